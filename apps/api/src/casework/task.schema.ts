// Tasks of cases: what waits for a role by a day, and its completion.

import { ConflictError, NotFoundError, type Permission } from '@zhucan/domain';
import { requirePermission } from '../access/command.ts';
import { readPage } from '../access/read/page.ts';
import { may } from '../access/read/rule.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { connectionOf, pageArgs } from '../graphql/connection.ts';
import { COMMAND_ERRORS } from '../graphql/errors.ts';
import { idOf } from '../graphql/ids.ts';
import { turnsOf } from './case.filter.ts';
import { CaseDone, caseDone } from './case.mutations.ts';
import { caseTaskTable } from './case.table.ts';
import { recordAside } from './events.ts';
import { caseCommand, lockCase } from './operate.ts';
import { CaseTaskRef } from './refs.ts';

/** Marks a task as done; gives its case's id. */
function completeTask(ctx: Context, id: number, note: string | null): Promise<number> {
  const permission: Permission = may(ctx.viewer, 'case.deliver') ? 'case.deliver' : 'case.draft';
  return caseCommand(ctx, permission, async run => {
    const found = await run.tx.caseTask.findUnique({ where: { id }, select: { caseId: true } });
    if (!found) throw new NotFoundError();
    const before = await lockCase(run, found.caseId);
    const { count } = await run.tx.caseTask.updateMany({
      where: { id, doneOn: null },
      data: { doneOn: new Date(`${ctx.today}T00:00:00Z`), doneById: run.actor.id, ...(note ? { note } : {}) },
    });
    if (count === 0) throw new ConflictError('TASK_DONE');
    await recordAside(run, before, 'COMPLETE_TASK', note);
    run.audit({
      action: 'COMPLETE_TASK',
      entity: 'Case',
      entityId: before.id,
      areaPath: before.areaPath,
      changes: { task: [id, null], note: [null, note] },
    });
    return before.id;
  });
}

builder.queryField('caseTasks', t =>
  t.field({
    type: connectionOf(CaseTaskRef, 'CaseTask'),
    description: '等我办理的待办，按期限排列。 Tasks that wait for me, by their day.',
    args: pageArgs(),
    resolve: (_root, page, ctx, info) => {
      requirePermission(ctx, 'case.read');
      const roles = ctx.viewer?.kind === 'user' ? turnsOf(ctx.viewer.role) : [];
      return readPage(ctx.reader, caseTaskTable, info, page, {
        where: a => [
          { sql: `${a}.done_on IS NULL AND ${a}.waits_for::text = ANY (?::text[])`, values: [roles] },
        ],
        sort: {
          keys: [
            { column: 'due_on', cast: 'date' },
            { column: 'id', cast: 'int' },
          ],
          descending: false,
        },
      });
    },
  }),
);

builder.mutationField('completeCaseTask', t =>
  t.field({
    type: CaseDone,
    errors: { types: COMMAND_ERRORS },
    description: '完成一项待办。 Marks a task as done.',
    args: {
      id: t.arg.id({ required: true, description: '待办编号。 The task’s id.' }),
      note: t.arg.string({ description: '备注。 A note.' }),
    },
    resolve: (_root, { id, note }, ctx, info) =>
      caseDone(ctx, info, completeTask(ctx, idOf('CaseTask', id), note?.trim().slice(0, 500) || null)),
  }),
);
