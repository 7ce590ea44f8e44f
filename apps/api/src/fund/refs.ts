// The GraphQL types of funds by name, so that slices may point at each other without importing each other.

import { builder } from '../builder.ts';
import type {
  AdvanceRow,
  BankAnswerRow,
  FundAccountRow,
  FundBudgetRow,
  FundEntryRow,
  FundPurposeRow,
  FundRow,
  PaymentBatchRow,
  PaymentRow,
} from './fund.rows.ts';

export const FundRef = builder.objectRef<FundRow>('Fund');
export const FundAccountRef = builder.objectRef<FundAccountRow>('FundAccount');
export const FundPurposeRef = builder.objectRef<FundPurposeRow>('FundPurpose');
export const FundBudgetRef = builder.objectRef<FundBudgetRow>('FundBudget');
export const FundEntryRef = builder.objectRef<FundEntryRow>('FundEntry');
export const PaymentRef = builder.objectRef<PaymentRow>('Payment');
export const PaymentBatchRef = builder.objectRef<PaymentBatchRow>('PaymentBatch');
export const BankAnswerRef = builder.objectRef<BankAnswerRow>('BankAnswer');
export const AdvanceRef = builder.objectRef<AdvanceRow>('Advance');
