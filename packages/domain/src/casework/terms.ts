/** Casework's closed lists, common to every programme: the same literals as the database's. */

export const CASE_STATUSES = [
  'DRAFT',
  'TOWN_REVIEW',
  'TOWN_SIGNATURE',
  'PUBLIC_NOTICE',
  'DISTRICT_REVIEW',
  'LEADER_SIGN_OFF',
  'APPROVED',
  'IN_PROGRESS',
  'DELIVERED',
  'PAID',
  'CLOSED',
  'RETURNED',
  'REJECTED',
  'WITHDRAWN',
  'TERMINATED',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Where nothing more happens. */
export const CLOSED_STATUSES = [
  'CLOSED',
  'REJECTED',
  'WITHDRAWN',
  'TERMINATED',
] as const satisfies readonly CaseStatus[];

/** What is done to a case. PASS_… passes the stage of that name; a programme's own stage is passed by COMPLETE_STEP. */
export const CASE_OPERATIONS = [
  'CREATE',
  'EDIT',
  'SUBMIT',
  'RESUBMIT',
  'PASS_TOWN_REVIEW',
  'PASS_TOWN_SIGNATURE',
  'POST_NOTICE',
  'END_NOTICE',
  'RECEIVE_OBJECTION',
  'DISMISS_OBJECTION',
  'UPHOLD_OBJECTION',
  'DECIDE',
  'PROPOSE',
  'SIGN_OFF',
  'REFUSE_SIGN_OFF',
  'COMPLETE_STEP',
  'DELIVER',
  'PAY',
  'PAYMENT_FAILED',
  'CLOSE',
  'RETURN',
  'REJECT',
  'WITHDRAW',
  'ASSIGN',
] as const;
export type CaseOperation = (typeof CASE_OPERATIONS)[number];

export const DOCUMENT_FORMS = ['ORIGINAL', 'STAMPED_COPY'] as const;
export type DocumentForm = (typeof DOCUMENT_FORMS)[number];

export const OBJECTION_CHANNELS = ['PUBLIC_PAGE', 'PHONE', 'IN_PERSON', 'LETTER'] as const;
export type ObjectionChannel = (typeof OBJECTION_CHANNELS)[number];

export const OBJECTION_STATUSES = ['OPEN', 'DISMISSED', 'UPHELD'] as const;
export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number];

export const NOTICE_STATUSES = ['POSTED', 'ENDED', 'WITHDRAWN'] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/** The stages that the engine knows by name, in their order; any other code is a programme's own. */
export const STANDARD_STAGES = [
  'TOWN_REVIEW',
  'TOWN_SIGNATURE',
  'PUBLIC_NOTICE',
  'DISTRICT_REVIEW',
  'LEADER_SIGN_OFF',
  'DELIVERY',
  'PAYMENT',
] as const;
export type StandardStage = (typeof STANDARD_STAGES)[number];
