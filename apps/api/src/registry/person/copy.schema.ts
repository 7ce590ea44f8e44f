// A person's own copy in the graph.

import { builder } from '../../builder.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { idOf } from '../../graphql/ids.ts';
import { type PersonCopy, takePersonCopy } from './copy.service.ts';

const PersonCopyType = builder.objectRef<PersonCopy>('PersonCopy').implement({
  description:
    '本人信息副本（个人信息保护法第四十五条）。 A person’s own copy of what is held about them (PIPL art. 45).',
  fields: t => ({
    takenAt: t.field({
      type: 'DateTime',
      description: '提供时间。 When it was taken.',
      resolve: copy => copy.takenAt.toISOString(),
    }),
    whole: t.exposeBoolean('whole', {
      description: '号码、出生日期、诊断完整。 With numbers, date of birth and diagnoses whole.',
    }),
    content: t.field({
      type: 'JSON',
      description:
        '全部内容：本人、家庭、残疾人证、入住、使用记录；日期为 ISO 8601。 Everything: the person, household, certificates, stays, and who has used the record; dates in ISO 8601.',
      resolve: copy => copy.content,
    }),
  }),
});

builder.mutationField('takePersonCopy', t =>
  t.field({
    type: PersonCopyType,
    description:
      '为本人提供其全部信息的副本，记入审计。 Takes a copy of everything held about a person, for that person; the trail keeps who and why.',
    errors: { types: COMMAND_ERRORS },
    args: {
      id: t.arg.id({ required: true, description: '人员编号。 The person’s id.' }),
      whole: t.arg.boolean({
        defaultValue: false,
        description: '完整，不遮盖；只交本人。 Whole, nothing masked; for the person alone.',
      }),
      reason: t.arg.string({
        required: true,
        description: '原因，2 至 500 字。 Why, 2 to 500 characters.',
      }),
    },
    resolve: (_root, { id, whole, reason }, ctx) =>
      takePersonCopy(ctx, idOf('Person', id), whole === true, { reason }),
  }),
);
