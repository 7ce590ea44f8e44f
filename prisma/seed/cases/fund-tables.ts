// The columns of the funds and their money.

import { createHash } from 'node:crypto';
import { lastFour } from '@zhucan/domain';
import { type Encoded, encode, type Ink, identified, sealed, type Table, tail } from '../encode.ts';
import { fen, placed } from './columns.ts';
import type { History } from './history.ts';
import type {
  AccountRow,
  AdvanceRow,
  AnswerRow,
  BatchRow,
  BudgetRow,
  EntryRow,
  FundRow,
  PaymentRow,
  PostingRow,
  PurposeRow,
  ReservationRow,
  SetOffRow,
} from './rows.ts';

const FUND: Table<FundRow> = {
  name: 'fund',
  columns: {
    ...identified,
    ...placed,
    code: (to, row) => to.text(row.code),
    name_zh: (to, row) => to.text(row.nameZh),
    name_en: (to, row) => to.text(row.nameEn),
    bank_name: (to, row) => to.text(row.bankName),
    bank_account_enc: (to, row, ink) => sealed(to, ink, row.bankAccount),
    bank_account_last4: (to, row) => tail(to, row.bankAccount),
    programmes: (to, row, ink) => to.array(ink.types.text, row.programmes),
    created_at: (to, row) => to.moment(row.createdAt),
  },
};

const PURPOSE: Table<PurposeRow> = {
  name: 'fund_purpose',
  columns: {
    ...identified,
    fund_id: (to, row) => to.int4(row.fundId),
    name_zh: (to, row) => to.text(row.nameZh),
    name_en: (to, row) => to.text(row.nameEn),
    programmes: (to, row, ink) => to.array(ink.types.text, row.programmes),
  },
};

const ACCOUNT: Table<AccountRow> = {
  name: 'fund_account',
  columns: {
    ...identified,
    fund_id: (to, row) => to.int4(row.fundId),
    purpose_id: (to, row) => to.int4(row.purposeId),
    kind: (to, row) => to.text(row.kind),
    balance: (to, row) => fen(to, row.balance),
  },
};

const ENTRY: Table<EntryRow> = {
  name: 'fund_entry',
  columns: {
    ...identified,
    fund_id: (to, row) => to.int4(row.fundId),
    kind: (to, row) => to.text(row.kind),
    booked_on: (to, row) => to.date(row.booked),
    value_on: (to, row) => to.date(row.value),
    case_id: (to, row) => to.int4(row.caseId),
    payment_id: (to, row) => to.int4(row.paymentId),
    idempotency_key: (to, row) => to.text(row.key),
    reference: (to, row) => to.text(row.reference),
    memo: (to, row) => to.text(row.memo),
    donor_kind: (to, row) => to.text(row.donorKind),
    donor_name: (to, row) => to.text(row.donorName),
    budget_year: (to, row) => to.int2(row.budgetYear),
    actor_id: (to, row) => to.int4(row.actorId),
    at: (to, row) => to.moment(row.at),
  },
};

const POSTING: Table<PostingRow> = {
  name: 'fund_posting',
  columns: {
    entry_id: (to, row) => to.int4(row.entryId),
    fund_id: (to, row) => to.int4(row.fundId),
    booked_on: (to, row) => to.date(row.booked),
    from_id: (to, row) => to.int4(row.fromId),
    to_id: (to, row) => to.int4(row.toId),
    amount: (to, row) => fen(to, row.amount),
  },
};

const RESERVATION: Table<ReservationRow> = {
  name: 'reservation',
  columns: {
    ...identified,
    fund_id: (to, row) => to.int4(row.fundId),
    case_id: (to, row) => to.int4(row.caseId),
    purpose_id: (to, row) => to.int4(row.purposeId),
    amount: (to, row) => fen(to, row.amount),
    sent: (to, row) => fen(to, row.sent),
    status: (to, row) => to.text(row.status),
    created_at: (to, row) => to.moment(row.createdAt),
    ended_at: (to, row) => to.moment(row.endedAt),
  },
};

const PAYMENT: Table<PaymentRow> = {
  name: 'payment',
  columns: {
    ...identified,
    number: (to, row) => to.text(row.number),
    fund_id: (to, row) => to.int4(row.fundId),
    case_id: (to, row) => to.int4(row.caseId),
    person_id: (to, row) => to.int4(row.personId),
    programme: (to, row) => to.text(row.programme),
    area_path: (to, row) => to.text(row.areaPath),
    use: (to, row) => to.text(row.use),
    status: (to, row) => to.text(row.status),
    amount: (to, row) => fen(to, row.amount),
    set_off: (to, row) => fen(to, row.setOff),
    payee_kind: (to, row) => to.text(row.payeeKind),
    payee_name: (to, row) => to.text(row.payeeName),
    bank_name: (to, row) => to.text(row.bankName),
    bank_account_enc: (to, row, ink) => sealed(to, ink, row.bankAccount),
    bank_account_last4: (to, row) => to.text(lastFour(row.bankAccount)),
    batch_id: (to, row) => to.int4(row.batchId),
    decided_by_id: (to, row) => to.int4(row.decidedById),
    paid_on: (to, row) => to.date(row.paid),
    bank_reference: (to, row) => to.text(row.bankReference),
    failure: (to, row) => to.text(row.failure),
    attempts: (to, row) => to.int2(row.attempts),
    created_at: (to, row) => to.moment(row.createdAt),
    updated_at: (to, row) => to.moment(row.updatedAt),
  },
};

const SET_OFF: Table<SetOffRow> = {
  name: 'payment_set_off',
  columns: {
    payment_id: (to, row) => to.int4(row.paymentId),
    advance_id: (to, row) => to.int4(row.advanceId),
    amount: (to, row) => fen(to, row.amount),
  },
};

const BATCH: Table<BatchRow> = {
  name: 'payment_batch',
  columns: {
    ...identified,
    fund_id: (to, row) => to.int4(row.fundId),
    number: (to, row) => to.text(row.number),
    status: (to, row) => to.text(row.status),
    count: (to, row) => to.int4(row.count),
    total: (to, row) => fen(to, row.total),
    created_by_id: (to, row) => to.int4(row.createdById),
    checked_by_id: (to, row) => to.int4(row.checkedById),
    exported_by_id: (to, row) => to.int4(row.exportedById),
    created_at: (to, row) => to.moment(row.createdAt),
    checked_at: (to, row) => to.moment(row.checkedAt),
    exported_at: (to, row) => to.moment(row.exportedAt),
    reconciled_at: (to, row) => to.moment(row.reconciledAt),
  },
};

const ANSWER: Table<AnswerRow> = {
  name: 'bank_answer',
  columns: {
    batch_id: (to, row) => to.int4(row.batchId),
    file_hash: (to, row) =>
      to.text(createHash('sha256').update(`made-up answer ${row.batchId}`).digest('hex')),
    line: (to, row) => to.int4(row.line),
    payment_number: (to, row) => to.text(row.paymentNumber),
    amount: (to, row) => fen(to, row.amount),
    outcome: (to, row) => to.text(row.outcome),
    bank_reference: (to, row) => to.text(row.reference),
    paid_on: (to, row) => to.date(row.paid),
    failure: (to, row) => to.text(row.failure),
    at: (to, row) => to.moment(row.at),
  },
};

const ADVANCE: Table<AdvanceRow> = {
  name: 'advance',
  columns: {
    ...identified,
    fund_id: (to, row) => to.int4(row.fundId),
    case_id: (to, row) => to.int4(row.caseId),
    person_id: (to, row) => to.int4(row.personId),
    area_path: (to, row) => to.text(row.areaPath),
    purpose_id: (to, row) => to.int4(row.purposeId),
    payment_id: (to, row) => to.int4(row.paymentId),
    amount: (to, row) => fen(to, row.amount),
    outstanding: (to, row) => fen(to, row.outstanding),
    paid_on: (to, row) => to.date(row.paid),
    settled_on: (to, row) => to.date(row.settled),
  },
};

const BUDGET: Table<BudgetRow> = {
  name: 'fund_budget',
  columns: {
    fund_id: (to, row) => to.int4(row.fundId),
    year: (to, row) => to.int2(row.year),
    population: (to, row) => to.int4(row.population),
    per_head: (to, row) => fen(to, row.perHead),
    amount: (to, row) => fen(to, BigInt(row.population) * row.perHead),
  },
};

/** The tables of the funds. */
export const FUND_TABLES = [
  FUND,
  PURPOSE,
  ACCOUNT,
  ENTRY,
  POSTING,
  RESERVATION,
  PAYMENT,
  SET_OFF,
  BATCH,
  ANSWER,
  ADVANCE,
  BUDGET,
];

export function encodeFunds({ treasury, payday, budgets }: History, ink: Ink): Encoded[] {
  return [
    encode(FUND, treasury.funds, ink),
    encode(PURPOSE, treasury.purposes, ink),
    encode(ACCOUNT, treasury.books.accounts, ink),
    encode(ENTRY, treasury.books.entries, ink),
    encode(POSTING, treasury.books.postings, ink),
    encode(RESERVATION, treasury.reservations, ink),
    encode(PAYMENT, treasury.payments, ink),
    encode(SET_OFF, treasury.setOffs, ink),
    encode(BATCH, payday.batches, ink),
    encode(ANSWER, payday.answers, ink),
    encode(ADVANCE, treasury.advances, ink),
    encode(BUDGET, budgets, ink),
  ];
}
