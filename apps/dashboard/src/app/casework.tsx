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
];

export const caseworkScreens = [
  <Route
    key="number-check"
    path={numberCheckPath}
    Component={lazy(() => import('../certificates/NumberCheck.tsx'))}
  />,
];
