// Locks of a person's record, and the conflict behind its number's unique index.

import { type Person, Prisma } from '@zhucan/database';
import { ConflictError } from '@zhucan/domain';
import { type Command, lockRow } from '../../access/command.ts';
import { erased } from '../../access/read/table.ts';
import { lockPeople } from '../certificate/locks.ts';
import { personTable } from './person.table.ts';

/** The number's index was lost to someone who was quicker. */
export async function asTaken<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const lost = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    throw lost ? new ConflictError('ID_NUMBER_TAKEN', {}, 'idNumber') : error;
  }
}

/** Locks a person whose record may still be changed, at the version that the actor saw, and their certificates. */
export async function lockPerson(run: Command, id: number, expectedVersion?: number): Promise<Person> {
  await lockRow(run, erased(personTable), id, expectedVersion);
  await lockPeople(run, [id]);
  const person = await run.tx.person.findUniqueOrThrow({ where: { id } });
  if (person.erasedAt) throw new ConflictError('ERASED');
  return person;
}
