// People in the graph: one, a page, the likely duplicates of someone to be registered.

import { requirePermission } from '../../access/command.ts';
import { readPage } from '../../access/read/page.ts';
import './person.type.ts';
import { builder } from '../../builder.ts';
import { connectionOf, pageArgs } from '../../graphql/connection.ts';
import { idOf } from '../../graphql/ids.ts';
import { PersonRef } from '../refs.ts';
import { likenessCondition } from './duplicates.ts';
import { PersonFilter, PersonSort, personConditions, personSort } from './person.filter.ts';
import { personTable } from './person.table.ts';

const DUPLICATES_MOST = 20;

const LikelyDuplicateInput = builder.inputType('LikelyDuplicateInput', {
  description: '按号码，或按姓名与出生日期比对。 Compared by the number, or by name and date of birth.',
  fields: t => ({
    name: t.string({ description: '姓名。 The name.' }),
    idNumber: t.string({ description: '身份证号。 Citizen ID number.' }),
    birthDate: t.field({
      type: 'Date',
      description: '出生日期；没有则由身份证号得出。 Date of birth; else the ID number’s.',
    }),
  }),
});

builder.queryFields(t => ({
  person: t.field({
    type: PersonRef,
    nullable: true,
    description:
      '一份人员档案；没有或无权查看为空。 One person; null where there is none or not yours to see.',
    args: { id: t.arg.id({ required: true, description: '人员编号。 The person’s id.' }) },
    resolve: (_root, args, ctx, info) => ctx.reader.one(personTable, idOf('Person', args.id), info),
  }),
  people: t.field({
    type: connectionOf(PersonRef, 'Person'),
    description: '人员列表，默认按姓名拼音排列。 People, by name unless another order is asked for.',
    args: {
      filter: t.arg({ type: PersonFilter, description: '筛选。 Which people.' }),
      sort: t.arg({ type: PersonSort, description: '排序。 In which order.' }),
      ...pageArgs(),
    },
    resolve: async (_root, { filter, sort, ...page }, ctx, info) => {
      requirePermission(ctx, 'person.read');
      const where = await personConditions(ctx, filter);
      return readPage(ctx.reader, personTable, info, page, { where, sort: personSort(ctx, sort ?? 'NAME') });
    },
  }),
  likelyDuplicates: t.field({
    type: [PersonRef],
    description:
      '可能是同一人的档案，至多 20 位，只在您的辖区内查找。 People of your area who are likely the same person, 20 at most.',
    args: {
      input: t.arg({
        type: LikelyDuplicateInput,
        required: true,
        description: '要比对的人。 Whom to compare.',
      }),
    },
    resolve: async (_root, { input }, ctx, info) => {
      requirePermission(ctx, 'person.read');
      const condition = likenessCondition('t0', input, ctx.vault, ctx.today);
      if (condition === null) return [];
      return ctx.reader.list(personTable, info, {
        where: () => [condition],
        order: 't0.id',
        limit: DUPLICATES_MOST,
      });
    },
  }),
}));
