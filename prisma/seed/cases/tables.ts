// The columns of cases, their parts, and the funds.

import { createHash } from 'node:crypto';
import { lastFour } from '@zhucan/domain';
import { isoOf, MS_PER_DAY } from '../calendar.ts';
import type { CopyWriter } from '../copy-writer.ts';
import { type Encoded, encode, type Ink, identified, sealed, type Table, tail } from '../encode.ts';
import type { FileRow } from './files.ts';
import type { History } from './history.ts';
import type {
  AccountRow,
  AdvanceRow,
  AnswerRow,
  BatchRow,
  BudgetRow,
  CaseDocumentRow,
  CaseEventRow,
  CasePlaceRow,
  CaseRow,
  EntryRow,
  FundRow,
  NoticeRow,
  ObjectionRow,
  PaymentRow,
  PostingRow,
  PurposeRow,
  ReservationRow,
  SetOffRow,
} from './rows.ts';

const fen = (to: CopyWriter, amount: bigint | null) => to.int8(amount === null ? null : Number(amount));
const isoDay = (to: CopyWriter, iso: string | null) =>
  to.date(iso === null ? null : Date.parse(iso) / MS_PER_DAY);
/** JSON without what it does not know: amounts in fen as text. */
const json = (to: CopyWriter, value: unknown) =>
  to.json(
    value === null || value === undefined
      ? null
      : JSON.parse(
          JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? inner.toString() : inner)),
        ),
  );
const placed = {
  area_id: (to: CopyWriter, row: { readonly area: CasePlaceRow }) => to.int4(row.area.id),
  area_path: (to: CopyWriter, row: { readonly area: CasePlaceRow }) => to.text(row.area.path),
};

const CASE: Table<CaseRow> = {
  name: 'case_file',
  columns: {
    ...identified,
    ...placed,
    home_path: (to, row) => to.text(row.area.path),
    number: (to, row) => to.text(row.number),
    programme: (to, row) => to.text(row.programme),
    status: (to, row) => to.text(row.move.status),
    stage: (to, row) => to.text(row.move.stage),
    person_id: (to, row) => to.int4(row.personId),
    details: (to, row) => json(to, row.open),
    sealed_details: (to, row, ink) =>
      sealed(to, ink, Object.keys(row.sealed).length === 0 ? null : JSON.stringify(row.sealed)),
    records: (to, row) => json(to, row.records),
    requested_amount: (to, row) => fen(to, row.requested),
    decided_amount: (to, row) => fen(to, row.decided),
    calculation: (to, row) => json(to, row.calculation),
    policy_version: (to, row) => to.int4(row.policyVersion),
    submitted_on: (to, row) => to.date(row.submitted),
    decided_on: (to, row) => to.date(row.decidedOn),
    closed_on: (to, row) => to.date(row.closed),
    due_on: (to, row) => isoDay(to, row.move.dueOn),
    days_left: (to, row) => to.int2(row.move.daysLeft),
    returned_from: (to, row) => to.text(row.move.returnedFrom),
    waits_for: (to, row) => to.text(row.move.waitsFor),
    filed_by_id: (to, row) => to.int4(row.filedById),
    reviewed_by_id: (to, row) => to.int4(row.reviewedById),
    decided_by_id: (to, row) => to.int4(row.decidedById),
    created_by_id: (to, row) => to.int4(row.createdById),
    version: (to, row) => to.int4(row.events.length),
    created_at: (to, row) => to.moment(row.createdAt),
    updated_at: (to, row) => to.moment(row.updatedAt),
  },
};

const EVENT: Table<CaseEventRow> = {
  name: 'case_event',
  columns: {
    case_id: (to, row) => to.int4(row.caseId),
    area_path: (to, row) => to.text(row.areaPath),
    operation: (to, row) => to.text(row.operation),
    from_stage: (to, row) => to.text(row.from),
    to_stage: (to, row) => to.text(row.to),
    to_status: (to, row) => to.text(row.status),
    at: (to, row) => to.moment(row.at),
    actor_id: (to, row) => to.int4(row.actorId),
    reason: (to, row) => to.text(row.reason),
    record: (to, row) => json(to, row.record),
  },
};

const FILE: Table<FileRow> = {
  name: 'stored_file',
  columns: {
    ...identified,
    sha256: (to, row) => to.text(row.sha256),
    size: (to, row) => to.int4(row.content.length),
    media_type: (to, row) => to.text(row.mediaType),
  },
};

const DOCUMENT: Table<CaseDocumentRow> = {
  name: 'case_document',
  columns: {
    case_id: (to, row) => to.int4(row.caseId),
    kind: (to, row) => to.text(row.kind),
    file_id: (to, row) => to.int4(row.fileId),
    file_name: (to, row) => to.text(row.fileName),
    form: (to, row) => to.text(row.form),
    added_by_id: (to, row) => to.int4(row.addedById),
    added_at: (to, row) => to.moment(row.addedAt),
  },
};

const NOTICE: Table<NoticeRow> = {
  name: 'public_notice',
  columns: {
    ...identified,
    ...placed,
    case_id: (to, row) => to.int4(row.caseId),
    slug: (to, row) => to.text(row.slug),
    status: (to, row) => to.text(row.status),
    posted_on: (to, row) => to.date(row.posted),
    last_day: (to, row) => to.date(row.lastDay),
    ended_on: (to, row) => to.date(row.ended),
    content: (to, row) => json(to, row.content),
    posted_by_id: (to, row) => to.int4(row.postedById),
  },
};

const OBJECTION: Table<ObjectionRow> = {
  name: 'objection',
  columns: {
    ...identified,
    notice_id: (to, row) => to.int4(row.noticeId),
    area_path: (to, row) => to.text(row.areaPath),
    channel: (to, row) => to.text(row.channel),
    status: (to, row) => to.text(row.status),
    filed_at: (to, row) => to.moment(row.filedAt),
    receipt: (to, row) => to.text(row.receipt),
    name_enc: (to, row, ink) => sealed(to, ink, row.name),
    contact_enc: (to, row, ink) => sealed(to, ink, row.contact),
    text_enc: (to, row, ink) => sealed(to, ink, row.text),
    findings: (to, row) => to.text(row.findings),
    reply: (to, row) => to.text(row.reply),
    told_on: (to, row) => to.date(row.told),
    decided_at: (to, row) => to.moment(row.decidedAt),
    decided_by_id: (to, row) => to.int4(row.decidedById),
  },
};

interface CounterRow {
  readonly programme: string;
  readonly year: number;
  readonly last: number;
}

const COUNTER: Table<CounterRow> = {
  name: 'case_counter',
  columns: {
    programme: (to, row) => to.text(row.programme),
    year: (to, row) => to.int4(row.year),
    last: (to, row) => to.int4(row.last),
  },
};

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

const TABLES = [
  ...[CASE, EVENT, FILE, DOCUMENT, NOTICE, OBJECTION, COUNTER],
  ...[FUND, PURPOSE, ACCOUNT, ENTRY, POSTING, RESERVATION, PAYMENT, SET_OFF, BATCH, ANSWER, ADVANCE, BUDGET],
];

/** The tables of casework and funds, which are filled after the register. */
export const CASE_TABLES: readonly string[] = TABLES.map(({ name }) => name);

/** Those whose ids the history gives itself. */
export const NUMBERED_CASE_TABLES: readonly string[] = TABLES.filter(({ columns }) => 'id' in columns).map(
  ({ name }) => name,
);

/** The last running number of each programme and year. */
function countersOf(cases: readonly CaseRow[]): CounterRow[] {
  const last = new Map<string, CounterRow>();
  for (const { programme, createdAt } of cases) {
    const year = Number(isoOf(Math.floor(createdAt / MS_PER_DAY)).slice(0, 4));
    const key = `${programme} ${year}`;
    last.set(key, { programme, year, last: (last.get(key)?.last ?? 0) + 1 });
  }
  return [...last.values()];
}

export function encodeHistory({ lives, treasury, payday, budgets, bureau }: History, ink: Ink): Encoded[] {
  const cases = lives.map(({ row }) => row);
  const of = <Part extends { readonly caseId: number }>(parts: (row: CaseRow) => readonly Part[]): Part[] =>
    cases.flatMap(row => parts(row).map(part => ({ ...part, caseId: row.id })));
  const events = of(row => row.events).sort((a, b) => a.at - b.at);
  return [
    encode(CASE, cases, ink),
    encode(EVENT, events, ink),
    encode(FILE, bureau.files.all, ink),
    encode(
      DOCUMENT,
      of(row => row.documents),
      ink,
    ),
    encode(
      NOTICE,
      of(row => row.notices),
      ink,
    ),
    encode(
      OBJECTION,
      cases.flatMap(row => row.objections),
      ink,
    ),
    encode(COUNTER, countersOf(cases), ink),
    encode(FUND, treasury.funds, ink),
    encode(PURPOSE, treasury.purposes, ink),
    encode(ACCOUNT, treasury.accounts, ink),
    encode(ENTRY, treasury.entries, ink),
    encode(POSTING, treasury.postings, ink),
    encode(RESERVATION, treasury.reservations, ink),
    encode(PAYMENT, treasury.payments, ink),
    encode(SET_OFF, treasury.setOffs, ink),
    encode(BATCH, payday.batches, ink),
    encode(ANSWER, payday.answers, ink),
    encode(ADVANCE, treasury.advances, ink),
    encode(BUDGET, budgets, ink),
  ].filter(({ rows }) => rows > 0);
}
