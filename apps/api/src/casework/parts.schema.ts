// The parts of a case that are worked out for its page: stage, form, action, explanation, record, needed document.

import {
  type CaseOperation,
  type Field,
  type Fields,
  groupMoney,
  type Locale,
  type Problem,
  parseMoney,
  type Verdict,
} from '@zhucan/domain';
import { builder } from '../builder.ts';
import { ProblemType } from '../graphql/errors.ts';
import { encodeId } from '../graphql/ids.ts';
import { holds } from '../graphql/limits.ts';
import { CaseOperationEnum, DocumentFormEnum, FieldKindEnum, VerdictEnum } from './case.enums.ts';
import type { Json } from './case.rows.ts';
import { nameIn, textOfValue } from './programme/values.ts';

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

export const RecordValue = builder.objectRef<ShownValue>('RecordValue').implement({
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
