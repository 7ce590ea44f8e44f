// The funds' closed lists in the graph.

import {
  BANK_ANSWER_OUTCOMES,
  BATCH_OPERATIONS,
  BATCH_STATUSES,
  DONOR_KINDS,
  FUND_ACCOUNT_KINDS,
  FUND_CHECKS,
  FUND_ENTRY_KINDS,
  FUND_FLOWS,
  PAYEE_KINDS,
  PAYMENT_OPERATIONS,
  PAYMENT_STATUSES,
  PAYMENT_USES,
} from '@zhucan/domain';
import { builder } from '../builder.ts';
import { enumOf } from '../graphql/enums.ts';

export const FundAccountKindEnum = enumOf(
  'FundAccountKind',
  'fundAccount',
  FUND_ACCOUNT_KINDS,
  '基金账户种类。 The kinds of a fund’s accounts.',
);
export const FundEntryKindEnum = enumOf(
  'FundEntryKind',
  'fundEntry',
  FUND_ENTRY_KINDS,
  '分录种类。 The kinds of entries.',
);
export const FundFlowEnum = enumOf(
  'FundFlow',
  'fundFlow',
  FUND_FLOWS,
  '资金来源与运用。 Where money came from and went.',
);
export const FundCheckEnum = enumOf(
  'FundCheck',
  'fundCheck',
  FUND_CHECKS,
  '对账项目。 What a reconciliation compares.',
);
export const DonorKindEnum = enumOf(
  'DonorKind',
  'donorKind',
  DONOR_KINDS,
  '捐赠人类别。 The kinds of donors.',
);
export const PaymentStatusEnum = enumOf(
  'PaymentStatus',
  'paymentStatus',
  PAYMENT_STATUSES,
  '支付状态。 Where a payment stands.',
);
export const PaymentOperationEnum = enumOf(
  'PaymentOperation',
  'paymentOperation',
  PAYMENT_OPERATIONS,
  '支付操作。 What is done with a payment.',
);
export const PaymentUseEnum = enumOf(
  'PaymentUse',
  'paymentUse',
  PAYMENT_USES,
  '款项用途。 What a payment is.',
);
export const PayeeKindEnum = enumOf('PayeeKind', 'payeeKind', PAYEE_KINDS, '收款人类别。 Who is paid.');
export const BatchStatusEnum = enumOf(
  'BatchStatus',
  'batchStatus',
  BATCH_STATUSES,
  '支付批次状态。 Where a batch stands.',
);
export const BatchOperationEnum = enumOf(
  'BatchOperation',
  'batchOperation',
  BATCH_OPERATIONS,
  '支付批次操作。 What is done with a batch.',
);
export const BankAnswerOutcomeEnum = enumOf(
  'BankAnswerOutcome',
  'bankAnswer',
  BANK_ANSWER_OUTCOMES,
  '银行回盘结果。 What came of a line of the bank’s answer.',
);

const byNumber = {
  ID: { description: '最早的在前。 Oldest first.' },
  ID_DESC: { description: '最近的在前。 Newest first.' },
};
export const FundEntrySort = builder.enumType('FundEntrySort', {
  description: '分录的次序。 The order of entries.',
  values: byNumber,
});
export const PaymentSort = builder.enumType('PaymentSort', {
  description: '支付的次序。 The order of payments.',
  values: {
    ...byNumber,
    AMOUNT: { description: '按金额。 By amount.' },
    AMOUNT_DESC: { description: '按金额，从大到小。 By amount, largest first.' },
  },
});
export const PaymentBatchSort = builder.enumType('PaymentBatchSort', {
  description: '批次的次序。 The order of batches.',
  values: byNumber,
});
export const AdvanceSort = builder.enumType('AdvanceSort', {
  description: '借款的次序。 The order of advances.',
  values: {
    ...byNumber,
    PAID_ON: { description: '按借出日期。 By the day it was paid.' },
    PAID_ON_DESC: { description: '按借出日期，最近的在前。 By the day it was paid, newest first.' },
    OUTSTANDING: { description: '按未还金额。 By what is owed.' },
    OUTSTANDING_DESC: { description: '按未还金额，从大到小。 By what is owed, largest first.' },
  },
});
