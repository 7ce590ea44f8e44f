/** The fund's closed lists: the same literals as the database's. */

export const FUND_ACCOUNT_KINDS = [
  'BUDGET',
  'DONATION',
  'INTEREST',
  'AVAILABLE',
  'RESERVED',
  'IN_PAYMENT',
  'RECEIVABLE',
  'GRANTED',
  'SUBSIDISED',
  'PURCHASED',
  'WRITTEN_OFF',
] as const;
export type FundAccountKind = (typeof FUND_ACCOUNT_KINDS)[number];

/** Outside the fund: below zero by what came from there. Every other account is never below zero. */
export const OUTSIDE_KINDS = ['BUDGET', 'DONATION', 'INTEREST'] as const satisfies readonly FundAccountKind[];

/** What lies on the fund's bank account: free, set aside, or on its way. */
export const MONEY_KINDS = [
  'AVAILABLE',
  'RESERVED',
  'IN_PAYMENT',
] as const satisfies readonly FundAccountKind[];

export const FUND_ENTRY_KINDS = [
  'APPROPRIATION',
  'DONATION',
  'INTEREST',
  'RESERVE',
  'RELEASE',
  'SEND',
  'PAY',
  'FAIL',
  'REPAY',
  'SET_OFF',
  'WRITE_OFF',
  'PURCHASE',
  'REVERSAL',
] as const;
export type FundEntryKind = (typeof FUND_ENTRY_KINDS)[number];

/**
 * Entries that a person records, and may reverse. What a case's payment moves is never reversed by hand: its reservation, payment or
 * advance would no longer say what the accounts say.
 */
export const REVERSIBLE_KINDS = [
  'APPROPRIATION',
  'DONATION',
  'INTEREST',
  'PURCHASE',
] as const satisfies readonly FundEntryKind[];

export const RESERVATION_STATUSES = ['HELD', 'RELEASED', 'SPENT'] as const;
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number];

export const PAYMENT_STATUSES = ['READY', 'BATCHED', 'SENT', 'PAID', 'FAILED', 'CANCELLED'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export const PAYMENT_USES = ['GRANT', 'ADVANCE', 'SUBSIDY', 'PURCHASE'] as const;
export type PaymentUse = (typeof PAYMENT_USES)[number];

export const PAYEE_KINDS = ['PERSON', 'HOSPITAL', 'OTHER'] as const;
export type PayeeKind = (typeof PAYEE_KINDS)[number];

export const BATCH_STATUSES = ['OPEN', 'CHECKED', 'EXPORTED', 'RECONCILED', 'DISCARDED'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

export const BANK_ANSWER_OUTCOMES = ['PAID', 'FAILED', 'UNKNOWN', 'DIFFERS', 'REPEATED'] as const;
export type BankAnswerOutcome = (typeof BANK_ANSWER_OUTCOMES)[number];

export const DONOR_KINDS = ['PERSON', 'COMPANY', 'CHARITY', 'PUBLIC_BODY', 'ANONYMOUS'] as const;
export type DonorKind = (typeof DONOR_KINDS)[number];

/** What a reconciliation compares. */
export const FUND_CHECKS = ['POSTINGS', 'RESERVATIONS', 'PAYMENTS', 'ADVANCES'] as const;
export type FundCheck = (typeof FUND_CHECKS)[number];

/** Where a fund's money came from and where it went, as its report names them. */
export const FUND_FLOWS = [
  'BUDGET',
  'DONATION',
  'INTEREST',
  'REPAID',
  'SET_OFF',
  'GRANTED',
  'ADVANCED',
  'SUBSIDISED',
  'PURCHASED',
] as const;
export type FundFlow = (typeof FUND_FLOWS)[number];

export const SOURCE_FLOWS = [
  'BUDGET',
  'DONATION',
  'INTEREST',
  'REPAID',
  'SET_OFF',
] as const satisfies readonly FundFlow[];
