// What can be done to people's records.

import { afterCommand } from '../../access/read/reader.ts';
import { builder } from '../../builder.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { idOf } from '../../graphql/ids.ts';
import { PersonRef } from '../refs.ts';
import { recordDeath } from './death.service.ts';
import { erasePerson } from './erase.service.ts';
import { mergePeople } from './merge.service.ts';
import { LikelyDuplicateError } from './person.errors.ts';
import { commandInput, PersonInput, PersonPatch } from './person.input.ts';
import { createPerson, updatePerson } from './person.service.ts';
import { personTable } from './person.table.ts';
import { unmergePeople } from './unmerge.service.ts';

const idArg = { required: true, description: '人员编号。 The person’s id.' } as const;
const versionArg = { required: true, description: '所见版本号。 The version that was seen.' } as const;
const reasonArg = { required: true, description: '原因，2 至 500 字。 Why, 2 to 500 characters.' } as const;

builder.mutationField('createPerson', t =>
  t.field({
    type: PersonRef,
    description:
      '登记人员。号码已有为 ConflictError；同名同出生日期为 LikelyDuplicateError，看过后可再提交。 Registers a person. A number that is taken is a ConflictError; the same name and date of birth a LikelyDuplicateError, until accepted.',
    errors: { types: [LikelyDuplicateError, ...COMMAND_ERRORS] },
    args: {
      input: t.arg({ type: PersonInput, required: true, description: '登记内容。 The person.' }),
      acceptDuplicates: t.arg.boolean({
        defaultValue: false,
        description:
          '已查看相近的人员，确非同一人。 The people who are alike were looked at: it is someone else.',
      }),
    },
    resolve: async (_root, { input, acceptDuplicates }, ctx, info) => {
      const id = await createPerson(ctx, commandInput(input), acceptDuplicates === true);
      return afterCommand(ctx, personTable, id, info);
    },
  }),
);

builder.mutationField('updatePerson', t =>
  t.field({
    type: PersonRef,
    description:
      '修改人员档案；迁居时残疾人证随迁。 Changes a person; on a move the certificates move along.',
    errors: { types: COMMAND_ERRORS },
    args: {
      id: t.arg.id(idArg),
      expectedVersion: t.arg.int(versionArg),
      input: t.arg({ type: PersonPatch, required: true, description: '修改内容。 The changes.' }),
    },
    resolve: async (_root, { id: globalId, expectedVersion, input }, ctx, info) => {
      const id = idOf('Person', globalId);
      await updatePerson(ctx, id, expectedVersion, commandInput(input));
      return afterCommand(ctx, personTable, id, info);
    },
  }),
);

builder.mutationField('recordDeath', t =>
  t.field({
    type: PersonRef,
    description:
      '登记死亡：同时注销残疾人证、撤回在办申请、结束入住。 Records a death; the certificate is cancelled, an open application withdrawn and a stay ended with it.',
    errors: { types: COMMAND_ERRORS },
    args: {
      id: t.arg.id(idArg),
      expectedVersion: t.arg.int(versionArg),
      diedOn: t.arg({
        type: 'Date',
        required: true,
        description: '死亡日期，不晚于今天。 Day of death, not after today.',
      }),
    },
    resolve: async (_root, { id: globalId, expectedVersion, diedOn }, ctx, info) => {
      const id = idOf('Person', globalId);
      await recordDeath(ctx, id, expectedVersion, diedOn);
      return afterCommand(ctx, personTable, id, info);
    },
  }),
);

builder.mutationField('mergePeople', t =>
  t.field({
    type: PersonRef,
    description:
      '将同一人的两份档案合并，缺项由被合并档案补上，可撤销。 Merges two records of one person; gaps are filled from the merged one; it can be undone.',
    errors: { types: COMMAND_ERRORS },
    args: {
      keepId: t.arg.id({
        required: true,
        description: '保留的档案，其身份证号为准。 The record to keep, with its number.',
      }),
      mergeId: t.arg.id({ required: true, description: '并入的档案。 The record to merge into it.' }),
      reason: t.arg.string(reasonArg),
    },
    resolve: async (_root, { keepId, mergeId, reason }, ctx, info) => {
      const id = idOf('Person', keepId, 'keepId');
      await mergePeople(ctx, id, idOf('Person', mergeId, 'mergeId'), { reason });
      return afterCommand(ctx, personTable, id, info);
    },
  }),
);

builder.mutationField('unmergePeople', t =>
  t.field({
    type: PersonRef,
    description:
      '撤销合并，两份档案各自恢复；返回保留的档案。 Undoes a merge; answers with the record that was kept.',
    errors: { types: COMMAND_ERRORS },
    args: {
      mergeId: t.arg.id({
        required: true,
        description: '合并编号（Person.merges）。 The merge’s id (Person.merges).',
      }),
      reason: t.arg.string(reasonArg),
    },
    resolve: async (_root, { mergeId, reason }, ctx, info) => {
      const id = await unmergePeople(ctx, idOf('PersonMerge', mergeId, 'mergeId'), { reason });
      return afterCommand(ctx, personTable, id, info);
    },
  }),
);

builder.mutationField('erasePerson', t =>
  t.field({
    type: PersonRef,
    description:
      '依法删除个人信息（个人信息保护法第四十七条），不可恢复；持证或在办时不能删除。 Erases personal data for good (PIPL art. 47); refused while a certificate is held or applied for.',
    errors: { types: COMMAND_ERRORS },
    args: {
      id: t.arg.id(idArg),
      expectedVersion: t.arg.int(versionArg),
      reason: t.arg.string(reasonArg),
    },
    resolve: async (_root, { id: globalId, expectedVersion, reason }, ctx, info) => {
      const id = idOf('Person', globalId);
      await erasePerson(ctx, id, expectedVersion, { reason });
      return afterCommand(ctx, personTable, id, info);
    },
  }),
);
