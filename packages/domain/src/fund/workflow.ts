import { defineWorkflow } from '../shared/workflow.ts';
import { BATCH_STATUSES, PAYMENT_STATUSES } from './terms.ts';

export const PAYMENT_OPERATIONS = [
  'BATCH',
  'UNBATCH',
  'SEND',
  'PAY',
  'FAIL',
  'RETRY',
  'CHANGE_PAYEE',
  'CANCEL',
] as const;
export type PaymentOperation = (typeof PAYMENT_OPERATIONS)[number];

/** A payment is made once: what was sent is answered before anything else is done with it, and what is paid stays paid. */
export const paymentWorkflow = defineWorkflow<(typeof PAYMENT_STATUSES)[number], PaymentOperation, never>({
  statuses: PAYMENT_STATUSES,
  operations: PAYMENT_OPERATIONS,
  table: {
    READY: {
      BATCH: { to: 'BATCHED' },
      CHANGE_PAYEE: { to: 'READY' },
      CANCEL: { to: 'CANCELLED' },
    },
    BATCHED: { UNBATCH: { to: 'READY' }, SEND: { to: 'SENT' } },
    SENT: { PAY: { to: 'PAID' }, FAIL: { to: 'FAILED' } },
    PAID: {},
    FAILED: {
      RETRY: { to: 'READY' },
      CHANGE_PAYEE: { to: 'FAILED' },
      CANCEL: { to: 'CANCELLED' },
    },
    CANCELLED: {},
  },
  notPossible: 'PAYMENT_OPERATION_NOT_POSSIBLE',
  refusals: {},
});

export const BATCH_OPERATIONS = ['CHECK', 'EXPORT', 'IMPORT_ANSWER', 'RECONCILE', 'DISCARD'] as const;
export type BatchOperation = (typeof BATCH_OPERATIONS)[number];

const BATCH_FLAGS = [
  'NOT_MADE_BY_ACTOR',
  'NOTHING_DECIDED_BY_ACTOR',
  'NO_PAYEE_BY_ACTOR',
  'ALL_ANSWERED',
] as const;
type BatchFlag = (typeof BATCH_FLAGS)[number];

/** Four eyes: a second person checks, who corrected no payee in it, and whoever decided a case in it neither checks, sends nor records it paid. */
export const batchWorkflow = defineWorkflow<(typeof BATCH_STATUSES)[number], BatchOperation, BatchFlag>({
  statuses: BATCH_STATUSES,
  operations: BATCH_OPERATIONS,
  table: {
    OPEN: {
      CHECK: { to: 'CHECKED', needs: ['NOT_MADE_BY_ACTOR', 'NOTHING_DECIDED_BY_ACTOR', 'NO_PAYEE_BY_ACTOR'] },
      DISCARD: { to: 'DISCARDED' },
    },
    CHECKED: {
      EXPORT: { to: 'EXPORTED', needs: ['NOTHING_DECIDED_BY_ACTOR'] },
      DISCARD: { to: 'DISCARDED' },
    },
    EXPORTED: {
      IMPORT_ANSWER: { to: 'EXPORTED', needs: ['NOTHING_DECIDED_BY_ACTOR'] },
      RECONCILE: { to: 'RECONCILED', needs: ['ALL_ANSWERED'] },
    },
    RECONCILED: {},
    DISCARDED: {},
  },
  notPossible: 'BATCH_OPERATION_NOT_POSSIBLE',
  refusals: {
    NOT_MADE_BY_ACTOR: 'BATCH_FOUR_EYES_MADE',
    NOTHING_DECIDED_BY_ACTOR: 'BATCH_FOUR_EYES_DECIDED',
    NO_PAYEE_BY_ACTOR: 'BATCH_FOUR_EYES_PAYEE',
    ALL_ANSWERED: 'BATCH_UNANSWERED',
  },
});

/** What a batch's next operations depend on, for one actor. */
export interface BatchFacts {
  readonly madeById: number;
  /** Whoever decided a case in it. */
  readonly decidedByIds: readonly (number | null)[];
  /** Whoever corrected to whom a payment in it goes. */
  readonly payeeByIds: readonly (number | null)[];
  /** Payments that the bank has not answered. */
  readonly unanswered: number;
}

export function batchFlags(
  { madeById, decidedByIds, payeeByIds, unanswered }: BatchFacts,
  actorId: number,
): Readonly<Record<BatchFlag, boolean>> {
  return {
    NOT_MADE_BY_ACTOR: madeById !== actorId,
    NOTHING_DECIDED_BY_ACTOR: !decidedByIds.includes(actorId),
    NO_PAYEE_BY_ACTOR: !payeeByIds.includes(actorId),
    ALL_ANSWERED: unanswered === 0,
  };
}
