import { areas } from '../areas/source.ts';
import { audit } from '../audit/source.ts';
import { objections } from '../casework/objections/source.ts';
import { cases } from '../casework/source.ts';
import { certificates } from '../certificates/source.ts';
import { advances, fundEntries, funds, paymentBatches, payments } from '../fund/source.ts';
import { homeVisits } from '../home-visits/source.ts';
import { households } from '../households/source.ts';
import { imports } from '../imports/source.ts';
import { institutions } from '../institutions/source.ts';
import { people } from '../people/source.ts';
import type { Sources } from '../providers/dataProvider.ts';
import { retention } from '../retention/source.ts';
import { users } from '../users/source.ts';

/** Every resource that react-admin can list, read or write, over its own typed documents. Here from the start: a save must not wait for code. */
export const sources: Sources = {
  advances,
  areas,
  audit,
  cases,
  certificates,
  'fund-entries': fundEntries,
  funds,
  'home-visits': homeVisits,
  households,
  imports,
  institutions,
  objections,
  'payment-batches': paymentBatches,
  payments,
  people,
  retention,
  users,
};
