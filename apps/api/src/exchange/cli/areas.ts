// `pnpm import:areas --county 330205 [--url postgres://…]`: the real divisions of a county into the register.

import { parseArgs } from 'node:util';
import { SYSTEM_ACTOR } from '../../access/audit.ts';
import { importCounty } from '../area/area-import.ts';
import { runProgram, say } from './program.ts';

const USAGE = 'Usage: pnpm import:areas --county <six digits> [--url <postgres://…>]';

function options(): { county?: string; url?: string } {
  try {
    return parseArgs({ options: { county: { type: 'string' }, url: { type: 'string' } } }).values;
  } catch {
    return {};
  }
}

const { county, url } = options();
if (county === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 1;
} else {
  await runProgram(url, async services => {
    const { added, kept, renamed, retired } = await importCounty(
      services,
      county,
      SYSTEM_ACTOR,
      services.clock(),
    );
    say(
      `${county}: ${added} added, ${kept} kept, ${renamed} renamed, ${retired} no longer in the list (left as they are)`,
    );
  });
}
