import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './build/precompress.ts';

const api = process.env['ZHUCAN_API'] ?? 'http://127.0.0.1:4000';
const proxied = [
  '/graphql',
  '/export',
  '/import',
  '/uploads',
  '/files',
  '/print',
  '/public',
  '/oidc',
  '/livez',
  '/readyz',
];

/**
 * What every page needs comes as two files rather than as sixty small ones, which compress worse: what the dashboard shares with
 * the query desk, and all else that its frame needs, dependencies included.
 */
const firstChunks = [
  {
    name: 'base',
    priority: 2,
    test: /node_modules\/(?:react|react-dom|scheduler|clsx|tslib|use-sync-external-store)\/|src\/providers\/locale|preload-helper/,
  },
  { name: 'frame', priority: 1, test: /src\/app\/App\.tsx$/ },
];

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    target: ['chrome111', 'firefox114', 'safari16.4'],
    // Inline data: URLs would need a looser content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: 'index.html', graphiql: 'graphiql.html' },
      output: { codeSplitting: { groups: firstChunks } },
    },
  },
  // Their workers are Vite's own `?worker` imports, which the dependency optimiser cannot read.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  server: {
    port: 5173,
    // Only whole path segments: `/imports.tsx` of the source tree is not the API's `/import`.
    proxy: Object.fromEntries(
      proxied.map(path => [`^${path}(?:/|\\?|$)`, { target: api, changeOrigin: false }]),
    ),
  },
});
