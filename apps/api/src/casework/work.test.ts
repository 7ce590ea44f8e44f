// What is done to cases beside their way: sealed details shown with a reason, many cases at once, tasks.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
  type Place,
  SURVEY,
  succeededCase,
  take,
} from '../../../../test/support/cases.ts';
import type { TestPerson } from '../../../../test/support/factories.ts';
import { makeFund } from '../../../../test/support/funds.ts';

let api: TestApi;
let place: Place;
const NOON = '2026-11-23T04:00:00.000Z';

beforeAll(async () => {
  api = await testApi();
  place = { api, staff: await makeStaff(api), hospital: await hospitalOf(api) };
  await makeFund(api, place.staff.manager, 100_000_000_000n);
});
beforeEach(() => api.setNow(NOON));
afterAll(() => api.close());

async function submitted(): Promise<{ person: TestPerson; state: CaseState }> {
  const { person } = await makeApplicant(api, api.areas.villageA1);
  let state = succeededCase(await draft(place.staff.caseworker, person, application(place.hospital)));
  await giveDocuments(api, state);
  state = succeededCase(await take(place.staff.caseworker, 'SUBMIT', state));
  return { person, state };
}

const rowOf = ({ number }: CaseState) => api.db.prisma.case.findUniqueOrThrow({ where: { number } });

async function answerOf(client: Client, text: string, variables: object): Promise<Record<string, unknown>> {
  const { answer } = await client.data<{ answer: Record<string, unknown> }>(text, { ...variables });
  return answer;
}

describe('the sealed details', () => {
  const reveal = (client: Client, id: string, reason: string) =>
    answerOf(
      client,
      `mutation($id: ID!, $reason: String!) { answer: revealSensitive(id: $id, fields: [CASE_DETAILS], reason: $reason) {
         __typename ... on RevealedValues { values { field name value } } ... on Error { code } } }`,
      { id, reason },
    );

  test('are shown whole to who may, with a reason, and the trail keeps no value', async () => {
    const { state } = await submitted();
    expect(await reveal(place.staff.caseworker, state.id, '')).toMatchObject({ code: 'INPUT_WRONG' });
    expect(await reveal(place.staff.liaison, state.id, '核对账号')).toMatchObject({ code: 'FORBIDDEN' });
    const other = await api.user('TOWN_CASEWORKER', api.areas.townB);
    expect(await reveal(other, state.id, '核对账号')).toMatchObject({ code: 'NOT_FOUND' });
    const shown = await reveal(place.staff.caseworker, state.id, '核对账号');
    expect(shown['values']).toEqual(
      expect.arrayContaining([
        { field: 'CASE_DETAILS', name: 'diagnosis', value: '肺腺癌四期' },
        { field: 'CASE_DETAILS', name: 'bankAccount', value: '6222020000001234567' },
      ]),
    );
    const entry = await api.db.prisma.auditEntry.findFirstOrThrow({
      where: { entity: 'Case', action: 'REVEAL' },
    });
    expect(entry.reason).toBe('核对账号');
    expect(JSON.stringify(entry.changes)).not.toMatch(/肺腺癌|622202/);
  });

  test('are nowhere in the clear: not in the row, not in a log', async () => {
    const { state } = await submitted();
    const { rows } = await api.db.pool.query('SELECT c::text AS text FROM case_file c WHERE number = $1', [
      state.number,
    ]);
    expect(rows[0].text).not.toMatch(/肺腺癌|6222020000001234567/);
    expect(api.logged.join('\n')).not.toMatch(/肺腺癌|6222020000001234567/);
  });

  test('stay as they were where a form sends their masks back', async () => {
    const { person } = await makeApplicant(api, api.areas.villageA1);
    const state = succeededCase(await draft(place.staff.caseworker, person, application(place.hospital)));
    const { details } = await rowOf(state);
    const masks = details as Record<string, string>;
    const sent = application(place.hospital, {
      diagnosis: masks['diagnosis'],
      bankAccount: masks['bankAccount'],
      cost: '190000',
    });
    succeededCase(await take(place.staff.caseworker, 'EDIT', state, sent));
    const shown = await reveal(place.staff.caseworker, state.id, '核对账号');
    expect(JSON.stringify(shown)).toContain('肺腺癌四期');
    expect(JSON.stringify(shown)).toContain('6222020000001234567');
  });
});

describe('many cases at once', () => {
  const act = async (client: Client, cases: readonly CaseState[], more: object) => {
    const answer = await answerOf(
      client,
      `mutation($cases: [CaseTarget!]!, $operation: CaseOperation!, $record: [FormValueInput!], $reason: String) {
         answer: actOnCases(cases: $cases, operation: $operation, record: $record, reason: $reason) { __typename
           ... on CaseOutcomes { outcomes { caseId done problems { code field } } } ... on ValidationError { problems { code } } } }`,
      { cases: cases.map(({ id, version }) => ({ id, expectedVersion: version })), ...more },
    );
    return answer as {
      outcomes: { done: boolean; problems: { code: string }[] }[];
      problems?: { code: string }[];
    };
  };
  const record = Object.entries(SURVEY).map(([name, value]) => ({ name, value: String(value) }));

  test('each succeeds or fails on its own', async () => {
    const good = [await submitted(), await submitted()].map(one => one.state);
    const stale = { ...(await submitted()).state, version: 99 };
    const { person } = await makeApplicant(api, api.areas.villageA1);
    const drafted = succeededCase(await draft(place.staff.caseworker, person, application(place.hospital)));
    const { outcomes } = await act(
      place.staff.caseworker,
      [good[0], stale, drafted, good[1]] as CaseState[],
      {
        operation: 'PASS_TOWN_REVIEW',
        record,
      },
    );
    expect(outcomes.map(one => one.done)).toEqual([true, false, false, true]);
    expect(outcomes[1]?.problems[0]?.code).toBe('CASE_STALE');
    expect((await rowOf(good[1] as CaseState)).status).toBe('TOWN_SIGNATURE');
  });

  test('a form that is wrong is each one’s problem; a batch has at most 200, of what can be batched', async () => {
    const { state } = await submitted();
    const wrong = await act(place.staff.caseworker, [state], {
      operation: 'PASS_TOWN_REVIEW',
      record: [{ name: 'yearlyIncome', value: 'viel' }],
    });
    expect(wrong.outcomes[0]?.problems.map(one => one.code)).toContain('MONEY_INVALID');
    const many = Array.from({ length: 201 }, () => state);
    expect((await act(place.staff.caseworker, many, { operation: 'CLOSE' })).problems?.[0]?.code).toBe(
      'TOO_MANY',
    );
    expect((await act(place.staff.caseworker, [state], { operation: 'PAY' })).problems?.[0]?.code).toBe(
      'NOT_A_CHOICE',
    );
  });
});

test('a task is done once, and a case is not closed while one is open', async () => {
  const { state } = await submitted();
  const { id: caseId, areaPath } = await rowOf(state);
  const { id } = await api.db.prisma.caseTask.create({
    data: { caseId, areaPath, kind: 'VISIT', dueOn: new Date('2026-11-20'), waitsFor: 'TOWN_CASEWORKER' },
  });
  const { caseTasks } = await place.staff.caseworker.data<{ caseTasks: { nodes: unknown[] } }>(
    '{ caseTasks { nodes { id kind overdue case { number } } } }',
  );
  expect(caseTasks.nodes).toContainEqual({
    id: globalId('CaseTask', id),
    kind: 'VISIT',
    overdue: true,
    case: { number: state.number },
  });
  const complete = () =>
    answerOf(
      place.staff.caseworker,
      `mutation($id: ID!) { answer: completeCaseTask(id: $id, note: "已走访") { __typename
         ... on CaseDone { case { tasks { doneOn doneBy note } } } ... on Error { code } } }`,
      { id: globalId('CaseTask', id) },
    );
  expect(await complete()).toMatchObject({ case: { tasks: [{ doneOn: '2026-11-23', note: '已走访' }] } });
  expect(await complete()).toMatchObject({ code: 'TASK_DONE' });
});
