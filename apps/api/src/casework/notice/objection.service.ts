// Objections as the town handles them: taken down, read with a reason, decided with findings and the applicant told.

import type { Objection } from '@zhucan/database';
import {
  CLOSED_STATUSES,
  ConflictError,
  NotFoundError,
  problem,
  readObjectionDecision,
  readReason,
  readReceivedObjection,
  StaleError,
  TransitionRefused,
  todayInShanghai,
} from '@zhucan/domain';
import { type Command, command } from '../../access/command.ts';
import { rowRule } from '../../access/read/rule.ts';
import { erased } from '../../access/read/table.ts';
import type { Context } from '../../context.ts';
import { dateColumn } from '../../registry/certificate/operation.ts';
import {
  allow,
  type CaseRun,
  caseCommand,
  lockCase,
  operateCase,
  recordCaseStep,
  stepOn,
} from '../operate.ts';
import type { Target } from '../target.ts';
import { objectionTable } from './notice.table.ts';
import { keepObjection, newReceipt } from './objection.record.ts';

/** Takes down what came by phone, in person or by letter; gives the objection's id. */
export function receiveObjection(ctx: Context, target: Target, input: unknown): Promise<number> {
  return operateCase(ctx, 'RECEIVE_OBJECTION', target, async step => {
    const { channel, ...objection } = readReceivedObjection(input);
    const { tx, before } = step;
    const notice = await tx.publicNotice.findFirst({
      where: { caseId: before.id, status: { not: 'WITHDRAWN' } },
      orderBy: { id: 'desc' },
      select: { id: true },
    });
    if (!notice) throw new TransitionRefused(problem('CASE_NOTICE_NOT_POSTED'));
    const { areaPath } = before;
    const filing = { noticeId: notice.id, areaPath, channel, receipt: newReceipt(), objection, at: ctx.now };
    const id = await keepObjection(tx, ctx.vault, filing);
    step.audit({ action: 'CREATE', entity: 'Objection', entityId: id, areaPath });
    await recordCaseStep(step);
    return id;
  });
}

/** The case of an objection that the viewer handles. */
async function caseOf({ tx, viewer }: Command, id: number): Promise<number> {
  const rule = rowRule(erased(objectionTable), 't0', viewer);
  if (rule === null) throw new NotFoundError();
  const [row] = await tx.$queryRawUnsafe<{ caseId: number }[]>(
    `SELECT n.case_id AS "caseId" FROM objection t0 JOIN public_notice n ON n.id = t0.notice_id WHERE t0.id = $1::int AND ${rule}`,
    id,
  );
  if (!row) throw new NotFoundError();
  return row.caseId;
}

/** The objection, locked after its case. */
async function lockObjection({ tx }: Command, { id, expectedVersion }: Target): Promise<Objection> {
  await tx.$queryRaw`SELECT id FROM objection WHERE id = ${id} FOR UPDATE`;
  const row = await tx.objection.findUniqueOrThrow({ where: { id } });
  if (row.version !== expectedVersion) throw new StaleError(row.version);
  if (row.status !== 'OPEN') throw new ConflictError('OBJECTION_DECIDED');
  return row;
}

function isClosed(status: string): boolean {
  return CLOSED_STATUSES.some(closed => closed === status);
}

/** What the decision does to the case: it goes on, or ends. A case that has ended meanwhile is left as it is. */
async function moveCase(
  run: CaseRun,
  before: Awaited<ReturnType<typeof lockCase>>,
  uphold: boolean,
  findings: string,
): Promise<void> {
  if (isClosed(before.status)) return;
  const step = await stepOn(run, uphold ? 'UPHOLD_OBJECTION' : 'DISMISS_OBJECTION', before);
  await recordCaseStep(allow(step), { reason: findings });
}

export function decideObjection(ctx: Context, target: Target, input: unknown): Promise<number> {
  return caseCommand(ctx, 'case.objection', async run => {
    const { tx } = run;
    const before = await lockCase(run, await caseOf(run, target.id));
    const objection = await lockObjection(run, target);
    const filedOn = todayInShanghai(objection.filedAt);
    const { uphold, findings, reply, toldOn } = readObjectionDecision(input, filedOn, ctx.today);
    // The case first: what the domain counts as open includes this one.
    await moveCase(run, before, uphold, findings);
    const status = uphold ? 'UPHELD' : 'DISMISSED';
    await tx.objection.update({
      where: { id: target.id },
      data: {
        status,
        findings,
        reply,
        toldOn: dateColumn(toldOn),
        decidedAt: ctx.now,
        decidedById: run.actor.id,
        version: { increment: 1 },
      },
    });
    run.audit({
      action: 'DECIDE',
      entity: 'Objection',
      entityId: target.id,
      areaPath: before.areaPath,
      changes: { status: ['OPEN', status], toldOn: [null, toldOn] },
    });
    return target.id;
  });
}

/** What an objection says, and who wrote it where they said so. */
export interface RevealedObjection {
  readonly text: string;
  readonly name: string | null;
  readonly contact: string | null;
}

export function revealObjection(ctx: Context, id: number, input: unknown): Promise<RevealedObjection> {
  return command(ctx, 'case.objection', async run => {
    const { reason } = readReason(input);
    await caseOf(run, id);
    const row = await run.tx.objection.findUniqueOrThrow({ where: { id } });
    const open = (sealed: Uint8Array | null) => (sealed === null ? null : ctx.vault.open(sealed));
    run.audit({
      action: 'REVEAL',
      entity: 'Objection',
      entityId: id,
      areaPath: row.areaPath,
      reason,
      changes: { text: [null, null], name: [null, null], contact: [null, null] },
    });
    return { text: ctx.vault.open(row.textEnc), name: open(row.nameEnc), contact: open(row.contactEnc) };
  });
}
