// The parts of a case in the graph: stage, form, action, explanation, record, event, document, task.

import {
  type CaseOperation,
  type Field,
  type Fields,
  groupMoney,
  type Locale,
  label,
  type Problem,
  parseMoney,
  type Role,
  type Verdict,
} from '@zhucan/domain';
import { reads } from '../access/read/selection.ts';
import { RoleEnum } from '../access/sign-in.schema.ts';
import { builder } from '../builder.ts';
import { ProblemType } from '../graphql/errors.ts';
import { encodeId } from '../graphql/ids.ts';
import { holds } from '../graphql/limits.ts';
import {
  CaseOperationEnum,
  CaseStatusEnum,
  DocumentFormEnum,
  FieldKindEnum,
  VerdictEnum,
} from './case.enums.ts';
import type { Json } from './case.rows.ts';
import { seesPeople } from './case.rule.ts';
import { nameIn, textOfValue } from './programme/values.ts';
import { CaseDocumentRef, CaseEventRef, CaseRef, CaseTaskRef } from './refs.ts';
import { documentKindName, recordFields, stageName } from './stages.ts';
import { toldTo } from './told.ts';

export interface NamedStage {
  readonly code: string;
  readonly name: string;
}

export const CaseStageType = builder.objectRef<NamedStage>('CaseStage').implement({
  description: '案件所处的环节。 The stage that a case waits at.',
  fields: t => ({
    code: t.exposeString('code', { description: '环节代码。 The code.' }),
    name: t.exposeString('name', {
      description: '名称，使用读者的语言。 The name in the reader’s language.',
    }),
  }),
});

export interface NamedField {
  readonly name: string;
  readonly field: Field;
}

export function namedFields(fields: Fields | undefined): NamedField[] {
  return Object.entries(fields ?? {}).map(([name, field]) => ({ name, field }));
}

const FieldChoice = builder
  .objectRef<{ readonly value: string; readonly zh: string; readonly en: string }>('FieldChoice')
  .implement({
    description: '一个选项。 One choice.',
    fields: t => ({
      value: t.exposeString('value', { description: '代码。 The code.' }),
      label: t.string({
        description: '名称，使用读者的语言。 The name in the reader’s language.',
        resolve: (choice, _args, ctx) => nameIn(ctx.locale, choice),
      }),
    }),
  });

export const FormFieldType = builder.objectRef<NamedField>('FormField').implement({
  description: '表单的一项：名称、种类、选项。 One field of a form.',
  fields: t => ({
    name: t.exposeString('name', { description: '字段名。 The field’s name.' }),
    kind: t.field({
      type: FieldKindEnum,
      description: '种类。 What it holds.',
      resolve: ({ field }) => field.kind,
    }),
    label: t.string({
      description: '标题，使用读者的语言。 The label in the reader’s language.',
      resolve: ({ field }, _args, ctx) => nameIn(ctx.locale, field.names),
    }),
    hint: t.string({
      nullable: true,
      description: '填写说明。 How to fill it in.',
      resolve: ({ field }, _args, ctx) => (field.hint ? nameIn(ctx.locale, field.hint) : null),
    }),
    required: t.boolean({ description: '必填。 Must be filled in.', resolve: ({ field }) => field.required }),
    sensitive: t.boolean({
      description: '敏感，加密保存并遮盖。 Kept sealed and shown masked.',
      resolve: ({ field }) => field.sensitive,
    }),
    choices: t.field({
      type: [FieldChoice],
      extensions: holds(3),
      description: '选项。 The choices.',
      resolve: ({ field }) => [...(field.choices ?? [])],
    }),
    institutions: t.stringList({
      description: '可选机构的种类。 The kinds of institution to choose from.',
      resolve: ({ field }) => [...(field.institutions ?? [])],
    }),
    min: t.float({
      nullable: true,
      description: '最小值。 The least.',
      resolve: ({ field }) => field.min ?? null,
    }),
    max: t.float({
      nullable: true,
      description: '最大值，文字则为最多字数。 The most; of a text, characters.',
      resolve: ({ field }) => field.max ?? null,
    }),
  }),
});

export interface OfferedAction {
  readonly operation: CaseOperation;
  readonly name: string;
  readonly main: boolean;
  readonly form: readonly NamedField[];
  readonly reason: boolean;
  readonly refusal: Problem | null;
}

export const CaseActionType = builder.objectRef<OfferedAction>('CaseAction').implement({
  description: '您现在可以进行的操作及所需填写的内容。 What you can do now, and the form that it needs.',
  fields: t => ({
    operation: t.field({
      type: CaseOperationEnum,
      description: '操作。 The operation.',
      resolve: action => action.operation,
    }),
    name: t.exposeString('name', {
      description: '名称，使用读者的语言。 The name in the reader’s language.',
    }),
    main: t.exposeBoolean('main', { description: '往下办理的主要操作。 The one that leads on.' }),
    form: t.field({
      type: [FormFieldType],
      extensions: holds(3),
      description: '需要填写的内容。 What is to be filled in.',
      resolve: action => [...action.form],
    }),
    reason: t.exposeBoolean('reason', { description: '须写明原因。 A reason is to be written down.' }),
    refusal: t.field({
      type: ProblemType,
      nullable: true,
      description: '暂时不能进行的原因；可以进行时为空。 Why it is not possible yet; null where it is.',
      resolve: action => action.refusal,
    }),
  }),
});

export interface Explanation {
  readonly verdict: Verdict;
  readonly names: { readonly zh: string; readonly en: string };
  readonly parts: readonly Explanation[];
}

export const ExplainedType = builder.objectRef<Explanation>('Explained');
ExplainedType.implement({
  description: '一项条件及其是否符合。 A criterion with its verdict.',
  fields: t => ({
    verdict: t.field({ type: VerdictEnum, description: '结论。 The verdict.', resolve: one => one.verdict }),
    label: t.string({
      description: '条件，使用读者的语言。 The criterion in the reader’s language.',
      resolve: (one, _args, ctx) => nameIn(ctx.locale, one.names),
    }),
    parts: t.field({
      type: [ExplainedType],
      extensions: holds(4),
      description: '其中的各项。 Its parts.',
      resolve: one => [...one.parts],
    }),
  }),
});

export interface ShownValue {
  readonly name: string;
  readonly label: string;
  readonly text: string;
}

const RecordValue = builder.objectRef<ShownValue>('RecordValue').implement({
  description: '环节记录中的一项。 One value that a stage recorded.',
  fields: t => ({
    name: t.exposeString('name', { description: '字段名。 The field’s name.' }),
    label: t.exposeString('label', { description: '标题。 The label.' }),
    text: t.exposeString('text', { description: '内容，使用读者的语言。 The value in words.' }),
  }),
});

/** The values of a record in words, in the order of the form. */
export function shownValues(
  fields: Fields,
  values: Json,
  locale: Locale,
  institutions: Readonly<Record<string, string>> | null,
): ShownValue[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const text = textOfValue(field, values[name], locale, institutions);
    const amount = field.kind === 'MONEY' ? parseMoney(text) : undefined;
    const shown = amount === undefined ? text : `¥${groupMoney(amount)}`;
    return text === '' ? [] : [{ name, label: nameIn(locale, field.names), text: shown }];
  });
}

export interface ShownRecord {
  readonly stage: NamedStage;
  readonly at: string;
  readonly actor: string | null;
  readonly values: readonly ShownValue[];
}

export const StageRecordType = builder.objectRef<ShownRecord>('StageRecord').implement({
  description: '一个环节办理时的记录。 What a stage recorded when it was passed.',
  fields: t => ({
    stage: t.field({ type: CaseStageType, description: '环节。 The stage.', resolve: one => one.stage }),
    at: t.expose('at', { type: 'DateTime', description: '时间。 When.' }),
    actor: t.exposeString('actor', { nullable: true, description: '经办人。 Who.' }),
    values: t.field({
      type: [RecordValue],
      description: '各项。 The values.',
      resolve: one => [...one.values],
    }),
  }),
});

export const CaseActorType = builder
  .objectRef<{ readonly id: number; readonly name: string }>('CaseActor')
  .implement({
    description: '办理人。 Someone who handles the case.',
    fields: t => ({
      id: t.id({ description: '用户编号。 The user’s id.', resolve: one => encodeId('User', one.id) }),
      name: t.exposeString('name', { description: '姓名。 The name.' }),
    }),
  });

export interface NeededDocument {
  readonly kind: string;
  readonly name: string;
  readonly before: NamedStage;
  readonly forms: readonly ('ORIGINAL' | 'STAMPED_COPY')[];
  readonly hint: string | null;
}

export const DocumentNeedType = builder.objectRef<NeededDocument>('DocumentNeed').implement({
  description: '案件所需的材料。 A document that a case needs.',
  fields: t => ({
    kind: t.exposeString('kind', { description: '材料代码。 The kind.' }),
    name: t.exposeString('name', {
      description: '名称，使用读者的语言。 The name in the reader’s language.',
    }),
    before: t.field({
      type: CaseStageType,
      description: '最迟在此环节之前。 The stage that cannot be passed without it.',
      resolve: need => need.before,
    }),
    forms: t.field({
      type: [DocumentFormEnum],
      description: '可接受的形式。 The forms that are accepted.',
      resolve: need => [...need.forms],
    }),
    hint: t.exposeString('hint', { nullable: true, description: '说明。 More about it.' }),
  }),
});

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
