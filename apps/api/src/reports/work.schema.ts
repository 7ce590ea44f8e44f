// What waits for a caseworker today: applications by where they stand, certificates that end soon, the next home visits.

import { addDays, reminderUntil } from '@zhucan/domain';
import { requirePermission } from '../access/command.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { policyOf } from '../registry/certificate/policy.ts';
import { homeVisitBatchTable } from '../registry/home-visit/home-visit.table.ts';
import { HomeVisitBatchRef } from '../registry/refs.ts';
import { figuresAt, readFigures, WHOLE } from './figures.ts';

/** Days ahead that the home page shows. */
const DAYS_AHEAD = 14;
const VISITS_MOST = 50;

interface WorkSummary {
  readonly applied: number;
  readonly assessed: number;
  readonly reviewed: number;
  readonly expiringSoon: number;
  readonly expired: number;
  readonly remindUntil: string;
  readonly visitsUntil: string;
}

const WorkSummaryRef = builder.objectRef<WorkSummary>('WorkSummary').implement({
  description: '本人辖区的待办。 What waits in the reader’s area.',
  fields: t => ({
    applied: t.exposeInt('applied', { description: '待评定的申请。 Applications to be assessed.' }),
    assessed: t.exposeInt('assessed', { description: '待审核的申请。 Applications to be reviewed.' }),
    reviewed: t.exposeInt('reviewed', { description: '待签发的申请。 Applications to be issued.' }),
    expiringSoon: t.exposeInt('expiringSoon', {
      description: '提醒期内到期的证件。 Certificates that end within the reminder’s days.',
    }),
    expired: t.exposeInt('expired', { description: '已过期未换领的证件。 Certificates that have expired.' }),
    remindUntil: t.expose('remindUntil', {
      type: 'Date',
      description: '提醒期止。 Last day of the reminder.',
    }),
    visitsUntil: t.expose('visitsUntil', {
      type: 'Date',
      description: '所列上门批次的截止日期。 Last day of the visits shown.',
    }),
    homeVisits: t.field({
      type: [HomeVisitBatchRef],
      description: '今后 14 天计划中的上门批次。 Planned home visits of the next 14 days.',
      resolve: (summary, _args, ctx, info) =>
        ctx.reader.list(homeVisitBatchTable, info, {
          where: a => [
            { sql: `${a}.status = 'PLANNED'`, values: [] },
            { sql: `${a}.visit_on BETWEEN ?::date AND ?::date`, values: [ctx.today, summary.visitsUntil] },
          ],
          order: 't0.visit_on, t0.id',
          limit: VISITS_MOST,
        }),
    }),
  }),
});

async function workOf(ctx: Context): Promise<WorkSummary> {
  const { areaPath } = requirePermission(ctx, 'certificate.read');
  const policy = await policyOf(ctx);
  const figures = await readFigures(ctx, { whole: [areaPath] }, policy, ['STATUS', 'EXPIRES_DAY']);
  const { state, expiringSoon } = figuresAt(figures, areaPath);
  return {
    applied: state.get('APPLIED') ?? 0,
    assessed: state.get('ASSESSED') ?? 0,
    reviewed: state.get('REVIEWED') ?? 0,
    expiringSoon: expiringSoon.get(WHOLE) ?? 0,
    expired: state.get('EXPIRED') ?? 0,
    remindUntil: reminderUntil(ctx.today, policy),
    visitsUntil: addDays(ctx.today, DAYS_AHEAD),
  };
}

builder.queryField('workSummary', t =>
  t.field({
    type: WorkSummaryRef,
    description: '工作台：本人辖区的待办。 The caseworker’s home: what waits in their area.',
    resolve: (_root, _args, ctx) => workOf(ctx),
  }),
);
