// What hangs on a case as rows of its own, in the graph: events, documents, tasks.

import { label, type Role } from '@zhucan/domain';
import { reads } from '../access/read/selection.ts';
import { RoleEnum } from '../access/sign-in.schema.ts';
import { encodeId } from '../graphql/ids.ts';
import { CaseStatusEnum, DocumentFormEnum } from './case.enums.ts';
import { seesPeople } from './case.rule.ts';
import { CaseStageType, RecordValue, shownValues } from './parts.schema.ts';
import { CaseDocumentRef, CaseEventRef, CaseRef, CaseTaskRef } from './refs.ts';
import { documentKindName, recordFields, stageName } from './stages.ts';
import { toldTo } from './told.ts';

CaseEventRef.implement({
  description: '案件经过中的一条；只增不改。 One thing that happened to a case; nothing is overwritten.',
  fields: t => ({
    id: t.id({ description: '编号。 The id.', resolve: event => encodeId('CaseEvent', event.id) }),
    operation: t.exposeString('operation', { description: '操作代码。 The operation.' }),
    name: t.string({
      description: '操作，使用读者的语言。 The operation in the reader’s language.',
      extensions: reads({ columns: ['operation'] }),
      resolve: (event, _args, ctx) => label(ctx.locale, 'caseOperation', event.operation),
    }),
    from: t.field({
      type: CaseStageType,
      nullable: true,
      description: '办理前的环节。 The stage before.',
      extensions: reads({ columns: ['from', 'programme'] }),
      resolve: (event, _args, ctx) =>
        event.from ? stageName(event.programme, event.from, ctx.locale) : null,
    }),
    to: t.field({
      type: CaseStageType,
      description: '办理后的环节。 The stage after.',
      extensions: reads({ columns: ['to', 'programme'] }),
      resolve: (event, _args, ctx) => stageName(event.programme, event.to, ctx.locale),
    }),
    status: t.field({
      type: CaseStatusEnum,
      description: '办理后的状态。 The status after.',
      extensions: reads({ columns: ['toStatus'] }),
      resolve: event => event.toStatus,
    }),
    at: t.expose('at', { type: 'DateTime', description: '时间。 When.' }),
    actor: t.exposeString('actor', {
      nullable: true,
      description: '经办人；系统办理时为空。 Who did it; empty for the software itself.',
    }),
    reason: t.string({
      nullable: true,
      description:
        '原因或意见；审签领导所见不含申请人姓名和长号码。 Why; for a leader without the applicant’s name or any long number.',
      extensions: reads({ columns: ['reason', 'applicantName'] }),
      resolve: (event, _args, { viewer }) =>
        event.reason === null ? null : toldTo(viewer, event.reason, event),
    }),
    values: t.field({
      type: [RecordValue],
      description: '当时的记录。 What was recorded.',
      extensions: reads({ columns: ['record', 'programme', 'from'] }),
      resolve: (event, _args, ctx) =>
        seesPeople(ctx.viewer) && event.record
          ? shownValues(recordFields(event.programme, event.from ?? ''), event.record, ctx.locale, null)
          : [],
    }),
    areaName: t.exposeString('areaName', {
      nullable: true,
      description: '当日所属的乡镇、村。 The town and village of its day.',
    }),
  }),
});

CaseDocumentRef.implement({
  description: '案件的一份材料。 A document of a case.',
  fields: t => ({
    id: t.id({ description: '编号。 The id.', resolve: one => encodeId('CaseDocument', one.id) }),
    kind: t.exposeString('kind', { description: '材料代码。 The kind.' }),
    name: t.string({
      description: '材料名称，使用读者的语言。 Its name in the reader’s language.',
      extensions: reads({ columns: ['kind', 'programme'] }),
      resolve: (one, _args, ctx) => documentKindName(one.programme, one.kind, ctx.locale),
    }),
    fileName: t.string({
      nullable: true,
      description: '文件名；只供显示，审签领导不可见。 The file’s name, to show; not for a leader.',
      resolve: (one, _args, ctx) => (seesPeople(ctx.viewer) ? one.fileName : null),
    }),
    form: t.field({ type: DocumentFormEnum, description: '形式。 Its form.', resolve: one => one.form }),
    mediaType: t.exposeString('mediaType', { description: '按内容识别的类型。 The type, by content.' }),
    size: t.exposeInt('size', { description: '字节数。 Bytes.' }),
    sha256: t.exposeString('sha256', { description: '校验和（SHA-256）。 The checksum.' }),
    note: t.string({
      nullable: true,
      description: '备注。 A note.',
      resolve: (one, _args, ctx) => (seesPeople(ctx.viewer) ? one.note : null),
    }),
    addedAt: t.expose('addedAt', { type: 'DateTime', description: '上传时间。 When it was added.' }),
    addedBy: t.exposeString('addedBy', { nullable: true, description: '上传人。 Who added it.' }),
    removedAt: t.expose('removedAt', {
      type: 'DateTime',
      nullable: true,
      description: '撤下时间；在卷为空。 When it was taken out; null while it counts.',
    }),
    url: t.string({
      nullable: true,
      description: '下载地址（附件）；无权下载为空。 Where to download it; null where not yours to read.',
      extensions: reads({}),
      resolve: (one, _args, ctx) =>
        seesPeople(ctx.viewer) ? `/files/documents/${encodeId('CaseDocument', one.id)}` : null,
    }),
  }),
});

CaseTaskRef.implement({
  description: '案件的一项待办。 Something to be done for a case by a day.',
  fields: t => ({
    id: t.id({ description: '编号。 The id.', resolve: task => encodeId('CaseTask', task.id) }),
    kind: t.exposeString('kind', { description: '待办代码。 The kind.' }),
    dueOn: t.expose('dueOn', { type: 'Date', description: '期限。 By when.' }),
    waitsFor: t.field({
      type: RoleEnum,
      description: '由谁办理。 Whose turn it is.',
      resolve: (task): Role => task.waitsFor,
    }),
    doneOn: t.expose('doneOn', { type: 'Date', nullable: true, description: '完成日期。 When it was done.' }),
    doneBy: t.exposeString('doneBy', { nullable: true, description: '完成人。 Who did it.' }),
    note: t.exposeString('note', { nullable: true, description: '备注。 A note.' }),
    overdue: t.boolean({
      description: '已过期限。 Past its day.',
      extensions: reads({ columns: ['dueOn', 'doneOn'] }),
      resolve: (task, _args, ctx) => task.doneOn === null && task.dueOn < ctx.today,
    }),
    case: t.field({
      type: CaseRef,
      nullable: true,
      description: '所属案件。 The case.',
      resolve: task => task.case,
    }),
  }),
});
