// The permission table, part two: every query. Who may ask it, what it answers with, and what whoever may not is told. Whose rows
// come back is said by the rows' type.

import {
  CALLERS,
  type Caller,
  DISTRICT_AND_TOWN,
  MANAGER,
  RECORD_READERS,
  ROLES_ALL,
  SIGNED_IN,
} from './callers.ts';
import { CASE_QUERIES } from './casework.ts';
import { FUND_QUERIES } from './funds.ts';
import { ROW_TYPES } from './types.ts';

export interface QueryRow {
  readonly callers: readonly Caller[];
  /**
   * `one`: a row by its id, null where it is not the caller's to see. `page` and `list`: all rows that are. `matches`: those that
   * are and match the argument. `area`: figures of an area at or below the caller's own. `value`: no row at all.
   */
  readonly answers: 'one' | 'page' | 'list' | 'matches' | 'area' | 'value';
  /** The type of the rows. */
  readonly type?: keyof typeof ROW_TYPES & string;
  /** What a signed-in caller gets who may not ask. */
  readonly denied: 'FORBIDDEN' | 'null';
}

function readersOf(type: string): readonly Caller[] {
  return ROW_TYPES[type]?.readers ?? [];
}

function one(type: string, denied: QueryRow['denied'] = 'null'): QueryRow {
  return { callers: readersOf(type), answers: 'one', type, denied };
}

function page(type: string): QueryRow {
  return { callers: readersOf(type), answers: 'page', type, denied: 'FORBIDDEN' };
}

export const QUERIES: Readonly<Record<string, QueryRow>> = {
  ...CASE_QUERIES,
  ...FUND_QUERIES,
  viewer: { callers: CALLERS, answers: 'value', denied: 'null' },
  setup: { callers: CALLERS, answers: 'value', denied: 'null' },
  node: { callers: SIGNED_IN, answers: 'one', denied: 'null' },
  checkCertificateNumber: {
    callers: [...ROLES_ALL, 'certificate.check'],
    answers: 'value',
    denied: 'FORBIDDEN',
  },
  area: one('Area'),
  areas: page('Area'),
  person: one('Person'),
  people: page('Person'),
  likelyDuplicates: {
    callers: readersOf('Person'),
    answers: 'matches',
    type: 'Person',
    denied: 'FORBIDDEN',
  },
  retentionPolicy: { callers: SIGNED_IN, answers: 'value', denied: 'FORBIDDEN' },
  retentionDue: page('RetentionDue'),
  household: one('Household'),
  households: page('Household'),
  hardshipKinds: { callers: SIGNED_IN, answers: 'value', denied: 'FORBIDDEN' },
  institution: one('Institution'),
  institutions: page('Institution'),
  certificate: one('Certificate'),
  certificates: page('Certificate'),
  certificatePolicy: { callers: SIGNED_IN, answers: 'value', denied: 'FORBIDDEN' },
  objection: one('Objection'),
  objections: page('Objection'),
  noticePolicy: { callers: SIGNED_IN, answers: 'value', denied: 'FORBIDDEN' },
  homeVisitBatch: one('HomeVisitBatch'),
  homeVisitBatches: page('HomeVisitBatch'),
  user: one('User', 'FORBIDDEN'),
  users: page('User'),
  apiKeys: { callers: MANAGER, answers: 'list', type: 'ApiKey', denied: 'FORBIDDEN' },
  import: one('Import'),
  imports: { callers: DISTRICT_AND_TOWN, answers: 'page', type: 'Import', denied: 'FORBIDDEN' },
  auditEntries: page('AuditEntry'),
  verifyAudit: { callers: MANAGER, answers: 'value', denied: 'FORBIDDEN' },
  registrySummary: {
    callers: [...ROLES_ALL, 'registry.count'],
    answers: 'area',
    denied: 'FORBIDDEN',
  },
  estimateMedicalAid: { callers: SIGNED_IN, answers: 'value', denied: 'FORBIDDEN' },
  workSummary: { callers: [...RECORD_READERS, 'certificate.read'], answers: 'value', denied: 'FORBIDDEN' },
};
