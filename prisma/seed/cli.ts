// `pnpm seed`: the made-up district into an empty database, as large as wanted.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hash } from '@node-rs/argon2';
import { isCalendarDate, todayInShanghai } from '@zhucan/domain';
import { startEmbedded } from '../src/embedded.ts';
import { migrate } from '../src/migrate.ts';
import { SeedRefused, seedLarge } from './index.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const USAGE = `Usage: pnpm seed [--people 1000000] [--url postgresql://…] [--data folder] [--today 2026-01-31] [--yes]

  --people  how many people, 1,000 to 10,000,000: 20 towns, ten years; without it the demonstration district of 5,000
  --url     an outside PostgreSQL (or DATABASE_URL); without it the embedded one of the data folder
  --data    the folder of the embedded database and the keys (or ZHUCAN_DATA)
  --today   the day before which history ends; without it today
  --yes     made-up people may go into an outside database (or ZHUCAN_DEMO=1)

The database must be empty.`;

interface Wanted {
  readonly people: number | undefined;
  readonly url: string;
  readonly dataDir: string;
  readonly today: string;
}

function readArguments(args: readonly string[], env: NodeJS.ProcessEnv): Wanted {
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: { type: 'string' },
      url: { type: 'string' },
      data: { type: 'string' },
      today: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
  });
  const people = values.people === undefined ? undefined : Number(values.people.replaceAll(/[_,]/g, ''));
  if (people !== undefined && !(Number.isInteger(people) && people >= 1000 && people <= 10_000_000)) {
    throw new SeedRefused('--people takes a whole number from 1,000 to 10,000,000.');
  }
  const today = values.today ?? todayInShanghai(new Date());
  if (!isCalendarDate(today)) throw new SeedRefused('--today takes a day such as 2026-01-31.');
  const url = values.url ?? env['DATABASE_URL'] ?? '';
  if (url && !values.yes && env['ZHUCAN_DEMO'] !== '1') {
    throw new SeedRefused('Made-up people go into an outside database only with --yes (or ZHUCAN_DEMO=1).');
  }
  const dataDir = resolve(ROOT, values.data ?? (env['ZHUCAN_DATA'] || '.zhucan'));
  return { people, url, dataDir, today };
}

/** The demonstration password: the one given, or one made up and kept beside the data, where the server looks for it. */
function demonstrationPassword(dataDir: string, given: string | undefined): string {
  const file = join(dataDir, 'demonstration-password');
  if (given) return given;
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const made = randomBytes(9).toString('base64url');
  writeFileSync(file, `${made}\n`, { mode: 0o600 });
  return made;
}

async function run(
  { people, url: outside, dataDir, today }: Wanted,
  say: (line: string) => void,
): Promise<void> {
  const started = performance.now();
  mkdirSync(dataDir, { recursive: true });
  const embedded = outside ? undefined : await startEmbedded({ dataDir });
  try {
    const url = embedded?.url ?? outside;
    await migrate(url);
    const password = demonstrationPassword(dataDir, process.env['ZHUCAN_DEMO_PASSWORD']);
    const passwordHash = await hash(password);
    await seedLarge({ url, dataDir, today, passwordHash, say, ...(people === undefined ? {} : { people }) });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(`Done in ${seconds} s. The demonstration users' password: ${password}`);
  } finally {
    await embedded?.stop();
  }
}

const envFile = join(ROOT, '.env');
if (existsSync(envFile)) loadEnvFile(envFile);
try {
  const wanted = readArguments(process.argv.slice(2), process.env);
  await run(wanted, line => process.stdout.write(`${line}\n`));
} catch (error) {
  const usage =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  const refused = error instanceof SeedRefused;
  process.stderr.write(
    `${usage ? `${error.message}\n\n${USAGE}` : refused ? error.message : String(error)}\n`,
  );
  process.exitCode = usage ? 2 : 1;
}
