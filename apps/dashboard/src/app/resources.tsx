import { lazy } from 'react';
import { Resource } from 'react-admin';

export const Home = lazy(() => import('../home/Home.tsx'));

/** One line a resource; each screen is fetched when it is first opened. */
export const resources = [
  <Resource
    key="people"
    name="people"
    list={lazy(() => import('../people/PeopleList.tsx'))}
    create={lazy(() => import('../people/PersonCreate.tsx'))}
    edit={lazy(() => import('../people/PersonEdit.tsx'))}
    show={lazy(() => import('../people/PersonShow.tsx'))}
  />,
];

/** Screens that are no list of records. */
export const screens: readonly React.ReactElement[] = [];
