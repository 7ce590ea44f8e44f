// Registering and changing a person.

import type { Person, Prisma } from '@zhucan/database';
import {
  assertNoProblems,
  ConflictError,
  type HouseholdRelation,
  levelOfPath,
  NotFoundError,
  placeProblems,
  problem,
  readPerson,
  ValidationError,
} from '@zhucan/domain';
import { type Command, command, lockRow, requirePermission, writableArea } from '../../access/command.ts';
import { rowRule } from '../../access/read/rule.ts';
import { erased } from '../../access/read/table.ts';
import type { Context } from '../../context.ts';
import { markNumberAgreement } from '../certificate/agreement.ts';
import { moveCertificates } from '../certificate/close.ts';
import { tableNamed } from '../certificate/locks.ts';
import { dayOf } from '../certificate/operation.ts';
import { endByDeath } from './death.service.ts';
import { likenessCondition } from './duplicates.ts';
import { changedColumns, columnsOf, fieldsOf, type PersonColumns, personChanges } from './person.columns.ts';
import { LikelyDuplicateError } from './person.errors.ts';
import { asTaken, lockPerson } from './person.locks.ts';
import { personTable } from './person.table.ts';

/** A person's input with the ids taken out of their global form; undefined where a field was not given. */
export interface PersonCommandInput {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly areaId?: number | undefined;
  readonly householdId?: number | null | undefined;
  readonly relationToHead?: HouseholdRelation | null | undefined;
}

async function assertNumberFree({ tx }: Command, hash: Uint8Array, ownId: number | null): Promise<void> {
  const taken = await tx.person.findFirst({
    where: {
      idNumberHash: new Uint8Array(hash),
      mergedIntoId: null,
      erasedAt: null,
      ...(ownId === null ? {} : { NOT: { id: ownId } }),
    },
    select: { id: true },
  });
  // Who it is stays unsaid: they may live outside the viewer's area.
  if (taken) throw new ConflictError('ID_NUMBER_TAKEN', {}, 'idNumber');
}

/** People of the viewer's area with this name and date of birth. */
async function alike({ tx, viewer, ctx }: Command, name: string, birthDate: string): Promise<number[]> {
  const rule = rowRule(erased(personTable), 't0', viewer);
  const condition = likenessCondition('t0', { name, birthDate }, ctx.vault, ctx.today);
  if (rule === null || condition === null) return [];
  let next = 0;
  const sql = condition.sql.replaceAll('?', () => {
    next += 1;
    return `$${next}`;
  });
  const rows = await tx.$queryRawUnsafe<{ id: number }[]>(
    `SELECT t0.id FROM person t0 WHERE ${rule} AND ${sql} ORDER BY t0.id LIMIT 20`,
    ...condition.values,
  );
  return rows.map(row => row.id);
}

async function writablePlace(run: Command, areaId: number): Promise<{ id: number; path: string }> {
  const area = await writableArea(run, areaId, 'areaId');
  const level = levelOfPath(area.path) ?? 'DISTRICT';
  assertNoProblems(placeProblems({ level, active: true }));
  return area;
}

/** Joins a household that the viewer may see, as its head where it has none. */
async function joinHousehold(
  run: Command,
  personId: number,
  householdId: number,
  relation: HouseholdRelation | null,
): Promise<void> {
  await lockRow(run, tableNamed('Household'), householdId).catch((error: unknown) => {
    throw error instanceof NotFoundError ? new NotFoundError('householdId') : error;
  });
  const household = await run.tx.household.findUniqueOrThrow({ where: { id: householdId } });
  const isHead = household.headId === personId;
  const other = household.headId !== null && !isHead;
  if (relation === 'HEAD' && other)
    throw new ValidationError([problem('HOUSEHOLD_HEAD_DIFFERS', 'relationToHead')]);
  const headId = relation === 'HEAD' ? personId : isHead ? null : household.headId;
  await run.tx.household.update({
    where: { id: householdId },
    data: { headId, version: { increment: 1 } },
  });
}

async function leaveHousehold({ tx }: Command, personId: number, householdId: number): Promise<void> {
  await tx.household.updateMany({ where: { id: householdId, headId: personId }, data: { headId: null } });
  await tx.household.update({ where: { id: householdId }, data: { version: { increment: 1 } } });
}

/** The household and the relation as they are to be, and whether they change. */
function membershipOf(before: Person | null, input: PersonCommandInput) {
  const was = { householdId: before?.householdId ?? null, relationToHead: before?.relationToHead ?? null };
  const householdId = input.householdId === undefined ? was.householdId : input.householdId;
  const moved = householdId !== was.householdId;
  const kept = moved ? null : was.relationToHead;
  const relationToHead = input.relationToHead === undefined ? kept : input.relationToHead;
  if (householdId === null && input.relationToHead)
    throw new ValidationError([problem('REQUIRED', 'householdId')]);
  return {
    householdId,
    relationToHead: householdId === null ? null : relationToHead,
    moved,
    changed: moved || relationToHead !== was.relationToHead,
  };
}

export function createPerson(
  ctx: Context,
  input: PersonCommandInput,
  acceptDuplicates: boolean,
): Promise<number> {
  requirePermission(ctx, 'person.write');
  const fields = readPerson(input.fields, ctx.today);
  return asTaken(
    command(ctx, 'person.write', async run => {
      if (input.areaId === undefined) throw new ValidationError([problem('REQUIRED', 'areaId')]);
      const area = await writablePlace(run, input.areaId);
      const data = columnsOf(ctx.vault, fields);
      await assertNumberFree(run, data.idNumberHash, null);
      const people = acceptDuplicates ? [] : await alike(run, fields.name, fields.birthDate);
      if (people.length > 0) throw new LikelyDuplicateError(people);
      const { householdId, relationToHead } = membershipOf(null, input);
      const createdById = run.viewer.kind === 'user' ? run.viewer.id : null;
      const { id } = await run.tx.person.create({
        data: { ...data, areaId: area.id, createdById },
        select: { id: true },
      });
      if (householdId !== null) {
        await joinHousehold(run, id, householdId, relationToHead);
        await run.tx.person.update({ where: { id }, data: { householdId, relationToHead } });
      }
      run.audit({
        action: 'CREATE',
        entity: 'Person',
        entityId: id,
        areaPath: area.path,
        changes: personChanges({}, withoutEmpty({ ...data, householdId, relationToHead })),
      });
      return id;
    }),
  );
}

function withoutEmpty(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** The columns that a patch changes, checked together with those that stay. */
function patchedColumns(ctx: Context, before: Person, patch: PersonCommandInput): Partial<PersonColumns> {
  const given = Object.entries(patch.fields).filter(([, value]) => value !== undefined);
  const fields = readPerson({ ...fieldsOf(ctx.vault, before), ...Object.fromEntries(given) }, ctx.today);
  return changedColumns(ctx.vault, before, columnsOf(ctx.vault, fields));
}

export function updatePerson(
  ctx: Context,
  id: number,
  expectedVersion: number,
  patch: PersonCommandInput,
): Promise<void> {
  return asTaken(
    command(ctx, 'person.write', async run => {
      const before = await lockPerson(run, id, expectedVersion);
      const columns = patchedColumns(ctx, before, patch);
      if (columns.idNumberHash) await assertNumberFree(run, columns.idNumberHash, id);
      const data: Prisma.PersonUncheckedUpdateInput = { ...columns };
      if (patch.areaId !== undefined && patch.areaId !== before.areaId) {
        data.areaId = (await writablePlace(run, patch.areaId)).id;
        await moveCertificates(run, id, patch.areaId);
      }
      const member = membershipOf(before, patch);
      if (member.changed) {
        if (member.moved && before.householdId !== null) await leaveHousehold(run, id, before.householdId);
        if (member.householdId !== null)
          await joinHousehold(run, id, member.householdId, member.relationToHead);
        Object.assign(data, { householdId: member.householdId, relationToHead: member.relationToHead });
      }
      if (Object.keys(data).length === 0) return;
      if (columns.diedOn instanceof Date && before.diedOn === null)
        await endByDeath(run, id, dayOf(columns.diedOn));
      await run.tx.person.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
      if (columns.idNumberHash) await markNumberAgreement(run, [id]);
      run.audit({
        action: 'UPDATE',
        entity: 'Person',
        entityId: id,
        areaPath: before.areaPath,
        changes: personChanges(before, data),
      });
    }),
  );
}
