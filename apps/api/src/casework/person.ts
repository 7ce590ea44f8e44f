// What becomes of cases when something happens to whom they are for, or to whoever handles them: they are carried along at a merge,
// stand against an erasure or lose what identifies, and go back to everyone when their handler leaves.

import type { Prisma } from '@zhucan/database';
import { CLOSED_STATUSES, ConflictError } from '@zhucan/domain';
import type { Command, Transaction } from '../access/command.ts';
import { eraseNotices } from './notice/erase.ts';

const NOBODY = '***';

/** Cases with their payments and advances become another record's of the same person; gives the cases' ids. */
export async function moveCases(
  tx: Transaction,
  where: Prisma.CaseWhereInput,
  to: { readonly id: number; readonly areaId: number },
): Promise<number[]> {
  const rows = await tx.case.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
  const ids = rows.map(row => row.id);
  if (ids.length === 0) return [];
  await tx.$queryRaw`SELECT id FROM case_file WHERE id = ANY (${ids}::int[]) ORDER BY id FOR UPDATE`;
  await tx.case.updateMany({
    where: { id: { in: ids } },
    data: { personId: to.id, areaId: to.areaId, version: { increment: 1 } },
  });
  await tx.payment.updateMany({ where: { caseId: { in: ids } }, data: { personId: to.id } });
  await tx.advance.updateMany({ where: { caseId: { in: ids } }, data: { personId: to.id } });
  return ids;
}

/** Nobody is erased while a case is under way, nor where money went to them: the ledger's law keeps that. */
export async function assertCasesErasable({ tx }: Command, personIds: readonly number[]): Promise<void> {
  const ofThem = { personId: { in: [...personIds] } };
  await tx.$queryRaw`SELECT id FROM case_file WHERE person_id = ANY (${[...personIds]}::int[]) ORDER BY id FOR UPDATE`;
  const open = await tx.case.count({ where: { ...ofThem, status: { notIn: [...CLOSED_STATUSES] } } });
  if (open > 0) throw new ConflictError('ERASE_HAS_CASE');
  const moved = await tx.payment.count({
    where: { OR: [ofThem, { caseId: { in: await idsOf(tx, ofThem) } }], status: { not: 'CANCELLED' } },
  });
  if (moved > 0) throw new ConflictError('ERASE_HAS_PAYMENT');
}

async function idsOf(tx: Transaction, where: Prisma.CaseWhereInput): Promise<number[]> {
  return (await tx.case.findMany({ where, select: { id: true } })).map(row => row.id);
}

/**
 * The cases without the person: that there was one, of this programme, in this town, and how it ended, stays. Gives the hashes of the
 * files that nobody else's case holds, to be taken away once this is committed.
 */
export async function eraseCases(run: Command, personIds: readonly number[]): Promise<string[]> {
  const { tx, ctx } = run;
  const ids = await idsOf(tx, { personId: { in: [...personIds] } });
  await tx.case.updateMany({
    where: { id: { in: ids } },
    data: { details: {}, sealedDetails: null, records: {}, version: { increment: 1 } },
  });
  await tx.caseDocument.updateMany({
    where: { caseId: { in: ids } },
    data: { fileName: NOBODY, note: null },
  });
  await tx.caseDocument.updateMany({
    where: { caseId: { in: ids }, removedAt: null },
    data: { removedAt: ctx.now },
  });
  await erasePayees(run, ids);
  await eraseNotices(run, ids);
  return orphanedFiles(tx, ids);
}

async function orphanedFiles(tx: Transaction, caseIds: readonly number[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ sha256: string }[]>`
    SELECT DISTINCT f.sha256 FROM case_document d JOIN stored_file f ON f.id = d.file_id
     WHERE d.case_id = ANY (${[...caseIds]}::int[])
       AND NOT EXISTS (SELECT 1 FROM case_document o WHERE o.file_id = f.id AND o.case_id <> ALL (${[...caseIds]}::int[]))
       AND NOT EXISTS (SELECT 1 FROM import i WHERE i.file_hash = f.sha256)`;
  return rows.map(row => row.sha256);
}

/** Payments that were called off, the only ones that an erased person has, forget to whom they would have gone. */
async function erasePayees({ tx, ctx }: Command, caseIds: readonly number[]): Promise<void> {
  await tx.payment.updateMany({
    where: { caseId: { in: [...caseIds] }, status: 'CANCELLED' },
    data: {
      payeeName: NOBODY,
      bankName: NOBODY,
      bankAccountEnc: ctx.vault.seal(NOBODY),
      bankAccountLast4: '****',
      failure: null,
      version: { increment: 1 },
    },
  });
}

/** A leaver's cases are anyone's of the role again. */
export async function handOverCases(run: Command, userId: number): Promise<void> {
  const { tx, ctx, viewer } = run;
  await tx.$queryRaw`SELECT id FROM case_file WHERE assignee_id = ${userId} AND closed_on IS NULL ORDER BY id FOR UPDATE`;
  const rows = await tx.case.findMany({ where: { assigneeId: userId, closedOn: null } });
  if (rows.length === 0) return;
  await tx.case.updateMany({
    where: { id: { in: rows.map(row => row.id) } },
    data: { assigneeId: null, version: { increment: 1 } },
  });
  await tx.caseEvent.createMany({
    data: rows.map(row => ({
      caseId: row.id,
      areaPath: row.areaPath,
      operation: 'ASSIGN',
      fromStage: row.stage,
      toStage: row.stage,
      toStatus: row.status,
      at: ctx.now,
      actorId: viewer.kind === 'user' ? viewer.id : null,
    })),
  });
  for (const { id, areaPath } of rows)
    run.audit({
      action: 'ASSIGN',
      entity: 'Case',
      entityId: id,
      areaPath,
      changes: { assigneeId: [userId, null] },
    });
}
