import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './build/precompress.ts';

const api = process.env['ZHUCAN_API'] ?? 'http://127.0.0.1:4000';
const proxied = ['/graphql', '/export', '/import', '/livez', '/readyz'];

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    target: ['chrome111', 'firefox114', 'safari16.4'],
    // Inline data: URLs would need a looser content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { index: 'index.html', graphiql: 'graphiql.html' } },
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
