// The rows of cases and funds as they are made up: days as whole numbers since 1970, moments in milliseconds, fen as bigint.

import type {
  BankAnswerOutcome,
  BatchStatus,
  CaseMove,
  CaseOperation,
  CaseStatus,
  DocumentForm,
  FundAccountKind,
  FundEntryKind,
  NoticeContent,
  PayeeKind,
  PaymentStatus,
  PaymentUse,
  ReservationStatus,
  Role,
} from '@zhucan/domain';

/** A village, as far as a case keeps it. */
export interface CasePlaceRow {
  readonly id: number;
  readonly path: string;
}

export interface CaseEventRow {
  readonly caseId: number;
  readonly areaPath: string;
  readonly operation: CaseOperation;
  readonly from: string | null;
  readonly to: string;
  readonly status: CaseStatus;
  readonly at: number;
  readonly actorId: number | null;
  readonly reason: string | null;
  readonly record: Readonly<Record<string, unknown>> | null;
}

export interface CaseDocumentRow {
  readonly caseId: number;
  readonly kind: string;
  readonly fileId: number;
  readonly fileName: string;
  readonly form: DocumentForm;
  readonly addedById: number | null;
  readonly addedAt: number;
}

export interface NoticeRow {
  readonly id: number;
  readonly caseId: number;
  readonly area: CasePlaceRow;
  readonly slug: string;
  status: 'POSTED' | 'ENDED' | 'WITHDRAWN';
  readonly posted: number;
  readonly lastDay: number;
  ended: number | null;
  readonly content: NoticeContent;
  readonly postedById: number | null;
}

export interface ObjectionRow {
  readonly id: number;
  readonly noticeId: number;
  readonly areaPath: string;
  readonly channel: 'PUBLIC_PAGE' | 'PHONE';
  status: 'OPEN' | 'DISMISSED' | 'UPHELD';
  readonly filedAt: number;
  readonly receipt: string;
  readonly name: string | null;
  readonly contact: string | null;
  readonly text: string;
  findings: string | null;
  reply: string | null;
  told: number | null;
  decidedAt: number | null;
  decidedById: number | null;
}

/** A case while its life is told. */
export interface CaseRow {
  id: number;
  number: string;
  readonly programme: string;
  move: CaseMove;
  readonly personId: number;
  readonly area: CasePlaceRow;
  open: Readonly<Record<string, unknown>>;
  sealed: Readonly<Record<string, unknown>>;
  readonly records: Record<
    string,
    { at: string; actor: string | null; values: Readonly<Record<string, unknown>> }
  >;
  requested: bigint | null;
  decided: bigint | null;
  calculation: unknown;
  policyVersion: number | null;
  submitted: number | null;
  decidedOn: number | null;
  closed: number | null;
  filedById: number | null;
  reviewedById: number | null;
  decidedById: number | null;
  readonly createdById: number | null;
  readonly createdAt: number;
  updatedAt: number;
  readonly events: CaseEventRow[];
  readonly documents: CaseDocumentRow[];
  readonly notices: NoticeRow[];
  readonly objections: ObjectionRow[];
}

export interface FundRow {
  readonly id: number;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly area: CasePlaceRow;
  readonly bankName: string;
  readonly bankAccount: string;
  readonly programmes: readonly string[];
  readonly createdAt: number;
}

export interface PurposeRow {
  readonly id: number;
  readonly fundId: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly programmes: readonly string[];
}

export interface AccountRow {
  readonly id: number;
  readonly fundId: number;
  readonly purposeId: number | null;
  readonly kind: FundAccountKind;
  balance: bigint;
}

export interface EntryRow {
  readonly id: number;
  readonly fundId: number;
  readonly kind: FundEntryKind;
  readonly booked: number;
  readonly value: number | null;
  readonly caseId: number | null;
  readonly paymentId: number | null;
  readonly key: string;
  readonly reference: string | null;
  readonly memo: string | null;
  readonly donorKind: string | null;
  readonly donorName: string | null;
  readonly budgetYear: number | null;
  readonly actorId: number | null;
  readonly at: number;
}

export interface PostingRow {
  readonly entryId: number;
  readonly fundId: number;
  readonly booked: number;
  readonly fromId: number;
  readonly toId: number;
  readonly amount: bigint;
}

export interface ReservationRow {
  readonly id: number;
  readonly fundId: number;
  readonly caseId: number;
  readonly purposeId: number | null;
  readonly amount: bigint;
  sent: bigint;
  status: ReservationStatus;
  readonly createdAt: number;
  endedAt: number | null;
}

export interface PaymentRow {
  readonly id: number;
  readonly number: string;
  readonly fundId: number;
  readonly caseId: number;
  readonly personId: number;
  readonly programme: string;
  readonly areaPath: string;
  readonly use: PaymentUse;
  status: PaymentStatus;
  readonly amount: bigint;
  readonly setOff: bigint;
  readonly payeeKind: PayeeKind;
  readonly payeeName: string;
  readonly bankName: string;
  bankAccount: string;
  batchId: number | null;
  readonly decidedById: number | null;
  paid: number | null;
  bankReference: string | null;
  failure: string | null;
  attempts: number;
  readonly createdAt: number;
  updatedAt: number;
}

export interface SetOffRow {
  readonly paymentId: number;
  readonly advanceId: number;
  readonly amount: bigint;
}

export interface BatchRow {
  readonly id: number;
  readonly number: string;
  readonly fundId: number;
  status: BatchStatus;
  readonly count: number;
  readonly total: bigint;
  readonly createdById: number;
  checkedById: number | null;
  exportedById: number | null;
  readonly createdAt: number;
  checkedAt: number | null;
  exportedAt: number | null;
  reconciledAt: number | null;
}

export interface AnswerRow {
  readonly batchId: number;
  readonly line: number;
  readonly paymentNumber: string;
  readonly amount: bigint;
  readonly outcome: BankAnswerOutcome;
  readonly reference: string | null;
  readonly paid: number | null;
  readonly failure: string | null;
  readonly at: number;
}

export interface AdvanceRow {
  readonly id: number;
  readonly fundId: number;
  readonly caseId: number;
  readonly personId: number;
  readonly areaPath: string;
  readonly purposeId: number | null;
  readonly paymentId: number;
  readonly amount: bigint;
  outstanding: bigint;
  readonly paid: number;
  settled: number | null;
}

export interface BudgetRow {
  readonly fundId: number;
  readonly year: number;
  readonly population: number;
  readonly perHead: bigint;
}

/** Someone who acts: a user of the district, as the domain asks for them. */
export interface Actor {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
}
