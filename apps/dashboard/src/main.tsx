import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { obeyPolicy } from './app/strictPolicy.ts';
import { loadCatalogue } from './providers/i18n/index.ts';
import { currentLocale, keepLocale } from './providers/locale.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

obeyPolicy();
keepLocale(currentLocale());
await loadCatalogue(currentLocale());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
