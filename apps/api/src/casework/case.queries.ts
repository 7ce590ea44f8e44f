// Finding cases: one, a page, the counts of the list's tabs, and one's own queue by due date.

import { CASE_STATUSES, type CaseStatus } from '@zhucan/domain';
import { COUNT_BOUND, readPage } from '../access/read/page.ts';
import { rowRule } from '../access/read/rule.ts';
import { erased } from '../access/read/table.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { connectionOf, pageArgs } from '../graphql/connection.ts';
import { idOf } from '../graphql/ids.ts';
import { CaseStatusEnum } from './case.enums.ts';
import {
  CaseFilter,
  CaseSort,
  type CaseWish,
  caseConditions,
  caseSort,
  requireCaseReader,
  turnCondition,
} from './case.filter.ts';
import { caseTable } from './case.table.ts';
import { CaseRef } from './refs.ts';

interface StatusCount {
  readonly status: CaseStatus;
  readonly count: number;
}

const CaseStatusCount = builder.objectRef<StatusCount>('CaseStatusCount').implement({
  description: '某一状态的件数。 How many cases have a status.',
  fields: t => ({
    status: t.field({ type: CaseStatusEnum, description: '状态。 The status.', resolve: one => one.status }),
    count: t.exposeInt('count', {
      description: `件数，最多数到 ${COUNT_BOUND}：${COUNT_BOUND + 1} 表示更多。 How many; ${COUNT_BOUND + 1} means more than ${COUNT_BOUND}.`,
    }),
  }),
});

/** Counted in one statement under the row rule, each status no further than any list is; in the order of the statuses. */
async function countsOf(ctx: Context, wish: CaseWish | null | undefined): Promise<StatusCount[]> {
  const rule = rowRule(erased(caseTable), 't0', ctx.viewer);
  if (rule === null) return [];
  const values: unknown[] = [CASE_STATUSES];
  const conditions = (await caseConditions(ctx, wish))('t0').map(condition => {
    let next = 0;
    return condition.sql.replaceAll('?', () => {
      values.push(condition.values[next]);
      next += 1;
      return `$${values.length}`;
    });
  });
  const where = [rule, ...conditions].join(' AND ');
  const rows = await ctx.reader.query({
    text: `SELECT s.status::text, (SELECT count(*)::int FROM (
        SELECT 1 FROM case_file t0 WHERE t0.status = s.status AND ${where} LIMIT ${COUNT_BOUND + 1}) x)
      FROM unnest($1::"CaseStatus"[]) AS s(status)`,
    values,
  });
  const counts = new Map(rows.map(([status, count]) => [String(status), Number(count)]));
  return CASE_STATUSES.map(status => ({ status, count: counts.get(status) ?? 0 })).filter(
    one => one.count > 0,
  );
}

const connection = connectionOf(CaseRef, 'Case');

builder.queryFields(t => ({
  case: t.field({
    type: CaseRef,
    nullable: true,
    description: '一件案件；没有或无权查看为空。 One case; null where there is none or not yours to see.',
    args: { id: t.arg.id({ required: true, description: '案件编号。 The case’s id.' }) },
    resolve: (_root, args, ctx, info) => ctx.reader.one(caseTable, idOf('Case', args.id), info),
  }),
  cases: t.field({
    type: connection,
    description:
      '案件列表，默认最近变动的在前。 Cases; those changed last first unless another order is asked for.',
    args: {
      filter: t.arg({ type: CaseFilter, description: '筛选。 Which cases.' }),
      sort: t.arg({ type: CaseSort, description: '排序。 In which order.' }),
      ...pageArgs(),
    },
    resolve: async (_root, { filter, sort, ...page }, ctx, info) => {
      requireCaseReader(ctx);
      const where = await caseConditions(ctx, filter);
      return readPage(ctx.reader, caseTable, info, page, { where, sort: caseSort(sort ?? 'UPDATED_DESC') });
    },
  }),
  caseCounts: t.field({
    type: [CaseStatusCount],
    description: '各状态的件数。 How many cases have each status.',
    args: { filter: t.arg({ type: CaseFilter, description: '筛选。 Which cases.' }) },
    resolve: (_root, { filter }, ctx) => {
      requireCaseReader(ctx);
      return countsOf(ctx, filter);
    },
  }),
  workQueue: t.field({
    type: connection,
    description: '等我办理的案件，按期限排列。 What waits for me, by due date.',
    args: pageArgs(),
    resolve: (_root, page, ctx, info) => {
      requireCaseReader(ctx);
      return readPage(ctx.reader, caseTable, info, page, {
        where: a => [turnCondition(ctx, a)],
        sort: caseSort('DUE'),
      });
    },
  }),
}));
