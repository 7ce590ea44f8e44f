// The same step for many cases at once: each in a transaction of its own, each with its outcome.

import {
  type CaseOperation,
  DomainError,
  ForbiddenError,
  type Problem,
  problem,
  ValidationError,
} from '@zhucan/domain';
import { requirePermission, requireViewer } from '../access/command.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { COMMAND_ERRORS, ProblemType } from '../graphql/errors.ts';
import { encodeId, optionalIdOf } from '../graphql/ids.ts';
import { CaseOperationEnum } from './case.enums.ts';
import { submitCase } from './draft.service.ts';
import { type FormValue, valuesFromTexts } from './programme/values.ts';
import { recordFields } from './stages.ts';
import { actOnCase } from './step.service.ts';
import { type Target, targetOf } from './target.ts';

const BATCH_MOST = 200;

/** What may be done to many at once: what takes a form of its own, a file or a meeting is done one by one. */
const BATCHED: readonly CaseOperation[] = [
  'SUBMIT',
  'RESUBMIT',
  'PASS_TOWN_REVIEW',
  'PASS_TOWN_SIGNATURE',
  'DECIDE',
  'PROPOSE',
  'COMPLETE_STEP',
  'DELIVER',
  'CLOSE',
  'RETURN',
  'REJECT',
  'WITHDRAW',
  'ASSIGN',
];

const CaseTarget = builder.inputType('CaseTarget', {
  description: '要办理的一件。 One case to act on.',
  fields: t => ({
    id: t.id({ required: true, description: '案件编号。 The case’s id.' }),
    expectedVersion: t.int({ required: true, description: '所见版本号。 The version that was seen.' }),
  }),
});

const FormValueInput = builder.inputType('FormValueInput', {
  description: '表单的一项，写作文字；多选以逗号分隔。 A field of a form as text; several choices by commas.',
  fields: t => ({
    name: t.string({ required: true, description: '字段名。 The field’s name.' }),
    value: t.string({ description: '内容。 The value.' }),
  }),
});

interface Outcome {
  readonly target: Target;
  readonly problems: readonly Problem[];
}

const CaseOutcome = builder.objectRef<Outcome>('CaseOutcome').implement({
  description: '一件的结果。 What came of one case.',
  fields: t => ({
    caseId: t.id({
      description: '案件编号。 The case’s id.',
      resolve: one => encodeId('Case', one.target.id),
    }),
    done: t.boolean({
      description: '已办理。 Whether it was done.',
      resolve: one => one.problems.length === 0,
    }),
    problems: t.field({
      type: [ProblemType],
      description: '未能办理的原因。 Why it was not.',
      resolve: one => [...one.problems],
    }),
  }),
});

const CaseOutcomes = builder.objectRef<{ readonly outcomes: readonly Outcome[] }>('CaseOutcomes').implement({
  description: '各件的结果，按给出的顺序。 What came of each, in the order given.',
  fields: t => ({
    outcomes: t.field({
      type: [CaseOutcome],
      description: '各件。 Each case.',
      resolve: one => [...one.outcomes],
    }),
  }),
});

interface Wish {
  readonly operation: CaseOperation;
  readonly record: readonly FormValue[];
  readonly reason: string | null;
  readonly userId: number | null;
}

async function one(
  ctx: Context,
  target: Target,
  { operation, record, reason, userId }: Wish,
): Promise<Outcome> {
  try {
    if (operation === 'SUBMIT' || operation === 'RESUBMIT') await submitCase(ctx, operation, target, reason);
    else
      await actOnCase(ctx, target, {
        operation,
        reason,
        userId,
        record: ({ before }) =>
          valuesFromTexts(recordFields(before.programme, before.stage), record, 'record'),
      });
    return { target, problems: [] };
  } catch (error) {
    // A refusal is this case's alone; a fault of the software ends the batch.
    if (error instanceof DomainError) return { target, problems: error.problems };
    throw error;
  }
}

async function actOnCases(ctx: Context, targets: readonly Target[], wish: Wish): Promise<Outcome[]> {
  requirePermission(ctx, 'case.read');
  if (requireViewer(ctx).kind !== 'user') throw new ForbiddenError();
  if (targets.length === 0) throw new ValidationError([problem('REQUIRED', 'cases')]);
  if (targets.length > BATCH_MOST)
    throw new ValidationError([problem('TOO_MANY', 'cases', { max: BATCH_MOST })]);
  if (!BATCHED.includes(wish.operation)) throw new ValidationError([problem('NOT_A_CHOICE', 'operation')]);
  const outcomes: Outcome[] = [];
  for (const target of targets) outcomes.push(await one(ctx, target, wish));
  return outcomes;
}

builder.mutationField('actOnCases', t =>
  t.field({
    type: CaseOutcomes,
    errors: { types: COMMAND_ERRORS },
    description:
      '对至多 200 件进行同一操作，逐件办理，各有结果。 The same step for up to 200 cases, each succeeding or failing on its own.',
    args: {
      cases: t.arg({
        type: [CaseTarget],
        required: true,
        description: '各件及所见版本。 The cases, with the versions seen.',
      }),
      operation: t.arg({ type: CaseOperationEnum, required: true, description: '操作。 The operation.' }),
      record: t.arg({
        type: [FormValueInput],
        description: '各件相同的环节记录。 What the stage records, the same for each.',
      }),
      reason: t.arg.string({ description: '原因或说明。 Why.' }),
      userId: t.arg.id({ description: '指派给的用户。 To whom, for ASSIGN.' }),
    },
    resolve: async (_root, { cases, operation, record, reason, userId }, ctx) => ({
      outcomes: await actOnCases(ctx, cases.map(targetOf), {
        operation,
        record: record ?? [],
        reason: reason?.trim() || null,
        userId: optionalIdOf('User', userId, 'userId') ?? null,
      }),
    }),
  }),
);
