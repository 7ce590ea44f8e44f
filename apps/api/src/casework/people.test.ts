// What happens to cases when something happens to people: a move, a merge and its undo, an erasure, a handler who leaves.

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
  meeting,
  type Place,
  refusalOf,
  SURVEY,
  succeededCase,
  take,
  toDistrictReview,
} from '../../../../test/support/cases.ts';
import { makePerson, type TestPerson } from '../../../../test/support/factories.ts';
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

const ERROR = '__typename ... on Error { code }';

async function move(client: Client, person: TestPerson, areaId: string): Promise<void> {
  const { version } = await api.db.prisma.person.findUniqueOrThrow({ where: { id: person.id } });
  const answer = await answerOf(
    client,
    `mutation($id: ID!, $v: Int!, $input: PersonPatch!) { answer: updatePerson(id: $id, expectedVersion: $v, input: $input) { ${ERROR} } }`,
    { id: person.globalId, v: version, input: { areaId } },
  );
  expect(answer['__typename']).toBe('Person');
}

const sees = async (client: Client, { id }: CaseState): Promise<boolean> =>
  (await client.data<{ case: unknown }>('query($id: ID!) { case(id: $id) { id } }', { id })).case !== null;

describe('a move to another town', () => {
  test('takes the open case along; its events keep the town of their day', async () => {
    const { person, state } = await submitted();
    const other = await api.user('TOWN_CASEWORKER', api.areas.townB);
    await move(place.staff.manager, person, api.areas.villageB1.globalId);
    expect(await rowOf(state)).toMatchObject({
      areaPath: api.areas.villageB1.path,
      homePath: api.areas.villageA1.path,
    });
    expect([await sees(place.staff.caseworker, state), await sees(other, state)]).toEqual([false, true]);
    expect(refusalOf(await take(place.staff.caseworker, 'PASS_TOWN_REVIEW', state, SURVEY))).toBe(
      'NOT_FOUND',
    );
    const passed = succeededCase(
      await take(other, 'PASS_TOWN_REVIEW', { ...state, version: (await rowOf(state)).version }, SURVEY),
    );
    const events = await api.db.prisma.caseEvent.findMany({
      where: { case: { number: passed.number } },
      orderBy: { id: 'asc' },
    });
    expect(events.map(one => one.areaPath)).toEqual([
      api.areas.villageA1.path,
      api.areas.villageA1.path,
      api.areas.villageB1.path,
    ]);
  });

  test('leaves the old town its closed cases to read, not to change', async () => {
    const { person, state } = await submitted();
    const closed = succeededCase(await take(place.staff.caseworker, 'REJECT', state));
    await move(place.staff.manager, person, api.areas.villageB1.globalId);
    expect(await sees(place.staff.caseworker, closed)).toBe(true);
    const third = await api.user('TOWN_CASEWORKER', api.areas.elsewhereTown);
    expect(await sees(third, closed)).toBe(false);
  });
});

describe('a merge', () => {
  const merge = (keep: TestPerson, gone: TestPerson) =>
    answerOf(
      place.staff.manager,
      `mutation($keep: ID!, $gone: ID!) { answer: mergePeople(keepId: $keep, mergeId: $gone, reason: "同一人") { ${ERROR} } }`,
      { keep: keep.globalId, gone: gone.globalId },
    );

  test('moves the case to the record that is kept, and its undo gives it back', async () => {
    const { person, state } = await submitted();
    const keep = await makePerson(api, api.areas.villageA2);
    expect(await merge(keep, person)).toMatchObject({ __typename: 'Person' });
    expect(await rowOf(state)).toMatchObject({ personId: keep.id, areaPath: api.areas.villageA2.path });
    const { id } = await api.db.prisma.personMerge.findFirstOrThrow({ where: { mergedId: person.id } });
    const undone = await answerOf(
      place.staff.manager,
      `mutation($id: ID!) { answer: unmergePeople(mergeId: $id, reason: "并非同一人") { ${ERROR} } }`,
      { id: globalId('PersonMerge', id) },
    );
    expect(undone).toMatchObject({ __typename: 'Person' });
    expect(await rowOf(state)).toMatchObject({ personId: person.id, areaPath: api.areas.villageA1.path });
  });

  test('is refused while both have a case of one programme under way', async () => {
    const [one, other] = [await submitted(), await submitted()];
    expect(await merge(one.person, other.person)).toMatchObject({ code: 'MERGE_TWO_CASES' });
  });
});

describe('an erasure', () => {
  const erase = async (person: TestPerson) => {
    const { version } = await api.db.prisma.person.findUniqueOrThrow({ where: { id: person.id } });
    return answerOf(
      place.staff.manager,
      `mutation($id: ID!, $v: Int!) { answer: erasePerson(id: $id, expectedVersion: $v, reason: "本人申请删除") { ${ERROR} } }`,
      { id: person.globalId, v: version },
    );
  };

  test('is refused while a case is open; of one that ended nothing that identifies is left', async () => {
    const { person, state } = await submitted();
    expect(await erase(person)).toMatchObject({ code: 'ERASE_HAS_CASE' });
    const sha256 = await api.services.files.put(Buffer.from(`${person.name}的诊断`));
    const file = await api.db.prisma.storedFile.create({ data: { sha256, size: 9, mediaType: 'image/png' } });
    const { id: caseId } = await rowOf(state);
    await api.db.prisma.caseDocument.create({
      data: { caseId, kind: 'RECORDS', fileId: file.id, fileName: `${person.name}.png` },
    });
    succeededCase(await take(place.staff.caseworker, 'WITHDRAW', state));
    expect(await erase(person)).toMatchObject({ __typename: 'Person' });
    const row = await rowOf(state);
    expect(row).toMatchObject({ details: {}, records: {}, sealedDetails: null, status: 'WITHDRAWN' });
    await expect(api.services.files.get(sha256)).rejects.toThrow();
    const kept = await api.db.prisma.caseDocument.findMany({ where: { caseId: row.id } });
    expect(new Set(kept.map(one => one.fileName))).toEqual(new Set(['***']));
  });

  test('leaves no payee in a payment that was called off', async () => {
    let state = await toDistrictReview(place, { cost: '170000' });
    state = succeededCase(await take(place.staff.officer, 'DECIDE', state, meeting('23000')));
    succeededCase(await take(place.staff.officer, 'WITHDRAW', state));
    const { id, personId } = await rowOf(state);
    const person = { id: personId ?? 0, globalId: globalId('Person', personId ?? 0) } as TestPerson;
    expect(await erase(person)).toMatchObject({ __typename: 'Person' });
    const payment = await api.db.prisma.payment.findFirstOrThrow({ where: { caseId: id } });
    expect(payment).toMatchObject({ status: 'CANCELLED', payeeName: '***', bankAccountLast4: '****' });
    expect(api.vault.open(payment.bankAccountEnc)).toBe('***');
  });

  test('is refused where money went to the person', async () => {
    let state = await toDistrictReview(place, { cost: '170000' });
    state = succeededCase(await take(place.staff.officer, 'DECIDE', state, meeting('23000')));
    const { personId } = await rowOf(state);
    await api.db.pool.query(
      `UPDATE case_file SET status = 'CLOSED', stage = 'CLOSED', closed_on = '2026-11-27', waits_for = NULL, due_on = NULL WHERE number = $1`,
      [state.number],
    );
    const person = { id: personId ?? 0, globalId: globalId('Person', personId ?? 0) } as TestPerson;
    expect(await erase(person)).toMatchObject({ code: 'ERASE_HAS_PAYMENT' });
  });
});

test('a leaver’s cases are anyone’s of the role again, and the event says so', async () => {
  const { state } = await submitted();
  const leaver = await api.user('TOWN_CASEWORKER');
  const given = succeededCase(
    await take(place.staff.caseworker, 'ASSIGN', state, globalId('User', leaver.viewer?.id ?? 0)),
  );
  expect((await rowOf(given)).assigneeId).toBe(leaver.viewer?.id);
  for (const unfit of [await api.user('TOWN_CASEWORKER', api.areas.townB), place.staff.head])
    expect(
      refusalOf(await take(place.staff.caseworker, 'ASSIGN', given, globalId('User', unfit.viewer?.id ?? 0))),
    ).toBe('CASE_ASSIGNEE_UNFIT');
  const gone = await answerOf(
    place.staff.manager,
    `mutation($id: ID!) { answer: setUserActive(id: $id, expectedVersion: 1, active: false) { ${ERROR} } }`,
    { id: globalId('User', leaver.viewer?.id ?? 0) },
  );
  expect(gone['__typename']).toBe('User');
  const row = await rowOf(given);
  expect(row.assigneeId).toBeNull();
  const last = await api.db.prisma.caseEvent.findFirst({
    where: { caseId: row.id },
    orderBy: { id: 'desc' },
  });
  expect(last).toMatchObject({ operation: 'ASSIGN', actorId: place.staff.manager.viewer?.id });
});

test('a person’s own copy holds their cases, the sealed details masked unless it is whole', async () => {
  const { person, state } = await submitted();
  const copy = async (whole: boolean) =>
    JSON.stringify(
      await answerOf(
        place.staff.caseworker,
        `mutation($id: ID!, $whole: Boolean!) { answer: takePersonCopy(id: $id, whole: $whole, reason: "本人申请") {
           ... on PersonCopy { content } ... on Error { code } } }`,
        { id: person.globalId, whole },
      ),
    );
  const masked = await copy(false);
  expect(masked).toContain(state.number);
  expect(masked).not.toMatch(/肺腺癌|6222020000001234567/);
  expect(await copy(true)).toMatch(/肺腺癌四期/);
});
