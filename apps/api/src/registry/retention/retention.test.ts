import { type RetentionFacts, retentionState } from '@zhucan/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import {
  makeCertificate,
  makeHousehold,
  makeInstitution,
  makePerson,
  type TestPerson,
} from '../../../../../test/support/factories.ts';

interface Due {
  readonly person: { readonly id: string };
  readonly ground: string;
  readonly since: string;
  readonly keptUntil: string | null;
  readonly keptReason: string | null;
  readonly keptBy: string | null;
}
interface Answer {
  readonly answer: Readonly<Record<string, unknown>> & { readonly __typename: string };
}

const DUE = `query ($filter: RetentionFilter) { retentionDue(filter: $filter, first: 100) { totalCount
  nodes { person { id } ground since keptUntil keptReason keptBy } } }`;
const FAILURES = '... on ValidationError { problems { code field } } ... on Error { code }';
const KEEP = `mutation ($id: ID!, $until: Date!, $reason: String!) {
  answer: keepPersonRecord(personId: $id, until: $until, reason: $reason) { __typename
    ... on RetentionDue { keptUntil keptReason keptBy } ${FAILURES} } }`;
const ERASE = `mutation ($id: ID!) { answer: erasePerson(id: $id, expectedVersion: 1, reason: "保存期满") {
  __typename ${FAILURES} } }`;

let api: TestApi;
let manager: Client;

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
}, 60_000);

afterAll(() => api.close());

const day = (text: string) => new Date(`${text}T00:00:00Z`);

async function due(filter: object = {}): Promise<Due[]> {
  const { retentionDue } = await manager.data<{ retentionDue: { nodes: Due[]; totalCount: number } }>(DUE, {
    filter,
  });
  expect(retentionDue.totalCount).toBe(retentionDue.nodes.length);
  return retentionDue.nodes;
}

async function stateOf(person: TestPerson): Promise<string> {
  const has = (rows: Due[]) => rows.some(row => row.person.id === person.globalId);
  if (has(await due())) return 'DUE';
  return has(await due({ kept: true })) ? 'KEPT' : 'NOT_DUE';
}

const ask = async (document: string, variables: Record<string, unknown>, client = manager) =>
  (await client.data<Answer>(document, variables)).answer;

const wish = fc.record({
  diedOn: fc.constantFrom(null, '2010-05-05', '2016-11-23', '2016-11-24', '2025-01-01'),
  ends: fc.array(fc.constantFrom('2009-01-01', '2016-11-23', '2016-11-24', '2024-02-02'), { maxLength: 2 }),
  held: fc.boolean(),
  stays: fc.boolean(),
  hardship: fc.boolean(),
  keptUntil: fc.constantFrom(null, '2026-11-22', '2026-11-23', '2030-01-01'),
});

/** Someone of whom all this is true. */
async function made(facts: typeof wish extends fc.Arbitrary<infer F> ? F : never): Promise<TestPerson> {
  const { villageA1, townA } = api.areas;
  const { prisma } = api.db;
  const person = await makePerson(api, villageA1, {
    diedOn: facts.diedOn === null ? null : day(facts.diedOn),
  });
  for (const end of facts.ends)
    await makeCertificate(api, person, villageA1, {
      status: 'CANCELLED',
      issuedOn: '2005-01-01',
      appliedOn: '2004-12-01',
      more: { closedOn: day(end) },
    });
  if (facts.held) await makeCertificate(api, person, villageA1);
  if (facts.stays) {
    const home = await makeInstitution(api, townA, { kind: 'CARE_HOME' });
    const stay = { institutionId: home.id, personId: person.id, admittedOn: day('2008-01-01') };
    await prisma.institutionStay.create({ data: stay });
  }
  // The factory's household has a hardship in force.
  if (facts.hardship) await makeHousehold(api, villageA1, person);
  if (facts.keptUntil !== null)
    await prisma.retentionKeep.create({
      data: { personId: person.id, until: day(facts.keptUntil), reason: '诉讼未结', actorId: 1 },
    });
  return person;
}

describe('records whose time is over', () => {
  it('are those that the domain says, whatever else is true of them', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(wish, async facts => {
        const person = await made(facts);
        const { diedOn, held, stays, hardship, keptUntil } = facts;
        const expected: RetentionFacts = {
          diedOn,
          lastEndedOn: [...facts.ends].sort().at(-1) ?? null,
          open: held || stays || (hardship && diedOn === null),
          keptUntil,
        };
        const state = retentionState(expected, '2026-11-23', { years: 10 });
        if (state !== 'NOT_DUE') seen += 1;
        expect(await stateOf(person)).toBe(state);
        await api.db.prisma.person.update({ where: { id: person.id }, data: { erasedAt: new Date() } });
      }),
      { numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(3);
  });

  it('say since when and why, and leave the list when they are erased', async () => {
    const dead = await makePerson(api, api.areas.villageA1, { diedOn: day('2012-03-04') });
    const [row] = (await due()).filter(one => one.person.id === dead.globalId);
    expect(row).toMatchObject({ ground: 'DEATH', since: '2012-03-04', keptUntil: null });
    expect(await ask(ERASE, { id: dead.globalId })).toMatchObject({ __typename: 'Person' });
    expect(await stateOf(dead)).toBe('NOT_DUE');
  });

  it('are kept by a decision with its reason, which the trail and the person’s record keep', async () => {
    const dead = await makePerson(api, api.areas.villageA1, { diedOn: day('2012-03-04') });
    const kept = await ask(KEEP, { id: dead.globalId, until: '2028-01-01', reason: '遗属待遇仍在核对' });
    expect(kept).toMatchObject({
      keptUntil: '2028-01-01',
      keptReason: '遗属待遇仍在核对',
      keptBy: expect.any(String),
    });
    expect(await stateOf(dead)).toBe('KEPT');
    const again = await ask(KEEP, { id: dead.globalId, until: '2027-01-01', reason: '提前复核' });
    expect(again).toMatchObject({ keptUntil: '2027-01-01' });
    const entries = await api.db.prisma.auditEntry.findMany({
      where: { entity: 'Person', entityId: dead.id, action: 'KEEP' },
      orderBy: { at: 'asc' },
    });
    expect(entries.map(({ reason, changes }) => [reason, changes])).toEqual(
      expect.arrayContaining([
        ['遗属待遇仍在核对', { until: [null, '2028-01-01'] }],
        ['提前复核', { until: ['2028-01-01', '2027-01-01'] }],
      ]),
    );
    const { person } = await manager.data<{ person: { timeline: { kind: string }[] } }>(
      'query ($id: ID!) { person(id: $id) { timeline { kind } } }',
      { id: dead.globalId },
    );
    expect(person.timeline.map(({ kind }) => kind)).toContain('PERSON_KEEP');
  });

  it('are the manager’s alone, and of the area that is asked for', async () => {
    const dead = await makePerson(api, api.areas.villageB1, { diedOn: day('2012-03-04') });
    const within = async (area: { globalId: string }) =>
      (await due({ area: area.globalId })).some(row => row.person.id === dead.globalId);
    expect(await within(api.areas.townB)).toBe(true);
    expect(await within(api.areas.townA)).toBe(false);
    const officer = await api.user('DISTRICT_OFFICER');
    expect((await officer.query(DUE, {})).errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const keep = { id: dead.globalId, until: '2028-01-01', reason: '核对后保留' };
    expect(await ask(KEEP, keep, officer)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('follow the policy of the district', async () => {
    const dead = await makePerson(api, api.areas.villageA1, { diedOn: day('2014-01-01') });
    expect(await stateOf(dead)).toBe('DUE');
    const change = (version: number, years: number) =>
      ask(
        `mutation ($version: Int!, $years: Int!) { answer: updateRetentionPolicy(expectedVersion: $version, years: $years) {
          __typename ... on RetentionPolicy { years version } ${FAILURES} } }`,
        { version, years },
      );
    expect(await change(0, 15)).toMatchObject({ years: 15, version: 1 });
    expect(await stateOf(dead)).toBe('NOT_DUE');
    expect(await change(0, 5)).toMatchObject({ __typename: 'StaleError' });
    expect(await change(1, 0)).toMatchObject({ problems: [{ code: 'TOO_SMALL', field: 'years' }] });
    expect(await change(1, 10)).toMatchObject({ years: 10, version: 2 });
  });
});
