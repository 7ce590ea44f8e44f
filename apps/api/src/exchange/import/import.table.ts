// The imports of a viewer's area, and their rows.

import type { ImportOutcome, ImportStatus, Params, ProblemCode } from '@zhucan/domain';
import { defineTable } from '../../access/read/table.ts';
import type { AreaRow } from '../../registry/area/area.table.ts';
import type { PersonRow } from '../../registry/person/person.table.ts';

export interface ImportTableRow {
  readonly id: number;
  readonly fileName: string;
  readonly fileSize: number;
  readonly status: ImportStatus;
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly mapping: unknown;
  readonly totalRows: number;
  readonly checkedRows: number;
  readonly writtenRows: number;
  readonly counts: readonly { readonly outcome: ImportOutcome; readonly count: number }[];
  readonly accepts: readonly ImportOutcome[];
  /** Code and parameters of the sentence, as JSON. */
  readonly failure: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly version: number;
  readonly area: AreaRow;
}

export interface ImportRowRow {
  /** The number of the row in the file, which is unique within its import. */
  readonly id: number;
  readonly outcome: ImportOutcome;
  readonly label: string | null;
  readonly problems: readonly KeptProblem[];
  readonly written: boolean;
  readonly person: PersonRow | null;
}

export interface KeptProblem {
  readonly code: ProblemCode;
  readonly field?: string;
  readonly params: Params;
  readonly column: number | null;
}

export const importTable = defineTable<ImportTableRow>({
  typeName: 'Import',
  name: 'import',
  scope: { by: 'area', column: 'area_path' },
  permission: 'import.run',
  columns: {
    id: 'id',
    fileName: 'file_name',
    fileSize: 'file_size',
    status: 'status',
    sheet: 'sheet',
    headerRow: 'header_row',
    mapping: 'mapping',
    totalRows: 'total_rows',
    checkedRows: 'checked_rows',
    writtenRows: 'written_rows',
    counts: a =>
      `(SELECT coalesce(json_agg(json_build_object('outcome', c.outcome, 'count', c.n) ORDER BY c.outcome), '[]')
          FROM (SELECT r.outcome, count(*)::int AS n FROM import_row r WHERE r.import_id = ${a}.id GROUP BY r.outcome) c)`,
    accepts: 'accepts',
    failure: 'failure',
    createdBy: a => `(SELECT u.display_name FROM user_account u WHERE u.id = ${a}.created_by_id)`,
    createdAt: 'created_at',
    startedAt: 'started_at',
    finishedAt: 'finished_at',
    version: 'version',
  },
  relations: {
    area: { type: 'Area', kind: 'one', join: (one, area) => `${area}.id = ${one}.area_id` },
  },
});

/** Read only through an import, which has been ruled already. */
export const importRowTable = defineTable<ImportRowRow>({
  typeName: 'ImportRow',
  name: 'import_row',
  scope: { by: 'parent' },
  permission: 'import.run',
  columns: {
    id: 'row_number',
    outcome: 'outcome',
    label: 'label',
    problems: 'problems',
    written: 'written',
  },
  relations: {
    person: { type: 'Person', kind: 'one', join: (row, person) => `${person}.id = ${row}.person_id` },
  },
});
