// The records whose time is over, as people of whom nothing is open any more. The same rule as the domain's `retentionState`,
// said set-based; a test holds the two together.

import { HELD_STATUSES, OPEN_STATUSES } from '@zhucan/domain';
import type { Condition } from '../../access/read/reader.ts';
import { defineTable } from '../../access/read/table.ts';
import type { PersonRow } from '../person/person.table.ts';

export interface RetentionRow {
  readonly id: number;
  readonly diedOn: string | null;
  readonly lastEndedOn: string | null;
  readonly keptUntil: string | null;
  readonly keptReason: string | null;
  readonly keptBy: string | null;
  readonly keptAt: string | null;
  readonly person: PersonRow;
}

const CURRENT = [...HELD_STATUSES, ...OPEN_STATUSES].map(status => `'${status}'`).join(', ');

const kept = (column: string) => (p: string) =>
  `(SELECT ${column} FROM retention_keep k WHERE k.person_id = ${p}.id)`;

export const retentionTable = defineTable<RetentionRow>({
  typeName: 'RetentionDue',
  name: 'person',
  scope: { by: 'area', column: 'area_path' },
  permission: 'person.erase',
  visible: p => `${p}.merged_into_id IS NULL AND ${p}.erased_at IS NULL`,
  columns: {
    id: 'id',
    diedOn: 'died_on',
    lastEndedOn: p => `(SELECT max(e.closed_on) FROM certificate e WHERE e.person_id = ${p}.id)`,
    keptUntil: kept('k.until'),
    keptReason: kept('k.reason'),
    keptBy: kept('(SELECT u.display_name FROM user_account u WHERE u.id = k.actor_id)'),
    keptAt: kept('k.created_at'),
  },
  relations: {
    person: { type: 'Person', kind: 'one', join: (p, person) => `${person}.id = ${p}.id` },
  },
});

/** Whose time is over: begun by the cutoff, nothing open; those under a decision to keep them, or those without. */
export function retentionConditions(p: string, cutoff: string, today: string, isKept: boolean): Condition[] {
  return [
    {
      // Both sides from an index of their own: most of a register is neither dead nor ended.
      sql: `${p}.id IN (SELECT d.id FROM person d WHERE d.died_on <= ?::date
              UNION ALL SELECT e.person_id FROM certificate e WHERE e.closed_on <= ?::date)`,
      values: [cutoff, cutoff],
    },
    { sql: `(${p}.died_on IS NULL OR ${p}.died_on <= ?::date)`, values: [cutoff] },
    {
      sql: `(${p}.died_on IS NOT NULL OR NOT EXISTS
              (SELECT 1 FROM certificate e WHERE e.person_id = ${p}.id AND e.closed_on > ?::date))`,
      values: [cutoff],
    },
    ...nothingOpen(p, today),
    {
      sql: `${isKept ? '' : 'NOT '}EXISTS (SELECT 1 FROM retention_keep k WHERE k.person_id = ${p}.id AND k.until >= ?::date)`,
      values: [today],
    },
  ];
}

/** The dead live in no household: its hardship is the others'. */
function nothingOpen(p: string, today: string): Condition[] {
  const none = (from: string, ...values: unknown[]): Condition => ({
    sql: `NOT EXISTS (SELECT 1 FROM ${from})`,
    values,
  });
  return [
    none(`certificate o WHERE o.person_id = ${p}.id AND o.status IN (${CURRENT})`),
    none(`institution_stay s WHERE s.person_id = ${p}.id AND s.left_on IS NULL`),
    none(`case_file f WHERE f.person_id = ${p}.id AND f.closed_on IS NULL`),
    none(
      `household_hardship h WHERE h.household_id = ${p}.household_id AND ${p}.died_on IS NULL AND (h.until IS NULL OR h.until >= ?::date)`,
      today,
    ),
  ];
}
