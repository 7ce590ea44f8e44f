// Which permission each operation takes; what the software does by itself takes none.

import type { BatchOperation, PaymentOperation, Permission } from '@zhucan/domain';

export const PAYMENT_PERMISSIONS = {
  BATCH: 'payment.make',
  UNBATCH: null,
  SEND: null,
  PAY: null,
  FAIL: null,
  RETRY: 'payment.make',
  CHANGE_PAYEE: 'payment.make',
  CANCEL: 'payment.check',
} as const satisfies Record<PaymentOperation, Permission | null>;

export const BATCH_PERMISSIONS = {
  CHECK: 'payment.check',
  EXPORT: 'payment.make',
  IMPORT_ANSWER: 'payment.make',
  RECONCILE: 'payment.make',
  DISCARD: 'payment.make',
} as const satisfies Record<BatchOperation, Permission>;
