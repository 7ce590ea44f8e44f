// The whole way of a medical-aid case on a real database: an advance decided by the meeting, one signed by the leader, and what
// stops a case on its way.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import { globalId } from '../../../../test/support/areas.ts';
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
  SIGNATURE,
  SURVEY,
  succeededCase,
  take,
  toDistrictReview,
} from '../../../../test/support/cases.ts';
import { answerOf, FundDesk, outcomes } from '../../../../test/support/fund-desk.ts';
import { makeFund } from '../../../../test/support/funds.ts';

let api: TestApi;
let place: Place;
const NOON = '2026-11-23T04:00:00.000Z';

beforeAll(async () => {
  api = await testApi();
  place = { api, staff: await makeStaff(api), hospital: await hospitalOf(api) };
  await makeFund(api, place.staff.manager, 1_000_000_000n);
});
beforeEach(() => api.setNow(NOON));
afterAll(() => api.close());

describe('an advance', () => {
  test('under the limit is decided by the meeting, and its money is set aside', async () => {
    const { staff } = place;
    // 170,000 settled directly: 5,000 + 10,000 + 8,000.
    let state = await toDistrictReview(place, { cost: '170000' });
    expect(state).toMatchObject({ status: 'DISTRICT_REVIEW', stage: { code: 'DISTRICT_REVIEW' } });
    state = succeededCase(await take(staff.officer, 'DECIDE', state, meeting('23000')));
    expect(state).toMatchObject({ status: 'APPROVED', stage: { code: 'PAYMENT' } });
    const row = await api.db.prisma.case.findUniqueOrThrow({ where: { number: state.number } });
    expect(row).toMatchObject({
      requestedAmount: 2_300_000n,
      decidedAmount: 2_300_000n,
      decidedById: staff.officer.viewer?.id,
      filedById: staff.caseworker.viewer?.id,
      policyVersion: 1,
    });
    const payments = await api.db.prisma.payment.findMany({ where: { caseId: row.id } });
    expect(payments).toMatchObject([{ amount: 2_300_000n, status: 'READY', use: 'ADVANCE' }]);
    const events = await api.db.prisma.caseEvent.findMany({
      where: { caseId: row.id },
      orderBy: { id: 'asc' },
    });
    expect(events.map(one => one.operation)).toEqual([
      'CREATE',
      'SUBMIT',
      'PASS_TOWN_REVIEW',
      'PASS_TOWN_SIGNATURE',
      'POST_NOTICE',
      'END_NOTICE',
      'DECIDE',
    ]);
    expect(events.every(one => one.areaPath === api.areas.villageA1.path)).toBe(true);
  });

  test('from the limit on is proposed, refused, proposed again and signed by the leader', async () => {
    const { staff } = place;
    let state = await toDistrictReview(place);
    expect(refusalOf(await take(staff.officer, 'DECIDE', state, meeting('35000')))).toBe(
      'CASE_OPERATION_NOT_POSSIBLE',
    );
    state = succeededCase(await take(staff.officer, 'PROPOSE', state, meeting('35000')));
    expect(state.status).toBe('LEADER_SIGN_OFF');
    state = succeededCase(await take(staff.leader, 'REFUSE_SIGN_OFF', state));
    expect(state.status).toBe('DISTRICT_REVIEW');
    state = succeededCase(await take(staff.officer, 'PROPOSE', state, meeting('34000')));
    state = succeededCase(await take(staff.leader, 'SIGN_OFF', state));
    expect(state).toMatchObject({ status: 'APPROVED', stage: { code: 'PAYMENT' } });
    const row = await api.db.prisma.case.findUniqueOrThrow({ where: { number: state.number } });
    expect(row.decidedAmount).toBe(3_400_000n);
    expect(row.decidedById).toBe(staff.officer.viewer?.id);
  });

  test('that is withdrawn after the approval gives its money back', async () => {
    const { staff } = place;
    let state = await toDistrictReview(place, { cost: '170000' });
    state = succeededCase(await take(staff.officer, 'DECIDE', state, meeting('23000')));
    state = succeededCase(await take(staff.officer, 'WITHDRAW', state));
    expect(state.status).toBe('WITHDRAWN');
    const row = await api.db.prisma.case.findUniqueOrThrow({ where: { number: state.number } });
    const payments = await api.db.prisma.payment.findMany({ where: { caseId: row.id } });
    expect(payments.map(one => one.status)).toEqual(['CANCELLED']);
  });
});

describe('the bank’s answer', () => {
  test('marks a case paid, by nobody who decided it; a failure is sent again', async () => {
    const { staff } = place;
    const maker = await api.user('DISTRICT_OFFICER');
    const desk = new FundDesk({ api, decider: staff.officer, maker, checker: staff.manager });
    const decided = async () => {
      api.setNow(NOON);
      const state = await toDistrictReview(place, { cost: '170000' });
      return succeededCase(await take(staff.officer, 'DECIDE', state, meeting('23000')));
    };
    const [good, bad] = [await decided(), await decided()];
    const rowOf = (number: string) => api.db.prisma.case.findUniqueOrThrow({ where: { number } });
    const paymentOf = async (number: string) =>
      api.db.prisma.payment.findFirstOrThrow({ where: { caseId: (await rowOf(number)).id } });
    const [first, second] = [await paymentOf(good.number), await paymentOf(bad.number)];
    const batch = await desk.sendBatch(first.fundId, [first.id, second.id]);
    const answer = answerOf([
      await desk.lineOf(first.id, '成功'),
      await desk.lineOf(second.id, '失败', '账号有误'),
    ]);
    // While the money is on its way the case is not withdrawn, and who decided it does not bring the answer.
    expect(refusalOf(await take(staff.manager, 'WITHDRAW', good))).toBe('CASE_PAYMENT_UNDER_WAY');
    const own = await desk.importAnswer(batch.id, answer, staff.officer);
    expect(own.code).toMatch(/FOUR_EYES/);
    const imported = await desk.importAnswer(batch.id, answer);
    expect(outcomes(imported)).toEqual(['PAID', 'FAILED']);
    expect(await rowOf(good.number)).toMatchObject({ status: 'PAID', stage: 'PAID' });
    expect(await rowOf(bad.number)).toMatchObject({ status: 'APPROVED', stage: 'PAYMENT' });
    const events = await api.db.prisma.caseEvent.findMany({
      where: { caseId: { in: [(await rowOf(good.number)).id, (await rowOf(bad.number)).id] } },
      orderBy: { id: 'desc' },
      take: 2,
    });
    expect(events.map(one => one.operation).sort()).toEqual(['PAY', 'PAYMENT_FAILED']);
    const paid = { id: good.id, version: (await rowOf(good.number)).version };
    expect(succeededCase(await take(staff.officer, 'CLOSE', paid)).status).toBe('CLOSED');
  });
});

test('a grant takes its documents, and is returned for supplement with its clock stopped', async () => {
  const { staff, hospital } = place;
  const { person } = await makeApplicant(api, api.areas.villageA1);
  const details = application(hospital, { mode: 'GRANT', cost: '150000', treatedTo: '2026-11-01' });
  let state = succeededCase(await draft(staff.liaison, person, details));
  expect(refusalOf(await draft(staff.liaison, person, details))).toBe('CASE_UNDER_WAY');
  state = succeededCase(await take(staff.caseworker, 'SUBMIT', state));
  expect(refusalOf(await take(staff.caseworker, 'PASS_TOWN_REVIEW', state, SURVEY))).toBe(
    'CASE_DOCUMENTS_MISSING',
  );
  state = succeededCase(await take(staff.caseworker, 'RETURN', state));
  const row = () => api.db.prisma.case.findUniqueOrThrow({ where: { number: state.number } });
  expect(await row()).toMatchObject({
    status: 'RETURNED',
    returnedFrom: 'TOWN_REVIEW',
    dueOn: null,
    daysLeft: 3,
  });
  api.setNow('2026-11-30T04:00:00.000Z');
  await giveDocuments(api, state, [
    'DIAGNOSIS',
    'SURVEY_PHOTO',
    'RECORDS',
    'SETTLEMENT',
    'RECEIPTS',
    'PAYMENTS_PROOF',
  ]);
  state = succeededCase(await take(staff.caseworker, 'RESUBMIT', state));
  expect(await row()).toMatchObject({ status: 'TOWN_REVIEW', daysLeft: null });
  expect((await row()).dueOn?.toISOString().slice(0, 10)).toBe('2026-12-03');
  state = succeededCase(await take(staff.caseworker, 'PASS_TOWN_REVIEW', state, SURVEY));
  expect((await row()).requestedAmount).toBe(5_300_000n);
});

test('four eyes: whoever filed or reviewed a case never decides it', async () => {
  const { staff, hospital } = place;
  const { person } = await makeApplicant(api, api.areas.villageA1);
  let state = succeededCase(await draft(staff.liaison, person, application(hospital, { cost: '170000' })));
  await giveDocuments(api, state);
  // An officer files it for the town.
  state = succeededCase(await take(staff.officer, 'SUBMIT', state));
  state = succeededCase(await take(staff.caseworker, 'PASS_TOWN_REVIEW', state, SURVEY));
  state = succeededCase(await take(staff.head, 'PASS_TOWN_SIGNATURE', state, SIGNATURE));
  state = succeededCase(await take(staff.caseworker, 'POST_NOTICE', state));
  api.setNow('2026-11-27T04:00:00.000Z');
  state = succeededCase(await take(staff.caseworker, 'END_NOTICE', state));
  expect(refusalOf(await take(staff.officer, 'DECIDE', state, meeting('23000')))).toBe('CASE_FOUR_EYES');
  expect(refusalOf(await take(staff.officer, 'REJECT', state))).toBe('CASE_FOUR_EYES');
  state = succeededCase(await take(staff.manager, 'DECIDE', state, meeting('23000')));
  expect(state.status).toBe('APPROVED');
});

test('four eyes: whoever changed a returned case, or handed it in again, never decides it', async () => {
  const { staff, hospital } = place;
  const other = await api.user('DISTRICT_OFFICER');
  let state = await toDistrictReview(place, { cost: '170000' });
  state = succeededCase(await take(staff.manager, 'RETURN', state));
  const changed = application(hospital, { cost: '170000', bankName: '另一家银行' });
  state = succeededCase(await take(staff.officer, 'EDIT', state, changed));
  state = succeededCase(await take(other, 'RESUBMIT', state));
  expect(refusalOf(await take(staff.officer, 'DECIDE', state, meeting('23000')))).toBe('CASE_FOUR_EYES');
  expect(refusalOf(await take(other, 'DECIDE', state, meeting('23000')))).toBe('CASE_FOUR_EYES');
  expect(refusalOf(await take(other, 'REJECT', state))).toBe('CASE_FOUR_EYES');
  state = succeededCase(await take(staff.manager, 'DECIDE', state, meeting('23000')));
  expect(state.status).toBe('APPROVED');
});

test('what the public saw and was changed after a return is shown to it anew', async () => {
  const { staff, hospital } = place;
  let state = await toDistrictReview(place, { cost: '170000' });
  state = succeededCase(await take(staff.manager, 'RETURN', state));
  const dearer = application(hospital, { cost: '180000' });
  state = succeededCase(await take(staff.caseworker, 'EDIT', state, dearer));
  state = succeededCase(await take(staff.caseworker, 'RESUBMIT', state));
  expect(state.status).toBe('PUBLIC_NOTICE');
  const { notices, documents, dueOn } = await api.db.prisma.case.findUniqueOrThrow({
    where: { number: state.number },
    include: { notices: true, documents: { where: { kind: 'NOTICE_PHOTO', removedAt: null } } },
  });
  expect(notices.map(({ status }) => status)).toEqual(['WITHDRAWN']);
  expect({ documents, dueOn }).toEqual({ documents: [], dueOn: null });
  expect(refusalOf(await take(staff.manager, 'DECIDE', state, meeting('27000')))).toBe(
    'CASE_OPERATION_NOT_POSSIBLE',
  );
  state = succeededCase(await take(staff.caseworker, 'POST_NOTICE', state));
  expect(await api.db.prisma.publicNotice.count({ where: { case: { number: state.number } } })).toBe(2);
});

test('what was proposed on stays on file until the leader has sent it back', async () => {
  const { staff } = place;
  let state = await toDistrictReview(place);
  state = succeededCase(await take(staff.officer, 'PROPOSE', state, meeting('35000')));
  const document = await api.db.prisma.caseDocument.findFirstOrThrow({
    where: { case: { number: state.number }, kind: 'DIAGNOSIS' },
  });
  const remove = async () =>
    (
      await staff.liaison.data<{ answer: { code?: string } }>(
        `mutation($id: ID!) { answer: removeCaseDocument(id: $id, reason: "传错了文件") { ... on Error { code } } }`,
        { id: globalId('CaseDocument', document.id) },
      )
    ).answer;
  expect(await remove()).toEqual({ code: 'DOCUMENT_DECIDED' });
  state = succeededCase(await take(staff.leader, 'REFUSE_SIGN_OFF', state));
  expect(await remove()).toEqual({});
});

test('two decide at once: one wins, the other is told who did what', async () => {
  const { staff } = place;
  const state = await toDistrictReview(place, { cost: '170000' });
  const answers = await Promise.all([
    take(staff.officer, 'DECIDE', state, meeting('23000')),
    take(staff.manager, 'DECIDE', state, meeting('22000')),
  ]);
  const won = answers.filter(answer => 'version' in answer);
  const lost = answers.filter(answer => !('version' in answer));
  expect([won.length, lost.length]).toEqual([1, 1]);
  expect(lost[0]).toMatchObject({ __typename: 'StaleError', code: 'CASE_STALE' });
  const winner = answers[0] && 'version' in answers[0] ? staff.officer : staff.manager;
  expect(JSON.stringify(lost[0])).toContain(winner.viewer?.displayName);
  expect(JSON.stringify(lost[0])).toContain('作出决定');
});
