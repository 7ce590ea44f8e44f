// Locks of the certificate's commands, always in one order: holders, their certificates, home visits, each by id. Whoever
// works on the same person waits for the other, so that no two commands decide on the same facts.

import { NotFoundError } from '@zhucan/domain';
import type { Command } from '../../access/command.ts';
import { rowRule } from '../../access/read/rule.ts';
import { type AnyTable, erased, tableOf } from '../../access/read/table.ts';
import { certificateTable } from './certificate.table.ts';

/** A table of another slice, by its type's name: slices do not import each other. */
export function tableNamed(typeName: string): AnyTable {
  const table = tableOf(typeName);
  if (!table) throw new TypeError(`${typeName} is no table`);
  return table;
}

/** Locks people and everything they hold or have applied for. */
export async function lockPeople({ tx }: Command, personIds: readonly number[]): Promise<void> {
  const ids = [...new Set(personIds)];
  await tx.$queryRaw`SELECT id FROM person WHERE id = ANY (${ids}::int[]) ORDER BY id FOR UPDATE`;
  await tx.$queryRaw`SELECT id FROM certificate WHERE person_id = ANY (${ids}::int[]) ORDER BY id FOR UPDATE`;
}

/** Locks the holders of these certificates; one that the viewer may not see reads as missing. */
export async function lockHoldersOf(
  run: Command,
  certificateIds: readonly number[],
  field = 'id',
): Promise<void> {
  const rule = rowRule(erased(certificateTable), 't0', run.viewer);
  if (rule === null) throw new NotFoundError(field);
  const rows = await run.tx.$queryRawUnsafe<{ id: number; personId: number }[]>(
    `SELECT t0.id, t0.person_id AS "personId" FROM certificate t0 WHERE t0.id = ANY ($1::int[]) AND ${rule}`,
    certificateIds,
  );
  if (rows.length < new Set(certificateIds).size) throw new NotFoundError(field);
  await lockPeople(
    run,
    rows.map(row => row.personId),
  );
}

/** Locks home visits; after the holders, never before. */
export async function lockBatches({ tx }: Command, batchIds: readonly number[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM home_visit_batch WHERE id = ANY (${batchIds}::int[]) ORDER BY id FOR UPDATE`;
}

/** Locks home visits and says that what belongs to them has changed. */
export async function touchBatches(run: Command, batchIds: readonly (number | null)[]): Promise<void> {
  const ids = [...new Set(batchIds.filter(id => id !== null))];
  if (ids.length === 0) return;
  await lockBatches(run, ids);
  await run.tx.homeVisitBatch.updateMany({
    where: { id: { in: ids } },
    data: { version: { increment: 1 } },
  });
}
