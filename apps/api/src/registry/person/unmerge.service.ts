// A merge undone: what was filled is emptied again where nobody changed it since, and what moved goes back.

import type { Person, PersonMerge, Prisma } from '@zhucan/database';
import { ConflictError, NotFoundError, readReason } from '@zhucan/domain';
import { type Command, command, requirePermission } from '../../access/command.ts';
import { moveCases } from '../../casework/person.ts';
import type { Context } from '../../context.ts';
import { markNumberAgreement } from '../certificate/agreement.ts';
import { type MergeSnapshot, moveHeadship, plain } from './merge.service.ts';
import { asTaken, lockPerson } from './person.locks.ts';

function readSnapshot(ctx: Context, merge: PersonMerge): MergeSnapshot {
  return JSON.parse(ctx.vault.open(merge.snapshot));
}

/** Columns of the kept record that still hold what the merge filled in, as they were before. */
function restored(kept: Person, { filled, kept: before, merged }: MergeSnapshot): Record<string, unknown> {
  const same = (column: string): boolean =>
    JSON.stringify(plain(Reflect.get(kept, column))) === JSON.stringify(merged[column]);
  return Object.fromEntries(filled.filter(same).map(column => [column, before[column] ?? null]));
}

/** Certificates that moved, and those that have replaced them since. */
async function withSuccessors({ tx }: Command, keptId: number, ids: readonly number[]): Promise<number[]> {
  const all = new Set(ids);
  for (let last = [...ids]; last.length > 0; ) {
    const next = await tx.certificate.findMany({
      where: { personId: keptId, previousId: { in: last } },
      select: { id: true },
    });
    last = next.map(one => one.id).filter(id => !all.has(id));
    for (const id of last) all.add(id);
  }
  return [...all];
}

async function giveBack(run: Command, kept: Person, merged: Person, snapshot: MergeSnapshot): Promise<void> {
  const certificates = await withSuccessors(run, kept.id, snapshot.certificates);
  await run.tx.certificate.updateMany({
    where: { id: { in: certificates }, personId: kept.id },
    data: { personId: merged.id, areaId: merged.areaId },
  });
  await moveCases(run.tx, { id: { in: [...(snapshot.cases ?? [])] }, personId: kept.id }, merged);
  await run.tx.institutionStay.updateMany({
    where: { id: { in: [...snapshot.stays] }, personId: kept.id },
    data: { personId: merged.id },
  });
}

/** The merge and the record that was merged away; both read as missing where they are not the viewer's to see. */
async function mergeOf({ tx, viewer }: Command, id: number): Promise<{ merge: PersonMerge; merged: Person }> {
  await tx.$queryRaw`SELECT id FROM person_merge WHERE id = ${id} FOR UPDATE`;
  const merge = await tx.personMerge.findUnique({ where: { id } });
  const merged = merge && (await tx.person.findUnique({ where: { id: merge.mergedId } }));
  if (!merge || !merged?.areaPath.startsWith(viewer.areaPath)) throw new NotFoundError('mergeId');
  return { merge, merged };
}

/** Undoes a merge, and gives the id of the record that was kept. */
export function unmergePeople(ctx: Context, id: number, input: unknown): Promise<number> {
  requirePermission(ctx, 'person.merge');
  const { reason } = readReason(input);
  return asTaken(
    command(ctx, 'person.merge', async run => {
      const { merge, merged } = await mergeOf(run, id);
      const kept = await lockPerson(run, merge.keptId);
      if (merge.undoneAt) throw new ConflictError('MERGE_UNDONE', {}, 'mergeId');
      const snapshot = readSnapshot(ctx, merge);
      const columns = restored(kept, snapshot);
      await run.tx.person.update({
        where: { id: kept.id },
        data: { ...columns, version: { increment: 1 } } as Prisma.PersonUncheckedUpdateInput,
      });
      if ('householdId' in columns) await moveHeadship(run, snapshot.headOf, kept.id, merged.id);
      await run.tx.person.update({
        where: { id: merged.id },
        data: { mergedIntoId: null, version: { increment: 1 } },
      });
      await giveBack(run, kept, merged, snapshot);
      await markNumberAgreement(run, [kept.id, merged.id]);
      await run.tx.personMerge.update({ where: { id }, data: { undoneAt: ctx.now } });
      for (const { id: entityId, areaPath } of [kept, merged])
        run.audit({
          action: 'UNMERGE',
          entity: 'Person',
          entityId,
          areaPath,
          reason,
          changes: { keptId: [merge.keptId, null], mergedId: [merge.mergedId, null] },
        });
      return kept.id;
    }),
  );
}
