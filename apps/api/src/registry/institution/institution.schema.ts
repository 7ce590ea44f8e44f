// Institutions in the graph: read, registered, changed; admitted to and left.

import { readPage } from '../../access/read/page.ts';
import { afterCommand } from '../../access/read/reader.ts';
import { builder } from '../../builder.ts';
import { connectionOf, pageArgs } from '../../graphql/connection.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { idOf } from '../../graphql/ids.ts';
import { InstitutionRef, InstitutionStayRef } from '../refs.ts';
import {
  INSTITUTION_SORTS,
  InstitutionFilter,
  InstitutionSort,
  institutionConditions,
} from './institution.filter.ts';
import {
  admitToInstitution,
  createInstitution,
  endStay,
  type InstitutionState,
  updateInstitution,
} from './institution.service.ts';
import { institutionTable, stayTable } from './institution.table.ts';
import { InstitutionKindEnum } from './institution.type.ts';

builder.queryFields(t => ({
  institution: t.field({
    type: InstitutionRef,
    nullable: true,
    description:
      '一个机构；没有或无权查看为空。 One institution; null where there is none or not yours to see.',
    args: { id: t.arg.id({ required: true, description: '机构编号。 The institution’s id.' }) },
    resolve: (_root, args, ctx, info) => ctx.reader.one(institutionTable, idOf('Institution', args.id), info),
  }),
  institutions: t.field({
    type: connectionOf(InstitutionRef, 'Institution'),
    description: '机构列表，默认按名称排列。 Institutions, by name unless another order is asked for.',
    args: {
      filter: t.arg({ type: InstitutionFilter, description: '筛选。 Which institutions.' }),
      sort: t.arg({ type: InstitutionSort, description: '排序。 In which order.' }),
      ...pageArgs(),
    },
    resolve: async (_root, { filter, sort, ...page }, ctx, info) =>
      readPage(ctx.reader, institutionTable, info, page, {
        where: await institutionConditions(ctx, filter),
        sort: INSTITUTION_SORTS[sort ?? 'NAME'],
      }),
  }),
}));

const InstitutionInput = builder.inputType('InstitutionInput', {
  description: '机构的全部内容。 An institution’s whole state.',
  fields: t => ({
    kind: t.field({ type: InstitutionKindEnum, required: true, description: '类型。 The kind.' }),
    name: t.string({ required: true, description: '名称。 The name.' }),
    areaId: t.id({ required: true, description: '所在区划。 The area.' }),
    hospitalGrade: t.string({ description: '医院等级，如 3A。 A hospital’s grade, such as 3A.' }),
    designated: t.boolean({ description: '残疾评定定点医院。 Designated for disability assessment.' }),
    capacity: t.int({ description: '床位或名额。 Places.' }),
    contactName: t.string({ description: '联系人。 Contact.' }),
    phone: t.string({ description: '机构电话。 The institution’s phone.' }),
    address: t.string({ description: '地址。 Address.' }),
    active: t.boolean({ description: '在用，默认是。 In use, true by default.' }),
  }),
});

function stateOf({ areaId, ...fields }: typeof InstitutionInput.$inferInput): InstitutionState {
  return { areaId: idOf('Area', areaId, 'areaId'), fields };
}

builder.mutationFields(t => ({
  createInstitution: t.field({
    type: InstitutionRef,
    description: '登记机构。 Registers an institution.',
    errors: { types: COMMAND_ERRORS },
    args: {
      input: t.arg({ type: InstitutionInput, required: true, description: '机构内容。 The institution.' }),
    },
    resolve: async (_root, { input }, ctx, info) =>
      afterCommand(ctx, institutionTable, await createInstitution(ctx, stateOf(input)), info),
  }),
  updateInstitution: t.field({
    type: InstitutionRef,
    description:
      '修改机构；上级的机构只能由上级修改。 Changes an institution; those of the areas above are theirs to change.',
    errors: { types: COMMAND_ERRORS },
    args: {
      id: t.arg.id({ required: true, description: '机构编号。 The institution’s id.' }),
      expectedVersion: t.arg.int({ required: true, description: '所见版本号。 The version that was seen.' }),
      input: t.arg({ type: InstitutionInput, required: true, description: '机构内容。 The institution.' }),
    },
    resolve: async (_root, { id: globalId, expectedVersion, input }, ctx, info) => {
      const id = idOf('Institution', globalId);
      await updateInstitution(ctx, id, expectedVersion, stateOf(input));
      return afterCommand(ctx, institutionTable, id, info);
    },
  }),
  admitToInstitution: t.field({
    type: InstitutionStayRef,
    description:
      '登记入住（入学）；满员、尚在他处或已故则不能。 Admits a person; refused where it is full, or the person is elsewhere or dead.',
    errors: { types: COMMAND_ERRORS },
    args: {
      institutionId: t.arg.id({ required: true, description: '机构编号。 The institution’s id.' }),
      personId: t.arg.id({ required: true, description: '人员编号。 The person’s id.' }),
      admittedOn: t.arg({
        type: 'Date',
        required: true,
        description: '入住（入学）日期。 Day of admission.',
      }),
    },
    resolve: async (_root, { institutionId, personId, admittedOn }, ctx, info) => {
      const institution = idOf('Institution', institutionId, 'institutionId');
      const person = idOf('Person', personId, 'personId');
      const id = await admitToInstitution(ctx, institution, person, admittedOn);
      return afterCommand(ctx, stayTable, id, info);
    },
  }),
  endStay: t.field({
    type: InstitutionStayRef,
    description: '登记离开。 Ends a stay.',
    errors: { types: COMMAND_ERRORS },
    args: {
      stayId: t.arg.id({ required: true, description: '入住记录编号。 The stay’s id.' }),
      leftOn: t.arg({ type: 'Date', required: true, description: '离开日期。 Day of leaving.' }),
    },
    resolve: async (_root, { stayId, leftOn }, ctx, info) => {
      const id = idOf('InstitutionStay', stayId, 'stayId');
      await endStay(ctx, id, leftOn);
      return afterCommand(ctx, stayTable, id, info);
    },
  }),
}));
