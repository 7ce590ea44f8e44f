// A PostgreSQL that is not the program's own: the continuous integration names one, elsewhere one is started for the test.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface Postgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function outsidePostgres(): Promise<Postgres> {
  const { ZHUCAN_OUTSIDE_DATABASE_URL: named } = process.env;
  if (named) return { url: named, stop: () => Promise.resolve() };
  const child = spawn(join(ROOT, 'node_modules/.bin/node'), ['test/support/throwaway.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const address = /listening: (\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', code => reject(new Error(`PostgreSQL ended with ${code}`)));
  });
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
