// Institutions and stays: registered, changed, admitted to, left.

import { type Institution, Prisma, pinyinOf } from '@zhucan/database';
import {
  admissionProblems,
  assertNoProblems,
  ConflictError,
  ForbiddenError,
  leavingProblems,
  NotFoundError,
  readInstitution,
} from '@zhucan/domain';
import { changesOf } from '../../access/changes.ts';
import { type Command, command, lockRow, requirePermission, writableArea } from '../../access/command.ts';
import { erased } from '../../access/read/table.ts';
import type { Context } from '../../context.ts';
import { lockPeople, tableNamed } from '../certificate/locks.ts';
import { dateColumn, dayOf } from '../certificate/operation.ts';
import { institutionTable } from './institution.table.ts';

export interface InstitutionState {
  readonly areaId: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

async function asTaken<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const lost = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    throw lost ? new ConflictError('INSTITUTION_TAKEN', {}, 'name') : error;
  }
}

export function createInstitution(ctx: Context, { areaId, fields }: InstitutionState): Promise<number> {
  requirePermission(ctx, 'institution.write');
  const read = readInstitution(fields);
  return asTaken(
    command(ctx, 'institution.write', async run => {
      const area = await writableArea(run, areaId, 'areaId');
      const data = { ...read, ...pinyinOf(read.name), areaId: area.id };
      const { id } = await run.tx.institution.create({ data, select: { id: true } });
      const changes = changesOf({}, { ...read, areaId: area.id });
      run.audit({ action: 'CREATE', entity: 'Institution', entityId: id, areaPath: area.path, changes });
      return id;
    }),
  );
}

/** Institutions of the areas above are seen, not changed. */
function assertOwn(run: Command, areaPath: string): void {
  if (!areaPath.startsWith(run.viewer.areaPath)) throw new ForbiddenError('OUTSIDE_AREA');
}

export function updateInstitution(
  ctx: Context,
  id: number,
  expectedVersion: number,
  { areaId, fields }: InstitutionState,
): Promise<void> {
  requirePermission(ctx, 'institution.write');
  const read = readInstitution(fields);
  return asTaken(
    command(ctx, 'institution.write', async run => {
      const { areaPath } = await lockRow(run, erased(institutionTable), id, expectedVersion);
      assertOwn(run, areaPath);
      const before = await run.tx.institution.findUniqueOrThrow({ where: { id } });
      if (areaId !== before.areaId) await writableArea(run, areaId, 'areaId');
      const data = { ...read, areaId };
      await run.tx.institution.update({
        where: { id },
        data: { ...data, ...pinyinOf(read.name), version: { increment: 1 } },
      });
      const changes = changesOf({ ...before }, data);
      run.audit({ action: 'UPDATE', entity: 'Institution', entityId: id, areaPath, changes });
    }),
  );
}

/** Locks an institution, so that its last place is given once. */
async function lockInstitution(run: Command, id: number): Promise<Institution> {
  await lockRow(run, erased(institutionTable), id).catch((error: unknown) => {
    throw error instanceof NotFoundError ? new NotFoundError('institutionId') : error;
  });
  const institution = await run.tx.institution.findUniqueOrThrow({ where: { id } });
  if (!institution.active) throw new NotFoundError('institutionId');
  return institution;
}

/** Admits someone of the viewer's area to an institution that the viewer may see; gives the id of the stay. */
export function admitToInstitution(
  ctx: Context,
  institutionId: number,
  personId: number,
  admittedOn: string,
): Promise<number> {
  return command(ctx, 'institution.write', async run => {
    const { tx } = run;
    const { areaPath } = await lockRow(run, tableNamed('Person'), personId).catch((error: unknown) => {
      throw error instanceof NotFoundError ? new NotFoundError('personId') : error;
    });
    await lockPeople(run, [personId]);
    const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    if (person.erasedAt) throw new ConflictError('ERASED');
    const { capacity } = await lockInstitution(run, institutionId);
    const present = await tx.institutionStay.count({ where: { institutionId, leftOn: null } });
    const elsewhere = await tx.institutionStay.count({ where: { personId, leftOn: null } });
    const facts = {
      admittedOn,
      present,
      capacity,
      personPresent: elsewhere > 0,
      alive: person.diedOn === null,
    };
    assertNoProblems(admissionProblems(facts, ctx.today));
    const { id } = await tx.institutionStay.create({
      data: { institutionId, personId, admittedOn: dateColumn(admittedOn) },
      select: { id: true },
    });
    const changes = changesOf({}, { institutionId, admittedOn });
    run.audit({ action: 'ADMIT', entity: 'Person', entityId: personId, areaPath, changes });
    return id;
  });
}

/** A stay is a fact about a person: whoever may see them ends it. */
export function endStay(ctx: Context, stayId: number, leftOn: string): Promise<void> {
  return command(ctx, 'institution.write', async run => {
    const { tx, viewer } = run;
    const found = await tx.institutionStay.findUnique({
      where: { id: stayId },
      include: { person: { select: { areaPath: true } } },
    });
    if (!found?.person.areaPath.startsWith(viewer.areaPath)) throw new NotFoundError('stayId');
    await lockPeople(run, [found.personId]);
    const stay = await tx.institutionStay.findUniqueOrThrow({ where: { id: stayId } });
    if (stay.leftOn) throw new ConflictError('STAY_ENDED', {}, 'stayId');
    assertNoProblems(leavingProblems(dayOf(stay.admittedOn), leftOn, ctx.today));
    await tx.institutionStay.update({ where: { id: stayId }, data: { leftOn: dateColumn(leftOn) } });
    run.audit({
      action: 'END_STAY',
      entity: 'Person',
      entityId: stay.personId,
      areaPath: found.person.areaPath,
      changes: changesOf({ institutionId: stay.institutionId }, { leftOn }),
    });
  });
}
