// What a manager does with accounts. One manager of the district always remains, however many act at once.

import { randomInt } from 'node:crypto';
import { Prisma } from '@zhucan/database';
import {
  AREA_LEVELS,
  ConflictError,
  problem,
  type Role,
  readInput,
  requiredText,
  roleAreaProblems,
  usernameProblems,
  ValidationError,
} from '@zhucan/domain';
import { z } from 'zod';
import { handOverCases } from '../../casework/person.ts';
import type { Context } from '../../context.ts';
import { idOf } from '../../graphql/ids.ts';
import { changesOf } from '../changes.ts';
import { type Command, command, lockRow, writableArea } from '../command.ts';
import { withinPath } from '../read/rule.ts';
import { erased } from '../read/table.ts';
import { hashPassword, revokeSessions } from '../session.ts';
import { userTable } from './users.table.ts';

/** Without the letters and digits that are mistaken for one another when read aloud. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

interface UserInput {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly areaId: string | number;
  readonly programmes?: readonly string[] | null | undefined;
}

const shape = z.object({
  username: z.string().transform(text => text.trim().toLowerCase()),
  displayName: requiredText(40),
  programmes: z
    .array(z.string().regex(/^[A-Z][A-Z_]{1,39}$/))
    .max(30)
    .nullish()
    .transform(codes => [...new Set(codes ?? [])].sort()),
});

/** Twelve characters in groups of four, about 59 bits. */
function madeUpPassword(): string {
  const group = () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('');
  return `${group()}-${group()}-${group()}`;
}

async function readUser(run: Command, input: UserInput) {
  const { username, displayName, programmes } = readInput(shape, input, value => [
    ...(value.username === undefined ? [] : usernameProblems(value.username)),
    ...(input.role !== 'DISTRICT_OFFICER' && (value.programmes?.length ?? 0) > 0
      ? [problem('INVALID', 'programmes')]
      : []),
  ]);
  const area = await writableArea(run, idOf('Area', input.areaId, 'areaId'), 'areaId');
  const level = AREA_LEVELS.find(one => one === area.level);
  const problems = level ? roleAreaProblems(input.role, level) : [problem('INVALID', 'areaId')];
  if (problems.length > 0) throw new ValidationError(problems);
  return { username, displayName, role: input.role, areaId: area.id, programmes, areaPath: area.path };
}

/** A name that two managers give at once is refused by the database for the second. */
async function refusingTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw new ValidationError([problem('USERNAME_TAKEN', 'username')]);
    throw error;
  }
}

/** Adds a user; gives the temporary password, which is kept nowhere. */
export async function createUser(
  ctx: Context,
  input: UserInput,
): Promise<{ id: number; temporaryPassword: string }> {
  const temporaryPassword = madeUpPassword();
  const passwordHash = await hashPassword(temporaryPassword);
  const id = await command(ctx, 'user.manage', async run => {
    const { areaPath, ...data } = await readUser(run, input);
    const { id } = await refusingTaken(run.tx.user.create({ data: { ...data, passwordHash } }));
    const changes = changesOf({}, data);
    run.audit({ action: 'CREATE', entity: 'User', entityId: id, areaPath, changes });
    return id;
  });
  return { id, temporaryPassword };
}

/** Refuses what would leave the viewer's district without an active manager; locks the managers it counts. */
async function keepOneManager({ tx, viewer }: Command, leaving: number): Promise<void> {
  const managers = await tx.$queryRawUnsafe<{ id: number }[]>(
    `SELECT id FROM user_account WHERE role = 'DISTRICT_MANAGER' AND active AND ${withinPath('area_path', viewer.areaPath)}
      ORDER BY id FOR UPDATE`,
  );
  if (managers.every(manager => manager.id === leaving)) throw new ConflictError('USER_LAST_MANAGER');
}

function refuseSelf({ viewer }: Command, id: number): void {
  if (viewer.kind === 'user' && viewer.id === id) throw new ConflictError('USER_SELF');
}

export async function updateUser(
  ctx: Context,
  id: number,
  expectedVersion: number,
  input: UserInput,
): Promise<void> {
  await command(ctx, 'user.manage', async run => {
    const { areaPath } = await lockRow(run, erased(userTable), id, expectedVersion);
    const before = await run.tx.user.findUniqueOrThrow({ where: { id } });
    const { areaPath: _newPath, ...data } = await readUser(run, input);
    const leaves =
      before.role === 'DISTRICT_MANAGER' && (data.role !== before.role || data.areaId !== before.areaId);
    if (data.role !== before.role || data.areaId !== before.areaId) refuseSelf(run, id);
    if (leaves && before.active) await keepOneManager(run, id);
    // Another role or another area takes other cases.
    if (data.role !== before.role || data.areaId !== before.areaId) await handOverCases(run, id);
    await refusingTaken(run.tx.user.update({ where: { id }, data: { ...data, version: { increment: 1 } } }));
    run.audit({ action: 'UPDATE', entity: 'User', entityId: id, areaPath, changes: changesOf(before, data) });
  });
}

export async function setUserActive(
  ctx: Context,
  id: number,
  expectedVersion: number,
  active: boolean,
): Promise<void> {
  await command(ctx, 'user.manage', async run => {
    const { areaPath } = await lockRow(run, erased(userTable), id, expectedVersion);
    const before = await run.tx.user.findUniqueOrThrow({ where: { id } });
    if (!active) {
      refuseSelf(run, id);
      if (before.active && before.role === 'DISTRICT_MANAGER') await keepOneManager(run, id);
      await revokeSessions(run.tx, { userId: id });
      await handOverCases(run, id);
    }
    await run.tx.user.update({ where: { id }, data: { active, version: { increment: 1 } } });
    const changes = changesOf(before, { active });
    run.audit({
      action: active ? 'ACTIVATE' : 'DEACTIVATE',
      entity: 'User',
      entityId: id,
      areaPath,
      changes,
    });
  });
}

/** Gives the new temporary password, which is kept nowhere. */
export async function resetPassword(ctx: Context, id: number): Promise<string> {
  const temporaryPassword = madeUpPassword();
  const passwordHash = await hashPassword(temporaryPassword);
  await command(ctx, 'user.manage', async run => {
    const { areaPath } = await lockRow(run, erased(userTable), id);
    await run.tx.user.update({
      where: { id },
      data: { passwordHash, mustChangePassword: true, version: { increment: 1 } },
    });
    await revokeSessions(run.tx, { userId: id });
    run.audit({ action: 'RESET_PASSWORD', entity: 'User', entityId: id, areaPath });
  });
  return temporaryPassword;
}
