// A fund's entries as an export: one row each, its postings told from → to.

import { formatMoney } from '@zhucan/domain';
import {
  ENTRY_READS,
  type EntryWish,
  entryConditions,
  entrySort,
  postingsCell,
} from '../../fund/entry.filter.ts';
import type { FundEntryRow } from '../../fund/fund.rows.ts';
import { seesNames } from '../../fund/fund.rule.ts';
import { fundEntryTable } from '../../fund/fund.table.ts';
import { dayCell, termCell } from './cells.ts';
import { exportOf } from './list.ts';

// The graph's input types have checked what comes in here: see `coerced` in export.ts.
export const entries = exportOf<FundEntryRow>({
  table: fundEntryTable,
  filterType: 'FundEntryFilter',
  sortType: 'FundEntrySort',
  defaultSort: 'ID_DESC',
  where: async (ctx, filter) => entryConditions(filter as EntryWish | null, seesNames(ctx.viewer)),
  sort: (_ctx, name) => entrySort(name),
  reads: ENTRY_READS,
  columns: [
    { heading: 'bookedOn', width: 12, cell: row => dayCell(row.bookedOn) },
    { heading: 'kind', width: 14, cell: (row, c) => termCell(c, 'fundEntry', row.kind) },
    {
      heading: 'fund',
      width: 28,
      cell: (row, c) => (c.locale === 'zh' ? row.fund?.nameZh : row.fund?.nameEn),
    },
    { heading: 'amountYuan', width: 16, cell: row => formatMoney(BigInt(row.amount)) },
    { heading: 'postings', width: 48, cell: (row, c) => postingsCell(row, c.locale) },
    { heading: 'paperReference', width: 24, cell: row => row.reference },
    { heading: 'donor', width: 24, cell: row => row.donorName },
    { heading: 'caseNumber', width: 18, cell: row => row.caseNumber },
    { heading: 'valueOn', width: 12, cell: row => dayCell(row.valueOn) },
    { heading: 'actor', width: 12, cell: row => row.actor },
    { heading: 'note', width: 36, cell: row => row.memo },
  ],
});
