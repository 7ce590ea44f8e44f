// The permission table of funds: whose figures, whose payments, and who may give which command on money.

import { type Caller, DISTRICT, MANAGER, RECORD_READERS } from './callers.ts';
import type { MutationRow } from './mutations.ts';
import type { QueryRow } from './queries.ts';
import type { RowType } from './types.ts';

/** A leader and a partner see figures. */
const FUND_READERS: readonly Caller[] = [...DISTRICT, 'LEADER', 'fund.read'];

const figures = (fields: string): RowType => ({ readers: FUND_READERS, rows: 'area', fields });

export const FUND_ROW_TYPES: Readonly<Record<string, RowType>> = {
  Fund: figures(`id code name nameZh nameEn bankName bankAccount programmes area active version balance reserved inPayment
    available receivable accounts purposes budgets position sourcesAndUses byMonth byProgramme byDonor reconciliation`),
  FundAccount: figures('kind name purpose balance'),
  FundPurpose: figures('id name nameZh nameEn programmes active available received'),
  FundBudget: figures('year population perHead amount received version'),
  FundEntry:
    figures(`id kind name bookedOn valueOn amount postings reference memo donorKind donorName budgetYear caseNumber
    actor at fund payment reverses reversal`),
  // To whom money goes: whoever reads the case.
  Payment: {
    readers: RECORD_READERS,
    rows: 'area',
    fields: `id number use status programme amount setOff payeeKind payeeName bankName bankAccount paidOn bankReference failure
      attempts version createdAt updatedAt fund case batch availableOperations`,
  },
  Advance: {
    readers: RECORD_READERS,
    rows: 'area',
    fields: 'id amount outstanding paidOn settledOn ageDays version fund case person payment purpose',
  },
  PaymentBatch: {
    readers: DISTRICT,
    rows: 'area',
    fields: `id number status count total createdBy checkedBy exportedBy createdAt checkedAt exportedAt reconciledAt version
      csvUrl xlsxUrl fund payments answers availableOperations refusals`,
  },
  BankAnswer: {
    readers: DISTRICT,
    rows: 'area',
    fields: 'line paymentNumber amount outcome outcomeName bankReference paidOn failure at',
  },
};

export const FUND_PART_TYPES: Readonly<Record<string, string>> = {
  FundPosting: 'from to purpose amount',
  FundPosition: 'on balance reserved inPayment available receivable',
  FundSourcesAndUses: 'from to opening closing sources uses',
  FundFlowAmount: 'flow name amount',
  FundMonth: 'month received used',
  FundProgramme: 'programme flow amount cases',
  FundDonor: 'kind name amount count',
  FundReconciliation: 'agrees at comparisons',
  FundComparison: 'check account purposeId kept counted agrees',
};

const page = (type: string, callers: readonly Caller[]): QueryRow => ({
  callers,
  answers: 'page',
  type,
  denied: 'FORBIDDEN',
});
const one = (type: string, callers: readonly Caller[]): QueryRow => ({
  callers,
  answers: 'one',
  type,
  denied: 'null',
});

export const FUND_QUERIES: Readonly<Record<string, QueryRow>> = {
  funds: { callers: FUND_READERS, answers: 'list', type: 'Fund', denied: 'FORBIDDEN' },
  fund: one('Fund', FUND_READERS),
  fundEntries: page('FundEntry', FUND_READERS),
  payment: one('Payment', RECORD_READERS),
  payments: page('Payment', RECORD_READERS),
  paymentBatch: one('PaymentBatch', DISTRICT),
  paymentBatches: page('PaymentBatch', DISTRICT),
  advance: one('Advance', RECORD_READERS),
  advances: page('Advance', RECORD_READERS),
};

const versioned = (callers: readonly Caller[]): MutationRow => ({
  callers,
  inside: ['StaleError'],
  outside: ['NotFoundError'],
});
const checked = (callers: readonly Caller[]): MutationRow => ({
  callers,
  inside: ['ValidationError'],
  outside: ['NotFoundError', 'ValidationError'],
});

export const FUND_MUTATIONS: Readonly<Record<string, MutationRow>> = {
  createFund: checked(MANAGER),
  updateFund: versioned(MANAGER),
  saveFundPurpose: checked(MANAGER),
  setFundBudget: versioned(MANAGER),
  recordAppropriation: checked(DISTRICT),
  recordDonation: checked(DISTRICT),
  recordInterest: checked(DISTRICT),
  recordPurchase: checked(MANAGER),
  reverseEntry: checked(MANAGER),
  repayAdvance: checked(DISTRICT),
  writeOffAdvance: checked(MANAGER),
  // Its payment is paid already.
  createPaymentBatch: { callers: DISTRICT, inside: ['TransitionRefused'], outside: ['NotFoundError'] },
  checkPaymentBatch: versioned(MANAGER),
  discardPaymentBatch: versioned(DISTRICT),
  exportPaymentBatch: versioned(DISTRICT),
  importBankAnswer: { callers: DISTRICT, inside: ['ValidationError'], outside: ['ValidationError'] },
  retryPayment: versioned(DISTRICT),
  changePayee: versioned(DISTRICT),
  cancelPayment: versioned(MANAGER),
};
