// The programmes in the graph: what a client needs to draw a list, a form and a case page of any of them.

import type { AnyProgramme, DocumentKind, Names, Stage } from '@zhucan/domain';
import { RoleEnum } from '../../access/sign-in.schema.ts';
import { builder } from '../../builder.ts';
import { holds } from '../../graphql/limits.ts';
import { CaseSubjectEnum, DocumentFormEnum } from '../case.enums.ts';
import { FormFieldType, namedFields } from '../parts.schema.ts';
import { allProgrammes } from '../register.ts';
import { caseTypeName } from './names.ts';
import { nameIn } from './values.ts';

const DocumentKindType = builder.objectRef<DocumentKind>('DocumentKind').implement({
  description: '项目所认的一种材料。 A kind of document that a programme knows.',
  fields: t => ({
    kind: t.exposeString('kind', { description: '代码。 The code.' }),
    name: t.string({
      description: '名称，使用读者的语言。 The name in the reader’s language.',
      resolve: (one, _args, ctx) => nameIn(ctx.locale, one.names),
    }),
    hint: t.string({
      nullable: true,
      description: '说明。 More about it.',
      resolve: (one, _args, ctx) => (one.hint ? nameIn(ctx.locale, one.hint) : null),
    }),
    forms: t.field({
      type: [DocumentFormEnum],
      description: '可接受的形式。 The forms that are accepted.',
      resolve: one => [...(one.forms ?? ['ORIGINAL' as const])],
    }),
    many: t.boolean({ description: '可有多份。 May be several.', resolve: one => one.many ?? false }),
  }),
});

const ProgrammeStageType = builder.objectRef<Stage>('ProgrammeStage').implement({
  description: '项目流程中的一个环节。 A stage of a programme’s way.',
  fields: t => ({
    code: t.exposeString('code', { description: '代码。 The code.' }),
    name: t.string({
      description: '名称，使用读者的语言。 The name in the reader’s language.',
      resolve: (stage, _args, ctx) => nameIn(ctx.locale, stage.names),
    }),
    by: t.field({
      type: [RoleEnum],
      description: '由谁办理。 Whose turn it is.',
      resolve: stage => [...stage.by],
    }),
    form: t.field({
      type: [FormFieldType],
      extensions: holds(3),
      description: '办理时填写的内容。 What is recorded when it is passed.',
      resolve: stage => namedFields(stage.form),
    }),
    mayReturn: t.boolean({
      description: '可退回补正。 May return for supplement.',
      resolve: stage => stage.mayReturn ?? false,
    }),
    mayReject: t.boolean({
      description: '可不予批准。 May reject.',
      resolve: stage => stage.mayReject ?? false,
    }),
  }),
});

const NamedParameter = builder
  .objectRef<{ readonly name: string; readonly names: Names }>('PolicyField')
  .implement({
    description: '政策的一项参数。 One parameter of a policy.',
    fields: t => ({
      name: t.exposeString('name', { description: '参数名。 The parameter’s name.' }),
      label: t.string({
        description: '名称，使用读者的语言。 The name in the reader’s language.',
        resolve: (one, _args, ctx) => nameIn(ctx.locale, one.names),
      }),
    }),
  });

const ProgrammeType = builder.objectRef<AnyProgramme>('Programme').implement({
  description: '服务项目及其定义。 A programme and its definition.',
  fields: t => ({
    code: t.exposeString('code', { description: '代码。 The code.' }),
    prefix: t.exposeString('prefix', { description: '案件编号前缀。 The beginning of its case numbers.' }),
    name: t.string({
      description: '名称，使用读者的语言。 The name in the reader’s language.',
      resolve: (one, _args, ctx) => nameIn(ctx.locale, one.names),
    }),
    summary: t.string({
      description: '简介，使用读者的语言。 What it is, in the reader’s language.',
      resolve: (one, _args, ctx) => nameIn(ctx.locale, one.summary),
    }),
    subject: t.field({
      type: CaseSubjectEnum,
      description: '案件的对象。 Whom its cases are for.',
      resolve: one => one.subject,
    }),
    caseType: t.string({
      description: '其案件的 GraphQL 类型。 The GraphQL type of its cases.',
      resolve: one => caseTypeName(one.code),
    }),
    fields: t.field({
      type: [FormFieldType],
      description: '申请内容的各项。 The fields of its details.',
      resolve: one => namedFields(one.details),
    }),
    documentKinds: t.field({
      type: [DocumentKindType],
      description: '所认的材料。 The documents that it knows.',
      resolve: one => [...one.documentKinds],
    }),
    stages: t.field({
      type: [ProgrammeStageType],
      description: '流程各环节。 The stages of its way.',
      resolve: one => [...one.way],
    }),
    policyFields: t.field({
      type: [NamedParameter],
      description: '政策参数。 The parameters of its policy.',
      resolve: one => Object.entries(one.policy.fields).map(([name, names]) => ({ name, names })),
    }),
    givesMoney: t.boolean({
      description: '发放资金。 Whether it pays money.',
      resolve: one => one.pays !== undefined,
    }),
  }),
});

builder.queryField('programmes', t =>
  t.field({
    type: [ProgrammeType],
    description: '全部服务项目及其定义。 Every programme with its definition.',
    resolve: () => [...allProgrammes()],
  }),
);
