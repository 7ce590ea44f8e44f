// From an application to its review: apply, transfer in, assign, assess, review, return, reject, withdraw.

import type { Person, Prisma } from '@zhucan/database';
import {
  type CertificateOperation,
  ConflictError,
  ForbiddenError,
  type HolderFacts,
  OPERATION_PERMISSIONS,
  problem,
  readApplication,
  readAssessment,
  readAssignment,
  readReason,
  readTransferIn,
  takeOperation,
  ValidationError,
} from '@zhucan/domain';
import { changesOf } from '../../access/changes.ts';
import { lockRow } from '../../access/command.ts';
import type { Context } from '../../context.ts';
import { assign, isDesignated, requireDesignated } from './assignment.ts';
import { holderFactsSql } from './facts.sql.ts';
import { lockPeople, tableNamed, touchBatches } from './locks.ts';
import {
  type CertificateCommand,
  certificateCommand,
  dateColumn,
  dayOf,
  operate,
  recordStep,
  type Target,
} from './operation.ts';

export interface Application {
  readonly kind: 'FIRST' | 'TRANSFER_IN';
  readonly hospitalId: number | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

async function lockedHolder(
  run: CertificateCommand,
  personId: number,
): Promise<{ person: Person; facts: HolderFacts }> {
  await lockRow(run, tableNamed('Person'), personId);
  await lockPeople(run, [personId]);
  const person = await run.tx.person.findUniqueOrThrow({ where: { id: personId } });
  if (person.erasedAt) throw new ConflictError('ERASED');
  const [row] = await run.tx.$queryRawUnsafe<{ facts: HolderFacts }[]>(
    `SELECT ${holderFactsSql('t0')} AS facts FROM person t0 WHERE t0.id = $1::int`,
    personId,
  );
  if (!row) throw new TypeError('facts are read of a locked row');
  return { person, facts: row.facts };
}

/** The columns of a new application, checked by the domain. */
function columnsOf({ kind, fields }: Application, person: Person, today: string) {
  const here = { county: person.areaPath.slice(0, 6), today };
  const read =
    kind === 'FIRST'
      ? { ...readApplication(fields, here), grade: null, expiresOn: null, transferCounty: null }
      : readTransferIn(fields, here);
  if (read.appliedOn < dayOf(person.birthDate))
    throw new ValidationError([problem('DATE_BEFORE_BIRTH', 'appliedOn')]);
  return {
    ...read,
    appliedOn: dateColumn(read.appliedOn),
    expiresOn: read.expiresOn === null ? null : dateColumn(read.expiresOn),
  };
}

/** Writes a new application with its first event; the holder is locked and the domain has allowed it. */
export async function openApplication(
  run: CertificateCommand,
  operation: CertificateOperation,
  data: Omit<Prisma.CertificateUncheckedCreateInput, 'status' | 'createdById'>,
  reason: string | null = null,
): Promise<number> {
  const { id, areaPath } = await run.tx.certificate.create({
    data: { ...data, status: 'APPLIED', createdById: run.actor.id },
    select: { id: true, areaPath: true },
  });
  await run.tx.certificateEvent.create({
    data: {
      certificateId: id,
      areaPath,
      operation,
      toStatus: 'APPLIED',
      at: run.ctx.now,
      actorId: run.actor.id,
      reason,
    },
  });
  const changes = changesOf({}, data);
  run.audit({ action: operation, entity: 'Certificate', entityId: id, areaPath, reason, changes });
  return id;
}

/** A first application, or one for a certificate that is brought along from another county. */
export function applyForCertificate(
  ctx: Context,
  personId: number,
  application: Application,
): Promise<number> {
  const operation = application.kind === 'FIRST' ? 'APPLY' : 'TRANSFER_IN';
  return certificateCommand(ctx, OPERATION_PERMISSIONS[operation], async run => {
    const { person, facts } = await lockedHolder(run, personId);
    const { actor, policy } = run;
    takeOperation(operation, null, facts, {
      actorId: actor.id,
      role: actor.role,
      today: ctx.today,
      policy,
    });
    const columns = columnsOf(application, person, ctx.today);
    const { hospitalId } = application;
    if (hospitalId !== null) {
      if (!actor.permissions.has(OPERATION_PERMISSIONS.ASSIGN)) throw new ForbiddenError();
      await requireDesignated(run, hospitalId, 'hospitalId');
    }
    return openApplication(run, operation, {
      ...columns,
      personId,
      areaId: person.areaId,
      kind: application.kind,
      hospitalId,
    });
  });
}

export function assignAssessment(ctx: Context, target: Target, input: unknown): Promise<number> {
  return operate(ctx, 'ASSIGN', target, async step => {
    await assign(step, step.before, readAssignment(input));
    return target.id;
  });
}

/** Enters what the doctors found; category and grade of the whole follow from the parts. */
export function assessCertificate(
  ctx: Context,
  target: Target,
  input: Readonly<Record<string, unknown>> & { readonly hospitalId: number },
): Promise<number> {
  return operate(ctx, 'ASSESS', target, async step => {
    const { before, tx, to } = step;
    const holder = await tx.person.findUniqueOrThrow({
      where: { id: before.personId },
      select: { birthDate: true },
    });
    const { parts, diagnosis, ...found } = readAssessment(input, {
      birthDate: dayOf(holder.birthDate),
      appliedOn: dayOf(before.appliedOn),
      hospitalDesignated: await isDesignated(step, input.hospitalId, 'hospitalId'),
      today: ctx.today,
    });
    await tx.assessment.create({
      data: {
        ...found,
        assessedOn: dateColumn(found.assessedOn),
        certificateId: before.id,
        diagnosisEnc: diagnosis === null ? null : ctx.vault.seal(diagnosis),
        createdById: step.actor.id,
        parts: { create: parts.map(({ category, grade }) => ({ category, grade })) },
      },
    });
    const { category, grade } = found;
    await recordStep(step, before, to, {
      operation: 'ASSESS',
      data: { category, grade },
      details: { category, grade },
    });
    return before.id;
  });
}

export function reviewCertificate(ctx: Context, target: Target): Promise<number> {
  return operate(ctx, 'REVIEW', target, async step => {
    const data = { reviewedById: step.actor.id };
    await recordStep(step, step.before, step.to, { operation: 'REVIEW', data });
    return target.id;
  });
}

/** Back to the applicant: it keeps what was found, and is reviewed or assessed again. */
export function returnCertificate(ctx: Context, target: Target, input: unknown): Promise<number> {
  return operate(ctx, 'RETURN', target, async step => {
    const { reason } = readReason(input);
    const data = { reviewedById: null };
    await recordStep(step, step.before, step.to, { operation: 'RETURN', reason, data });
    return target.id;
  });
}

/** Ends an application before it is issued, with the reason. */
export function abandonCertificate(
  ctx: Context,
  operation: 'REJECT' | 'WITHDRAW',
  target: Target,
  input: unknown,
): Promise<number> {
  return operate(ctx, operation, target, async step => {
    const { reason } = readReason(input);
    const { before } = step;
    // Whoever was not assessed yet is visited no more; a visit keeps those whom it assessed.
    const leaves = before.status === 'APPLIED' && before.homeVisitBatchId !== null;
    if (leaves) await touchBatches(step, [before.homeVisitBatchId]);
    const data = { closedOn: dateColumn(ctx.today), ...(leaves ? { homeVisitBatchId: null } : {}) };
    await recordStep(step, before, step.to, { operation, reason, data });
    return target.id;
  });
}
