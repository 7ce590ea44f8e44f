import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { currentLocale, keepLocale } from '../providers/locale.ts';
import { Desk } from './Desk.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

keepLocale(currentLocale());
createRoot(root).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
);
