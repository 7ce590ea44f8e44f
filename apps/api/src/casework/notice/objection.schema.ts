// Objections in the graph: the list for those who handle them, taken down, read with a reason, decided.

import { groupReceipt, OBJECTION_CHANNELS, OBJECTION_STATUSES } from '@zhucan/domain';
import { requirePermission } from '../../access/command.ts';
import { readPage } from '../../access/read/page.ts';
import { afterCommand, type Condition } from '../../access/read/reader.ts';
import { withinPath } from '../../access/read/rule.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { connectionOf, pageArgs } from '../../graphql/connection.ts';
import { enumOf } from '../../graphql/enums.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { NodeRef } from '../../graphql/node.ts';
import { pathOfArea } from '../../registry/area/area.schema.ts';
import { CaseRef } from '../refs.ts';
import { targetArgs, targetOf } from '../target.ts';
import { objectionTable } from './notice.table.ts';
import {
  decideObjection,
  type RevealedObjection,
  receiveObjection,
  revealObjection,
} from './objection.service.ts';
import { ObjectionRef, PublicNoticeRef } from './refs.ts';

const ObjectionStatusEnum = enumOf(
  'ObjectionStatus',
  'objectionStatus',
  OBJECTION_STATUSES,
  '异议状态。 Where an objection stands.',
);

const ObjectionChannelEnum = enumOf(
  'ObjectionChannel',
  'objectionChannel',
  OBJECTION_CHANNELS,
  '异议来源。 The way by which an objection came.',
);

ObjectionRef.implement({
  description:
    '对公示的异议；内容和提出人加密保存，说明原因后查看。 An objection to a notice; what it says and who filed it is sealed, and shown with a reason.',
  interfaces: [NodeRef],
  fields: t => ({
    channel: t.field({ type: ObjectionChannelEnum, description: '来源。 The way.', resolve: o => o.channel }),
    status: t.field({ type: ObjectionStatusEnum, description: '状态。 The status.', resolve: o => o.status }),
    filedAt: t.expose('filedAt', { type: 'DateTime', description: '提出时间。 When it was filed.' }),
    receipt: t.string({
      description: '回执号，与提出人所见相同。 The receipt number, as whoever filed it has it.',
      resolve: ({ receipt }) => groupReceipt(receipt),
    }),
    named: t.exposeBoolean('named', { description: '留有姓名。 Whether a name was left.' }),
    reachable: t.exposeBoolean('reachable', {
      description: '留有联系方式。 Whether a contact was left.',
    }),
    findings: t.exposeString('findings', {
      nullable: true,
      description: '调查结果；待处理为空。 What was found; null while it is open.',
    }),
    reply: t.exposeString('reply', {
      nullable: true,
      description: '给提出人的答复，凭回执号可查。 What whoever filed it reads under the receipt.',
    }),
    toldOn: t.expose('toldOn', {
      type: 'Date',
      nullable: true,
      description: '告知申请人的日期。 The day the applicant was told.',
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: '处理时间。 When it was decided.',
    }),
    decidedBy: t.exposeString('decidedBy', { nullable: true, description: '处理人。 Who decided it.' }),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
    notice: t.field({
      type: PublicNoticeRef,
      description: '所针对的公示。 The notice.',
      resolve: o => o.notice,
    }),
    case: t.field({
      type: CaseRef,
      nullable: true,
      description: '所属案件。 The case.',
      resolve: o => o.case,
    }),
  }),
});

const ObjectionFilter = builder.inputType('ObjectionFilter', {
  description: '异议筛选。 Which objections.',
  fields: t => ({
    status: t.field({ type: [ObjectionStatusEnum], description: '状态之一。 One of these.' }),
    area: t.id({ description: '此区划及以下。 This area and below.' }),
    case: t.id({ description: '此案件的。 Of this case.' }),
  }),
});

async function conditionsOf(ctx: Context, filter: typeof ObjectionFilter.$inferInput | null | undefined) {
  const path = filter?.area ? await pathOfArea(ctx, filter.area, 'filter.area') : null;
  const caseId = optionalIdOf('Case', filter?.case, 'filter.case');
  return (o: string): Condition[] => {
    const conditions: Condition[] = [];
    if (path) conditions.push({ sql: withinPath(`${o}.area_path`, path), values: [] });
    if (filter?.status)
      conditions.push({ sql: `${o}.status = ANY (?::"ObjectionStatus"[])`, values: [filter.status] });
    if (caseId !== undefined)
      conditions.push({
        sql: `${o}.notice_id IN (SELECT n.id FROM public_notice n WHERE n.case_id = ?::int)`,
        values: [caseId],
      });
    return conditions;
  };
}

builder.queryFields(t => ({
  objection: t.field({
    type: ObjectionRef,
    nullable: true,
    description: '一件异议。 One objection.',
    args: { id: t.arg.id({ required: true, description: '异议编号。 The objection’s id.' }) },
    resolve: (_root, args, ctx, info) => ctx.reader.one(objectionTable, idOf('Objection', args.id), info),
  }),
  objections: t.field({
    type: connectionOf(ObjectionRef, 'Objection'),
    description: '异议列表，最近的在前。 Objections, the latest first.',
    args: {
      filter: t.arg({ type: ObjectionFilter, description: '筛选。 Which objections.' }),
      ...pageArgs(),
    },
    resolve: async (_root, { filter, ...page }, ctx, info) => {
      requirePermission(ctx, 'case.objection');
      return readPage(ctx.reader, objectionTable, info, page, {
        where: await conditionsOf(ctx, filter),
        sort: { keys: [{ column: 'id', cast: 'int' }], descending: true },
      });
    },
  }),
}));

const ReceiveObjectionInput = builder.inputType('ReceiveObjectionInput', {
  description: '乡镇受理的异议。 An objection as the town takes it down.',
  fields: t => ({
    channel: t.field({
      type: ObjectionChannelEnum,
      required: true,
      description: '来源：电话、来访或来信。 By phone, in person or by letter.',
    }),
    text: t.string({
      required: true,
      description: '内容，2 至 2000 字。 What it says, 2 to 2,000 characters.',
    }),
    name: t.string({ description: '提出人姓名，可不留。 Who filed it, where they said so.' }),
    contact: t.string({ description: '联系方式，可不留。 How to reach them, where they said so.' }),
  }),
});

const DecideObjectionInput = builder.inputType('DecideObjectionInput', {
  description: '异议的处理结果。 How an objection is decided.',
  fields: t => ({
    uphold: t.boolean({
      required: true,
      description: '异议是否成立；成立则终止该案。 Whether it is upheld, which terminates the case.',
    }),
    findings: t.string({
      required: true,
      description: '调查结果，最多 2000 字。 What was found, 2,000 characters at most.',
    }),
    toldOn: t.field({
      type: 'Date',
      required: true,
      description:
        '告知申请人的日期，提出之日至今天。 The day the applicant was told, between its filing and today.',
    }),
    reply: t.string({
      description:
        '给提出人的答复，不得含个人信息，最多 500 字。 For whoever filed it, without personal data; 500 characters at most.',
    }),
  }),
});

const RevealedObjectionType = builder.objectRef<RevealedObjection>('RevealedObjection').implement({
  description: '异议的完整内容。 An objection, whole.',
  fields: t => ({
    text: t.exposeString('text', { description: '内容。 What it says.' }),
    name: t.exposeString('name', { nullable: true, description: '提出人；未留为空。 Who filed it.' }),
    contact: t.exposeString('contact', {
      nullable: true,
      description: '联系方式；未留为空。 How to reach them.',
    }),
  }),
});

const errors = { types: COMMAND_ERRORS };

builder.mutationFields(t => ({
  receiveObjection: t.field({
    type: ObjectionRef,
    errors,
    description:
      '登记电话、来访、来信的异议；案件暂停计时。 Takes an objection down; the case’s clock stops.',
    args: {
      ...targetArgs,
      input: t.arg({ type: ReceiveObjectionInput, required: true, description: '异议。 The objection.' }),
    },
    resolve: async (_root, { input, ...args }, ctx, info) =>
      afterCommand(ctx, objectionTable, await receiveObjection(ctx, targetOf(args), input), info),
  }),
  decideObjection: t.field({
    type: ObjectionRef,
    errors,
    description:
      '处理异议：不成立则案件继续，成立则终止。 Decides an objection: dismissed, the case goes on; upheld, it ends.',
    args: {
      id: t.arg.id({ required: true, description: '异议编号。 The objection’s id.' }),
      expectedVersion: t.arg.int({ required: true, description: '所见版本号。 The version that was seen.' }),
      input: t.arg({ type: DecideObjectionInput, required: true, description: '结果。 The decision.' }),
    },
    resolve: async (_root, { id, expectedVersion, input }, ctx, info) => {
      const target = { id: idOf('Objection', id), expectedVersion };
      return afterCommand(ctx, objectionTable, await decideObjection(ctx, target, input), info);
    },
  }),
  revealObjection: t.field({
    type: RevealedObjectionType,
    errors,
    description:
      '说明原因后查看异议的完整内容，记入审计。 Shows an objection whole, with a reason; the trail keeps who and why.',
    args: {
      id: t.arg.id({ required: true, description: '异议编号。 The objection’s id.' }),
      reason: t.arg.string({ required: true, description: '原因，2 至 500 字。 Why, 2 to 500 characters.' }),
    },
    resolve: (_root, { id, reason }, ctx) => revealObjection(ctx, idOf('Objection', id), { reason }),
  }),
}));
