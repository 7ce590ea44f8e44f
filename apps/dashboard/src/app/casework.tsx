import { lazy } from 'react';
import { Resource } from 'react-admin';
import { Route } from 'react-router';
import { numberCheckPath } from '../certificates/paths.ts';

/** What is done with the register: certificates and their operations. */
export const caseworkResources = [
  <Resource
    key="certificates"
    name="certificates"
    list={lazy(() => import('../certificates/CertificateList.tsx'))}
    create={lazy(() => import('../certificates/CertificateApply.tsx'))}
    show={lazy(() => import('../certificates/CertificateShow.tsx'))}
  />,
  <Resource
    key="home-visits"
    name="home-visits"
    list={lazy(() => import('../home-visits/HomeVisitList.tsx'))}
    create={lazy(() => import('../home-visits/HomeVisitCreate.tsx'))}
    edit={lazy(() => import('../home-visits/HomeVisitEdit.tsx'))}
    show={lazy(() => import('../home-visits/HomeVisitShow.tsx'))}
  />,
  <Resource
    key="imports"
    name="imports"
    list={lazy(() => import('../imports/ImportList.tsx'))}
    show={lazy(() => import('../imports/ImportShow.tsx'))}
  />,
];

export const caseworkScreens = [
  <Route
    key="number-check"
    path={numberCheckPath}
    Component={lazy(() => import('../certificates/NumberCheck.tsx'))}
  />,
  <Route
    key="home-visit-route"
    path="/home-visits/:id/route"
    Component={lazy(() => import('../home-visits/RoutePrint.tsx'))}
  />,
  <Route
    key="home-visit-results"
    path="/home-visits/:id/results"
    Component={lazy(() => import('../home-visits/VisitResults.tsx'))}
  />,
];
