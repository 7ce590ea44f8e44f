// Everything that happens to a case is an event: who, when, what and why, in the town of its day. Nothing is overwritten.

import type { Case, Prisma } from '@zhucan/database';
import type { CaseOperation, CaseStatus } from '@zhucan/domain';
import type { Command } from '../access/command.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Json } from './case.rows.ts';

/** What happens to a case beside its way. */
type SideOperation = 'ADD_DOCUMENT' | 'REMOVE_DOCUMENT' | 'COMPLETE_TASK';

/** Whoever does it; nobody where the software acts itself. */
type Doing = Pick<Command, 'tx' | 'ctx'> & { readonly viewer: Viewer | null };

interface Happening {
  readonly before: Case;
  readonly operation: CaseOperation | SideOperation;
}

interface Happened {
  readonly from: string | null;
  readonly to: { readonly stage: string; readonly status: CaseStatus };
  readonly reason: string | null;
  readonly record?: Json | undefined;
}

export async function writeEvent(
  { tx, ctx, viewer, before, operation }: Doing & Happening,
  event: Happened,
): Promise<void> {
  await tx.caseEvent.create({
    data: {
      caseId: before.id,
      areaPath: before.areaPath,
      operation,
      fromStage: event.from,
      toStage: event.to.stage,
      toStatus: event.to.status,
      at: ctx.now,
      actorId: viewer?.kind === 'user' ? viewer.id : null,
      reason: event.reason,
      ...(event.record ? { record: event.record as Prisma.InputJsonObject } : {}),
    },
  });
}

/** Notes what was done to a case that stays where it is: its event, and its version for whoever saw it before. */
export async function recordAside(
  run: Doing,
  before: Case,
  operation: SideOperation,
  reason: string | null,
): Promise<void> {
  const to = { stage: before.stage, status: before.status };
  await writeEvent({ ...run, before, operation }, { from: before.stage, to, reason });
  await run.tx.case.update({ where: { id: before.id }, data: { version: { increment: 1 } } });
}
