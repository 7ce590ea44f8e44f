// Policies in the graph: the versions of a programme's parameters with what each changed, and the manager's commands.

import { requirePermission } from '../../access/command.ts';
import { afterCommand } from '../../access/read/reader.ts';
import { reads } from '../../access/read/selection.ts';
import { builder } from '../../builder.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { encodeId, idOf } from '../../graphql/ids.ts';
import { forgetOffice, officeOf } from '../office.ts';
import { nameIn } from '../programme/values.ts';
import { programmeNamed, programmeOfCase } from '../register.ts';
import { discardPolicy, draftPolicy, publishPolicy } from './policy.service.ts';
import { type PolicyRow, policyTable } from './policy.table.ts';

const errors = { types: COMMAND_ERRORS };

interface PolicyChange {
  readonly programme: string;
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

const PolicyChangeType = builder.objectRef<PolicyChange>('PolicyChange').implement({
  description: '与上一版相比的一处变化。 One thing that a version changed.',
  fields: t => ({
    name: t.exposeString('name', { description: '参数名。 The parameter’s name.' }),
    label: t.string({
      description: '参数名称，使用读者的语言。 The parameter in the reader’s language.',
      resolve: (one, _args, ctx) => {
        const names = programmeOfCase(one.programme).policy.fields[one.name];
        return names ? nameIn(ctx.locale, names) : one.name;
      },
    }),
    before: t.field({
      type: 'JSON',
      nullable: true,
      description: '原值。 Before.',
      resolve: one => one.before ?? null,
    }),
    after: t.field({
      type: 'JSON',
      nullable: true,
      description: '新值。 After.',
      resolve: one => one.after ?? null,
    }),
  }),
});

function changesOf({ programme, parameters, earlier }: PolicyRow): PolicyChange[] {
  if (earlier === null) return [];
  const names = [...new Set([...Object.keys(earlier), ...Object.keys(parameters)])].sort();
  return names
    .map(name => ({ programme, name, before: earlier[name], after: parameters[name] }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

const PolicyRef = builder.objectRef<PolicyRow>('Policy').implement({
  description:
    '某一项目的政策版本；发布后不再修改。 A dated version of a programme’s parameters; once published it stays.',
  fields: t => ({
    id: t.id({ description: '编号。 The id.', resolve: one => encodeId('Policy', one.id) }),
    programme: t.exposeString('programme', { description: '项目代码。 The programme’s code.' }),
    version: t.exposeInt('version', { description: '版本。 The version.' }),
    effectiveFrom: t.expose('effectiveFrom', {
      type: 'Date',
      description: '自此日起施行。 In force from this day on.',
    }),
    parameters: t.field({
      type: 'JSON',
      description: '参数。 The parameters.',
      resolve: one => one.parameters,
    }),
    legalBasis: t.exposeString('legalBasis', { description: '政策依据。 The legal basis.' }),
    note: t.exposeString('note', { nullable: true, description: '说明。 A note.' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: '发布时间；草稿为空。 When it was published; null for a draft.',
    }),
    publishedBy: t.exposeString('publishedBy', { nullable: true, description: '发布人。 Who published it.' }),
    rowVersion: t.exposeInt('rowVersion', {
      description: '版本号，用于防止覆盖。 Version, against overwriting.',
    }),
    changes: t.field({
      type: [PolicyChangeType],
      description: '与上一版相比的变化。 What it changed.',
      extensions: reads({ columns: ['programme', 'parameters', 'earlier'] }),
      resolve: changesOf,
    }),
    inForce: t.boolean({
      description: '今天施行的版本。 In force today.',
      extensions: reads({ columns: ['programme', 'version', 'publishedAt'] }),
      resolve: async (one, _args, ctx) => {
        const office = await officeOf(ctx);
        const { version } = office.policy(programmeOfCase(one.programme), ctx.today);
        return one.publishedAt !== null && one.version === version;
      },
    }),
  }),
});

const PolicyDiscarded = builder.objectRef<{ readonly id: string }>('PolicyDiscarded').implement({
  description: '已丢弃的草稿。 A draft that was thrown away.',
  fields: t => ({ id: t.exposeID('id', { description: '编号。 The id.' }) }),
});

const PolicyInput = builder.inputType('PolicyInput', {
  description: '政策草稿。 A draft of a policy.',
  fields: t => ({
    effectiveFrom: t.field({
      type: 'Date',
      required: true,
      description: '自此日起施行。 In force from this day on.',
    }),
    parameters: t.string({ required: true, description: '参数，JSON 文本。 The parameters as JSON text.' }),
    legalBasis: t.string({ required: true, description: '政策依据。 The legal basis.' }),
    note: t.string({ description: '说明。 A note.' }),
  }),
});

builder.queryField('policies', t =>
  t.field({
    type: [PolicyRef],
    description: '某一项目的政策版本，新的在前。 The versions of a programme’s policy, newest first.',
    args: { programme: t.arg.string({ required: true, description: '项目代码。 The programme’s code.' }) },
    resolve: (_root, { programme }, ctx, info) => {
      requirePermission(ctx, 'policy.read');
      const { code } = programmeNamed(programme);
      return ctx.reader.list(policyTable, info, {
        where: a => [{ sql: `${a}.programme = ?`, values: [code] }],
        order: 't0.version DESC',
        limit: 200,
      });
    },
  }),
);

const draftArgs = builder.args(t => ({
  id: t.id({ required: true, description: '政策编号。 The policy’s id.' }),
  expectedVersion: t.int({ required: true, description: '所见版本号。 The version that was seen.' }),
}));

builder.mutationFields(t => ({
  draftPolicy: t.field({
    type: PolicyRef,
    errors,
    description:
      '起草下一版政策，或修改现有草稿。 Drafts the next version, or changes the draft that there is.',
    args: {
      programme: t.arg.string({ required: true, description: '项目代码。 The programme’s code.' }),
      expectedVersion: t.arg.int({
        description: '已有草稿的版本号。 The version of the draft that there is.',
      }),
      input: t.arg({ type: PolicyInput, required: true, description: '草稿。 The draft.' }),
    },
    resolve: async (_root, { programme, expectedVersion, input }, ctx, info) => {
      requirePermission(ctx, 'policy.write');
      const id = await draftPolicy(ctx, programmeNamed(programme), expectedVersion ?? null, input);
      return afterCommand(ctx, policyTable, id, info);
    },
  }),
  publishPolicy: t.field({
    type: PolicyRef,
    errors,
    description:
      '发布草稿，自其日期起施行，不溯及既往。 Publishes a draft from its day on, never for days that are over.',
    args: draftArgs,
    resolve: async (_root, { id, expectedVersion }, ctx, info) => {
      const published = await publishPolicy(ctx, idOf('Policy', id), expectedVersion);
      forgetOffice(ctx);
      return afterCommand(ctx, policyTable, published, info);
    },
  }),
  discardPolicy: t.field({
    type: PolicyDiscarded,
    errors,
    description: '丢弃草稿。 Throws a draft away.',
    args: draftArgs,
    resolve: async (_root, { id, expectedVersion }, ctx) => {
      await discardPolicy(ctx, idOf('Policy', id), expectedVersion);
      return { id: String(id) };
    },
  }),
}));
