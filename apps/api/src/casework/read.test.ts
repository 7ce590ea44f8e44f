// Reading cases: how many statements it takes, whose cases they are, what a leader and a partner see of them, and how they are found.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { globalId } from '../../../../test/support/areas.ts';
import {
  application,
  type CaseState,
  draft,
  giveDocuments,
  hospitalOf,
  makeApplicant,
  makeStaff,
  meeting,
  type Place,
  succeededCase,
  take,
  toDistrictReview,
} from '../../../../test/support/cases.ts';
import { makePerson } from '../../../../test/support/factories.ts';
import { makeFund } from '../../../../test/support/funds.ts';

let api: TestApi;
let place: Place;
let signing: CaseState;
let paying: CaseState;

beforeAll(async () => {
  api = await testApi();
  place = { api, staff: await makeStaff(api), hospital: await hospitalOf(api) };
  const { staff, hospital } = place;
  await makeFund(api, staff.manager, 100_000_000_000n);
  signing = await toDistrictReview(place);
  signing = succeededCase(await take(staff.officer, 'PROPOSE', signing, meeting('35000')));
  api.setNow('2026-11-23T04:00:00.000Z');
  paying = await toDistrictReview(place, { cost: '170000' });
  paying = succeededCase(await take(staff.officer, 'DECIDE', paying, meeting('23000')));
  api.setNow('2026-11-23T04:00:00.000Z');
  for (let count = 0; count < 12; count += 1) {
    const { person } = await makeApplicant(api, count % 2 === 0 ? api.areas.villageA1 : api.areas.villageA2);
    const drafter = count % 2 === 0 ? staff.liaison : staff.caseworker;
    let state = succeededCase(await draft(drafter, person, application(hospital)));
    await giveDocuments(api, state);
    api.setNow(`2026-11-${String(10 + count).padStart(2, '0')}T04:00:00.000Z`);
    if (count > 1) state = succeededCase(await take(staff.caseworker, 'SUBMIT', state));
    api.setNow('2026-11-23T04:00:00.000Z');
  }
});
afterAll(() => api.close());

const WHOLE = `id number status stage { code name } programmeName person { name idNumber { masked } } applicantNumber { masked } homeArea
  area { name } requestedAmount decidedAmount calculation policyVersion dueOn workingDaysLeft overdue waitsFor assignee { name }
  availableActions { operation name main reason form { name label kind } refusal { code message } }
  eligibility { verdict label parts { verdict label } } documents { kind name fileName url } missingDocuments { kind name }
  events { operation name at actor reason values { label text } } tasks { kind } records { stage { name } values { label text } }
  ... on MedicalAidCase { details { mode cost illness diagnosis { masked present } hospital { name } bankAccount { masked } payeeKind } }`;

async function statementsOf(client: Client, query: string, variables = {}): Promise<number> {
  await client.data(query, variables);
  api.statements.length = 0;
  await client.data(query, variables);
  return api.statements.length;
}

describe('statements', () => {
  const ask = `query($id: ID!) { case(id: $id) { ${WHOLE} } }`;
  test('a case’s whole page takes two: the case, and what the district has set', async () => {
    expect(await statementsOf(place.staff.caseworker, ask, { id: signing.id })).toBeLessThanOrEqual(2);
  });
  test('a list and the work queue take no more for a longer page', async () => {
    const list = (name: string, first: number) =>
      statementsOf(
        place.staff.caseworker,
        `{ ${name}(first: ${first}) { nodes { number status dueOn overdue person { name } availableActions { operation } } } }`,
      );
    for (const name of ['cases', 'workQueue']) {
      // One more where the page goes on from those with a day to those without.
      expect(await list(name, 2)).toBeLessThanOrEqual(2);
      expect(await list(name, 50)).toBeLessThanOrEqual(3);
    }
  });
  test('a list without buttons takes one', async () => {
    const plain = '{ cases(first: 50) { nodes { number status person { name } stage { name } } } }';
    expect(await statementsOf(place.staff.caseworker, plain)).toBe(1);
  });
});

describe('a leader', () => {
  const ask = `query($id: ID!) { case(id: $id) { ${WHOLE} } }`;
  test('sees of what waits for them the calculation, the reasons and the checklist, and nobody’s name', async () => {
    const row = await api.db.prisma.case.findUniqueOrThrow({
      where: { number: signing.number },
      include: { person: true },
    });
    const answer = await place.staff.leader.data<{ case: Record<string, unknown> }>(ask, { id: signing.id });
    expect(answer.case).toMatchObject({
      person: null,
      applicantNumber: { masked: '' },
      requestedAmount: '35000.00',
      calculation: { calculation: { standard: '35000.00' } },
      details: { mode: 'ADVANCE_DIRECT', diagnosis: null, bankAccount: null },
      eligibility: { verdict: 'MET' },
      records: [{ stage: { name: expect.any(String) } }],
    });
    const text = JSON.stringify(answer);
    for (const secret of [row.person?.name, row.person?.idNumberLast4, row.person?.address, '材料.pdf'])
      expect(text.includes(String(secret)), String(secret)).toBe(false);
    const offered = (answer.case['availableActions'] as { operation: string }[]).map(one => one.operation);
    expect(offered.sort()).toEqual(['REFUSE_SIGN_OFF', 'SIGN_OFF']);
  });
  test('sees no other case, neither by its id nor in a list, a count or a search', async () => {
    const { leader } = place.staff;
    expect(
      await leader.data(`query($id: ID!) { case(id: $id) { id } node(id: $id) { id } }`, { id: paying.id }),
    ).toEqual({
      case: null,
      node: null,
    });
    const { cases, caseCounts } = await leader.data<{
      cases: { nodes: { id: string }[] };
      caseCounts: unknown;
    }>('{ cases(first: 100) { nodes { id } } caseCounts { status count } }');
    expect(cases.nodes.map(one => one.id)).toEqual([signing.id]);
    expect(caseCounts).toEqual([{ status: 'LEADER_SIGN_OFF', count: 1 }]);
    const search = await leader.query('{ cases(filter: { text: "陈" }) { nodes { id } } }');
    expect(search.errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
  test('does not learn by a filter whose case it is; nor does a partner who reads no people', async () => {
    const byPerson = 'query($p: ID!) { cases(filter: { person: $p }) { nodes { number } } }';
    const ofWhom = async (number: string) => {
      const { personId } = await api.db.prisma.case.findUniqueOrThrow({ where: { number } });
      return { p: globalId('Person', personId ?? 0) };
    };
    const { leader, officer } = place.staff;
    const whose = await ofWhom(signing.number);
    expect(await officer.data(byPerson, whose)).toEqual({ cases: { nodes: [{ number: signing.number }] } });
    expect(await leader.data(byPerson, whose)).toEqual({ cases: { nodes: [] } });
    const decided = await ofWhom(paying.number);
    const outcomes = await api.partner(['case.read'], api.areas.townA);
    expect(await outcomes.data(byPerson, decided)).toEqual({ cases: { nodes: [] } });
    const people = await api.partner(['case.read', 'person.read'], api.areas.townA);
    expect(await people.data(byPerson, decided)).toEqual({ cases: { nodes: [{ number: paying.number }] } });
  });
});

test('a partner with the scope reads outcomes of its area: number, amount, days, the number masked', async () => {
  const partner = await api.partner(['case.read'], api.areas.townA);
  const answer = await partner.data<{ cases: { nodes: Record<string, unknown>[] } }>(
    `{ cases(first: 10) { nodes { ${WHOLE} } } }`,
  );
  expect(answer.cases.nodes).toHaveLength(1);
  const [outcome] = answer.cases.nodes;
  expect(outcome).toMatchObject({
    number: paying.number,
    decidedAmount: '23000.00',
    person: null,
    applicantNumber: { masked: expect.stringMatching(/^\*{14}.{4}$/) },
    calculation: null,
    documents: [],
    events: [],
    records: [],
    eligibility: null,
    availableActions: [],
    details: { mode: null, cost: null, diagnosis: null },
  });
  const elsewhere = await api.partner(['case.read'], api.areas.elsewhere);
  expect(await elsewhere.data('{ cases { nodes { id } } }')).toEqual({ cases: { nodes: [] } });
});

describe('finding', () => {
  const numbers = async (client: Client, filter: string): Promise<string[]> => {
    const { cases } = await client.data<{ cases: { nodes: { number: string }[] } }>(
      `{ cases(first: 100, sort: NUMBER, filter: { ${filter} }) { nodes { number } } }`,
    );
    return cases.nodes.map(one => one.number);
  };
  test('by number with or without its noughts, by the person’s name, pinyin and last digits', async () => {
    const { caseworker } = place.staff;
    const { person } = await api.db.prisma.case.findUniqueOrThrow({
      where: { number: paying.number },
      include: { person: true },
    });
    for (const text of [
      paying.number,
      paying.number.replace('-2026-00000', '2026'),
      person?.name,
      person?.pinyin,
    ])
      expect(await numbers(caseworker, `text: "${text}"`), text).toContain(paying.number);
    expect(await numbers(caseworker, `text: "${person?.idNumberLast4}"`)).toContain(paying.number);
    expect(await numbers(caseworker, 'text: "没有此人"')).toEqual([]);
  });
  test('by status, stage, turn, day and area', async () => {
    const { caseworker, liaison, officer } = place.staff;
    expect(await numbers(caseworker, 'status: [DRAFT]')).toHaveLength(2);
    expect(await numbers(caseworker, 'stage: "PAYMENT"')).toEqual([paying.number]);
    expect(await numbers(caseworker, 'waitsForMe: true')).toHaveLength(12);
    expect(await numbers(caseworker, 'overdue: true')).toHaveLength(6);
    expect(await numbers(caseworker, 'overdue: true, dueBefore: "2026-11-18"')).toHaveLength(1);
    expect(await numbers(liaison, 'mine: true')).toHaveLength(1);
    expect(await numbers(caseworker, `area: "${api.areas.villageA2.globalId}"`)).toHaveLength(6);
    expect(await numbers(officer, 'programme: ["MEDICAL_AID"]')).toHaveLength(14);
    expect(await numbers(officer, 'programme: ["OTHER"]')).toEqual([]);
    // A village sees its own alone.
    expect(await numbers(liaison, '')).toHaveLength(8);
  });
  test('the work queue is mine, by due date, soonest first, what has no day last', async () => {
    const { workQueue } = await place.staff.caseworker.data<{
      workQueue: { nodes: { dueOn: string | null; waitsFor: string }[]; totalCount: number };
    }>('{ workQueue(first: 100) { totalCount nodes { dueOn waitsFor } } }');
    const days = workQueue.nodes.map(one => one.dueOn ?? '9999');
    expect(days).toEqual([...days].sort());
    expect(new Set(workQueue.nodes.map(one => one.waitsFor))).toEqual(new Set(['TOWN_CASEWORKER']));
    expect(workQueue.totalCount).toBe(12);
    const own = await place.staff.liaison.data<{ workQueue: { nodes: { status: string }[] } }>(
      '{ workQueue { nodes { status } } }',
    );
    expect(own.workQueue.nodes).toEqual([{ status: 'DRAFT' }]);
  });
  test('an officer keeps to their programmes, in every list', async () => {
    const client = await api.user('DISTRICT_OFFICER');
    const { viewer } = client;
    if (viewer?.kind !== 'user') throw new Error('a user');
    const limited = api.as({ ...viewer, programmes: ['HOUSING'] });
    expect(await numbers(limited, '')).toEqual([]);
    expect(await limited.data(`query($id: ID!) { case(id: $id) { id } }`, { id: paying.id })).toEqual({
      case: null,
    });
    const fitting = api.as({ ...viewer, programmes: ['MEDICAL_AID'] });
    expect(await numbers(fitting, '')).toHaveLength(14);
  });
});

describe('hostile input', () => {
  test.each([
    '{ case(id: "Q2FzZTox\' OR 1=1") { id } }',
    '{ case(id: "UGVyc29uOjE=") { id } }',
    '{ cases(first: 100000) { nodes { id } } }',
    '{ cases(after: "bm9uZQ==") { nodes { id } } }',
    `{ cases(filter: { text: "${'张'.repeat(3000)}" }) { nodes { id } } }`,
    "{ cases(filter: { stage: \"x' OR '1'='1\" }) { nodes { id } } }",
    '{ policies(programme: "x") { id } }',
    '{ screening(programme: "x") { eligible } }',
    '{ cases(filter: { text: "%_\\\\" }) { nodes { id } } }',
  ])('%s', async document => {
    const { data, errors } = await place.staff.officer.query(document);
    for (const error of errors) expect(['BAD_USER_INPUT']).toContain(error.extensions?.['code']);
    if (errors.length === 0) expect(JSON.stringify(data)).toMatch(/null|\[\]/);
  });
  test('details of every wrong kind are typed problems, never a fault', async () => {
    const { caseworker } = place.staff;
    const person = await makePerson(api, api.areas.villageA1);
    const wrong = [
      { familySituation: 'x'.repeat(501) },
      { bankAccount: 'DROP TABLE case_file' },
      { hospital: 'SW5zdGl0dXRpb246OTk5OTk5' },
      { hospital: 'not an id' },
    ];
    for (const details of wrong) {
      const { data, errors } = await caseworker.query<{ made: { __typename: string } }>(
        `mutation($personId: ID!, $details: MedicalAidDetailsInput!) {
           made: createMedicalAidCase(personId: $personId, details: $details) { __typename } }`,
        { personId: person.globalId, details },
      );
      expect(errors).toEqual([]);
      expect(['ValidationError', 'NotFoundError'], JSON.stringify(details)).toContain(data?.made.__typename);
    }
    expect(api.logged.filter(line => line.includes('request failed'))).toEqual([]);
  });
});
