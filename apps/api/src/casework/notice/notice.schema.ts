// Public notices in the graph: on their case, posted and ended; and how long the public page lists them.

import { addDays, NOTICE_STATUSES, readNoticePolicy, StaleError } from '@zhucan/domain';
import { changesOf } from '../../access/changes.ts';
import { command } from '../../access/command.ts';
import { reads } from '../../access/read/selection.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { enumOf } from '../../graphql/enums.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { NodeRef } from '../../graphql/node.ts';
import { CaseDone, caseDone } from '../case.mutations.ts';
import { CaseRef } from '../refs.ts';
import { targetArgs, targetOf } from '../target.ts';
import {
  type KeptNoticePolicy,
  NOTICE_POLICY_KEY,
  noticePolicyFrom,
  noticePolicyOf,
} from './notice.policy.ts';
import { endNotice, postNotice } from './notice.service.ts';
import { ObjectionRef, PublicNoticeRef } from './refs.ts';

const NoticeStatusEnum = enumOf(
  'NoticeStatus',
  'noticeStatus',
  NOTICE_STATUSES,
  '公示状态。 Where a public notice stands.',
);

const NoticeItem = builder
  .objectRef<{ readonly label: string; readonly text: string }>('NoticeItem')
  .implement({
    description: '公示的一项内容，已隐去个人信息。 One line of a notice, without personal data.',
    fields: t => ({
      label: t.exposeString('label', { description: '标题。 The label.' }),
      text: t.exposeString('text', { description: '内容。 The text.' }),
    }),
  });

const content = reads({ columns: ['content'] });

PublicNoticeRef.implement({
  description:
    '一次公示：公开的内容在张贴时固定。 A public notice; what it shows was frozen when it was posted.',
  interfaces: [NodeRef],
  fields: t => ({
    status: t.field({
      type: NoticeStatusEnum,
      description: '状态。 The status.',
      resolve: one => one.status,
    }),
    postedOn: t.expose('postedOn', { type: 'Date', description: '张贴日期。 The day it was posted.' }),
    lastDay: t.expose('lastDay', {
      type: 'Date',
      description: '须张贴至此日（含）。 The last day on which it must hang.',
    }),
    mayEndFrom: t.field({
      type: 'Date',
      description: '此日起可以结束。 The day from which it may be ended.',
      extensions: reads({ columns: ['lastDay'] }),
      resolve: one => addDays(one.lastDay, 1),
    }),
    endedOn: t.expose('endedOn', {
      type: 'Date',
      nullable: true,
      description: '结束或撤回日期。 The day it ended or was withdrawn.',
    }),
    postedBy: t.exposeString('postedBy', { nullable: true, description: '张贴人。 Who posted it.' }),
    url: t.string({
      description: '公示网页的地址。 The address of its public page.',
      extensions: reads({ columns: ['slug'] }),
      resolve: one => `/public/notices/${one.slug}`,
    }),
    name: t.string({
      description: '公示的姓名，如 张**。 The name as shown: masked.',
      extensions: content,
      resolve: one => one.content.name,
    }),
    place: t.string({
      description: '公示的地点。 The place as shown.',
      extensions: content,
      resolve: one => one.content.place,
    }),
    objectionsTo: t.string({
      description: '受理异议的单位。 Who takes objections.',
      extensions: content,
      resolve: one => one.content.objectionsTo,
    }),
    items: t.field({
      type: [NoticeItem],
      description: '公示的各项内容。 What it shows.',
      extensions: content,
      resolve: (one, _args, { locale }) =>
        one.content.items.map(item => ({ label: item.names[locale], text: item.text[locale] })),
    }),
    openObjections: t.exposeInt('openObjections', {
      description: '待处理的异议。 Objections that nobody has decided yet.',
    }),
    objections: t.field({
      type: [ObjectionRef],
      description: '异议；只有处理异议的人可见。 Objections, for those who handle them.',
      resolve: one => [...one.objections],
    }),
  }),
});

builder.interfaceField(CaseRef, 'notices', t =>
  t.field({
    type: [PublicNoticeRef],
    description: '公示，最近的在前。 Its public notices, the latest first.',
    resolve: c => [...c.notices],
  }),
);

const errors = { types: COMMAND_ERRORS };

builder.mutationFields(t => ({
  postNotice: t.field({
    type: CaseDone,
    errors,
    description:
      '张贴公示：固定公开内容，自次日起算满公示天数。 Posts the notice: what the public sees is frozen, and its full days begin tomorrow.',
    args: {
      ...targetArgs,
      objectionsTo: t.arg.string({
        description:
          '受理异议的单位、电话和地址，最多 200 字；不填沿用本乡镇上次所填。 Who takes objections and how to reach them; left out, what the town gave last.',
      }),
    },
    resolve: (_root, { objectionsTo, ...args }, ctx, info) =>
      caseDone(ctx, info, postNotice(ctx, targetOf(args), { objectionsTo })),
  }),
  endNotice: t.field({
    type: CaseDone,
    errors,
    description:
      '公示期满：须挂满天数、有照片、没有待处理的异议。 Ends the notice: its days are over, there are photographs, no objection is open.',
    args: targetArgs,
    resolve: (_root, args, ctx, info) => caseDone(ctx, info, endNotice(ctx, targetOf(args))),
  }),
}));

const NoticePolicyType = builder.objectRef<KeptNoticePolicy>('NoticePolicy').implement({
  description: '公示网页的设置。 How the public page lists notices.',
  fields: t => ({
    listedDays: t.exposeInt('listedDays', {
      description: '结束后还公开几天。 Days for which an ended notice stays public.',
    }),
    version: t.exposeInt('version', {
      description: '版本号，用于防止覆盖；0 表示仍为默认。 Version, against overwriting; 0 is the default.',
    }),
  }),
});

async function updateNoticePolicy(ctx: Context, expectedVersion: number, input: unknown): Promise<void> {
  await command(ctx, 'settings.write', async ({ tx, viewer, audit }) => {
    const key = NOTICE_POLICY_KEY;
    // The first change has no row to lock yet, so an empty one is put there; two first changes meet at it.
    await tx.$executeRaw`INSERT INTO setting (key, value, version) VALUES (${key}, '{}', 0) ON CONFLICT (key) DO NOTHING`;
    await tx.$queryRaw`SELECT key FROM setting WHERE key = ${key} FOR UPDATE`;
    const { version, ...before } = noticePolicyFrom(await tx.setting.findUnique({ where: { key } }));
    if (version !== expectedVersion) throw new StaleError(version);
    const after = readNoticePolicy(input);
    await tx.setting.update({ where: { key }, data: { value: { ...after }, version: { increment: 1 } } });
    audit({
      action: 'UPDATE',
      entity: 'NoticePolicy',
      areaPath: viewer.areaPath,
      changes: changesOf({ ...before }, { ...after }),
    });
  });
}

builder.queryField('noticePolicy', t =>
  t.field({
    type: NoticePolicyType,
    description: '公示网页的设置。 How the public page lists notices.',
    resolve: (_root, _args, ctx) => noticePolicyOf(ctx.db),
  }),
);

builder.mutationField('updateNoticePolicy', t =>
  t.field({
    type: NoticePolicyType,
    errors,
    description: '修改公示网页的设置。 Changes how the public page lists notices.',
    args: {
      expectedVersion: t.arg.int({ required: true, description: '所见版本号。 The version that was seen.' }),
      listedDays: t.arg.int({
        required: true,
        description: '结束后还公开几天，0 至 365。 Days after its end, 0 to 365.',
      }),
    },
    resolve: async (_root, { expectedVersion, listedDays }, ctx) => {
      await updateNoticePolicy(ctx, expectedVersion, { listedDays });
      return noticePolicyOf(ctx.db);
    },
  }),
);
