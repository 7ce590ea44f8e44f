// The shapes of the funds' rows as they are read. Sums are fen, as text: a bigint does not fit every JSON reader.

import type {
  BankAnswerOutcome,
  BatchStatus,
  DonorKind,
  FundAccountKind,
  FundEntryKind,
  PayeeKind,
  PaymentStatus,
  PaymentUse,
} from '@zhucan/domain';
import type { CaseRow } from '../casework/case.rows.ts';
import type { AreaRow } from '../registry/area/area.table.ts';
import type { PersonRow } from '../registry/person/person.table.ts';

export interface FundRow {
  readonly id: number;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly bankName: string;
  readonly bankAccountLast4: string;
  readonly programmes: readonly string[];
  readonly active: boolean;
  readonly version: number;
  readonly balance: string;
  readonly reserved: string;
  readonly inPayment: string;
  readonly available: string;
  readonly receivable: string;
  readonly area: AreaRow | null;
  readonly accounts: readonly FundAccountRow[];
  readonly purposes: readonly FundPurposeRow[];
  readonly budgets: readonly FundBudgetRow[];
}

export interface FundPurposeRow {
  readonly id: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly programmes: readonly string[];
  readonly active: boolean;
  readonly available: string;
  readonly received: string;
}

export interface FundAccountRow {
  readonly id: number;
  readonly kind: FundAccountKind;
  readonly balance: string;
  readonly purpose: FundPurposeRow | null;
}

export interface FundBudgetRow {
  readonly id: number;
  readonly year: number;
  readonly population: number;
  readonly perHead: string;
  readonly amount: string;
  readonly received: string;
  readonly version: number;
}

/** One posting of an entry, as its entry shows it. */
export interface PostingPart {
  readonly from: FundAccountKind;
  readonly to: FundAccountKind;
  readonly purposeZh: string | null;
  readonly purposeEn: string | null;
  readonly amount: string;
}

export interface FundEntryRow {
  readonly id: number;
  readonly kind: FundEntryKind;
  readonly bookedOn: string;
  readonly valueOn: string | null;
  readonly amount: string;
  readonly postings: readonly PostingPart[];
  readonly reference: string | null;
  readonly memo: string | null;
  readonly donorKind: DonorKind | null;
  readonly donorName: string | null;
  readonly budgetYear: number | null;
  readonly caseNumber: string | null;
  readonly actor: string | null;
  readonly at: string;
  readonly fund: FundRow | null;
  readonly payment: PaymentRow | null;
  readonly reverses: FundEntryRow | null;
  readonly reversal: FundEntryRow | null;
}

export interface PaymentRow {
  readonly id: number;
  readonly number: string;
  readonly use: PaymentUse;
  readonly status: PaymentStatus;
  readonly programme: string;
  readonly amount: string;
  readonly setOff: string;
  readonly payeeKind: PayeeKind;
  readonly payeeName: string;
  readonly bankName: string;
  readonly bankAccountLast4: string;
  readonly paidOn: string | null;
  readonly bankReference: string | null;
  readonly failure: string | null;
  readonly attempts: number;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly fund: FundRow | null;
  readonly case: CaseRow | null;
  readonly batch: PaymentBatchRow | null;
}

/** What a batch's next operations are decided by; never shown itself. */
interface BatchFactsRow {
  readonly madeById: number;
  readonly decidedByIds: readonly (number | null)[];
  readonly payeeByIds: readonly (number | null)[];
  readonly unanswered: number;
}

export interface PaymentBatchRow {
  readonly id: number;
  readonly number: string;
  readonly status: BatchStatus;
  readonly count: number;
  readonly total: string;
  readonly createdBy: string | null;
  readonly checkedBy: string | null;
  readonly exportedBy: string | null;
  readonly createdAt: string;
  readonly checkedAt: string | null;
  readonly exportedAt: string | null;
  readonly reconciledAt: string | null;
  readonly version: number;
  readonly facts: BatchFactsRow;
  readonly fund: FundRow | null;
  readonly payments: readonly PaymentRow[];
  readonly answers: readonly BankAnswerRow[];
}

export interface BankAnswerRow {
  readonly id: number;
  readonly line: number;
  readonly paymentNumber: string;
  readonly amount: string | null;
  readonly outcome: BankAnswerOutcome;
  readonly bankReference: string | null;
  readonly paidOn: string | null;
  readonly failure: string | null;
  readonly at: string;
}

export interface AdvanceRow {
  readonly id: number;
  readonly amount: string;
  readonly outstanding: string;
  readonly paidOn: string;
  readonly settledOn: string | null;
  readonly version: number;
  readonly fund: FundRow | null;
  readonly case: CaseRow | null;
  readonly person: PersonRow | null;
  readonly payment: PaymentRow | null;
  readonly purpose: FundPurposeRow | null;
}
