// Registering a household and replacing its state: who belongs to it, who heads it, which hardship it has.

import type { Household, HouseholdHardship, Person } from '@zhucan/database';
import {
  assertNoProblems,
  type HardshipFields,
  type HouseholdFields,
  levelOfPath,
  NotFoundError,
  placeProblems,
  problem,
  readHardshipKind,
  readHousehold,
} from '@zhucan/domain';
import { changesOf } from '../../access/changes.ts';
import { type Command, command, lockRow, requirePermission, writableArea } from '../../access/command.ts';
import { rowRule } from '../../access/read/rule.ts';
import { erased } from '../../access/read/table.ts';
import type { Context } from '../../context.ts';
import { tableNamed } from '../certificate/locks.ts';
import { dateColumn, dayOf } from '../certificate/operation.ts';
import { householdTable } from './household.table.ts';

/** The whole state with row ids instead of global ones. */
export interface HouseholdState {
  readonly areaId: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Locks people by id, those the viewer may see; gives them in the order of their ids. */
async function lockVisible({ tx, viewer }: Command, ids: readonly number[]): Promise<Person[]> {
  const rule = rowRule(tableNamed('Person'), 't0', viewer) ?? 'FALSE';
  const rows = await tx.$queryRawUnsafe<{ id: number }[]>(
    `SELECT t0.id FROM person t0 WHERE t0.id = ANY ($1::int[]) AND ${rule} ORDER BY t0.id FOR UPDATE`,
    [...new Set(ids)],
  );
  return tx.person.findMany({ where: { id: { in: rows.map(row => row.id) } }, orderBy: { id: 'asc' } });
}

/** Kinds in use, and those that this household has already. */
async function knownKinds({ tx }: Command, householdId: number | null): Promise<string[]> {
  const kinds = await tx.hardshipKind.findMany({
    where: {
      OR: [{ active: true }, ...(householdId === null ? [] : [{ hardships: { some: { householdId } } }])],
    },
    select: { code: true },
  });
  return kinds.map(kind => kind.code);
}

/** Every member must be the viewer's to see and in no other household. */
function assertMembers(
  members: HouseholdFields['members'],
  people: readonly Person[],
  householdId: number | null,
): void {
  const problems = members.flatMap(({ personId }, index) => {
    const field = `members.${index}.personId`;
    const person = people.find(one => one.id === personId);
    if (!person) throw new NotFoundError(field);
    if (person.erasedAt) return [problem('ERASED', field)];
    const elsewhere = person.householdId !== null && person.householdId !== householdId;
    return elsewhere ? [problem('HOUSEHOLD_MEMBER_ELSEWHERE', field)] : [];
  });
  assertNoProblems(problems);
}

async function writeMembers(
  { tx }: Command,
  householdId: number,
  { members, headId }: HouseholdFields,
  people: readonly Person[],
): Promise<void> {
  for (const person of people) {
    const member = members.find(one => one.personId === person.id);
    const relationToHead = member ? (person.id === headId ? 'HEAD' : member.relation) : null;
    const wanted = member ? householdId : null;
    if (person.householdId === wanted && person.relationToHead === relationToHead) continue;
    await tx.person.update({
      where: { id: person.id },
      data: { householdId: wanted, relationToHead, version: { increment: 1 } },
    });
  }
}

function hardshipColumns(hardship: HardshipFields) {
  const { kind, since, until, certifiedBy, paperNumber } = hardship;
  return {
    kindCode: kind,
    since: dateColumn(since),
    until: until === null ? null : dateColumn(until),
    certifiedBy,
    paperNumber,
  };
}

/** A period is known by its kind and first day: it is changed in place, so that its id stays. */
async function writeHardships(
  { tx }: Command,
  householdId: number,
  wanted: readonly HardshipFields[],
  before: readonly HouseholdHardship[],
): Promise<void> {
  const keyOf = (kind: string, since: string): string => `${kind} ${since}`;
  const known = new Map(before.map(one => [keyOf(one.kindCode, dayOf(one.since)), one.id]));
  for (const hardship of wanted) {
    const key = keyOf(hardship.kind, hardship.since);
    const id = known.get(key);
    known.delete(key);
    const data = hardshipColumns(hardship);
    if (id === undefined) await tx.householdHardship.create({ data: { ...data, householdId } });
    else await tx.householdHardship.update({ where: { id }, data });
  }
  await tx.householdHardship.deleteMany({ where: { id: { in: [...known.values()] } } });
}

async function placeOf(run: Command, areaId: number): Promise<{ id: number; path: string }> {
  const area = await writableArea(run, areaId, 'areaId');
  assertNoProblems(placeProblems({ level: levelOfPath(area.path) ?? 'DISTRICT', active: true }));
  return area;
}

function membersOf(fields: Readonly<Record<string, unknown>>): number[] {
  const { members } = fields;
  return Array.isArray(members) ? members.map(member => Number(Reflect.get(Object(member), 'personId'))) : [];
}

export function createHousehold(ctx: Context, { areaId, fields }: HouseholdState): Promise<number> {
  return command(ctx, 'household.write', async run => {
    const people = await lockVisible(run, membersOf(fields));
    const area = await placeOf(run, areaId);
    const read = readHousehold(fields, await knownKinds(run, null), ctx.today);
    assertMembers(read.members, people, null);
    const { address, incomePerHead, headId } = read;
    const data = { areaId: area.id, address, incomePerHead, headId };
    const { id } = await run.tx.household.create({ data, select: { id: true } });
    await writeMembers(run, id, read, people);
    await writeHardships(run, id, read.hardships, []);
    const changes = changesOf({}, { ...data, members: read.members, hardships: read.hardships });
    run.audit({ action: 'CREATE', entity: 'Household', entityId: id, areaPath: area.path, changes });
    return id;
  });
}

/** The state before, in the terms of the input, for the trail. */
function stateOf(household: Household, people: readonly Person[], hardships: readonly HouseholdHardship[]) {
  const { areaId, address, incomePerHead, headId } = household;
  return {
    areaId,
    address,
    incomePerHead,
    headId,
    members: people
      .filter(person => person.householdId === household.id)
      .map(({ id, relationToHead }) => ({ personId: id, relation: relationToHead })),
    hardships: hardships.map(one => ({
      kind: one.kindCode,
      since: dayOf(one.since),
      until: one.until ? dayOf(one.until) : null,
      certifiedBy: one.certifiedBy,
      paperNumber: one.paperNumber,
    })),
  };
}

/** Replaces the whole state. Members whom the viewer may not see stay as they are. */
export function updateHousehold(
  ctx: Context,
  id: number,
  expectedVersion: number,
  { areaId, fields }: HouseholdState,
): Promise<void> {
  return command(ctx, 'household.write', async run => {
    const { tx } = run;
    const present = await tx.person.findMany({ where: { householdId: id }, select: { id: true } });
    // People before households, as everywhere.
    const people = await lockVisible(run, [...present.map(one => one.id), ...membersOf(fields)]);
    const { areaPath } = await lockRow(run, erased(householdTable), id, expectedVersion);
    const household = await tx.household.findUniqueOrThrow({ where: { id } });
    const hardships = await tx.householdHardship.findMany({
      where: { householdId: id },
      orderBy: { id: 'asc' },
    });
    const area = household.areaId === areaId ? { id: areaId } : await placeOf(run, areaId);
    const read = readHousehold(fields, await knownKinds(run, id), ctx.today);
    assertMembers(read.members, people, id);
    const { address, incomePerHead, headId } = read;
    const data = { areaId: area.id, address, incomePerHead, headId };
    await tx.household.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
    await writeMembers(run, id, read, people);
    await writeHardships(run, id, read.hardships, hardships);
    const after = { ...data, members: read.members, hardships: read.hardships };
    const changes = changesOf(stateOf(household, people, hardships), after);
    run.audit({ action: 'UPDATE', entity: 'Household', entityId: id, areaPath, changes });
  });
}

/** Adds a kind of hardship, or renames or retires one; gives its code. */
export function saveHardshipKind(ctx: Context, input: unknown): Promise<string> {
  requirePermission(ctx, 'settings.write');
  const { code, ...data } = readHardshipKind(input);
  return command(ctx, 'settings.write', async ({ tx, viewer, audit }) => {
    const before = await tx.hardshipKind.findUnique({ where: { code } });
    const { _max } = await tx.hardshipKind.aggregate({ _max: { sortOrder: true } });
    await tx.hardshipKind.upsert({
      where: { code },
      create: { code, ...data, sortOrder: (_max.sortOrder ?? 0) + 10 },
      update: data,
    });
    const changes = changesOf({ ...before }, { code, ...data });
    audit({
      action: before ? 'UPDATE' : 'CREATE',
      entity: 'HardshipKind',
      areaPath: viewer.areaPath,
      changes,
    });
    return code;
  });
}
