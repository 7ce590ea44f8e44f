// An objection from the public page: nobody signed in, the same operation on the case as any other, done by the software.

import type { Database } from '@zhucan/database';
import { type ObjectionInput, TransitionRefused, todayInShanghai } from '@zhucan/domain';
import { type AuditRecord, appendAudit, SYSTEM_ACTOR } from '../../access/audit.ts';
import type { Transaction } from '../../access/command.ts';
import { createContext, type Services } from '../../context.ts';
import { officeIn } from '../office.ts';
import { allow, type CaseWork, recordCaseStep, stepOn } from '../operate.ts';
import { keepObjection } from './objection.record.ts';

/** Objections that may lie open on one notice by the page: beyond that nobody reads them, and the office takes the next. */
export const OPEN_MOST = 50;

export interface PublicFiling {
  readonly noticeId: number;
  readonly receipt: string;
  readonly objection: ObjectionInput;
  readonly requestId: string;
}

export function openObjections({ prisma }: Pick<Database, 'prisma'>, noticeId: number): Promise<number> {
  return prisma.objection.count({ where: { noticeId, status: 'OPEN' } });
}

/** Locks the person, the case and its notice in the order of every command; null where the notice hangs no more. */
async function lockPosted(tx: Transaction, noticeId: number): Promise<{ caseId: number } | null> {
  const { caseId } = await tx.publicNotice.findUniqueOrThrow({
    where: { id: noticeId },
    select: { caseId: true },
  });
  await tx.$queryRaw`SELECT id FROM person WHERE id = (SELECT person_id FROM case_file WHERE id = ${caseId}) FOR UPDATE`;
  await tx.$queryRaw`SELECT id FROM case_file WHERE id = ${caseId} FOR UPDATE`;
  const posted = await tx.publicNotice.findFirst({ where: { id: noticeId, status: 'POSTED' } });
  return posted && { caseId };
}

async function file(run: CaseWork, filing: PublicFiling): Promise<boolean> {
  const { tx, ctx } = run;
  const posted = await lockPosted(tx, filing.noticeId);
  // Sent twice, it is there already.
  if (await tx.objection.findUnique({ where: { receipt: filing.receipt }, select: { id: true } }))
    return true;
  if (posted === null) return false;
  const before = await tx.case.findUniqueOrThrow({ where: { id: posted.caseId } });
  const step = allow(await stepOn(run, 'RECEIVE_OBJECTION', before));
  const id = await keepObjection(tx, ctx.vault, {
    ...filing,
    areaPath: before.areaPath,
    channel: 'PUBLIC_PAGE',
    at: ctx.now,
  });
  run.audit({ action: 'CREATE', entity: 'Objection', entityId: id, areaPath: before.areaPath });
  await recordCaseStep(step);
  return true;
}

/** Keeps an objection and stops its case; false where the notice takes none any more. Sent again, it changes nothing. */
export async function fileObjection(services: Services, filing: PublicFiling): Promise<boolean> {
  const { requestId } = filing;
  const exchange = { requestId, ip: '', userAgent: null, locale: 'zh' as const, setCookie: () => undefined };
  const ctx = createContext(services, exchange, null, todayInShanghai(services.clock()));
  const records: AuditRecord[] = [];
  const audit = (record: AuditRecord): void => void records.push(record);
  try {
    return await services.db.prisma.$transaction(
      async tx => {
        const run: CaseWork = { tx, ctx, audit, viewer: null, actor: null, office: await officeIn(tx) };
        const kept = await file(run, filing);
        await appendAudit(tx, services.vault, { ...SYSTEM_ACTOR, requestId }, records, ctx.now);
        return kept;
      },
      { timeout: 20_000, maxWait: 10_000 },
    );
  } catch (error) {
    if (error instanceof TransitionRefused) return false;
    throw error;
  }
}
