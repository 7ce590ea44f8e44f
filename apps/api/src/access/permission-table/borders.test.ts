// Commands about a record inside that name another one outside: the one outside is not there.

import { citizenIdFor } from '@zhucan/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makePerson, type TestPerson } from '../../../../../test/support/factories.ts';
import type { Land } from '../../../../../test/support/land.ts';
import { callOf, refusalSelection } from '../../../../../test/support/select.ts';
import { makeWorld } from '../../../../../test/support/world.ts';
import { schema } from '../../schema.ts';

let api: TestApi;
let town: Client;
/** Someone inside without any certificate. */
let free: TestPerson;
let lands: { inside: Land; outside: Land };
beforeAll(async () => {
  api = await testApi();
  const world = await makeWorld(api);
  lands = { inside: world.lands.own, outside: world.lands.otherTown };
  town = await api.user('TOWN_CASEWORKER');
  free = await makePerson(api, lands.inside.area);
});
afterAll(() => api.close());

type Arguments = Readonly<Record<string, unknown>>;
const household = (inside: Land, members: unknown[]) => ({
  areaId: inside.area.globalId,
  headId: inside.ids['Person'],
  members: [{ personId: inside.ids['Person'], relation: 'HEAD' }, ...members],
  hardships: [],
});
const visit = (inside: Land, more: Arguments) => ({
  areaId: inside.area.globalId,
  visitOn: '2026-11-24',
  hospitalId: inside.ids['Hospital'],
  townStaff: '王专干',
  districtStaff: '赵业务',
  certificateIds: [],
  ...more,
});
const freshNumber = citizenIdFor({ prefix: '990888', birthDate: '1961-05-06', sequence: 12 });
const newPerson = (inside: Land, more: Arguments) => ({
  input: { name: '边界人', idNumber: freshNumber, areaId: inside.area.globalId, ...more },
});

const ACROSS: readonly (readonly [string, string, (inside: Land, outside: Land) => Arguments])[] = [
  [
    'createPerson',
    'in a household outside',
    (i, o) => newPerson(i, { householdId: o.ids['Household'], relationToHead: 'CHILD' }),
  ],
  [
    'updatePerson',
    'moving them outside',
    (i, o) => ({ id: i.ids['Child'], expectedVersion: 1, input: { areaId: o.area.globalId } }),
  ],
  [
    'updatePerson',
    'into a household outside',
    (i, o) => ({
      id: i.ids['Child'],
      expectedVersion: 1,
      input: { householdId: o.ids['Household'], relationToHead: 'CHILD' },
    }),
  ],
  [
    'createHousehold',
    'with a member outside',
    (i, o) => ({ input: household(i, [{ personId: o.ids['Person'], relation: 'CHILD' }]) }),
  ],
  [
    'updateHousehold',
    'with a member outside',
    (i, o) => ({
      id: i.ids['Household'],
      expectedVersion: 1,
      input: household(i, [{ personId: o.ids['Person'], relation: 'CHILD' }]),
    }),
  ],
  [
    'updateHousehold',
    'moved outside',
    (i, o) => ({
      id: i.ids['Household'],
      expectedVersion: 1,
      input: { ...household(i, []), areaId: o.area.globalId },
    }),
  ],
  [
    'updateInstitution',
    'moved outside',
    (i, o) => ({
      id: i.ids['Institution'],
      expectedVersion: 1,
      input: { kind: 'CARE_HOME', name: '新院', areaId: o.area.globalId },
    }),
  ],
  [
    'admitToInstitution',
    'someone outside',
    (i, o) => ({ institutionId: i.ids['Institution'], personId: o.ids['Child'], admittedOn: '2026-11-20' }),
  ],
  [
    'admitToInstitution',
    'to one outside',
    (i, o) => ({ institutionId: o.ids['Institution'], personId: i.ids['Child'], admittedOn: '2026-11-20' }),
  ],
  [
    'assignCertificateAssessment',
    'to a visit outside',
    (i, o) => ({ id: i.ids['Application'], expectedVersion: 1, homeVisitBatchId: o.ids['HomeVisitBatch'] }),
  ],
  [
    'assignCertificateAssessment',
    'to a hospital outside',
    (i, o) => ({ id: i.ids['Application'], expectedVersion: 1, hospitalId: o.ids['Hospital'] }),
  ],
  [
    'assessCertificate',
    'at a hospital outside',
    (i, o) => ({
      id: i.ids['Application'],
      expectedVersion: 1,
      input: {
        assessedOn: '2026-11-20',
        hospitalId: o.ids['Hospital'],
        doctors: ['孙一', '周二'],
        parts: [{ category: 'PHYSICAL', grade: 2 }],
        cause: 'ACCIDENT',
      },
    }),
  ],
  [
    'applyForCertificate',
    'at a hospital outside',
    (_i, o) => ({
      personId: free.globalId,
      input: {
        kind: 'FIRST',
        category: 'PHYSICAL',
        hospitalId: o.ids['Hospital'],
      },
    }),
  ],
  [
    'createHomeVisitBatch',
    'with an application outside',
    (i, o) => ({ input: visit(i, { certificateIds: [o.ids['Application']] }) }),
  ],
  [
    'createHomeVisitBatch',
    'with a hospital outside',
    (i, o) => ({ input: visit(i, { hospitalId: o.ids['Hospital'] }) }),
  ],
  [
    'createHomeVisitBatch',
    'in a village outside',
    (i, o) => ({ input: visit(i, { areaId: o.area.globalId }) }),
  ],
  [
    'updateHomeVisitBatch',
    'with an application outside',
    (i, o) => ({
      id: i.ids['HomeVisitBatch'],
      expectedVersion: 1,
      input: visit(i, { certificateIds: [o.ids['Application']] }),
    }),
  ],
];

async function registerOf(): Promise<string> {
  const tables = [
    'person',
    'household',
    'institution',
    'institution_stay',
    'certificate',
    'home_visit_batch',
    'audit_entry',
  ];
  const parts: string[] = [];
  for (const table of tables) {
    const { rows } = await api.db.pool.query(
      `SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS sum FROM ${table} t`,
    );
    parts.push(`${table} ${rows[0].sum}`);
  }
  return parts.join('\n');
}

test.each(ACROSS)('%s %s', async (name, _how, argumentsOf) => {
  const before = await registerOf();
  const variables = argumentsOf(lands.inside, lands.outside);
  const document = callOf(schema, 'mutation', name, Object.keys(variables), refusalSelection(schema, name));
  const { data, errors } = await town.query<Record<string, { __typename: string }>>(document, variables);
  expect(errors).toEqual([]);
  expect(['NotFoundError', 'ValidationError'], JSON.stringify(data)).toContain(data?.[name]?.__typename);
  // A record outside reads as one that is not there: not even that it exists is told.
  expect(JSON.stringify(data)).toMatch(/NOT_FOUND|OUTSIDE_AREA/);
  expect(await registerOf()).toBe(before);
});
