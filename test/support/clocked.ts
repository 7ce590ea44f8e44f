// The whole program with a clock that a test sets forward, run as a process of its own. The program itself takes its time from the
// machine alone; only who starts it in code can give it another clock.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../apps/api/src/config.ts';
import { start } from '../../apps/api/src/start.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

let aheadMs = 0;
const running = await start({
  config: readConfig(process.env, ROOT),
  dashboardFolder: join(ROOT, 'apps/dashboard/dist'),
  clock: () => new Date(Date.now() + aheadMs),
});

process.on('message', (ms: unknown) => {
  if (typeof ms !== 'number') throw new TypeError('the clock is set by milliseconds');
  aheadMs = ms;
  process.send?.(ms);
});
process.once('SIGTERM', async () => {
  await running.stop();
  process.exit(0);
});
process.stdout.write(`Zhucan is ready: ${running.address}\n`);
