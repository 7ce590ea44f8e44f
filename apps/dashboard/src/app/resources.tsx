import { lazy } from 'react';
import { Resource } from 'react-admin';
import { Route } from 'react-router';
import { caseworkResources, caseworkScreens } from './casework.tsx';
import { fundResources } from './fund.tsx';
import { screen } from './screen.ts';

export const Home = lazy(() => import('../home/Home.tsx'));

/** One line a resource; each screen is fetched when it is first opened. */
export const resources = [
  <Resource
    key="people"
    name="people"
    list={lazy(() => import('../people/PeopleList.tsx'))}
    create={lazy(() => import('../people/PersonCreate.tsx'))}
    edit={lazy(() => import('../people/PersonEdit.tsx'))}
    show={screen(() => import('../people/PersonShow.tsx'))}
  />,
  <Resource
    key="households"
    name="households"
    list={lazy(() => import('../households/HouseholdList.tsx'))}
    create={lazy(() => import('../households/HouseholdCreate.tsx'))}
    edit={lazy(() => import('../households/HouseholdEdit.tsx'))}
    show={lazy(() => import('../households/HouseholdShow.tsx'))}
  />,
  <Resource
    key="institutions"
    name="institutions"
    list={lazy(() => import('../institutions/InstitutionList.tsx'))}
    create={lazy(() => import('../institutions/InstitutionCreate.tsx'))}
    edit={lazy(() => import('../institutions/InstitutionEdit.tsx'))}
    show={lazy(() => import('../institutions/InstitutionShow.tsx'))}
  />,
  <Resource
    key="areas"
    name="areas"
    list={lazy(() => import('../areas/AreaList.tsx'))}
    edit={lazy(() => import('../areas/AreaEdit.tsx'))}
  />,
  ...caseworkResources,
  ...fundResources,
];

/** Screens that are no list of records. */
export const screens = [
  <Route key="overview" path="/overview" Component={lazy(() => import('../home/Overview.tsx'))} />,
  <Route key="work" path="/work" Component={lazy(() => import('../home/Work.tsx'))} />,
  <Route
    key="person-copy"
    path="/people/:id/copy"
    Component={screen(() => import('../people/PersonCopy.tsx'))}
  />,
  ...caseworkScreens,
];
