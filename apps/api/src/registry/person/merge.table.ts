// The records that were merged into a person; the sealed snapshot is never read for output.

import { defineTable } from '../../access/read/table.ts';

export interface MergeRow {
  readonly id: number;
  readonly reason: string;
  readonly createdAt: string;
  readonly undoneAt: string | null;
  readonly actorName: string | null;
  readonly mergedName: string;
  readonly mergedIdNumberLast4: string;
}

defineTable<MergeRow>({
  typeName: 'PersonMerge',
  name: 'person_merge',
  scope: { by: 'parent' },
  permission: 'person.read',
  columns: {
    id: 'id',
    reason: 'reason',
    createdAt: 'created_at',
    undoneAt: 'undone_at',
    actorName: a => `(SELECT u.display_name FROM user_account u WHERE u.id = ${a}.actor_id)`,
    mergedName: a => `(SELECT m.name FROM person m WHERE m.id = ${a}.merged_id)`,
    mergedIdNumberLast4: a => `(SELECT m.id_number_last4 FROM person m WHERE m.id = ${a}.merged_id)`,
  },
  relations: {},
});
