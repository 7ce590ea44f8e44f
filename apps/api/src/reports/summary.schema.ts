// The charts of the register: people and certificates by category, age, place, month and state, from the kept counts.

import {
  CERTIFICATE_STATES,
  type CertificateState,
  DISABILITY_CATEGORIES,
  DISABILITY_GRADES,
  type DisabilityCategory,
  NotFoundError,
  SEXES,
  type Sex,
} from '@zhucan/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { requirePermission } from '../access/command.ts';
import { may } from '../access/read/rule.ts';
import { selectionOf } from '../access/read/selection.ts';
import { erased } from '../access/read/table.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { optionalIdOf } from '../graphql/ids.ts';
import { type AreaRow, areaTable } from '../registry/area/area.table.ts';
import { policyOf } from '../registry/certificate/policy.ts';
import { CertificateStateEnum, DisabilityCategoryEnum, SexEnum } from '../registry/enums.ts';
import { AreaRef } from '../registry/refs.ts';
import { expiryMonths, issueMonths, readFigures } from './figures.ts';
import {
  AGE_BANDS,
  ageTo,
  type Count,
  chainTo,
  type Published,
  publishedInFull,
  publishedSafely,
} from './published.ts';

interface RegistrySummary {
  readonly area: AreaRow;
  readonly published: Published;
  readonly today: string;
  readonly asOf: string;
}

const CountRef = builder.objectRef<Count>('Count').implement({
  description:
    '计数；无权查看档案的人看不到小于 5 的数及可推算出它的数。 A count; whoever may not open the records sees none below five, and none that would tell one.',
  fields: t => ({
    value: t.exposeInt('value', {
      nullable: true,
      description: '数值；隐藏时为空。 The count; null where hidden.',
    }),
    hidden: t.exposeBoolean('hidden', { description: '已隐藏。 Whether it is hidden.' }),
  }),
});

interface CategoryGradeCount {
  readonly category: DisabilityCategory;
  readonly grade: number;
  readonly count: Count;
}

const CategoryGradeCountRef = builder.objectRef<CategoryGradeCount>('CategoryGradeCount').implement({
  description: '一类一级的持证人数。 Holders of one category and grade.',
  fields: t => ({
    category: t.field({
      type: DisabilityCategoryEnum,
      description: '类别。 The category.',
      resolve: one => one.category,
    }),
    grade: t.exposeInt('grade', { description: '等级，1 至 4。 The grade, 1 to 4.' }),
    count: t.field({ type: CountRef, description: '人数。 The count.', resolve: one => one.count }),
  }),
});

interface AgeSexCount {
  readonly ageFrom: number;
  readonly ageTo: number | null;
  readonly sex: Sex;
  readonly count: Count;
}

const AgeSexCountRef = builder.objectRef<AgeSexCount>('AgeSexCount').implement({
  description:
    '一个年龄段、一种性别的人数；年龄按当年所满周岁。 People of an age group and sex; age as reached within this year.',
  fields: t => ({
    ageFrom: t.exposeInt('ageFrom', { description: '起始周岁。 From this age.' }),
    ageTo: t.exposeInt('ageTo', {
      nullable: true,
      description: '截止周岁；最后一段为空。 To this age; empty for the last group.',
    }),
    sex: t.field({ type: SexEnum, description: '性别。 The sex.', resolve: one => one.sex }),
    count: t.field({ type: CountRef, description: '人数。 The count.', resolve: one => one.count }),
  }),
});

interface MonthCount {
  readonly month: string;
  readonly count: Count;
}

const MonthCountRef = builder.objectRef<MonthCount>('MonthCount').implement({
  description: '一个月的证件数。 Certificates of one month.',
  fields: t => ({
    month: t.exposeString('month', { description: '月份：2026-11。 The month: 2026-11.' }),
    count: t.field({ type: CountRef, description: '数量。 The count.', resolve: one => one.count }),
  }),
});

interface StateCount {
  readonly state: CertificateState;
  readonly count: Count;
}

const StateCountRef = builder.objectRef<StateCount>('StateCount').implement({
  description: '一种状态的证件数。 Certificates in one state.',
  fields: t => ({
    state: t.field({
      type: CertificateStateEnum,
      description: '状态。 The state.',
      resolve: one => one.state,
    }),
    count: t.field({ type: CountRef, description: '数量。 The count.', resolve: one => one.count }),
  }),
});

interface AreaCount {
  readonly area: AreaRow;
  readonly people: Count;
  readonly holders: Count;
  readonly expiringSoon: Count;
}

const AreaCountRef = builder.objectRef<AreaCount>('AreaCount').implement({
  description: '一个下级区划的计数。 Counts of one area below.',
  fields: t => ({
    area: t.field({ type: AreaRef, description: '区划。 The area.', resolve: one => one.area }),
    people: t.field({
      type: CountRef,
      description: '在册人数。 People registered.',
      resolve: one => one.people,
    }),
    holders: t.field({ type: CountRef, description: '持证人数。 Holders.', resolve: one => one.holders }),
    expiringSoon: t.field({
      type: CountRef,
      description: '提醒期内到期的证件。 Certificates that end within the reminder’s days.',
      resolve: one => one.expiringSoon,
    }),
  }),
});

/** Areas one level below that are in use or still count someone. */
async function countsBelow(
  { area, published }: RegistrySummary,
  ctx: Context,
  info: GraphQLResolveInfo,
): Promise<AreaCount[]> {
  const selection = selectionOf(erased(areaTable), info, ['area']);
  selection.columns.add('path').add('active');
  const below = await ctx.reader.rows<AreaRow>(selection, {
    where: a => [{ sql: `${a}.parent_id = ?`, values: [area.id] }],
    order: 't0.code',
    limit: 1000,
  });
  return below
    .map(one => ({
      area: one,
      people: published.below('people', one.path),
      holders: published.below('holders', one.path),
      expiringSoon: published.below('expiringSoon', one.path),
    }))
    .filter(one => one.area.active || one.people.value !== 0);
}

const RegistrySummaryRef = builder.objectRef<RegistrySummary>('RegistrySummary').implement({
  description:
    '一个区划及以下的登记概况，数字在读取时刻准确。 The register of an area and below in figures, exact at the moment of reading.',
  fields: t => ({
    area: t.field({ type: AreaRef, description: '区划。 The area.', resolve: summary => summary.area }),
    people: t.field({
      type: CountRef,
      description: '在册（在世）人数。 Living people registered.',
      resolve: ({ published }) => published.whole('people'),
    }),
    holders: t.field({
      type: CountRef,
      description: '持证人数（有效、冻结、挂失）。 Holders: issued, frozen or lost.',
      resolve: ({ published }) => published.whole('holders'),
    }),
    byCategoryGrade: t.field({
      type: [CategoryGradeCountRef],
      description: '持证人按类别与等级。 Holders by category and grade.',
      resolve: ({ published }) =>
        DISABILITY_CATEGORIES.flatMap(category =>
          DISABILITY_GRADES.map(grade => ({
            category,
            grade,
            count: published.cell('categoryGrade', `${category}-${grade}`),
          })),
        ),
    }),
    byAgeSex: t.field({
      type: [AgeSexCountRef],
      description: '在册人员按年龄段与性别。 People by age and sex.',
      resolve: ({ published }) =>
        AGE_BANDS.flatMap(ageFrom =>
          SEXES.map(sex => ({
            ageFrom,
            ageTo: ageTo(ageFrom),
            sex,
            count: published.cell('ageSex', `${ageFrom}-${sex}`),
          })),
        ),
    }),
    issuedByMonth: t.field({
      type: [MonthCountRef],
      description: '近 60 个月各月签发。 Issued in each of the last 60 months.',
      resolve: ({ published, today }) =>
        issueMonths(today).map(month => ({ month, count: published.cell('issuedMonth', month) })),
    }),
    expiringByMonth: t.field({
      type: [MonthCountRef],
      description:
        '今后 24 个月各月到期的有效证件。 Issued ones that end in each of the coming 24 months, from today on.',
      resolve: ({ published, today }) =>
        expiryMonths(today).map(month => ({ month, count: published.cell('expiringMonth', month) })),
    }),
    byState: t.field({
      type: [StateCountRef],
      description: '证件按今天的状态。 Certificates by their state today.',
      resolve: ({ published }) =>
        CERTIFICATE_STATES.map(state => ({ state, count: published.cell('state', state) })),
    }),
    byArea: t.field({
      type: [AreaCountRef],
      description: '下一级各区划。 The areas one level below.',
      resolve: (summary, _args, ctx, info) => countsBelow(summary, ctx, info),
    }),
    asOf: t.expose('asOf', { type: 'DateTime', description: '读取时刻。 The moment of reading.' }),
  }),
});

async function summaryOf(
  ctx: Context,
  areaId: number | undefined,
  info: GraphQLResolveInfo,
): Promise<RegistrySummary> {
  const viewer = requirePermission(ctx, 'chart.read');
  const selection = selectionOf(erased(areaTable), info, ['area']);
  selection.columns.add('path');
  const [area] = await ctx.reader.rows<AreaRow>(selection, {
    where: a => [{ sql: `${a}.id = ?`, values: [areaId ?? viewer.areaId] }],
    limit: 1,
  });
  // The areas above one's own are there to be named, not to be counted.
  if (!area?.path.startsWith(viewer.areaPath)) throw new NotFoundError('areaId');
  const policy = await policyOf(ctx);
  const open = may(viewer, 'person.read') && may(viewer, 'certificate.read');
  const chain = open ? [area.path] : chainTo(viewer.areaPath, area.path);
  const places = { whole: chain, wholeBelow: chain.slice(0, -1), besides: area.path };
  const figures = await readFigures(ctx, places, policy);
  const published = open ? publishedInFull(figures, area.path) : publishedSafely(figures, chain, ctx.today);
  return { area, published, today: ctx.today, asOf: ctx.now.toISOString() };
}

builder.queryField('registrySummary', t =>
  t.field({
    type: RegistrySummaryRef,
    description:
      '登记概况图表；默认为本人管辖的区划。 The register in figures; of the reader’s own area unless another is given.',
    args: { areaId: t.arg.id({ description: '区划编号。 The area’s id.' }) },
    resolve: (_root, args, ctx, info) => summaryOf(ctx, optionalIdOf('Area', args.areaId, 'areaId'), info),
  }),
);
