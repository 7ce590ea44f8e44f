// Joint home visits in the graph: the list, the visit with its route, and its commands.

import { HOME_VISIT_STATUSES, problem, ValidationError } from '@zhucan/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { requirePermission } from '../../access/command.ts';
import { readPage } from '../../access/read/page.ts';
import { afterCommand, type Condition } from '../../access/read/reader.ts';
import { withinPath } from '../../access/read/rule.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { connectionOf, pageArgs } from '../../graphql/connection.ts';
import { enumOf } from '../../graphql/enums.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { idOf } from '../../graphql/ids.ts';
import { NodeRef } from '../../graphql/node.ts';
import { pathOfArea } from '../area/area.schema.ts';
import { AreaRef, CertificateRef, HomeVisitBatchRef, InstitutionRef } from '../refs.ts';
import {
  cancelHomeVisit,
  completeHomeVisit,
  createHomeVisit,
  updateHomeVisit,
  type VisitInput,
  type VisitTarget,
} from './home-visit.service.ts';
import { homeVisitBatchTable } from './home-visit.table.ts';

const HomeVisitStatusEnum = enumOf(
  'HomeVisitStatus',
  'homeVisitStatus',
  HOME_VISIT_STATUSES,
  '上门批次状态。 Status of a home visit.',
);

HomeVisitBatchRef.implement({
  description:
    '集中上门办证批次：一日、一村，镇区联合。 One day’s joint home visit of town and district to one village.',
  interfaces: [NodeRef],
  fields: t => ({
    visitOn: t.expose('visitOn', { type: 'Date', description: '上门日期。 Day of the visit.' }),
    status: t.field({
      type: HomeVisitStatusEnum,
      description: '状态。 The status.',
      resolve: visit => visit.status,
    }),
    townStaff: t.exposeString('townStaff', { description: '乡镇（街道）人员。 Staff of the town.' }),
    districtStaff: t.exposeString('districtStaff', { description: '区残联人员。 Staff of the district.' }),
    note: t.exposeString('note', { nullable: true, description: '备注。 A note.' }),
    certificateCount: t.exposeInt('certificateCount', { description: '申请份数。 Applications in it.' }),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
    area: t.field({ type: AreaRef, description: '村（社区）。 The village.', resolve: visit => visit.area }),
    hospital: t.field({
      type: InstitutionRef,
      nullable: true,
      description: '评定医院；不在您的管辖范围内时为空。 The hospital; null where not yours to see.',
      resolve: visit => visit.hospital,
    }),
    certificates: t.field({
      type: [CertificateRef],
      description: '申请，按住址排列，可打印为路线单。 Applications by address: the route list.',
      resolve: visit => [...visit.certificates],
    }),
  }),
});

const HomeVisitBatchFilter = builder.inputType('HomeVisitBatchFilter', {
  description: '上门批次筛选。 Which visits.',
  fields: t => ({
    area: t.id({ description: '此区划及以下。 This area and below.' }),
    status: t.field({ type: [HomeVisitStatusEnum], description: '状态之一。 One of these.' }),
    from: t.field({ type: 'Date', description: '此日或以后。 On this day or later.' }),
    to: t.field({ type: 'Date', description: '此日或以前。 On this day or earlier.' }),
  }),
});

async function conditionsOf(
  ctx: Context,
  filter: typeof HomeVisitBatchFilter.$inferInput | null | undefined,
) {
  const path = filter?.area ? await pathOfArea(ctx, filter.area, 'filter.area') : null;
  return (a: string): Condition[] => {
    const conditions: Condition[] = [];
    if (path) conditions.push({ sql: withinPath(`${a}.area_path`, path), values: [] });
    if (filter?.status)
      conditions.push({ sql: `${a}.status = ANY (?::"HomeVisitStatus"[])`, values: [filter.status] });
    if (filter?.from) conditions.push({ sql: `${a}.visit_on >= ?::date`, values: [filter.from] });
    if (filter?.to) conditions.push({ sql: `${a}.visit_on <= ?::date`, values: [filter.to] });
    return conditions;
  };
}

builder.queryFields(t => ({
  homeVisitBatch: t.field({
    type: HomeVisitBatchRef,
    nullable: true,
    description: '一个上门批次。 One home visit.',
    args: { id: t.arg.id({ required: true, description: '批次编号。 The visit’s id.' }) },
    resolve: (_root, args, ctx, info) =>
      ctx.reader.one(homeVisitBatchTable, idOf('HomeVisitBatch', args.id), info),
  }),
  homeVisitBatches: t.field({
    type: connectionOf(HomeVisitBatchRef, 'HomeVisitBatch'),
    description: '上门批次列表，最近的日期在前。 Home visits, latest day first.',
    args: {
      filter: t.arg({ type: HomeVisitBatchFilter, description: '筛选。 Which visits.' }),
      ...pageArgs(),
    },
    resolve: async (_root, { filter, ...page }, ctx, info) => {
      requirePermission(ctx, 'homeVisit.read');
      return readPage(ctx.reader, homeVisitBatchTable, info, page, {
        where: await conditionsOf(ctx, filter),
        sort: {
          keys: [
            { column: 'visit_on', cast: 'date' },
            { column: 'id', cast: 'int' },
          ],
          descending: true,
        },
      });
    },
  }),
}));

const MOST_APPLICATIONS = 200;

const HomeVisitBatchInput = builder.inputType('HomeVisitBatchInput', {
  description: '上门批次的全部内容。 The whole of a home visit.',
  fields: t => ({
    areaId: t.id({ required: true, description: '具备条件的村（社区）。 A village that is ready.' }),
    visitOn: t.field({
      type: 'Date',
      required: true,
      description: '上门日期，今天或以后。 The day, today or later.',
    }),
    hospitalId: t.id({ required: true, description: '定点评定医院。 A designated hospital.' }),
    townStaff: t.string({ required: true, description: '乡镇（街道）人员。 Staff of the town.' }),
    districtStaff: t.string({ required: true, description: '区残联人员。 Staff of the district.' }),
    note: t.string({ description: '备注。 A note.' }),
    certificateIds: t.idList({
      required: true,
      description: `本村（社区）待评定的申请，最多 ${MOST_APPLICATIONS} 份。 Applications of the village that wait for an assessment, ${MOST_APPLICATIONS} at most.`,
    }),
  }),
});

function visitOf(input: typeof HomeVisitBatchInput.$inferInput): VisitInput {
  const { areaId, hospitalId, certificateIds, ...fields } = input;
  if (certificateIds.length > MOST_APPLICATIONS)
    throw new ValidationError([problem('TOO_MANY', 'certificateIds', { max: MOST_APPLICATIONS })]);
  const ids = certificateIds.map((id, index) => idOf('Certificate', id, `certificateIds.${index}`));
  return {
    areaId: idOf('Area', areaId, 'areaId'),
    hospitalId: idOf('Institution', hospitalId, 'hospitalId'),
    certificateIds: [...new Set(ids)],
    fields,
  };
}

const targetArgs = builder.args(t => ({
  id: t.id({ required: true, description: '批次编号。 The visit’s id.' }),
  expectedVersion: t.int({ required: true, description: '所见版本号。 The version that was seen.' }),
}));

function targetOf(args: { id: string | number; expectedVersion: number }): VisitTarget {
  return { id: idOf('HomeVisitBatch', args.id), expectedVersion: args.expectedVersion };
}

async function answer(ctx: Context, info: GraphQLResolveInfo, done: Promise<number>) {
  return afterCommand(ctx, homeVisitBatchTable, await done, info);
}

const errors = { types: COMMAND_ERRORS };

builder.mutationFields(t => ({
  createHomeVisitBatch: t.field({
    type: HomeVisitBatchRef,
    errors,
    description: '新建上门批次并编入申请。 Plans a home visit and assigns applications to it.',
    args: {
      input: t.arg({ type: HomeVisitBatchInput, required: true, description: '批次内容。 The visit.' }),
    },
    resolve: async (_root, { input }, ctx, info) => answer(ctx, info, createHomeVisit(ctx, visitOf(input))),
  }),
  updateHomeVisitBatch: t.field({
    type: HomeVisitBatchRef,
    errors,
    description:
      '修改计划中的批次；未列出的申请移出，已评定的不能移出。 Revises a planned visit; applications not named leave it, unless assessed.',
    args: {
      ...targetArgs,
      input: t.arg({ type: HomeVisitBatchInput, required: true, description: '批次内容。 The visit.' }),
    },
    resolve: async (_root, { input, ...args }, ctx, info) =>
      answer(ctx, info, updateHomeVisit(ctx, targetOf(args), visitOf(input))),
  }),
  completeHomeVisitBatch: t.field({
    type: HomeVisitBatchRef,
    errors,
    description:
      '登记为已完成；每份申请须已有评定结果。 Marks it done; every application must have its result.',
    args: targetArgs,
    resolve: (_root, args, ctx, info) => answer(ctx, info, completeHomeVisit(ctx, targetOf(args))),
  }),
  cancelHomeVisitBatch: t.field({
    type: HomeVisitBatchRef,
    errors,
    description: '取消批次；须先移出全部申请。 Cancels it; applications leave it first.',
    args: {
      ...targetArgs,
      reason: t.arg.string({ required: true, description: '原因，2 至 500 字。 Why, 2 to 500 characters.' }),
    },
    resolve: (_root, args, ctx, info) => answer(ctx, info, cancelHomeVisit(ctx, targetOf(args), args)),
  }),
}));
