// Households in the graph: read, registered, replaced; the kinds of hardship.

import './household.type.ts';
import { NotFoundError } from '@zhucan/domain';
import { requirePermission } from '../../access/command.ts';
import { readPage } from '../../access/read/page.ts';
import { afterCommand } from '../../access/read/reader.ts';
import { builder } from '../../builder.ts';
import { connectionOf, pageArgs } from '../../graphql/connection.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { HouseholdRelationEnum } from '../person/person.enums.ts';
import { HardshipKindRef, HouseholdRef } from '../refs.ts';
import { HOUSEHOLD_SORTS, HouseholdFilter, HouseholdSort, householdConditions } from './household.filter.ts';
import {
  createHousehold,
  type HouseholdState,
  saveHardshipKind,
  updateHousehold,
} from './household.service.ts';
import { hardshipKindTable, householdTable } from './household.table.ts';

const HARDSHIP_KINDS_MOST = 200;

builder.queryFields(t => ({
  household: t.field({
    type: HouseholdRef,
    nullable: true,
    description:
      '一个家庭；没有或无权查看为空。 One household; null where there is none or not yours to see.',
    args: { id: t.arg.id({ required: true, description: '家庭编号。 The household’s id.' }) },
    resolve: (_root, args, ctx, info) => ctx.reader.one(householdTable, idOf('Household', args.id), info),
  }),
  households: t.field({
    type: connectionOf(HouseholdRef, 'Household'),
    description: '家庭列表，默认新登记的在前。 Households, newest first unless another order is asked for.',
    args: {
      filter: t.arg({ type: HouseholdFilter, description: '筛选。 Which households.' }),
      sort: t.arg({ type: HouseholdSort, description: '排序。 In which order.' }),
      ...pageArgs(),
    },
    resolve: async (_root, { filter, sort, ...page }, ctx, info) =>
      readPage(ctx.reader, householdTable, info, page, {
        where: await householdConditions(ctx, filter),
        sort: HOUSEHOLD_SORTS[sort ?? 'ID_DESC'],
      }),
  }),
  hardshipKinds: t.field({
    type: [HardshipKindRef],
    description: '全部困难类型，含停用的。 Every kind of hardship, retired ones too.',
    resolve: (_root, _args, ctx, info) =>
      ctx.reader.list(hardshipKindTable, info, {
        order: 't0.sort_order, t0.code',
        limit: HARDSHIP_KINDS_MOST,
      }),
  }),
}));

const HouseholdMemberInput = builder.inputType('HouseholdMemberInput', {
  description: '一位家庭成员。 One member.',
  fields: t => ({
    personId: t.id({ required: true, description: '人员编号。 The person’s id.' }),
    relation: t.field({
      type: HouseholdRelationEnum,
      required: true,
      description: '与户主关系。 Relation to the head.',
    }),
  }),
});

const HardshipInput = builder.inputType('HardshipInput', {
  description: '一项困难类型。 One registered hardship.',
  fields: t => ({
    kind: t.string({ required: true, description: '类型代码。 Code of the kind.' }),
    since: t.field({ type: 'Date', required: true, description: '起始日期。 The first day.' }),
    until: t.field({ type: 'Date', description: '截止日期（含）。 The last day, included.' }),
    certifiedBy: t.string({ description: '认定单位。 The body that certified it.' }),
    paperNumber: t.string({ description: '认定文件编号。 Number of its paper.' }),
  }),
});

const HouseholdInput = builder.inputType('HouseholdInput', {
  description: '家庭的全部内容；保存时整体替换。 A household’s whole state; saving replaces it.',
  fields: t => ({
    areaId: t.id({ required: true, description: '所在村（社区）。 The village or community.' }),
    address: t.string({ description: '住址。 Address.' }),
    incomePerHead: t.field({
      type: 'Money',
      description: '人均年收入（元）。 Yearly income per head, in yuan.',
    }),
    headId: t.id({ description: '户主，须为成员。 The head, who must be a member.' }),
    members: t.field({
      type: [HouseholdMemberInput],
      required: true,
      description: '全部成员。 Every member.',
    }),
    hardships: t.field({
      type: [HardshipInput],
      required: true,
      description: '全部困难类型。 Every registered hardship.',
    }),
  }),
});

function stateOf({ areaId, headId, members, ...fields }: typeof HouseholdInput.$inferInput): HouseholdState {
  return {
    areaId: idOf('Area', areaId, 'areaId'),
    fields: {
      ...fields,
      headId: optionalIdOf('Person', headId, 'headId') ?? null,
      members: members.map(({ personId, relation }, index) => ({
        personId: idOf('Person', personId, `members.${index}.personId`),
        relation,
      })),
    },
  };
}

builder.mutationFields(t => ({
  createHousehold: t.field({
    type: HouseholdRef,
    description: '登记家庭。 Registers a household.',
    errors: { types: COMMAND_ERRORS },
    args: {
      input: t.arg({ type: HouseholdInput, required: true, description: '家庭内容。 The household.' }),
    },
    resolve: async (_root, { input }, ctx, info) =>
      afterCommand(ctx, householdTable, await createHousehold(ctx, stateOf(input)), info),
  }),
  updateHousehold: t.field({
    type: HouseholdRef,
    description: '修改家庭，整体替换。 Replaces a household’s state.',
    errors: { types: COMMAND_ERRORS },
    args: {
      id: t.arg.id({ required: true, description: '家庭编号。 The household’s id.' }),
      expectedVersion: t.arg.int({ required: true, description: '所见版本号。 The version that was seen.' }),
      input: t.arg({ type: HouseholdInput, required: true, description: '家庭内容。 The household.' }),
    },
    resolve: async (_root, { id: globalId, expectedVersion, input }, ctx, info) => {
      const id = idOf('Household', globalId);
      await updateHousehold(ctx, id, expectedVersion, stateOf(input));
      return afterCommand(ctx, householdTable, id, info);
    },
  }),
  saveHardshipKind: t.field({
    type: HardshipKindRef,
    description: '新增或修改困难类型。 Adds or changes a kind of hardship.',
    errors: { types: COMMAND_ERRORS },
    args: {
      code: t.arg.string({
        required: true,
        description: '代码：大写字母、数字、下划线。 The code: capital letters, digits, underscores.',
      }),
      nameZh: t.arg.string({ required: true, description: '中文名称。 The name in Chinese.' }),
      nameEn: t.arg.string({ required: true, description: '英文名称。 The name in English.' }),
      active: t.arg.boolean({ required: true, description: '在用。 Still in use.' }),
    },
    resolve: async (_root, args, ctx, info) => {
      requirePermission(ctx, 'settings.write');
      const code = await saveHardshipKind(ctx, args);
      const where = (a: string) => [{ sql: `${a}.code = ?`, values: [code] }];
      const [kind] = await ctx.reader.list(hardshipKindTable, info, { where, limit: 1 });
      if (!kind) throw new NotFoundError();
      return kind;
    },
  }),
}));
