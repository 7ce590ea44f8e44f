// The commands of one programme: its draft, and one for each of its stages with the stage's own form.

import type { InputRef, ObjectRef } from '@pothos/core';
import type { AnyProgramme, CaseOperation, Stage } from '@zhucan/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { afterCommand } from '../../access/read/reader.ts';
import { type BuilderTypes, builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { idOf } from '../../graphql/ids.ts';
import type { CaseRow } from '../case.rows.ts';
import { caseTable } from '../case.table.ts';
import { createCase, type Subject, updateCase } from '../draft.service.ts';
import { passStage } from '../step.service.ts';
import { targetArgs, targetOf } from '../target.ts';
import { inputOf } from './fields.ts';
import { pascal } from './names.ts';
import { described, valuesFromGraph } from './values.ts';

type CaseType = ObjectRef<BuilderTypes, CaseRow>;
type ValuesInput = InputRef<Record<string, unknown>>;

const errors = { types: COMMAND_ERRORS };

async function answer(ctx: Context, info: GraphQLResolveInfo, done: Promise<number>): Promise<CaseRow> {
  return afterCommand(ctx, caseTable, await done, info);
}

const SUBJECTS = {
  PERSON: { arg: 'personId', type: 'Person', column: 'personId', names: '申请人。 The person.' },
  HOUSEHOLD: {
    arg: 'householdId',
    type: 'Household',
    column: 'householdId',
    names: '申请的家庭。 The household.',
  },
  INSTITUTION: {
    arg: 'institutionId',
    type: 'Institution',
    column: 'institutionId',
    names: '申请的机构。 The institution.',
  },
} as const;

function draftCommands(programme: AnyProgramme, owner: string, type: CaseType, input: ValuesInput): void {
  const { arg, type: subjectType, column, names } = SUBJECTS[programme.subject];
  builder.mutationFields(t => ({
    [`create${owner}Case`]: t.field({
      type,
      errors,
      description: `新建草稿；内容可不完整。 Drafts a case; its details may be incomplete. ${described(programme.names)}`,
      args: {
        [arg]: t.arg.id({ required: true, description: names }),
        details: t.arg({ type: input, required: true, description: '申请内容。 The details.' }),
      },
      resolve: (_root, args: Record<string, unknown>, ctx, info) => {
        const { details, [arg]: subjectId } = args as { details: Record<string, unknown> } & Record<
          string,
          string
        >;
        const subject: Subject = { [column]: idOf(subjectType, subjectId ?? '', arg) };
        return answer(
          ctx,
          info,
          createCase(ctx, programme, subject, valuesFromGraph(programme.details, details, 'details')),
        );
      },
    }),
    [`update${owner}Case`]: t.field({
      type,
      errors,
      description: `修改草稿或被退回的申请。 Changes a draft, or one that was returned. ${described(programme.names)}`,
      args: {
        ...targetArgs,
        details: t.arg({
          type: input,
          required: true,
          description: '申请内容，整体替换。 The details, whole.',
        }),
      },
      resolve: (_root, { details, ...args }, ctx, info) =>
        answer(
          ctx,
          info,
          updateCase(ctx, programme, targetOf(args), valuesFromGraph(programme.details, details, 'details')),
        ),
    }),
  }));
}

/** The commands that pass a stage, by name; stages that others pass (the public, the bank, the leader) have none here. */
function passingCommands(owner: string, { code }: Stage): readonly (readonly [CaseOperation, string])[] {
  switch (code) {
    case 'TOWN_REVIEW':
      return [['PASS_TOWN_REVIEW', `pass${owner}TownReview`]];
    case 'TOWN_SIGNATURE':
      return [['PASS_TOWN_SIGNATURE', `pass${owner}TownSignature`]];
    case 'DISTRICT_REVIEW':
      return [
        ['DECIDE', `decide${owner}Case`],
        ['PROPOSE', `propose${owner}Case`],
      ];
    case 'DELIVERY':
      return [['DELIVER', `deliver${owner}Case`]];
    case 'PUBLIC_NOTICE':
    case 'LEADER_SIGN_OFF':
    case 'PAYMENT':
      return [];
    default:
      return [['COMPLETE_STEP', `complete${owner}${pascal(code)}`]];
  }
}

function stageCommands(owner: string, type: CaseType, stage: Stage): void {
  const commands = passingCommands(owner, stage);
  if (commands.length === 0) return;
  const form = stage.form ?? {};
  const stageOwner = `${owner}${pascal(stage.code)}`;
  const description = `环节记录。 What the stage records: ${described(stage.names)}`;
  const input =
    Object.keys(form).length > 0 ? inputOf(stageOwner, `${stageOwner}Input`, form, description) : null;
  for (const [operation, name] of commands)
    builder.mutationField(name, t =>
      t.field({
        type,
        errors,
        description: `办理本环节。 Passes the stage: ${described(stage.names)}`,
        args: {
          ...targetArgs,
          ...(input
            ? {
                record: t.arg({
                  type: input,
                  required: true,
                  description: '环节记录。 What the stage records.',
                }),
              }
            : {}),
        },
        resolve: (_root, args: Record<string, unknown>, ctx, info) => {
          const { record = {}, ...target } = args as { id: string; expectedVersion: number } & {
            record?: Record<string, unknown>;
          };
          const values = valuesFromGraph(form, record, 'record');
          return answer(ctx, info, passStage(ctx, operation, targetOf(target), values, stage.code));
        },
      }),
    );
}

export function programmeCommands(
  programme: AnyProgramme,
  owner: string,
  type: CaseType,
  input: ValuesInput,
): void {
  draftCommands(programme, owner, type, input);
  for (const stage of programme.way) stageCommands(owner, type, stage);
}
