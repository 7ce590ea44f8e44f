// A decision keeps the version of the policy that it used; deadlines follow the district's own calendar.

import { medicalAid } from '@zhucan/domain';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import {
  application,
  draft,
  giveDocuments,
  hospitalOf,
  makeApplicant,
  makeStaff,
  meeting,
  type Place,
  refusalOf,
  SURVEY,
  succeededCase,
  take,
  toDistrictReview,
} from '../../../../../test/support/cases.ts';
import { makeFund } from '../../../../../test/support/funds.ts';
import { ensurePolicies } from './policy.service.ts';

let api: TestApi;
let place: Place;

beforeAll(async () => {
  api = await testApi();
  place = { api, staff: await makeStaff(api), hospital: await hospitalOf(api) };
  await makeFund(api, place.staff.manager, 100_000_000_000n);
});
beforeEach(() => api.setNow('2026-11-23T04:00:00.000Z'));
afterAll(() => api.close());

async function answerOf(client: Client, text: string, variables: object): Promise<Record<string, unknown>> {
  const { answer } = await client.data<{ answer: Record<string, unknown> }>(text, { ...variables });
  return answer;
}

async function publish(from: string, change: object): Promise<number> {
  const { manager } = place.staff;
  const parameters = JSON.stringify({ ...medicalAid.policy.defaults, ...change });
  const drafted = await answerOf(
    manager,
    `mutation($from: Date!, $parameters: String!) { answer: draftPolicy(programme: "MEDICAL_AID",
       input: { effectiveFrom: $from, parameters: $parameters, legalBasis: "新办法" }) {
       ... on Policy { id version rowVersion } ... on ValidationError { problems { code field } } } }`,
    { from, parameters },
  );
  const published = await answerOf(
    manager,
    `mutation($id: ID!, $v: Int!) { answer: publishPolicy(id: $id, expectedVersion: $v) { ... on Policy { version } ... on Error { code } } }`,
    { id: drafted['id'], v: drafted['rowVersion'] },
  );
  return published['version'] as number;
}

test('the default is version 1 of every programme, written once however often the server starts', async () => {
  await ensurePolicies(api.services);
  await ensurePolicies(api.services);
  const kept = await api.db.prisma.programmePolicy.findMany();
  expect(kept).toMatchObject([{ programme: 'MEDICAL_AID', version: 1, publishedAt: expect.any(Date) }]);
  expect(kept[0]?.parameters).toEqual(JSON.parse(JSON.stringify(medicalAid.policy.defaults)));
});

test('parameters that contradict themselves are refused with their place', async () => {
  const answer = await answerOf(
    place.staff.manager,
    `mutation($parameters: String!) { answer: draftPolicy(programme: "MEDICAL_AID",
       input: { effectiveFrom: "2027-01-01", parameters: $parameters, legalBasis: "x" }) {
       __typename ... on ValidationError { problems { code field } } } }`,
    { parameters: JSON.stringify({ ...medicalAid.policy.defaults, noticeDays: 1 }) },
  );
  expect(answer).toMatchObject({ __typename: 'ValidationError', problems: [{ field: 'noticeDays' }] });
});

test('a decision keeps the version that it used, whatever is published afterwards', async () => {
  const { officer } = place.staff;
  let early = await toDistrictReview(place, { cost: '170000' });
  early = succeededCase(await take(officer, 'DECIDE', early, meeting('23000')));
  // From the 28th on everything from 20,000 is the leader's to sign.
  const version = await publish('2026-11-28', { signOffLimit: '20000' });
  expect(version).toBe(2);
  api.setNow('2026-11-23T04:00:00.000Z');
  const late = await toDistrictReview(place, { cost: '170000' });
  api.setNow('2026-11-28T04:00:00.000Z');
  expect(refusalOf(await take(officer, 'DECIDE', late, meeting('23000')))).toBe(
    'CASE_OPERATION_NOT_POSSIBLE',
  );
  const proposed = succeededCase(await take(officer, 'PROPOSE', late, meeting('23000')));
  const rowOf = (number: string) => api.db.prisma.case.findUniqueOrThrow({ where: { number } });
  expect((await rowOf(early.number)).policyVersion).toBe(1);
  expect((await rowOf(proposed.number)).policyVersion).toBe(2);
  const { case: shown } = await officer.data<{ case: { policyVersion: number; stage: { code: string } } }>(
    'query($id: ID!) { case(id: $id) { policyVersion stage { code } availableActions { operation } } }',
    { id: early.id },
  );
  expect(shown).toMatchObject({ policyVersion: 1, stage: { code: 'PAYMENT' } });
});

test('a deadline skips the district’s own day off, and counts a day that it works', async () => {
  const { manager, caseworker } = place.staff;
  const except = (day: string, working: boolean) =>
    answerOf(
      manager,
      `mutation($day: Date!, $working: Boolean!) { answer: saveCalendarException(day: $day, working: $working, note: "区里安排") {
         __typename ... on CalendarException { day working } } }`,
      { day, working },
    );
  // From Monday the 23rd three working days end on the 26th; with the 25th off and Saturday worked, on Friday the 27th.
  expect(await except('2026-11-25', false)).toMatchObject({ day: '2026-11-25', working: false });
  await except('2026-11-28', true);
  const { person } = await makeApplicant(api, api.areas.villageA1);
  let state = succeededCase(await draft(caseworker, person, application(place.hospital)));
  await giveDocuments(api, state);
  state = succeededCase(await take(caseworker, 'SUBMIT', state));
  const due = async () =>
    (await api.db.prisma.case.findUniqueOrThrow({ where: { number: state.number } })).dueOn
      ?.toISOString()
      .slice(0, 10);
  expect(await due()).toBe('2026-11-27');
  // One period covers the town's review and its head's signature.
  state = succeededCase(await take(caseworker, 'PASS_TOWN_REVIEW', state, SURVEY));
  expect(await due()).toBe('2026-11-27');
  const { calendarExceptions } = await caseworker.data<{ calendarExceptions: unknown }>(
    '{ calendarExceptions(year: 2026) { day working note } }',
  );
  expect(calendarExceptions).toHaveLength(2);
  const gone = await answerOf(
    manager,
    'mutation { answer: deleteCalendarException(day: "2026-11-25") { __typename } }',
    {},
  );
  expect(gone['__typename']).toBe('CalendarException');
});
