// `npm start`: from a clone to a running server, on any Node from 20 on. Asks nothing, needs no terminal.

import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownNode, PrepareError, prepare } from './prepare.mjs';
import { run } from './run.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

async function start() {
  await prepare(root);
  process.stdout.write('Starting…\n');
  const { code } = await run(
    ownNode(root),
    [join(root, 'apps/api/src/server.ts'), ...process.argv.slice(2)],
    {
      cwd: root,
    },
  );
  return code;
}

try {
  process.exitCode = await start();
} catch (error) {
  process.stderr.write(`${error instanceof PrepareError ? error.message : error?.stack}\n`);
  process.exitCode = error instanceof PrepareError ? error.code : 1;
}
