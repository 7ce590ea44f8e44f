import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import {
  makeCertificate,
  makeHousehold,
  makeInstitution,
  makePerson,
  type TestPerson,
} from '../../../../../test/support/factories.ts';
import { openSession, viewerOfToken } from '../../access/session.ts';

/** Everything that a person's page can select. */
const PERSON_PAGE = `query ($id: ID!) { person(id: $id) {
  id name pinyin idNumber { masked present } sex age birthDate { masked present } ethnicity ethnicityName
  phone { masked } address hukouPlace hukouKind residencePermit residentSince businessRegistration
  guardianName guardianRelation guardianPhone { masked } education employment insurances bankName bankAccount { masked }
  diedOn consentOn erasedAt relationToHead version createdAt updatedAt
  area { id name fullName parent { name } }
  household { id address incomePerHead memberCount head { id name } members { id name age relationToHead certificate { state } }
    hardships { kind { code name } since until inForce certifiedBy paperNumber } }
  certificate { id state category grade severe number { masked } expiresOn daysLeft availableOperations }
  certificates { id kind state category grade events { operation at actor } assessments { category grade parts { category } diagnosis { masked present } } }
  stays { admittedOn leftOn present institution { name kind } }
  timeline { at kind title detail actor certificate { id } }
  merges { id reason }
} }`;

interface Page {
  readonly people: {
    readonly nodes: readonly { readonly id: string; readonly name: string }[];
    readonly totalCount?: number;
  };
}

let api: TestApi;
let manager: Client;
let town: Client;
let village: Client;
let inA1: TestPerson;
let inA2: TestPerson;
let inB1: TestPerson;
let elsewhere: TestPerson;

beforeAll(async () => {
  api = await testApi();
  const { areas } = api;
  manager = await api.user('DISTRICT_MANAGER');
  town = await api.user('TOWN_CASEWORKER');
  village = await api.user('VILLAGE_LIAISON');
  inA1 = await makePerson(api, areas.villageA1, { name: '欧阳文静', birthDate: '1960-02-29' });
  inA2 = await makePerson(api, areas.villageA2, { name: '王大伟', birthDate: '1990-11-23' });
  inB1 = await makePerson(api, areas.villageB1, { name: '单小雨', birthDate: '2015-11-24' });
  elsewhere = await makePerson(api, areas.elsewhereVillage, { name: '王远方' });
  await makeHousehold(api, areas.villageA1, inA1, [inA2]);
  await makeCertificate(api, inA1, areas.villageA1, { appliedOn: '2014-01-01', status: 'REPLACED' });
  await makeCertificate(api, inA1, areas.villageA1, { category: 'MENTAL', grade: 1 });
  await makeCertificate(api, inA2, areas.villageA2, { status: 'APPLIED', category: 'VISUAL' });
  const home = await makeInstitution(api, areas.townA, { kind: 'CARE_HOME', name: '东河托养中心' });
  await api.db.prisma.institutionStay.create({
    data: { institutionId: home.id, personId: inA1.id, admittedOn: new Date('2025-01-01') },
  });
}, 60_000);

afterAll(() => api.close());

const names = ({ people }: Page): string[] => people.nodes.map(one => one.name).sort();

async function found(client: Client, filter: Record<string, unknown>): Promise<string[]> {
  return names(
    await client.data<Page>(
      'query ($filter: PersonFilter) { people(filter: $filter) { nodes { id name } } }',
      {
        filter,
      },
    ),
  );
}

describe('the row rule', () => {
  it('shows a village its own people, a town its villages’, the district all of its own', async () => {
    expect(await found(village, {})).toEqual(['欧阳文静']);
    expect(await found(town, {})).toEqual(['欧阳文静', '王大伟']);
    expect(await found(manager, {})).toEqual(['单小雨', '欧阳文静', '王大伟']);
  });

  it('reads a person outside the area as missing, by every path', async () => {
    const query = 'query ($id: ID!) { person(id: $id) { name } node(id: $id) { id } }';
    for (const outside of [inB1, elsewhere])
      expect(await town.data(query, { id: outside.globalId })).toEqual({ person: null, node: null });
    expect(await found(town, { area: api.areas.townB.globalId })).toEqual([]);
    expect(await found(town, { text: '单小雨' })).toEqual([]);
    expect(await found(town, { text: inB1.idNumber })).toEqual([]);
  });

  it('leaves household members outside the area out of a nested list', async () => {
    const query = 'query ($id: ID!) { person(id: $id) { household { members { name } memberCount } } }';
    expect(await village.data(query, { id: inA1.globalId })).toEqual({
      person: { household: { members: [{ name: '欧阳文静' }], memberCount: 1 } },
    });
  });

  it('keeps the leader, who sees counts, from every record', async () => {
    const leader = await api.user('LEADER');
    const answer = await leader.query('{ people { nodes { name } } }');
    expect(answer.errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const query = 'query ($id: ID!) { person(id: $id) { name } }';
    expect(await leader.data(query, { id: inA1.globalId })).toEqual({ person: null });
  });

  it('asks who filters by certificates or households whether they may read those', async () => {
    const partner = await api.partner(['person.read']);
    expect(await found(partner, { sex: 'MALE' })).not.toEqual([]);
    for (const filter of [{ category: ['MENTAL'] }, { hasCertificate: true }, { hardship: ['ORPHAN'] }]) {
      const answer = await partner.query(
        'query ($filter: PersonFilter) { people(filter: $filter) { nodes { id } } }',
        { filter },
      );
      expect(answer.errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
    }
  });
});

describe('masking', () => {
  it('gives no number, no phone, no account, no date of birth whole, whatever is selected', async () => {
    const answer = await manager.query(PERSON_PAGE, { id: inA1.globalId });
    expect(answer.errors).toEqual([]);
    const text = JSON.stringify(answer);
    for (const secret of [inA1.idNumber, inA1.phone, inA1.bankAccount, inA1.birthDate, '19600229'])
      expect(text).not.toContain(secret);
    expect(answer.data).toMatchObject({
      person: {
        idNumber: { masked: `${'*'.repeat(14)}${inA1.idNumber.slice(-4)}`, present: true },
        phone: { masked: `${'*'.repeat(7)}${inA1.phone.slice(-4)}` },
        birthDate: { present: true },
        age: 66,
      },
    });
  });

  it('keeps dates of birth out of the cursors of an order by age', async () => {
    const answer = await manager.query('{ people(sort: AGE) { edges { cursor } } }');
    const cursors = JSON.stringify(answer.data).matchAll(/"cursor":"([^"]+)"/g);
    for (const [, cursor = ''] of cursors)
      expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });
});

describe('statements', () => {
  const warm = async (run: () => Promise<unknown>): Promise<number> => {
    await run();
    api.statements.length = 0;
    await run();
    return api.statements.length;
  };

  it('reads a page of the register in one, beside the session’s', async () => {
    const query = `query ($area: ID) { people(filter: {area: $area, text: "w"}, sort: NAME) { nodes {
      id name sex age idNumber { masked } area { name fullName } certificate { category grade state expiresOn } }
      pageInfo { hasNextPage endCursor } } }`;
    expect(await warm(() => manager.data(query, { area: api.areas.townA.globalId }))).toBe(1);
  });

  it('looks up the session in one', async () => {
    const { viewer } = manager;
    if (viewer?.kind !== 'user') throw new Error('the manager is a user');
    const token = await openSession(api.db, viewer.id, null);
    expect(await warm(() => viewerOfToken(api.db, token))).toBe(1);
  });

  it('reads a person’s page in one, beside the session’s, with everything on it', async () => {
    expect(await warm(() => manager.data(PERSON_PAGE, { id: inA1.globalId }))).toBe(1);
  });
});

describe('what a person’s page says', () => {
  it('shows the certificate that is held, or else the one under way', async () => {
    const query = `query ($id: ID!) { person(id: $id) { certificate { state category } certificates { state } } }`;
    expect(await manager.data(query, { id: inA1.globalId })).toEqual({
      person: {
        certificate: { state: 'ISSUED', category: 'MENTAL' },
        certificates: [{ state: 'ISSUED' }, { state: 'REPLACED' }],
      },
    });
    expect(await manager.data(query, { id: inA2.globalId })).toEqual({
      person: { certificate: { state: 'APPLIED', category: 'VISUAL' }, certificates: [{ state: 'APPLIED' }] },
    });
  });

  it('names household, hardship and stay in the reader’s language', async () => {
    const query = `query ($id: ID!) { person(id: $id) { ethnicityName relationToHead
      household { incomePerHead hardships { kind { name } inForce } } stays { present institution { name } } } }`;
    const english = api.as(manager.viewer, 'en');
    expect(await english.data(query, { id: inA1.globalId })).toEqual({
      person: {
        ethnicityName: 'Han',
        relationToHead: 'HEAD',
        household: { incomePerHead: '12000.00', hardships: [{ kind: { name: 'Hardship' }, inForce: true }] },
        stays: [{ present: true, institution: { name: '东河托养中心' } }],
      },
    });
  });
});
