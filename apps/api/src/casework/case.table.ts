// Cases of every programme as one readable table behind the Case interface, with their events, documents and tasks.

import { defineTable } from '../access/read/table.ts';
import type { CaseDocumentRow, CaseEventRow, CaseRow, CaseTaskRow } from './case.rows.ts';
import { casePartRule, caseRule } from './case.rule.ts';
import { caseFactsSql } from './facts.sql.ts';
import { caseTypeName } from './programme/names.ts';

const nameOfUser = (id: string): string => `(SELECT u.display_name FROM user_account u WHERE u.id = ${id})`;

/** The institutions that a JSON value mentions by their number: a few numbers more are looked for than are any. */
function institutionNamesSql(json: string): string {
  return `(SELECT json_object_agg(i.id, i.name) FROM institution i WHERE i.id IN (
    SELECT (n #>> '{}')::numeric::int
      FROM jsonb_path_query(${json}, '$.** ? (@.type() == "number" && @ > 0 && @ < 2147483647 && @ == @.floor())') n))`;
}

export const caseTable = defineTable<CaseRow>({
  typeName: 'Case',
  name: 'case_file',
  scope: { by: 'rule', sql: caseRule },
  permission: null,
  rowType: row => caseTypeName(String(row['programme'])),
  always: ['programme'],
  columns: {
    id: 'id',
    number: 'number',
    programme: 'programme',
    status: 'status',
    stage: 'stage',
    requestedAmount: c => `${c}.requested_amount::text`,
    decidedAmount: c => `${c}.decided_amount::text`,
    calculation: 'calculation',
    policyVersion: 'policy_version',
    submittedOn: 'submitted_on',
    decidedOn: 'decided_on',
    closedOn: 'closed_on',
    dueOn: 'due_on',
    daysLeft: 'days_left',
    returnedFrom: 'returned_from',
    returnedReason: c =>
      `(SELECT e.reason FROM case_event e WHERE ${c}.status = 'RETURNED' AND e.case_id = ${c}.id AND e.operation = 'RETURN' ORDER BY e.id DESC LIMIT 1)`,
    waitsFor: 'waits_for',
    details: 'details',
    records: 'records',
    institutionNames: c => institutionNamesSql(`jsonb_build_array(${c}.details, ${c}.records)`),
    homeArea: c =>
      `(SELECT string_agg(up.name, '' ORDER BY up.path) FROM area up WHERE up.path IN (left(${c}.home_path, 9), ${c}.home_path) AND length(up.path) > 6)`,
    version: 'version',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
    facts: caseFactsSql,
    assigneeName: c =>
      `(SELECT json_build_object('id', u.id, 'name', u.display_name) FROM user_account u WHERE u.id = ${c}.assignee_id)`,
    applicantName: c => `(SELECT p.name FROM person p WHERE p.id = ${c}.person_id)`,
    applicantLast4: c =>
      `(SELECT p.id_number_last4 FROM person p WHERE p.id = ${c}.person_id AND p.erased_at IS NULL)`,
  },
  relations: {
    person: { type: 'Person', kind: 'one', join: (c, person) => `${person}.id = ${c}.person_id` },
    household: {
      type: 'Household',
      kind: 'one',
      join: (c, household) => `${household}.id = ${c}.household_id`,
    },
    institution: {
      type: 'Institution',
      kind: 'one',
      join: (c, institution) => `${institution}.id = ${c}.institution_id`,
    },
    area: { type: 'Area', kind: 'one', join: (c, area) => `${area}.id = ${c}.area_id` },
    events: {
      type: 'CaseEvent',
      kind: 'many',
      join: (c, event) => `${event}.case_id = ${c}.id`,
      order: event => `${event}.id DESC`,
      limit: 500,
    },
    documents: {
      type: 'CaseDocument',
      kind: 'many',
      join: (c, document) => `${document}.case_id = ${c}.id`,
      order: document => `${document}.id`,
      limit: 500,
    },
    notices: {
      type: 'PublicNotice',
      kind: 'many',
      join: (c, notice) => `${notice}.case_id = ${c}.id`,
      order: notice => `${notice}.id DESC`,
      limit: 100,
    },
    payments: {
      type: 'Payment',
      kind: 'many',
      join: (c, payment) => `${payment}.case_id = ${c}.id`,
      order: payment => `${payment}.id`,
    },
    tasks: {
      type: 'CaseTask',
      kind: 'many',
      join: (c, task) => `${task}.case_id = ${c}.id`,
      order: task => `${task}.due_on, ${task}.id`,
      limit: 500,
    },
  },
});

const part = {
  by: 'rule',
  sql: (_alias: string, viewer: Parameters<typeof casePartRule>[0]) => casePartRule(viewer),
} as const;
const programmeOf = (row: string): string =>
  `(SELECT c.programme FROM case_file c WHERE c.id = ${row}.case_id)`;

defineTable<CaseEventRow>({
  typeName: 'CaseEvent',
  name: 'case_event',
  scope: part,
  permission: null,
  columns: {
    id: 'id',
    operation: 'operation',
    from: 'from_stage',
    to: 'to_stage',
    toStatus: 'to_status',
    at: 'at',
    actor: e => nameOfUser(`${e}.actor_id`),
    reason: 'reason',
    applicantName: e =>
      `(SELECT p.name FROM case_file c JOIN person p ON p.id = c.person_id WHERE c.id = ${e}.case_id AND ${e}.reason IS NOT NULL)`,
    record: 'record',
    programme: programmeOf,
    areaName: e =>
      `(SELECT string_agg(up.name, '' ORDER BY up.path) FROM area up WHERE up.path IN (left(${e}.area_path, 9), ${e}.area_path) AND length(up.path) > 6)`,
  },
  relations: {},
});

defineTable<CaseDocumentRow>({
  typeName: 'CaseDocument',
  name: '(SELECT d.*, f.media_type, f.size, f.sha256 FROM case_document d JOIN stored_file f ON f.id = d.file_id)',
  scope: part,
  permission: null,
  columns: {
    id: 'id',
    kind: 'kind',
    fileName: 'file_name',
    form: 'form',
    mediaType: 'media_type',
    size: 'size',
    sha256: 'sha256',
    note: 'note',
    addedAt: 'added_at',
    addedBy: d => nameOfUser(`${d}.added_by_id`),
    removedAt: 'removed_at',
    programme: programmeOf,
  },
  relations: {},
});

export const caseTaskTable = defineTable<CaseTaskRow>({
  typeName: 'CaseTask',
  name: 'case_task',
  scope: { by: 'rule', sql: taskRule },
  permission: null,
  columns: {
    id: 'id',
    kind: 'kind',
    dueOn: 'due_on',
    waitsFor: 'waits_for',
    doneOn: 'done_on',
    doneBy: k => nameOfUser(`${k}.done_by_id`),
    note: 'note',
  },
  relations: { case: { type: 'Case', kind: 'one', join: (task, c) => `${c}.id = ${task}.case_id` } },
});

/** A task is as its case is: not for a leader, nor for a partner, nor for an officer of other programmes. */
function taskRule(k: string, viewer: Parameters<typeof caseRule>[1]): string | null {
  if (viewer.kind === 'partner' || viewer.role === 'LEADER') return null;
  const rule = caseRule('whose', viewer);
  return rule === null
    ? null
    : `EXISTS (SELECT 1 FROM case_file whose WHERE whose.id = ${k}.case_id AND ${rule})`;
}
