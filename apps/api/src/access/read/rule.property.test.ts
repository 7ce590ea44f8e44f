// The row rule as a law: whatever the tree of areas, whoever asks, and however deep the query, nothing outside the asker's area
// comes back, and everything inside it does.

import { isWithin, type Role } from '@zhucan/domain';
import fc from 'fast-check';
import { getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../../../../test/support/api.ts';
import { globalId, makeArea, type TestArea } from '../../../../../test/support/areas.ts';
import {
  makeCertificate,
  makeHousehold,
  makeInstitution,
  makePerson,
} from '../../../../../test/support/factories.ts';
import { selectAll } from '../../../../../test/support/select.ts';
import { schema } from '../../schema.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

const ROW_TYPES = [
  'Area',
  'Person',
  'Household',
  'Institution',
  'InstitutionStay',
  'Certificate',
  'HomeVisitBatch',
];
const ROLE_OF_LEVEL: Readonly<Record<TestArea['level'], readonly Role[]>> = {
  DISTRICT: ['DISTRICT_MANAGER', 'DISTRICT_OFFICER'],
  TOWN: ['TOWN_CASEWORKER', 'TOWN_HEAD'],
  VILLAGE: ['VILLAGE_LIAISON'],
};

/** For each district, how many villages each of its towns has. */
const trees = fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});
const three = (number: number): string => String(number).padStart(3, '0');
let districts = 200;

async function plant(tree: readonly (readonly number[])[]): Promise<TestArea[]> {
  const areas: TestArea[] = [];
  const add = async (path: string) => {
    const area = await makeArea(api.db, path, `区划${path}`);
    areas.push(area);
    return path;
  };
  for (const towns of tree) {
    districts += 1;
    const district = await add(`99${String(districts).padStart(4, '0')}`);
    for (const [index, villages] of towns.entries()) {
      const town = await add(district + three(index + 1));
      for (let village = 1; village <= villages; village += 1) await add(town + three(200 + village));
    }
  }
  return areas;
}

/** People of random villages, tied into households and institutions of random others. */
async function settle(areas: readonly TestArea[], draws: readonly number[]): Promise<Map<string, string>> {
  const villages = areas.filter(area => area.level === 'VILLAGE');
  const at = <Item>(items: readonly Item[], draw: number): Item => items[draw % items.length] as Item;
  const paths = new Map<string, string>();
  for (const [index, draw] of draws.entries()) {
    const [home, other] = [at(villages, draw), at(villages, draw >> 3)];
    const person = await makePerson(api, home);
    const stranger = await makePerson(api, other);
    paths.set(person.globalId, home.path).set(stranger.globalId, other.path);
    const household = await makeHousehold(api, home, person, [stranger]);
    const place = at(areas, draw >> 5);
    const institution = await makeInstitution(api, place, { kind: 'CARE_HOME', name: `机构${index}` });
    paths.set(household.globalId, home.path).set(institution.globalId, place.path);
    const certificate = await makeCertificate(api, person, home, { more: { hospitalId: institution.id } });
    const application = await makeCertificate(api, stranger, other, { status: 'APPLIED' });
    paths.set(certificate.globalId, home.path).set(application.globalId, other.path);
    for (const one of [person, stranger]) {
      const { id } = await api.db.prisma.institutionStay.create({
        data: { institutionId: institution.id, personId: one.id, admittedOn: new Date('2025-01-01') },
      });
      paths.set(globalId('InstitutionStay', id), paths.get(one.globalId) ?? '');
    }
  }
  return paths;
}

function* idsIn(value: unknown): Generator<{ type: string; id: string }> {
  if (Array.isArray(value)) for (const inner of value) yield* idsIn(inner);
  else if (typeof value === 'object' && value !== null) {
    const { __typename: type, id } = { __typename: '', id: '', ...value };
    if (id !== '' && ROW_TYPES.includes(type)) yield { type, id };
    for (const inner of Object.values(value)) yield* idsIn(inner);
  }
}

/** A walk from row to row, a random relation at each turn. */
function wander(typeName: string, turns: readonly number[]): string {
  const [turn, ...rest] = turns;
  const type = schema.getType(typeName);
  const relations = isObjectType(type)
    ? Object.values(type.getFields()).filter(field => isRow(getNamedType(field.type).name))
    : [];
  const field = turn === undefined ? undefined : relations[turn % relations.length];
  const onward = field ? `${field.name} ${wander(getNamedType(field.type).name, rest)}` : '';
  return `{ __typename id ${onward} }`;
}

const isRow = (name: string) => ROW_TYPES.includes(name);
const QUERY = ['people', 'households', 'institutions', 'certificates', 'areas'] as const;
const TYPE = {
  people: 'Person',
  households: 'Household',
  institutions: 'Institution',
  certificates: 'Certificate',
  areas: 'Area',
} as const;

test('nothing outside comes back, and everything inside does', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      trees,
      fc.array(fc.nat({ max: 4095 }), { minLength: 2, maxLength: 6 }),
      fc.nat(),
      fc.constantFrom(...QUERY),
      fc.array(fc.nat(), { maxLength: 4 }),
      async (tree, draws, who, list, turns) => {
        const areas = await plant(tree);
        const paths = await settle(areas, draws);
        for (const area of areas) paths.set(area.globalId, area.path);
        const home = areas[who % areas.length] as TestArea;
        const roles = ROLE_OF_LEVEL[home.level];
        const client = await api.user(roles[who % roles.length] as Role, home);
        const sees = (type: string, path: string) =>
          isWithin(path, home.path) || (['Area', 'Institution'].includes(type) && isWithin(home.path, path));
        const answers = [
          await client.data(`{ ${list}(first: 2) { nodes ${selectAll({ schema, isRow }, TYPE[list], 1)} } }`),
          await client.data(`{ ${list}(first: 1) { nodes ${wander(TYPE[list], turns)} } }`),
        ];
        for (const { type, id } of idsIn(answers))
          expect(sees(type, paths.get(id) ?? 'a record of nowhere'), `${type} ${id} at ${home.path}`).toBe(
            true,
          );
        const { [list]: all } = await client.data<Record<string, { nodes: { id: string }[] }>>(
          `{ ${list}(first: 100) { nodes { id } } }`,
        );
        const expected = [...paths]
          .filter(
            ([id, path]) =>
              Buffer.from(id, 'base64url').toString().startsWith(`${TYPE[list]}:`) && sees(TYPE[list], path),
          )
          .map(([id]) => id);
        expect(all?.nodes.map(node => node.id).sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: Number(process.env['ZHUCAN_PROPERTY_RUNS'] ?? 40), seed: 20_261_123 },
  );
});
