// Planning, doing and cancelling a joint home visit (集中上门办证) to one village that is ready for it.

import type { HomeVisitBatch } from '@zhucan/database';
import {
  type HomeVisitFields,
  type HomeVisitOperation,
  type HomeVisitStatus,
  type PlannedVisit,
  readHomeVisit,
  readReason,
  takeHomeVisitOperation,
} from '@zhucan/domain';
import { changesOf } from '../../access/changes.ts';
import { type Command, lockRow, writableArea } from '../../access/command.ts';
import { erased } from '../../access/read/table.ts';
import type { Context } from '../../context.ts';
import { assign, isDesignated } from '../certificate/assignment.ts';
import { lockBatches, lockHoldersOf } from '../certificate/locks.ts';
import { type CertificateCommand, certificateCommand, dateColumn, dayOf } from '../certificate/operation.ts';
import { homeVisitBatchTable } from './home-visit.table.ts';

/** Which visit, and the version that the actor saw. */
export interface VisitTarget {
  readonly id: number;
  readonly expectedVersion: number;
}

export interface VisitInput {
  readonly areaId: number;
  readonly hospitalId: number;
  readonly certificateIds: readonly number[];
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The columns of a visit, checked by the domain; `planned` is the visit that is revised. */
async function readVisit(run: Command, input: VisitInput, planned?: PlannedVisit): Promise<HomeVisitFields> {
  const { id } = await writableArea(run, input.areaId, 'areaId');
  const village = await run.tx.area.findUniqueOrThrow({
    where: { id },
    select: { level: true, active: true, homeVisitReady: true },
  });
  const hospitalDesignated = await isDesignated(run, input.hospitalId, 'hospitalId');
  return readHomeVisit(
    { ...input.fields, hospitalId: input.hospitalId },
    { village, hospitalDesignated, today: run.ctx.today, planned },
  );
}

/** Takes applications into a visit, or out of it; their holders are locked. */
async function assignAll(
  run: CertificateCommand,
  certificateIds: readonly number[],
  homeVisitBatchId: number | null,
): Promise<void> {
  const certificates = await run.tx.certificate.findMany({
    where: { id: { in: [...certificateIds] } },
    orderBy: { id: 'asc' },
  });
  for (const before of certificates) {
    if (before.homeVisitBatchId === homeVisitBatchId) continue;
    await assign(run, before, { hospitalId: null, homeVisitBatchId });
  }
}

export function createHomeVisit(ctx: Context, input: VisitInput): Promise<number> {
  return certificateCommand(ctx, 'homeVisit.plan', async run => {
    await lockHoldersOf(run, input.certificateIds, 'certificateIds');
    const { visitOn, ...read } = await readVisit(run, input);
    const data = { ...read, visitOn: dateColumn(visitOn) };
    const { id, areaPath } = await run.tx.homeVisitBatch.create({
      data: { ...data, areaId: input.areaId, createdById: run.actor.id },
      select: { id: true, areaPath: true },
    });
    run.audit({
      action: 'CREATE',
      entity: 'HomeVisitBatch',
      entityId: id,
      areaPath,
      changes: changesOf({}, data),
    });
    await assignAll(run, input.certificateIds, id);
    return id;
  });
}

async function assignedTo({ tx }: Command, homeVisitBatchId: number): Promise<number[]> {
  const rows = await tx.certificate.findMany({ where: { homeVisitBatchId }, select: { id: true } });
  return rows.map(row => row.id);
}

/** The visits that these applications would leave. */
async function visitsOf({ tx }: Command, certificateIds: readonly number[]): Promise<number[]> {
  const rows = await tx.certificate.findMany({
    where: { id: { in: [...certificateIds] } },
    select: { homeVisitBatchId: true },
  });
  return rows.map(row => row.homeVisitBatchId).filter(id => id !== null);
}

/** The visit, locked after the holders that the change is about, with the domain's leave for the operation. */
async function lockedVisit(
  run: Command,
  operation: HomeVisitOperation,
  { id, expectedVersion }: VisitTarget,
): Promise<{ before: HomeVisitBatch; to: HomeVisitStatus }> {
  await lockRow(run, erased(homeVisitBatchTable), id, expectedVersion);
  const before = await run.tx.homeVisitBatch.findUniqueOrThrow({ where: { id } });
  // One after the other: a transaction has one connection.
  const assigned = await run.tx.certificate.count({ where: { homeVisitBatchId: id } });
  const unassessed = await run.tx.certificate.count({ where: { homeVisitBatchId: id, status: 'APPLIED' } });
  const visit = { status: before.status, visitOn: dayOf(before.visitOn), assigned, unassessed };
  return { before, to: takeHomeVisitOperation(operation, visit, run.ctx.today) };
}

async function writeVisit(
  run: Command,
  before: HomeVisitBatch,
  action: string,
  data: Partial<Omit<HomeVisitBatch, 'id' | 'version'>>,
  reason: string | null = null,
): Promise<void> {
  const { id } = before;
  const { areaPath } = await run.tx.homeVisitBatch.update({
    where: { id },
    data: { ...data, version: { increment: 1 } },
    select: { areaPath: true },
  });
  const changes = changesOf({ ...before }, data);
  run.audit({ action, entity: 'HomeVisitBatch', entityId: id, areaPath, reason, changes });
}

/** The whole state of a planned visit: whoever is not named any more leaves it, unless assessed already. */
export function updateHomeVisit(ctx: Context, target: VisitTarget, input: VisitInput): Promise<number> {
  return certificateCommand(ctx, 'homeVisit.plan', async run => {
    const present = await assignedTo(run, target.id);
    await lockHoldersOf(run, [...present, ...input.certificateIds], 'certificateIds');
    await lockBatches(run, [target.id, ...(await visitsOf(run, input.certificateIds))]);
    const { before, to } = await lockedVisit(run, 'REVISE', target);
    const sameVillage = input.areaId === before.areaId;
    const { visitOn, ...read } = await readVisit(run, input, {
      visitOn: dayOf(before.visitOn),
      sameVillage,
      sameHospital: input.hospitalId === before.hospitalId,
      assessed: await run.tx.certificate.count({
        where: { homeVisitBatchId: target.id, status: { not: 'APPLIED' } },
      }),
    });
    await writeVisit(run, before, 'UPDATE', {
      ...read,
      visitOn: dateColumn(visitOn),
      areaId: input.areaId,
      status: to,
    });
    const wanted = new Set(input.certificateIds);
    // To another village nobody of this one comes along: whoever is named again is looked at again.
    await assignAll(
      run,
      present.filter(id => !sameVillage || !wanted.has(id)),
      null,
    );
    await assignAll(run, input.certificateIds, target.id);
    return target.id;
  });
}

/** The visit has been made: every application of it has its result. */
export function completeHomeVisit(ctx: Context, target: VisitTarget): Promise<number> {
  return certificateCommand(ctx, 'homeVisit.plan', async run => {
    await lockHoldersOf(run, await assignedTo(run, target.id));
    const { before, to } = await lockedVisit(run, 'COMPLETE', target);
    await writeVisit(run, before, 'COMPLETE', { status: to });
    return target.id;
  });
}

export function cancelHomeVisit(ctx: Context, target: VisitTarget, input: unknown): Promise<number> {
  return certificateCommand(ctx, 'homeVisit.plan', async run => {
    await lockHoldersOf(run, await assignedTo(run, target.id));
    const { before, to } = await lockedVisit(run, 'CANCEL', target);
    const { reason } = readReason(input);
    await writeVisit(run, before, 'CANCEL', { status: to }, reason);
    return target.id;
  });
}
