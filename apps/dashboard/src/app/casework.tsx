import { lazy, Suspense } from 'react';
import { Resource } from 'react-admin';
import { Route } from 'react-router';
import { numberCheckPath } from '../certificates/paths.ts';
import { PageLoading } from '../layout/states.tsx';
import { calculatorPath } from '../programmes/medical-aid/paths.ts';
import { setUpPath } from '../set-up/useSetUpNeeded.ts';
import { screen } from './screen.ts';

const CaseList = screen(() => import('../casework/list/CaseList.tsx'));
const SetUpPage = lazy(() => import('../set-up/SetUpPage.tsx'));

/** Outside the frame, which waits for pages inside it. */
function SetUp() {
  return (
    <Suspense fallback={<PageLoading />}>
      <SetUpPage />
    </Suspense>
  );
}

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
    list={screen(() => import('../home-visits/HomeVisitList.tsx'))}
    create={screen(() => import('../home-visits/HomeVisitCreate.tsx'))}
    edit={screen(() => import('../home-visits/HomeVisitEdit.tsx'))}
    show={screen(() => import('../home-visits/HomeVisitShow.tsx'))}
  />,
  <Resource
    key="cases"
    name="cases"
    list={CaseList}
    create={screen(() => import('../casework/create/CaseCreate.tsx'))}
    edit={screen(() => import('../casework/create/CaseEdit.tsx'))}
    show={screen(() => import('../casework/show/CaseShow.tsx'))}
  />,
  <Resource
    key="objections"
    name="objections"
    list={screen(() => import('../casework/objections/ObjectionList.tsx'))}
  />,
  <Resource key="policies" name="policies" list={screen(() => import('../policies/PolicyList.tsx'))} />,
  <Resource key="calendar" name="calendar" list={screen(() => import('../calendar/CalendarPage.tsx'))} />,
  <Resource
    key="imports"
    name="imports"
    list={screen(() => import('../imports/ImportList.tsx'))}
    show={screen(() => import('../imports/ImportShow.tsx'))}
  />,
  <Resource
    key="users"
    name="users"
    list={lazy(() => import('../users/UserList.tsx'))}
    create={lazy(() => import('../users/UserCreate.tsx'))}
    edit={lazy(() => import('../users/UserEdit.tsx'))}
  />,
  <Resource key="retention" name="retention" list={screen(() => import('../retention/RetentionList.tsx'))} />,
  <Resource key="audit" name="audit" list={lazy(() => import('../audit/AuditList.tsx'))} />,
  <Resource key="api-keys" name="api-keys" list={lazy(() => import('../api-keys/ApiKeyList.tsx'))} />,
  <Resource key="settings" name="settings" list={lazy(() => import('../settings/Settings.tsx'))} />,
];

export const caseworkScreens = [
  <Route key="programme-cases" path="/cases/programme/:programme" Component={CaseList} />,
  <Route
    key="policy"
    path="/policies/:programme/show"
    Component={screen(() => import('../policies/PolicyShow.tsx'))}
  />,
  <Route
    key="policy-draft"
    path="/policies/:programme/draft"
    Component={screen(() => import('../policies/PolicyDraft.tsx'))}
  />,
  <Route
    key="calculator"
    path={calculatorPath}
    Component={screen(() => import('../programmes/medical-aid/Calculator.tsx'))}
  />,
  <Route
    key="number-check"
    path={numberCheckPath}
    Component={lazy(() => import('../certificates/NumberCheck.tsx'))}
  />,
  <Route
    key="home-visit-route"
    path="/home-visits/:id/route"
    Component={screen(() => import('../home-visits/RoutePrint.tsx'))}
  />,
  <Route
    key="home-visit-results"
    path="/home-visits/:id/results"
    Component={screen(() => import('../home-visits/VisitResults.tsx'))}
  />,
];

/** Pages for which nobody is signed in yet. */
export const outside = [<Route key="set-up" path={setUpPath} element={<SetUp />} />];
