// The commands that every programme's cases share, in the graph: one line each to its service, and the case as the answer.

import type { GraphQLResolveInfo } from 'graphql';
import { afterCommand } from '../access/read/reader.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { COMMAND_ERRORS } from '../graphql/errors.ts';
import { optionalIdOf } from '../graphql/ids.ts';
import type { CaseRow } from './case.rows.ts';
import { caseTable } from './case.table.ts';
import { submitCase } from './draft.service.ts';
import { CaseRef } from './refs.ts';
import { assignCase, closeCase, signOffCase, stopCase } from './step.service.ts';
import { targetArgs, targetOf } from './target.ts';

const errors = { types: COMMAND_ERRORS };

interface Done {
  readonly case: CaseRow;
}

export const CaseDone = builder.objectRef<Done>('CaseDone').implement({
  description: '办理之后的案件。 The case after its command.',
  fields: t => ({
    case: t.field({ type: CaseRef, description: '案件。 The case.', resolve: done => done.case }),
  }),
});

/** The case after its command. */
export async function caseDone(ctx: Context, info: GraphQLResolveInfo, done: Promise<number>): Promise<Done> {
  return { case: await afterCommand(ctx, caseTable, await done, info, ['case']) };
}

const noteArgs = builder.args(t => ({
  note: t.string({ description: '说明，可不填。 A note; may be left out.' }),
}));
const reasonArgs = builder.args(t => ({
  reason: t.string({ required: true, description: '书面原因，2 至 500 字。 Why, 2 to 500 characters.' }),
}));

/** A note that says nothing is none. */
function said(note: string | null | undefined): string | null {
  return note?.trim() ? note.trim().slice(0, 500) : null;
}

builder.mutationFields(t => ({
  submitCase: t.field({
    type: CaseDone,
    errors,
    description:
      '提交；内容和材料须齐全，自此计时。 Hands a case in: whole and with its documents; its clock starts.',
    args: targetArgs,
    resolve: (_root, args, ctx, info) => caseDone(ctx, info, submitCase(ctx, 'SUBMIT', targetOf(args), null)),
  }),
  resubmitCase: t.field({
    type: CaseDone,
    errors,
    description:
      '补正后重新提交，余下的期限继续。 Hands a returned case in again; its clock goes on with the days left.',
    args: { ...targetArgs, ...noteArgs },
    resolve: (_root, { note, ...args }, ctx, info) =>
      caseDone(ctx, info, submitCase(ctx, 'RESUBMIT', targetOf(args), said(note))),
  }),
  signOffCase: t.field({
    type: CaseDone,
    errors,
    description:
      '领导审签：同意，或写明意见退回审核。 The leader signs off, or sends it back with an opinion.',
    args: {
      ...targetArgs,
      agree: t.arg.boolean({ required: true, description: '同意。 Agrees.' }),
      opinion: t.arg.string({ description: '意见；不同意时必填。 The opinion; needed to refuse.' }),
    },
    resolve: (_root, { agree, opinion, ...args }, ctx, info) =>
      caseDone(ctx, info, signOffCase(ctx, targetOf(args), agree, said(opinion))),
  }),
  returnCase: t.field({
    type: CaseDone,
    errors,
    description: '退回补正，停止计时。 Returns it for supplement; its clock stops.',
    args: { ...targetArgs, ...reasonArgs },
    resolve: (_root, { reason, ...args }, ctx, info) =>
      caseDone(ctx, info, stopCase(ctx, 'RETURN', targetOf(args), { reason })),
  }),
  rejectCase: t.field({
    type: CaseDone,
    errors,
    description: '不予批准，书面说明理由。 Rejects it, with the reason in writing.',
    args: { ...targetArgs, ...reasonArgs },
    resolve: (_root, { reason, ...args }, ctx, info) =>
      caseDone(ctx, info, stopCase(ctx, 'REJECT', targetOf(args), { reason })),
  }),
  withdrawCase: t.field({
    type: CaseDone,
    errors,
    description: '撤回申请；已批准的释放预留资金。 Withdraws it; money that was set aside is given back.',
    args: { ...targetArgs, ...reasonArgs },
    resolve: (_root, { reason, ...args }, ctx, info) =>
      caseDone(ctx, info, stopCase(ctx, 'WITHDRAW', targetOf(args), { reason })),
  }),
  closeCase: t.field({
    type: CaseDone,
    errors,
    description: '办结；待办须已完成。 Closes it; nothing may be left to be done.',
    args: { ...targetArgs, ...noteArgs },
    resolve: (_root, { note, ...args }, ctx, info) =>
      caseDone(ctx, info, closeCase(ctx, targetOf(args), said(note))),
  }),
  assignCase: t.field({
    type: CaseDone,
    errors,
    description: '指派给某人，或收回指派。 Gives it to someone, or to nobody in particular.',
    args: {
      ...targetArgs,
      userId: t.arg.id({ description: '用户编号；空为收回指派。 The user’s id; null takes it back.' }),
    },
    resolve: (_root, { userId, ...args }, ctx, info) =>
      caseDone(ctx, info, assignCase(ctx, targetOf(args), optionalIdOf('User', userId, 'userId') ?? null)),
  }),
}));
