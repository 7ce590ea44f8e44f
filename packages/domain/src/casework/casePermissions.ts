import type { Permission } from '../access/permissions.ts';
import type { CaseOperation } from './terms.ts';
import { type CasePlace, passingOperation } from './way.ts';

/** Which permission each operation takes where its place makes no difference. */
export const CASE_PERMISSIONS = {
  CREATE: 'case.draft',
  EDIT: 'case.draft',
  SUBMIT: 'case.submit',
  RESUBMIT: 'case.submit',
  PASS_TOWN_REVIEW: 'case.townReview',
  PASS_TOWN_SIGNATURE: 'case.townSign',
  POST_NOTICE: 'case.notice',
  END_NOTICE: 'case.notice',
  RECEIVE_OBJECTION: 'case.objection',
  DISMISS_OBJECTION: 'case.objection',
  UPHOLD_OBJECTION: 'case.objection',
  DECIDE: 'case.decide',
  PROPOSE: 'case.decide',
  SIGN_OFF: 'case.signOff',
  REFUSE_SIGN_OFF: 'case.signOff',
  COMPLETE_STEP: 'case.deliver',
  DELIVER: 'case.deliver',
  PAY: 'payment.make',
  PAYMENT_FAILED: 'payment.make',
  CLOSE: 'case.deliver',
  RETURN: 'case.townReview',
  REJECT: 'case.townReview',
  WITHDRAW: 'case.submit',
  ASSIGN: 'case.assign',
} as const satisfies Readonly<Record<CaseOperation, Permission>>;

const BEFORE_DECISION: readonly CasePlace[] = [
  'DRAFT',
  'TOWN_REVIEW',
  'TOWN_SIGNATURE',
  'PUBLIC_NOTICE',
  'DISTRICT_REVIEW',
  'LEADER_SIGN_OFF',
  'RETURNED',
];

/** The permission that an operation takes at a place: whoever passes a stage returns and rejects there; a draft is its village's. */
export function casePermission(operation: CaseOperation, place: CasePlace): Permission {
  if (operation === 'WITHDRAW') {
    if (place === 'DRAFT') return 'case.draft';
    return BEFORE_DECISION.includes(place) ? 'case.submit' : 'case.decide';
  }
  if (operation === 'RETURN' || operation === 'REJECT') return CASE_PERMISSIONS[passingOperation(place)];
  return CASE_PERMISSIONS[operation];
}
