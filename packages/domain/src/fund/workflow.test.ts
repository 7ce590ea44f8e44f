import { describe, expect, test } from 'vitest';
import { BATCH_STATUSES, PAYMENT_STATUSES } from './terms.ts';
import {
  BATCH_OPERATIONS,
  batchFlags,
  batchWorkflow,
  PAYMENT_OPERATIONS,
  paymentWorkflow,
} from './workflow.ts';

/** Status, operation, where it leads: everything else is refused. */
const PAYMENT = [
  'READY BATCH BATCHED',
  'READY CHANGE_PAYEE READY',
  'READY CANCEL CANCELLED',
  'BATCHED UNBATCH READY',
  'BATCHED SEND SENT',
  'SENT PAY PAID',
  'SENT FAIL FAILED',
  'FAILED RETRY READY',
  'FAILED CHANGE_PAYEE FAILED',
  'FAILED CANCEL CANCELLED',
];
const BATCH = [
  'OPEN CHECK CHECKED',
  'OPEN DISCARD DISCARDED',
  'CHECKED EXPORT EXPORTED',
  'CHECKED DISCARD DISCARDED',
  'EXPORTED IMPORT_ANSWER EXPORTED',
  'EXPORTED RECONCILE RECONCILED',
];
const MADE = { madeById: 1, decidedByIds: [2, null], payeeByIds: [4, null], unanswered: 0 };

test('a payment takes these steps and no other', () => {
  const taken = PAYMENT_STATUSES.flatMap(status =>
    PAYMENT_OPERATIONS.flatMap(operation => {
      const refusal = paymentWorkflow.refusal(status, operation, {});
      if (refusal) {
        expect(refusal).toMatchObject({
          code: 'PAYMENT_OPERATION_NOT_POSSIBLE',
          params: { status, operation },
        });
        return [];
      }
      return [`${status} ${operation} ${paymentWorkflow.take(status, operation, {})}`];
    }),
  );
  expect(taken.sort()).toEqual([...PAYMENT].sort());
});

test('a batch takes these steps and no other', () => {
  const flags = batchFlags(MADE, 3);
  const taken = BATCH_STATUSES.flatMap(status =>
    BATCH_OPERATIONS.filter(operation => !batchWorkflow.refusal(status, operation, flags)).map(
      operation => `${status} ${operation} ${batchWorkflow.take(status, operation, flags)}`,
    ),
  );
  expect(taken.sort()).toEqual([...BATCH].sort());
});

describe('four eyes', () => {
  const refusal = (
    status: (typeof BATCH_STATUSES)[number],
    operation: (typeof BATCH_OPERATIONS)[number],
    actor: number,
    unanswered = 0,
  ) => batchWorkflow.refusal(status, operation, batchFlags({ ...MADE, unanswered }, actor))?.code;

  test('whoever made a batch does not check it', () => {
    expect(refusal('OPEN', 'CHECK', 1)).toBe('BATCH_FOUR_EYES_MADE');
    expect(refusal('CHECKED', 'EXPORT', 1)).toBeUndefined();
  });

  test.each([
    ['OPEN', 'CHECK'],
    ['CHECKED', 'EXPORT'],
    ['EXPORTED', 'IMPORT_ANSWER'],
  ] as const)('whoever decided a case in it does not do it at %s: %s', (status, operation) => {
    expect(refusal(status, operation, 2)).toBe('BATCH_FOUR_EYES_DECIDED');
    expect(refusal(status, operation, 3)).toBeUndefined();
  });

  test('whoever corrected a payee in it does not check it', () => {
    expect(refusal('OPEN', 'CHECK', 4)).toBe('BATCH_FOUR_EYES_PAYEE');
    expect(refusal('CHECKED', 'EXPORT', 4)).toBeUndefined();
  });

  test('a batch is reconciled once every payment is answered', () => {
    expect(refusal('EXPORTED', 'RECONCILE', 3, 1)).toBe('BATCH_UNANSWERED');
  });
});
