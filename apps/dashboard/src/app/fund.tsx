import { Resource } from 'react-admin';
import { screen } from './screen.ts';

/** Money: funds and their entries, payments and their batches, advances. */
export const fundResources = [
  <Resource
    key="funds"
    name="funds"
    list={screen(() => import('../fund/FundList.tsx'))}
    create={screen(() => import('../fund/FundCreate.tsx'))}
    edit={screen(() => import('../fund/FundEdit.tsx'))}
    show={screen(() => import('../fund/show/FundShow.tsx'))}
  />,
  <Resource
    key="fund-entries"
    name="fund-entries"
    list={screen(() => import('../fund/entries/EntryList.tsx'))}
  />,
  <Resource key="payments" name="payments" list={screen(() => import('../fund/payments/PaymentList.tsx'))} />,
  <Resource
    key="payment-batches"
    name="payment-batches"
    list={screen(() => import('../fund/batches/BatchList.tsx'))}
    show={screen(() => import('../fund/batches/BatchShow.tsx'))}
  />,
  <Resource key="advances" name="advances" list={screen(() => import('../fund/advances/AdvanceList.tsx'))} />,
];
