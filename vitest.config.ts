import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

// graphql ships two builds; Vite would take one and Node, for the libraries, the other. Both take Node's.
const graphql = createRequire(path('apps/api/package.json')).resolve('graphql');

const withDatabase = {
  include: [
    'apps/api/src/**/*.test.ts',
    'prisma/{src,seed,migrations}/**/*.test.ts',
    'test/support/**/*.test.ts',
  ],
  globalSetup: [path('test/support/globalSetup.ts')],
  testTimeout: 120_000,
  hookTimeout: 240_000,
};

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Properties are tried many times; a busy machine takes its time over them.
          testTimeout: 120_000,
          include: ['packages/*/src/**/*.test.ts', 'apps/dashboard/src/**/*.test.{ts,tsx}'],
        },
      },
      { extends: true, test: { name: 'api', ...withDatabase } },
      { extends: true, test: { name: 'outside', ...withDatabase } },
    ],
  },
});
