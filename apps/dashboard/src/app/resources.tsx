import { lazy } from 'react';

export const Home = lazy(() => import('../home/Home.tsx'));

/** One line a resource; each screen is fetched when it is first opened. */
export const resources = [];

export const screens = [];
