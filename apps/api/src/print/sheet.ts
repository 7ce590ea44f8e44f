// Everything that a case's papers are drawn from, read in one statement under the row rules.

import { NotFoundError } from '@zhucan/domain';
import { addReads, emptySelection, type Reads } from '../access/read/selection.ts';
import { erased } from '../access/read/table.ts';
import type { CaseRow } from '../casework/case.rows.ts';
import { caseTable } from '../casework/case.table.ts';
import type { NoticeRow } from '../casework/notice/notice.rows.ts';
import { noticeTable } from '../casework/notice/notice.table.ts';
import type { Context } from '../context.ts';
import type { HouseholdRow } from '../registry/household/household.table.ts';

const CERTIFICATE: Reads = { columns: ['category', 'grade', 'status', 'numberLast4'] };
const HOUSEHOLD: Reads = {
  columns: ['address', 'incomePerHead', 'memberCount'],
  relations: {
    head: { columns: ['name'] },
    hardships: { columns: ['until', 'certifiedBy'], relations: { kind: { columns: ['nameZh'] } } },
    members: {
      columns: ['name', 'relationToHead', 'sex', 'birthDate', 'employment'],
      relations: { certificate: CERTIFICATE },
    },
  },
};
const SHEET: Reads = {
  columns: [
    'number',
    'programme',
    'status',
    'stage',
    'requestedAmount',
    'decidedAmount',
    'calculation',
    'policyVersion',
    'submittedOn',
    'decidedOn',
    'closedOn',
    'details',
    'records',
    'institutionNames',
    'homeArea',
  ],
  relations: {
    area: { columns: ['fullName', 'path'] },
    person: {
      columns: [
        'name',
        'sex',
        'birthDate',
        'ethnicity',
        'idNumberLast4',
        'phoneLast4',
        'address',
        'hukouKind',
        'hukouPlace',
        'employment',
        'insurances',
        'guardianName',
        'erasedAt',
      ],
      relations: { certificate: CERTIFICATE, household: HOUSEHOLD },
    },
    household: HOUSEHOLD,
    institution: { columns: ['name'] },
    events: { columns: ['operation', 'from', 'reason'] },
  },
};

const NOTICE: Reads = { columns: ['status', 'postedOn', 'lastDay', 'content', 'slug'] };

export interface Sheet {
  readonly case: CaseRow;
  readonly household: HouseholdRow | null;
  /** The latest notice; null where none was posted. */
  readonly notice: NoticeRow | null;
  readonly today: string;
}

export async function sheetOf(ctx: Context, id: number): Promise<Sheet> {
  const selection = emptySelection(erased(caseTable));
  addReads(selection, SHEET);
  const notices = emptySelection(erased(noticeTable));
  addReads(notices, NOTICE);
  const [[found], [notice]] = await Promise.all([
    ctx.reader.rows<CaseRow>(selection, { where: a => [{ sql: `${a}.id = ?`, values: [id] }], limit: 1 }),
    ctx.reader.rows<NoticeRow>(notices, {
      where: a => [{ sql: `${a}.case_id = ?`, values: [id] }],
      order: 'id DESC',
      limit: 1,
    }),
  ]);
  if (!found) throw new NotFoundError();
  return {
    case: found,
    household: found.household ?? found.person?.household ?? null,
    notice: notice ?? null,
    today: ctx.today,
  };
}
