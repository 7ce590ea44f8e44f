// The columns of cases and their parts.

import { isoOf, MS_PER_DAY } from '../calendar.ts';
import { type Encoded, encode, type Ink, identified, sealed, type Table } from '../encode.ts';
import { fen, isoDay, json, placed } from './columns.ts';
import type { FileRow } from './files.ts';
import { encodeFunds, FUND_TABLES } from './fund-tables.ts';
import type { History } from './history.ts';
import type { CaseDocumentRow, CaseEventRow, CaseRow, NoticeRow, ObjectionRow } from './rows.ts';

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

const TABLES = [CASE, EVENT, FILE, DOCUMENT, NOTICE, OBJECTION, COUNTER, ...FUND_TABLES];

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

export function encodeHistory(history: History, ink: Ink): Encoded[] {
  const { lives, bureau } = history;
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
    ...encodeFunds(history, ink),
  ].filter(({ rows }) => rows > 0);
}
