import { describe, expect, test } from 'vitest';
import { refusals } from '../refusals.testing.ts';
import { isOverdue } from './deadlines.ts';
import { caseworker, draft, head, leader, monday, officer, small } from './small.testing.ts';
import type { CaseOperation } from './terms.ts';
import { statusOf } from './way.ts';
import { type CaseActor, type CaseFacts, takeCaseOperation } from './workflow.ts';

const at = (stage: string, more: Partial<CaseFacts> = {}): CaseFacts => ({
  ...draft,
  stage,
  status: statusOf(small, stage),
  ...more,
});
const take = (operation: CaseOperation, facts: CaseFacts, actor: CaseActor | null, day = '2026-11-23') =>
  takeCaseOperation(operation, facts, actor, small, { ...monday, today: day });
const refused = (operation: CaseOperation, facts: CaseFacts, actor: CaseActor | null, day?: string) =>
  refusals(() => take(operation, facts, actor, day));

describe('deadlines', () => {
  test('three working days from the day after submission, for review and signature together', () => {
    const review = take('SUBMIT', at('DRAFT'), caseworker);
    expect(review).toMatchObject({ stage: 'TOWN_REVIEW', dueOn: '2026-11-26', waitsFor: 'TOWN_CASEWORKER' });
    const signature = take('PASS_TOWN_REVIEW', at('TOWN_REVIEW', review), caseworker, '2026-11-25');
    expect(signature).toMatchObject({ stage: 'TOWN_SIGNATURE', dueOn: '2026-11-26', waitsFor: 'TOWN_HEAD' });
    expect([isOverdue('2026-11-26', '2026-11-26'), isOverdue('2026-11-26', '2026-11-27')]).toEqual([
      false,
      true,
    ]);
  });

  test('a notice has no deadline until it is posted, and hangs three full days after that day', () => {
    const waiting = take('PASS_TOWN_SIGNATURE', at('TOWN_SIGNATURE', { dueOn: '2026-11-26' }), head);
    expect(waiting).toMatchObject({ stage: 'PUBLIC_NOTICE', dueOn: null, waitsFor: 'TOWN_CASEWORKER' });
    const posted = take('POST_NOTICE', at('PUBLIC_NOTICE'), caseworker);
    expect(posted).toMatchObject({ stage: 'PUBLIC_NOTICE', dueOn: '2026-11-27' });
    const hanging = at('PUBLIC_NOTICE', { notice: { lastDay: '2026-11-26', posted: true } });
    expect(refused('END_NOTICE', hanging, caseworker, '2026-11-26')).toEqual(['CASE_NOTICE_RUNNING']);
    expect(take('END_NOTICE', hanging, caseworker, '2026-11-27')).toMatchObject({
      stage: 'DISTRICT_REVIEW',
      dueOn: '2026-12-04',
    });
  });

  test('being returned stops the clock, and resubmission goes on with the days left', () => {
    const returned = take('RETURN', at('TOWN_REVIEW', { dueOn: '2026-11-26' }), caseworker, '2026-11-24');
    expect(returned).toMatchObject({
      stage: 'RETURNED',
      status: 'RETURNED',
      returnedFrom: 'TOWN_REVIEW',
      dueOn: null,
      daysLeft: 2,
    });
    const back = take('RESUBMIT', at('RETURNED', returned), caseworker, '2026-12-04');
    expect(back).toMatchObject({
      stage: 'TOWN_REVIEW',
      returnedFrom: null,
      dueOn: '2026-12-08',
      daysLeft: null,
    });
  });

  test('what was overdue when it was returned is overdue when it comes back', () => {
    const late = take('RETURN', at('TOWN_REVIEW', { dueOn: '2026-11-20' }), caseworker, '2026-11-24');
    expect(late.daysLeft).toBe(-2);
    expect(take('RESUBMIT', at('RETURNED', late), caseworker, '2026-11-24').dueOn).toBe('2026-11-20');
  });

  test('an objection stops the clock until the last of them is dismissed', () => {
    const before = at('DISTRICT_REVIEW', { dueOn: '2026-11-30' });
    const one = take('RECEIVE_OBJECTION', before, null);
    expect(one).toMatchObject({
      stage: 'DISTRICT_REVIEW',
      dueOn: null,
      daysLeft: 5,
      waitsFor: 'TOWN_CASEWORKER',
    });
    const two = take('RECEIVE_OBJECTION', at('DISTRICT_REVIEW', { ...one, openObjections: 1 }), caseworker);
    expect(two.daysLeft).toBe(5);
    const still = take(
      'DISMISS_OBJECTION',
      at('DISTRICT_REVIEW', { ...two, openObjections: 2 }),
      caseworker,
      '2026-11-25',
    );
    expect(still).toMatchObject({ dueOn: null, daysLeft: 5, waitsFor: 'TOWN_CASEWORKER' });
    const free = take(
      'DISMISS_OBJECTION',
      at('DISTRICT_REVIEW', { ...still, openObjections: 1 }),
      caseworker,
      '2026-11-25',
    );
    expect(free).toMatchObject({ dueOn: '2026-12-02', daysLeft: null, waitsFor: 'DISTRICT_OFFICER' });
  });

  test('an objection that comes in while a case is returned keeps its clock stopped', () => {
    const returned = at('RETURNED', { returnedFrom: 'DISTRICT_REVIEW', daysLeft: 3, openObjections: 1 });
    expect(take('RESUBMIT', returned, caseworker)).toMatchObject({
      stage: 'DISTRICT_REVIEW',
      dueOn: null,
      daysLeft: 3,
    });
    const dismissed = take('DISMISS_OBJECTION', returned, caseworker);
    expect(dismissed).toMatchObject({
      stage: 'RETURNED',
      returnedFrom: 'DISTRICT_REVIEW',
      dueOn: null,
      daysLeft: 3,
    });
  });

  test('an upheld objection ends the case, with nobody’s turn and no clock', () => {
    const facts = at('DISTRICT_REVIEW', { openObjections: 1, daysLeft: 4 });
    expect(take('UPHOLD_OBJECTION', facts, caseworker)).toEqual({
      stage: 'TERMINATED',
      status: 'TERMINATED',
      returnedFrom: null,
      waitsFor: null,
      closes: true,
      dueOn: null,
      daysLeft: null,
    });
  });

  test('a refused sign-off goes back to the district; its period goes on with the leader', () => {
    const facts = at('DISTRICT_REVIEW', { requestedAmount: 3_000_000n, dueOn: '2026-11-27' });
    const proposed = take('PROPOSE', facts, officer);
    expect(proposed).toMatchObject({ stage: 'LEADER_SIGN_OFF', dueOn: '2026-11-27', waitsFor: 'LEADER' });
    const back = take('REFUSE_SIGN_OFF', at('LEADER_SIGN_OFF', proposed), leader, '2026-11-24');
    expect(back).toMatchObject({
      stage: 'DISTRICT_REVIEW',
      dueOn: '2026-12-01',
      waitsFor: 'DISTRICT_OFFICER',
    });
  });

  test('a stage that counts by the calendar', () => {
    const fitting = take('DECIDE', at('DISTRICT_REVIEW'), officer);
    expect(fitting).toMatchObject({ stage: 'FITTING', status: 'IN_PROGRESS', dueOn: '2026-12-03' });
  });
});
