import { describe, expect, test } from 'vitest';
import { refusals } from '../refusals.testing.ts';
import { ForbiddenError } from '../shared/error.ts';
import {
  caseworker,
  draft,
  head,
  leader,
  liaison,
  manager,
  monday,
  officer,
  small,
} from './small.testing.ts';
import type { CaseOperation } from './terms.ts';
import { wayWorkflow } from './transitions.ts';
import { nextStage, placeAfter, statusOf } from './way.ts';
import {
  approves,
  availableCaseOperations,
  type CaseActor,
  type CaseFacts,
  caseActions,
  takeCaseOperation,
} from './workflow.ts';

const HOLDS = {
  OF_PROGRAMME: true,
  NOTICE_POSTED: true,
  NOTICE_NOT_POSTED: true,
  OBJECTION_OPEN: true,
  NO_OPEN_OBJECTION: true,
  NOTICE_OVER: true,
  DOCUMENTS_COMPLETE: true,
  NOT_INELIGIBLE: true,
  NOT_FILED_BY_ACTOR: true,
  NOT_DECIDED_BY_ACTOR: true,
  AMOUNT_DECIDED: true,
  NO_PAYMENT_UNDER_WAY: true,
} as const;

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

describe('the way of a case', () => {
  test('place × operation, made from the programme’s way', () => {
    const workflow = wayWorkflow(small, small.way, 'DISTRICT_REVIEW');
    const lines = workflow.statuses.map(place => {
      const steps = workflow
        .available(place, HOLDS)
        .map(operation => `${operation}→${workflow.take(place, operation, HOLDS)}`);
      return `${place.padEnd(15)} ${steps.join(', ') || '—'}`;
    });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "NONE            CREATE→DRAFT
      DRAFT           EDIT→DRAFT, SUBMIT→TOWN_REVIEW, WITHDRAW→WITHDRAWN
      TOWN_REVIEW     PASS_TOWN_REVIEW→TOWN_SIGNATURE, RETURN→RETURNED, REJECT→REJECTED, WITHDRAW→WITHDRAWN, ASSIGN→TOWN_REVIEW
      TOWN_SIGNATURE  PASS_TOWN_SIGNATURE→PUBLIC_NOTICE, WITHDRAW→WITHDRAWN, ASSIGN→TOWN_SIGNATURE
      PUBLIC_NOTICE   POST_NOTICE→PUBLIC_NOTICE, END_NOTICE→DISTRICT_REVIEW, RECEIVE_OBJECTION→PUBLIC_NOTICE, DISMISS_OBJECTION→PUBLIC_NOTICE, UPHOLD_OBJECTION→TERMINATED, WITHDRAW→WITHDRAWN, ASSIGN→PUBLIC_NOTICE
      DISTRICT_REVIEW RECEIVE_OBJECTION→DISTRICT_REVIEW, DISMISS_OBJECTION→DISTRICT_REVIEW, UPHOLD_OBJECTION→TERMINATED, PROPOSE→LEADER_SIGN_OFF, RETURN→RETURNED, REJECT→REJECTED, WITHDRAW→WITHDRAWN, ASSIGN→DISTRICT_REVIEW
      LEADER_SIGN_OFF RECEIVE_OBJECTION→LEADER_SIGN_OFF, DISMISS_OBJECTION→LEADER_SIGN_OFF, UPHOLD_OBJECTION→TERMINATED, SIGN_OFF→FITTING, REFUSE_SIGN_OFF→DISTRICT_REVIEW, WITHDRAW→WITHDRAWN, ASSIGN→LEADER_SIGN_OFF
      FITTING         COMPLETE_STEP→DELIVERY, WITHDRAW→WITHDRAWN, ASSIGN→FITTING
      DELIVERY        DELIVER→PAYMENT, WITHDRAW→WITHDRAWN, ASSIGN→DELIVERY
      PAYMENT         PAY→PAID, PAYMENT_FAILED→PAYMENT, WITHDRAW→WITHDRAWN, ASSIGN→PAYMENT
      APPROVED        CLOSE→CLOSED, WITHDRAW→WITHDRAWN
      DELIVERED       CLOSE→CLOSED
      PAID            CLOSE→CLOSED
      CLOSED          —
      RETURNED        EDIT→RETURNED, RESUBMIT→DISTRICT_REVIEW, RECEIVE_OBJECTION→RETURNED, DISMISS_OBJECTION→RETURNED, UPHOLD_OBJECTION→TERMINATED, WITHDRAW→WITHDRAWN, ASSIGN→RETURNED
      REJECTED        —
      WITHDRAWN       —
      TERMINATED      —"
    `);
  });

  test('a stage that does not apply is passed over', () => {
    const facts = { requestedAmount: 2_999_999n, decidedAmount: null, parameters: monday.parameters };
    expect(nextStage(small, 'DISTRICT_REVIEW', facts)).toBe('FITTING');
    expect(nextStage(small, 'DISTRICT_REVIEW', { ...facts, requestedAmount: 3_000_000n })).toBe(
      'LEADER_SIGN_OFF',
    );
    expect(() => placeAfter(small.way, 'NOWHERE')).toThrow(RangeError);
  });

  test('statuses behind approval', () => {
    expect(['FITTING', 'DELIVERY', 'PAYMENT', 'PAID'].map(place => statusOf(small, place))).toEqual([
      'IN_PROGRESS',
      'IN_PROGRESS',
      'DELIVERED',
      'PAID',
    ]);
    const plain = { way: small.way.filter(({ code }) => code === 'DISTRICT_REVIEW' || code === 'PAYMENT') };
    expect(statusOf(plain, 'PAYMENT')).toBe('APPROVED');
  });

  test('approval is a decision or a leader’s signature, not a proposal', () => {
    expect(approves('DECIDE', { stage: 'FITTING' })).toBe(true);
    expect(approves('SIGN_OFF', { stage: 'FITTING' })).toBe(true);
    expect(approves('PROPOSE', { stage: 'LEADER_SIGN_OFF' })).toBe(false);
  });
});

describe('who may', () => {
  test.each<[string, CaseFacts, CaseActor, readonly CaseOperation[]]>([
    ['a liaison drafts', at('DRAFT'), liaison, ['EDIT', 'WITHDRAW']],
    ['a caseworker submits', at('DRAFT'), caseworker, ['EDIT', 'SUBMIT', 'WITHDRAW']],
    [
      'a caseworker reviews',
      at('TOWN_REVIEW'),
      caseworker,
      ['PASS_TOWN_REVIEW', 'RETURN', 'REJECT', 'WITHDRAW', 'ASSIGN'],
    ],
    ['a liaison reviews nothing', at('TOWN_REVIEW'), liaison, []],
    ['the town’s head signs', at('TOWN_SIGNATURE'), head, ['PASS_TOWN_SIGNATURE']],
    ['an officer does not sign for the town', at('TOWN_SIGNATURE'), officer, ['WITHDRAW', 'ASSIGN']],
    [
      'a caseworker does not decide',
      at('DISTRICT_REVIEW'),
      caseworker,
      ['RECEIVE_OBJECTION', 'WITHDRAW', 'ASSIGN'],
    ],
    [
      'an officer decides',
      at('DISTRICT_REVIEW'),
      officer,
      ['RECEIVE_OBJECTION', 'DECIDE', 'RETURN', 'REJECT', 'WITHDRAW', 'ASSIGN'],
    ],
    [
      'from the limit on, an officer proposes',
      at('DISTRICT_REVIEW', { requestedAmount: 3_000_000n }),
      manager,
      ['RECEIVE_OBJECTION', 'PROPOSE', 'RETURN', 'REJECT', 'WITHDRAW', 'ASSIGN'],
    ],
    [
      'a leader signs off',
      at('LEADER_SIGN_OFF', { decidedAmount: 100n }),
      leader,
      ['SIGN_OFF', 'REFUSE_SIGN_OFF'],
    ],
    ['a stage of its own is its role’s', at('FITTING'), officer, ['WITHDRAW', 'ASSIGN']],
    ['a caseworker fits', at('FITTING'), caseworker, ['COMPLETE_STEP', 'ASSIGN']],
    ['nobody pays by a button', at('PAYMENT', { decidedAmount: 1n }), officer, ['WITHDRAW', 'ASSIGN']],
    ['a caseworker closes', at('PAID'), caseworker, ['CLOSE']],
    ['an end is an end', at('REJECTED'), manager, []],
  ])('%s', (_, facts, actor, expected) => {
    expect(availableCaseOperations(facts, actor, small, monday)).toEqual(expected);
  });

  test('a role without the permission is told so', () => {
    expect(() => take('PASS_TOWN_REVIEW', at('TOWN_REVIEW'), leader)).toThrow(ForbiddenError);
    expect(() => take('COMPLETE_STEP', at('FITTING'), manager)).toThrow(ForbiddenError);
  });

  test('a button that lacks something says what', () => {
    const facts = at('TOWN_REVIEW', { missingDocuments: 2 });
    expect(caseActions(facts, caseworker, small, monday)[0]).toEqual({
      operation: 'PASS_TOWN_REVIEW',
      main: true,
      refusal: {
        code: 'CASE_DOCUMENTS_MISSING',
        params: { count: 2, lastDay: '', operation: 'PASS_TOWN_REVIEW', status: 'TOWN_REVIEW' },
      },
    });
    const quiet = at('PUBLIC_NOTICE', { notice: { lastDay: '2026-11-26', posted: true } });
    expect(caseActions(quiet, caseworker, small, monday).map(({ operation }) => operation)).toEqual([
      'END_NOTICE',
      'RECEIVE_OBJECTION',
      'WITHDRAW',
      'ASSIGN',
    ]);
  });

  test.each<[string, CaseOperation, CaseFacts, CaseActor | null]>([
    ['CASE_OTHER_PROGRAMME', 'DECIDE', at('DISTRICT_REVIEW'), { ...officer, programmes: ['HOUSING'] }],
    ['CASE_FOUR_EYES', 'DECIDE', at('DISTRICT_REVIEW', { filedById: officer.userId }), officer],
    ['CASE_FOUR_EYES', 'DECIDE', at('DISTRICT_REVIEW', { reviewedById: officer.userId }), officer],
    ['CASE_FOUR_EYES', 'DECIDE', at('DISTRICT_REVIEW', { refiledByIds: [officer.userId] }), officer],
    ['CASE_FOUR_EYES', 'REJECT', at('DISTRICT_REVIEW', { reviewedById: officer.userId }), officer],
    [
      'CASE_FOUR_EYES_PAYMENT',
      'PAY',
      at('PAYMENT', { decidedAmount: 1n, decidedById: officer.userId }),
      officer,
    ],
    ['CASE_OBJECTION_OPEN', 'DECIDE', at('DISTRICT_REVIEW', { openObjections: 1 }), officer],
    ['CASE_NO_OBJECTION', 'DISMISS_OBJECTION', at('DISTRICT_REVIEW'), caseworker],
    ['CASE_NOT_ELIGIBLE', 'PASS_TOWN_REVIEW', at('TOWN_REVIEW', { eligibility: 'NOT_MET' }), caseworker],
    ['CASE_NOT_ELIGIBLE', 'DECIDE', at('DISTRICT_REVIEW', { eligibility: 'NOT_MET' }), officer],
    ['CASE_NOTICE_NOT_POSTED', 'END_NOTICE', at('PUBLIC_NOTICE'), caseworker],
    ['CASE_AMOUNT_MISSING', 'SIGN_OFF', at('LEADER_SIGN_OFF'), leader],
    ['CASE_PAYMENT_UNDER_WAY', 'WITHDRAW', at('PAYMENT', { paymentUnderWay: true }), officer],
    ['CASE_OPERATION_NOT_POSSIBLE', 'SUBMIT', at('TOWN_REVIEW'), caseworker],
    [
      'CASE_OPERATION_NOT_POSSIBLE',
      'DECIDE',
      at('DISTRICT_REVIEW', { requestedAmount: 3_000_000n }),
      officer,
    ],
  ])('%s refuses %s', (code, operation, facts, actor) => {
    expect(refused(operation, facts, actor)).toEqual([code]);
  });
});
