// `npm run dev`: the server restarts and the dashboard reloads on save. The dashboard is at Vite's address, which passes on to the API.

import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownNode, prepare } from './prepare.mjs';
import { run } from './run.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

await prepare(root);
const watched = ['apps/api/src', 'packages/domain/src', 'prisma/src'].map(
  path => `--watch-path=${join(root, path)}`,
);
const api = run(ownNode(root), [...watched, join(root, 'apps/api/src/server.ts')], { cwd: root });
const dashboard = run(ownNode(root), [join(root, 'apps/dashboard/node_modules/vite/bin/vite.js')], {
  cwd: join(root, 'apps/dashboard'),
});
await Promise.race([api, dashboard]);
process.kill(process.pid, 'SIGTERM');
