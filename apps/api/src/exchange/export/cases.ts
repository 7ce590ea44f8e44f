// Cases of every programme as an export: who and what, where each stands, its dates and amounts.

import { formatMoney } from '@zhucan/domain';
import { type CaseWish, caseConditions, caseSort, requireCaseReader } from '../../casework/case.filter.ts';
import type { CaseRow } from '../../casework/case.rows.ts';
import { caseTable } from '../../casework/case.table.ts';
import { programmeOfCase } from '../../casework/register.ts';
import { AREA_READS, dayCell, LENGTH, numberCell, termCell, townOf, villageOf } from './cells.ts';
import { exportOf } from './list.ts';

const yuan = (fen: string | null): string | null => (fen === null ? null : formatMoney(BigInt(fen)));

// The graph's input types have checked what comes in here: see `coerced` in export.ts.
export const cases = exportOf<CaseRow>({
  table: caseTable,
  filterType: 'CaseFilter',
  sortType: 'CaseSort',
  defaultSort: 'NUMBER',
  where: (ctx, filter) => {
    requireCaseReader(ctx);
    return caseConditions(ctx, filter as CaseWish | null);
  },
  sort: (_ctx, name) => caseSort(name as Parameters<typeof caseSort>[0]),
  reads: {
    columns: [
      'number',
      'programme',
      'status',
      'requestedAmount',
      'decidedAmount',
      'submittedOn',
      'decidedOn',
      'closedOn',
      'dueOn',
      'waitsFor',
      'assigneeName',
      'applicantLast4',
    ],
    relations: { area: AREA_READS, person: { columns: ['name'] } },
  },
  columns: [
    { heading: 'caseNumber', width: 18, cell: row => row.number },
    { heading: 'programme', width: 24, cell: (row, c) => programmeOfCase(row.programme).names[c.locale] },
    { heading: 'name', width: 12, cell: row => row.person?.name },
    {
      heading: 'idNumber',
      width: 22,
      cell: row => numberCell(row.applicantLast4, LENGTH.idNumber, undefined),
    },
    { heading: 'town', width: 16, cell: row => townOf(row.area) },
    { heading: 'village', width: 16, cell: row => villageOf(row.area) },
    { heading: 'state', width: 14, cell: (row, c) => termCell(c, 'caseStatus', row.status) },
    { heading: 'submittedOn', width: 12, cell: row => dayCell(row.submittedOn) },
    { heading: 'dueOn', width: 12, cell: row => dayCell(row.dueOn) },
    { heading: 'waitsFor', width: 20, cell: (row, c) => termCell(c, 'role', row.waitsFor) },
    { heading: 'assignee', width: 12, cell: row => row.assigneeName?.name },
    { heading: 'requestedAmount', width: 16, cell: row => yuan(row.requestedAmount) },
    { heading: 'decidedAmount', width: 16, cell: row => yuan(row.decidedAmount) },
    { heading: 'decidedOn', width: 12, cell: row => dayCell(row.decidedOn) },
    { heading: 'caseClosedOn', width: 12, cell: row => dayCell(row.closedOn) },
  ],
});
