// Retention in the graph: the policy, the records whose time is over, and the decision to keep one.

import { RETENTION_GROUNDS, retentionCutoff, retentionStart } from '@zhucan/domain';
import { requirePermission } from '../../access/command.ts';
import { readPage } from '../../access/read/page.ts';
import { afterCommand } from '../../access/read/reader.ts';
import { withinPath } from '../../access/read/rule.ts';
import { reads } from '../../access/read/selection.ts';
import { builder } from '../../builder.ts';
import { connectionOf, pageArgs } from '../../graphql/connection.ts';
import { enumOf } from '../../graphql/enums.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { encodeId, idOf } from '../../graphql/ids.ts';
import { pathOfArea } from '../area/area.schema.ts';
import { PersonRef } from '../refs.ts';
import { type KeptRetentionPolicy, retentionPolicyOf, updateRetentionPolicy } from './retention.policy.ts';
import { keepPersonRecord } from './retention.service.ts';
import { type RetentionRow, retentionConditions, retentionTable } from './retention.table.ts';

const RetentionGroundEnum = enumOf(
  'RetentionGround',
  'retentionGround',
  RETENTION_GROUNDS,
  '保存期限的起算原因。 What a record’s time runs from.',
);

/** The rows of the list have a death or an end. */
function startOf({ diedOn, lastEndedOn }: RetentionRow) {
  return retentionStart({ diedOn, lastEndedOn });
}

const RetentionDueRef = builder.objectRef<RetentionRow>('RetentionDue');
RetentionDueRef.implement({
  description:
    '保存期满的档案，待审查：删除，或注明原因保留（个人信息保护法第十九条、第四十七条）。 A record whose time is over, for a review: it is erased, or kept with a reason (PIPL arts. 19 and 47).',
  fields: t => ({
    id: t.id({
      description: '编号。 The id.',
      extensions: reads({ columns: ['id'] }),
      resolve: row => encodeId('RetentionDue', row.id),
    }),
    person: t.field({
      type: PersonRef,
      description: '档案。 The record.',
      resolve: row => row.person,
    }),
    ground: t.field({
      type: RetentionGroundEnum,
      nullable: true,
      description: '起算原因。 What its time runs from; empty where nothing has ended.',
      extensions: reads({ columns: ['diedOn', 'lastEndedOn'] }),
      resolve: row => startOf(row)?.ground ?? null,
    }),
    since: t.field({
      type: 'Date',
      nullable: true,
      description: '起算日期。 The day from which its time runs.',
      extensions: reads({ columns: ['diedOn', 'lastEndedOn'] }),
      resolve: row => startOf(row)?.since ?? null,
    }),
    keptUntil: t.expose('keptUntil', {
      type: 'Date',
      nullable: true,
      description: '决定保留至此日（含）。 The last day on which it is kept by a decision.',
    }),
    keptReason: t.exposeString('keptReason', {
      nullable: true,
      description: '保留原因。 Why it is kept.',
    }),
    keptBy: t.exposeString('keptBy', { nullable: true, description: '决定人。 Who decided to keep it.' }),
    keptAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '决定时间。 When that was decided.',
      resolve: row => row.keptAt,
    }),
  }),
});

const RetentionPolicyRef = builder.objectRef<KeptRetentionPolicy>('RetentionPolicy').implement({
  description: '档案保存政策。 The district’s policy for how long records are kept.',
  fields: t => ({
    years: t.exposeInt('years', {
      description:
        '去世或最后一本证件（申请）终止后保存的年数。 Years after a death, or the end of the last certificate or application.',
    }),
    version: t.exposeInt('version', {
      description:
        '版本号，用于防止覆盖；0 表示仍为默认政策。 Version, against overwriting; 0 is the default policy.',
    }),
  }),
});

const RetentionFilter = builder.inputType('RetentionFilter', {
  description: '保存期满档案的筛选。 Which records.',
  fields: t => ({
    area: t.id({ description: '此区划及以下。 This area and below.' }),
    kept: t.boolean({
      description:
        '已决定保留的（true）；默认为待审查的（false）。 Those under a decision to keep them (true); those to be reviewed otherwise.',
    }),
  }),
});

builder.queryFields(t => ({
  retentionPolicy: t.field({
    type: RetentionPolicyRef,
    description: '现行的档案保存政策。 The policy in force.',
    resolve: (_root, _args, ctx) => retentionPolicyOf(ctx),
  }),
  retentionDue: t.field({
    type: connectionOf(RetentionDueRef, 'RetentionDue'),
    description:
      '保存期满、没有在办事项的档案，按建档先后排列。 Records whose time is over and of which nothing is open, oldest record first.',
    args: {
      filter: t.arg({ type: RetentionFilter, description: '筛选。 Which records.' }),
      ...pageArgs(),
    },
    resolve: async (_root, { filter, ...page }, ctx, info) => {
      requirePermission(ctx, 'person.erase');
      const cutoff = retentionCutoff(ctx.today, await retentionPolicyOf(ctx));
      const path = filter?.area ? await pathOfArea(ctx, filter.area, 'filter.area') : null;
      return readPage(ctx.reader, retentionTable, info, page, {
        where: p => [
          ...retentionConditions(p, cutoff, ctx.today, filter?.kept === true),
          ...(path ? [{ sql: withinPath(`${p}.area_path`, path), values: [] }] : []),
        ],
        sort: { keys: [{ column: 'id', cast: 'int' }], descending: false },
      });
    },
  }),
}));

builder.mutationFields(t => ({
  keepPersonRecord: t.field({
    type: RetentionDueRef,
    errors: { types: COMMAND_ERRORS },
    description:
      '决定保留一份档案至某日，注明原因；再次决定以后一次为准。 Decides to keep a record until a day, with the reason; a later decision takes the place of an earlier one.',
    args: {
      personId: t.arg.id({ required: true, description: '人员编号。 The person’s id.' }),
      until: t.arg({
        type: 'Date',
        required: true,
        description: '保留至此日，今天以后，最多 30 年。 Until this day, after today, 30 years at most.',
      }),
      reason: t.arg.string({ required: true, description: '原因，2 至 500 字。 Why, 2 to 500 characters.' }),
    },
    resolve: async (_root, { personId, ...input }, ctx, info) => {
      const id = idOf('Person', personId, 'personId');
      await keepPersonRecord(ctx, id, input);
      return afterCommand(ctx, retentionTable, id, info);
    },
  }),
  updateRetentionPolicy: t.field({
    type: RetentionPolicyRef,
    errors: { types: COMMAND_ERRORS },
    description: '修改档案保存政策。 Changes how long records are kept.',
    args: {
      expectedVersion: t.arg.int({ required: true, description: '所见版本号。 The version that was seen.' }),
      years: t.arg.int({ required: true, description: '年数，1 至 50。 Years, 1 to 50.' }),
    },
    resolve: async (_root, { expectedVersion, years }, ctx) => {
      await updateRetentionPolicy(ctx, expectedVersion, { years });
      return retentionPolicyOf(ctx);
    },
  }),
}));
