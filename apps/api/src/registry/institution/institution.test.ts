import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makeInstitution, makePerson } from '../../../../../test/support/factories.ts';

interface Answer {
  readonly answer: Readonly<Record<string, unknown>> & { readonly __typename: string };
}

const FAILURES =
  '... on ValidationError { problems { code field } } ... on StaleError { currentVersion } ... on Error { code message }';
const RESULT = `{ __typename ... on Institution { id name kind hospitalGrade designated capacity phone active version area { name } presentCount } ${FAILURES} }`;
const CREATE = `mutation ($input: InstitutionInput!) { answer: createInstitution(input: $input) ${RESULT} }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: InstitutionInput!) { answer: updateInstitution(id: $id, expectedVersion: $version, input: $input) ${RESULT} }`;
const STAY = `{ __typename ... on InstitutionStay { id present admittedOn leftOn institution { presentCount } person { name } } ${FAILURES} }`;
const ADMIT = `mutation ($institution: ID!, $person: ID!, $on: Date!) { answer: admitToInstitution(institutionId: $institution, personId: $person, admittedOn: $on) ${STAY} }`;
const LEAVE = `mutation ($stay: ID!, $on: Date!) { answer: endStay(stayId: $stay, leftOn: $on) ${STAY} }`;

let api: TestApi;
let manager: Client;
let town: Client;

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  town = await api.user('TOWN_CASEWORKER');
}, 60_000);

afterAll(() => api.close());

async function ask(client: Client, document: string, variables: Record<string, unknown>) {
  return (await client.data<Answer>(document, variables)).answer;
}

describe('institutions', () => {
  it('are registered, checked and changed, each name once a kind and area', async () => {
    const input = {
      kind: 'HOSPITAL',
      name: '清溪医院',
      areaId: api.areas.district.globalId,
      hospitalGrade: '2A',
      designated: true,
      phone: '0574 87654321',
    };
    const answer = await ask(manager, CREATE, { input });
    expect(answer).toMatchObject({
      __typename: 'Institution',
      phone: '0574-87654321',
      active: true,
      version: 1,
    });
    expect(await ask(manager, CREATE, { input })).toMatchObject({ code: 'INSTITUTION_TAKEN' });
    const { hospitalGrade: _grade, ...withoutGrade } = input;
    expect(await ask(manager, CREATE, { input: { ...withoutGrade, name: '无级医院' } })).toMatchObject({
      problems: [{ code: 'HOSPITAL_GRADE_MISSING', field: 'hospitalGrade' }],
    });
    const id = answer['id'];
    const change = { id, version: 1, input: { ...input, name: '清溪人民医院', active: false } };
    expect(await ask(manager, UPDATE, change)).toMatchObject({
      name: '清溪人民医院',
      active: false,
      version: 2,
    });
    expect(await ask(manager, UPDATE, change)).toMatchObject({ __typename: 'StaleError', currentVersion: 2 });
  });

  it('of the areas above are seen and not changed; those of other towns are not seen', async () => {
    const above = await makeInstitution(api, api.areas.district, { name: '区医院' });
    const other = await makeInstitution(api, api.areas.townB, { name: '西山医院' });
    const query = 'query ($id: ID!) { institution(id: $id) { name } }';
    expect(await town.data(query, { id: above.globalId })).toEqual({ institution: { name: '区医院' } });
    expect(await town.data(query, { id: other.globalId })).toEqual({ institution: null });
    const input = { kind: 'HOSPITAL', name: '改名', areaId: api.areas.townA.globalId, hospitalGrade: '2A' };
    expect(await ask(town, UPDATE, { id: above.globalId, version: 1, input })).toMatchObject({
      code: 'OUTSIDE_AREA',
    });
    expect(await ask(town, UPDATE, { id: other.globalId, version: 1, input })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const elsewhere = { ...input, areaId: api.areas.townB.globalId };
    expect(await ask(town, CREATE, { input: elsewhere })).toMatchObject({ code: 'NOT_FOUND' });
    const village = await api.user('VILLAGE_LIAISON');
    expect(await ask(village, CREATE, { input })).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('stays', () => {
  it('begin where there is room, once at a time, and end once', async () => {
    const home = await makeInstitution(api, api.areas.townA, { kind: 'CARE_HOME', capacity: 1 });
    const person = await makePerson(api, api.areas.villageA1);
    const variables = { institution: home.globalId, person: person.globalId, on: '2026-11-01' };
    const stay = await ask(town, ADMIT, variables);
    expect(stay).toMatchObject({
      present: true,
      institution: { presentCount: 1 },
      person: { name: person.name },
    });
    expect(await ask(town, ADMIT, variables)).toMatchObject({
      problems: expect.arrayContaining([
        { code: 'STAY_OPEN', field: 'personId' },
        { code: 'INSTITUTION_FULL', field: 'institutionId' },
      ]),
    });
    const leave = { stay: stay['id'], on: '2026-10-31' };
    expect(await ask(town, LEAVE, leave)).toMatchObject({
      problems: [{ code: 'DATE_ORDER', field: 'leftOn' }],
    });
    expect(await ask(town, LEAVE, { ...leave, on: '2026-11-20' })).toMatchObject({
      present: false,
      leftOn: '2026-11-20',
      institution: { presentCount: 0 },
    });
    expect(await ask(town, LEAVE, { ...leave, on: '2026-11-21' })).toMatchObject({ code: 'STAY_ENDED' });
    const actions = await api.db.prisma.auditEntry.findMany({
      where: { entity: 'Person', entityId: person.id },
    });
    expect(actions.map(entry => entry.action).sort()).toEqual(['ADMIT', 'END_STAY']);
  });

  it('give the last place to one of ten who ask at once', async () => {
    const home = await makeInstitution(api, api.areas.townA, { kind: 'CARE_HOME', capacity: 1 });
    const people = await Promise.all(Array.from({ length: 10 }, () => makePerson(api, api.areas.villageA1)));
    const answers = await Promise.all(
      people.map(person =>
        ask(town, ADMIT, { institution: home.globalId, person: person.globalId, on: '2026-11-01' }),
      ),
    );
    expect(answers.filter(answer => answer.__typename === 'InstitutionStay')).toHaveLength(1);
    expect(answers.filter(answer => answer.__typename === 'ValidationError')).toHaveLength(9);
  });

  it('are nobody’s business outside the person’s area', async () => {
    const home = await makeInstitution(api, api.areas.district, { kind: 'CARE_HOME' });
    const person = await makePerson(api, api.areas.villageB1);
    expect(
      await ask(town, ADMIT, { institution: home.globalId, person: person.globalId, on: '2026-11-01' }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
    const stay = await ask(manager, ADMIT, {
      institution: home.globalId,
      person: person.globalId,
      on: '2026-11-01',
    });
    expect(await ask(town, LEAVE, { stay: stay['id'], on: '2026-11-02' })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const query = 'query ($id: ID!) { institution(id: $id) { presentCount stays { person { name } } } }';
    expect(await town.data(query, { id: home.globalId })).toEqual({
      institution: { presentCount: 0, stays: [] },
    });
    // A partner who may not read people is told a number, which names nobody.
    const partner = await api.partner(['institution.read']);
    const count = 'query ($id: ID!) { institution(id: $id) { presentCount } }';
    expect(await partner.data(count, { id: home.globalId })).toEqual({ institution: { presentCount: 1 } });
  });
});

describe('the list of institutions', () => {
  interface Page {
    readonly institutions: {
      readonly nodes: readonly { readonly name: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  }
  const LIST = `query ($filter: InstitutionFilter, $sort: InstitutionSort, $first: Int, $after: String) {
    institutions(filter: $filter, sort: $sort, first: $first, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }`;
  const names = async (variables: Record<string, unknown>, client = manager) =>
    (await client.data<Page>(LIST, variables)).institutions.nodes.map(one => one.name);

  beforeAll(async () => {
    await api.db.prisma.institutionStay.deleteMany();
    await api.db.prisma.institution.deleteMany();
    const { district, townA, villageB1 } = api.areas;
    await makeInstitution(api, district, { name: '安康医院' });
    await makeInstitution(api, district, { name: '博爱医院', designated: false });
    await makeInstitution(api, townA, { name: '晨光康复室', kind: 'REHABILITATION_ROOM' });
    await makeInstitution(api, villageB1, { name: '东升学校', kind: 'SCHOOL', active: false });
  });

  it('filters and sorts', async () => {
    const all = ['安康医院', '博爱医院', '晨光康复室', '东升学校'];
    expect(await names({})).toEqual(all);
    expect(await names({ sort: 'NAME_DESC' })).toEqual([...all].reverse());
    expect(await names({ sort: 'KIND' })).toEqual(['安康医院', '博爱医院', '晨光康复室', '东升学校']);
    expect(await names({}, town)).toEqual(['安康医院', '博爱医院', '晨光康复室']);
    expect(await names({ filter: { kind: ['HOSPITAL', 'SCHOOL'] } })).toEqual([
      '安康医院',
      '博爱医院',
      '东升学校',
    ]);
    expect(await names({ filter: { designated: true } })).toEqual(['安康医院']);
    expect(await names({ filter: { active: false } })).toEqual(['东升学校']);
    expect(await names({ filter: { area: api.areas.townB.globalId } })).toEqual(['东升学校']);
    expect(await names({ filter: { text: 'akyy' } })).toEqual(['安康医院']);
    expect(await names({ filter: { text: '康复' } })).toEqual(['晨光康复室']);
  });

  it.each(['NAME', 'NAME_DESC', 'KIND'])(
    'gives each once in the order %s, in pages of any size',
    async sort => {
      const whole = await names({ sort });
      for (const first of [1, 2, 3, 4]) {
        const found: string[] = [];
        let after: string | null = null;
        for (let more = true; more; ) {
          const { institutions }: Page = await manager.data<Page>(LIST, { sort, first, after });
          found.push(...institutions.nodes.map(one => one.name));
          more = institutions.pageInfo.hasNextPage;
          after = institutions.pageInfo.endCursor;
        }
        expect(found).toEqual(whole);
      }
    },
  );
});
