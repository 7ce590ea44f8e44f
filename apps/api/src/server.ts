// The program: reads the environment, starts everything, and stops it cleanly when asked to.

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { fileURLToPath } from 'node:url';
import { readConfig } from './config.ts';
import { type Running, start } from './start.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const file = join(ROOT, '.env');
  if (existsSync(file)) loadEnvFile(file);
  let running: Running | undefined;
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('Stopping…');
    await running?.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  running = await start({
    config: readConfig(process.env, ROOT),
    dashboardFolder: join(ROOT, 'apps/dashboard/dist'),
    say,
  });
  if (stopping) return running.stop();
  say('');
  say(`Zhucan is ready: ${running.address}`);
  say(`GraphQL: ${running.address}/graphql   GraphiQL: ${running.address}/graphiql`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
