// How an operation on a certificate runs: locks, facts, the domain's decision, then row, event and audit together.

import type { Certificate, Prisma } from '@zhucan/database';
import {
  type CertificateFacts,
  type CertificateOperation,
  type CertificatePlace,
  type CertificateStatus,
  ForbiddenError,
  type HolderFacts,
  OPERATION_PERMISSIONS,
  takeOperation,
} from '@zhucan/domain';
import { changesOf } from '../../access/changes.ts';
import { type Command, command, lockRow } from '../../access/command.ts';
import { erased } from '../../access/read/table.ts';
import type { UserViewer } from '../../access/viewer.ts';
import type { Context } from '../../context.ts';
import { certificateTable } from './certificate.table.ts';
import { asConflict } from './conflicts.ts';
import { factsSql } from './facts.sql.ts';
import { lockHoldersOf } from './locks.ts';
import { type KeptPolicy, policyIn } from './policy.ts';

/** Which certificate, and the version that the actor saw. */
export interface Target {
  readonly id: number;
  readonly expectedVersion: number;
}

/** A command on certificates: run by someone signed in, under the policy of the moment. */
export interface CertificateCommand extends Command {
  readonly actor: UserViewer;
  readonly policy: KeptPolicy;
}

/** An operation that the domain has allowed, with what it was decided on. */
export interface AllowedStep extends CertificateCommand {
  readonly before: Certificate;
  readonly to: CertificateStatus;
}

export interface Facts {
  readonly certificate: CertificateFacts;
  readonly holder: HolderFacts;
}

export interface StepRecord {
  readonly operation: CertificateOperation;
  readonly reason?: string | null;
  readonly data?: Omit<Prisma.CertificateUncheckedUpdateInput, 'status' | 'version'>;
  readonly details?: Record<string, string | number | boolean | null>;
}

export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** A day as a date column takes it. */
export function dateColumn(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The status that a place is; NONE is where a person stands, never a certificate. */
export function statusOf(place: CertificatePlace): CertificateStatus {
  if (place === 'NONE') throw new TypeError('no operation leads a certificate nowhere');
  return place;
}

function actorOf({ viewer }: Command): UserViewer {
  if (viewer.kind !== 'user') throw new ForbiddenError();
  return viewer;
}

/** Runs a command of the certificate slice; a unique index that was lost to someone else is a conflict, not a fault. */
export function certificateCommand<T>(
  ctx: Context,
  permission: Parameters<typeof command>[1],
  run: (command: CertificateCommand) => Promise<T>,
): Promise<T> {
  return asConflict(
    command(ctx, permission, async base =>
      run({ ...base, actor: actorOf(base), policy: await policyIn(base.tx) }),
    ),
  );
}

/** The facts that the domain decides by, as they are now; the row is locked already. */
export async function factsOf({ tx }: Command, id: number): Promise<Facts> {
  const [row] = await tx.$queryRawUnsafe<{ facts: Facts }[]>(
    `SELECT ${factsSql('t0')} AS facts FROM certificate t0 WHERE t0.id = $1::int`,
    id,
  );
  if (!row) throw new TypeError('facts are read of a locked row');
  return row.facts;
}

/** Where the domain lets an operation lead a certificate whose locks are held. */
export async function decide(
  run: CertificateCommand,
  operation: CertificateOperation,
  id: number,
  more: { successorIssued?: boolean } = {},
): Promise<CertificateStatus> {
  const { certificate, holder } = await factsOf(run, id);
  const { actor, policy, ctx } = run;
  const moment = { actorId: actor.id, role: actor.role, today: ctx.today, policy, ...more };
  return statusOf(takeOperation(operation, certificate, holder, moment));
}

/** One operation on one certificate. `act` reads its input, records the step and gives the id of the row to answer with. */
export function operate(
  ctx: Context,
  operation: CertificateOperation,
  { id, expectedVersion }: Target,
  act: (step: AllowedStep) => Promise<number>,
): Promise<number> {
  return certificateCommand(ctx, OPERATION_PERMISSIONS[operation], async run => {
    await lockHoldersOf(run, [id]);
    await lockRow(run, erased(certificateTable), id, expectedVersion);
    const before = await run.tx.certificate.findUniqueOrThrow({ where: { id } });
    const to = await decide(run, operation, id);
    return act({ ...run, before, to });
  });
}

/** Writes what happened: the row, its event and the audit record. */
export async function recordStep(
  run: Command,
  before: Certificate,
  to: CertificateStatus,
  { operation, reason = null, data = {}, details }: StepRecord,
): Promise<void> {
  const { id, areaPath } = before;
  const written = { ...data, status: to };
  await run.tx.certificate.update({ where: { id }, data: { ...written, version: { increment: 1 } } });
  await run.tx.certificateEvent.create({
    data: {
      certificateId: id,
      areaPath,
      operation,
      fromStatus: before.status,
      toStatus: to,
      at: run.ctx.now,
      actorId: run.viewer.kind === 'user' ? run.viewer.id : null,
      reason,
      ...(details ? { details } : {}),
    },
  });
  const changes = changesOf({ ...before }, written);
  run.audit({ action: operation, entity: 'Certificate', entityId: id, areaPath, reason, changes });
}
