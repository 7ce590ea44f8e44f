// A batch's way: made by one, checked by another, exported to the bank, called off before that. What was exported is kept sealed by
// its hash, so that whoever takes the file again takes the very same list.

import type { Payment, PaymentBatch } from '@zhucan/database';
import {
  type BatchOperation,
  batchFlags,
  batchWorkflow,
  type Fen,
  ForbiddenError,
  formatMoney,
  NotFoundError,
  paymentWorkflow,
  postings,
  problem,
  readFundReason,
  splitShares,
  sumOf,
  ValidationError,
} from '@zhucan/domain';
import type { Command } from '../access/command.ts';
import { rowRule } from '../access/read/rule.ts';
import { erased } from '../access/read/table.ts';
import type { Context } from '../context.ts';
import { keepBankFile } from './bank-file.ts';
import { Books } from './books.ts';
import { fundOfRow, lockCases, lockPayments, lockVersion, visibleFund } from './locks.ts';
import { batchNumber } from './numbers.ts';
import { commandOnce } from './once.ts';
import { paymentBatchTable, paymentTable } from './payment.table.ts';
import { settlingOwed } from './set-off.ts';
import { type Held, heldFor, settlePaid } from './settle.ts';

const PAYMENTS_MOST = 500;

/** Which batch, and the version that the actor saw. */
export interface BatchTarget {
  readonly id: number;
  readonly expectedVersion: number;
  readonly key: string;
}

/** A batch whose fund, row and payments are locked. */
export interface OpenBatch {
  readonly run: Command;
  readonly books: Books;
  readonly batch: PaymentBatch;
  readonly payments: readonly Payment[];
  readonly areaPath: string;
}

function actorIdOf({ viewer }: Command): number {
  if (viewer.kind !== 'user') throw new ForbiddenError();
  return viewer.id;
}

/** Locks a batch and everything in it: cases, accounts, batch, payments. */
export async function openBatch(run: Command, id: number, expectedVersion?: number): Promise<OpenBatch> {
  const { tx } = run;
  const fundId = await fundOfRow(run, erased(paymentBatchTable), id);
  const cases = await tx.payment.findMany({ where: { batchId: id }, select: { caseId: true } });
  await lockCases(
    run,
    cases.map(({ caseId }) => caseId),
  );
  const books = await Books.lock(tx, fundId);
  await lockVersion(run, erased(paymentBatchTable), id, expectedVersion);
  await tx.$queryRaw`SELECT id FROM payment WHERE batch_id = ${id} ORDER BY id FOR UPDATE`;
  const batch = await tx.paymentBatch.findUniqueOrThrow({ where: { id } });
  const payments = await tx.payment.findMany({ where: { batchId: id }, orderBy: { id: 'asc' } });
  const { areaPath } = await visibleFund(run, fundId);
  return { run, books, batch, payments, areaPath };
}

/** Where the domain lets an operation lead a batch; throws TransitionRefused. */
export function takeBatch({ run, batch, payments }: OpenBatch, operation: BatchOperation) {
  const facts = {
    madeById: batch.createdById,
    decidedByIds: payments.map(({ decidedById }) => decidedById),
    payeeByIds: payments.map(({ payeeById }) => payeeById),
    unanswered: payments.filter(({ status }) => status === 'SENT').length,
  };
  return batchWorkflow.take(batch.status, operation, batchFlags(facts, actorIdOf(run)));
}

function auditBatch({ run, batch, areaPath }: OpenBatch, action: string, reason: string | null = null): void {
  run.audit({
    action,
    entity: 'PaymentBatch',
    entityId: batch.id,
    areaPath,
    reason,
    changes: { number: [batch.number, batch.number], total: [null, formatMoney(batch.total)] },
  });
}

async function chosenPayments(run: Command, fundId: number, ids: readonly number[]): Promise<Payment[]> {
  const rule = rowRule(erased(paymentTable), 't0', run.viewer);
  if (rule === null) throw new NotFoundError('paymentIds');
  const visible = await run.tx.$queryRawUnsafe<{ id: number; fundId: number }[]>(
    `SELECT t0.id, t0.fund_id AS "fundId" FROM payment t0 WHERE t0.id = ANY ($1::int[]) AND ${rule}`,
    ids,
  );
  if (visible.length < ids.length) throw new NotFoundError('paymentIds');
  if (visible.some(payment => payment.fundId !== fundId))
    throw new ValidationError([problem('BATCH_OTHER_FUND', 'paymentIds')]);
  await lockPayments(run, ids);
  return run.tx.payment.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } });
}

/** Puts payments that are ready into a new batch. */
export function createPaymentBatch(
  ctx: Context,
  key: string,
  fundId: number,
  paymentIds: readonly number[],
): Promise<number> {
  const ids = [...new Set(paymentIds)].sort((a, b) => a - b);
  const asked = { name: 'createPaymentBatch', key, content: { fundId, ids } };
  return commandOnce(ctx, 'payment.make', asked, async run => {
    const { tx } = run;
    const { areaPath } = await visibleFund(run, fundId);
    if (ids.length === 0) throw new ValidationError([problem('BATCH_EMPTY', 'paymentIds')]);
    if (ids.length > PAYMENTS_MOST)
      throw new ValidationError([problem('TOO_MANY', 'paymentIds', { max: PAYMENTS_MOST })]);
    const books = await Books.lock(tx, fundId);
    const chosen = await chosenPayments(run, fundId, ids);
    for (const { status } of chosen) paymentWorkflow.take(status, 'BATCH', {});
    const payments = await settlingOwed(run, fundId, chosen);
    const batch = await tx.paymentBatch.create({
      data: {
        ...(await batchNumber(tx, ctx.today)),
        fundId,
        count: payments.length,
        total: sumOf(payments),
        createdById: actorIdOf(run),
        createdAt: ctx.now,
      },
    });
    await tx.payment.updateMany({
      where: { id: { in: ids } },
      data: { status: 'BATCHED', batchId: batch.id, version: { increment: 1 } },
    });
    auditBatch({ run, books, batch, payments, areaPath }, 'CREATE');
    return batch.id;
  });
}

/** A second person looks over the batch. */
export function checkPaymentBatch(ctx: Context, { id, expectedVersion, key }: BatchTarget): Promise<number> {
  const asked = { name: 'checkPaymentBatch', key, content: { id, expectedVersion } };
  return commandOnce(ctx, 'payment.check', asked, async run => {
    const open = await openBatch(run, id, expectedVersion);
    const status = takeBatch(open, 'CHECK');
    await run.tx.paymentBatch.update({
      where: { id },
      data: { status, checkedById: actorIdOf(run), checkedAt: ctx.now, version: { increment: 1 } },
    });
    auditBatch(open, 'CHECK');
    return id;
  });
}

/** Calls a batch off before it was sent; its payments are ready for another. */
export function discardPaymentBatch(
  ctx: Context,
  { id, expectedVersion, key }: BatchTarget,
  input: Readonly<Record<string, unknown>>,
): Promise<number> {
  const asked = { name: 'discardPaymentBatch', key, content: { id, expectedVersion, ...input } };
  return commandOnce(ctx, 'payment.make', asked, async run => {
    const open = await openBatch(run, id, expectedVersion);
    const reason = readFundReason(input);
    const status = takeBatch(open, 'DISCARD');
    await run.tx.payment.updateMany({
      where: { batchId: id },
      data: { status: 'READY', batchId: null, version: { increment: 1 } },
    });
    await run.tx.paymentBatch.update({ where: { id }, data: { status, version: { increment: 1 } } });
    auditBatch(open, 'DISCARD', reason);
    return id;
  });
}

interface Sending {
  readonly payment: Payment;
  readonly held: readonly Held[];
}

/** Money leaves what is reserved for what is in payment, source by source. */
async function send({ run, books }: OpenBatch, sending: readonly Sending[]): Promise<void> {
  const { tx } = run;
  const parts = sending.map(({ payment, held }) => {
    paymentWorkflow.take(payment.status, 'SEND', {});
    return { payment, held, sent: splitShares(held, payment.amount).first };
  });
  const sentOf = new Map<number, Fen>();
  for (const { held, sent } of parts)
    for (const { id, purposeId } of held)
      sentOf.set(id, sent.find(share => share.purposeId === purposeId)?.amount ?? 0n);
  await tx.$executeRaw`
    UPDATE reservation r SET sent = v.sent
      FROM unnest(${[...sentOf.keys()]}::int[], ${[...sentOf.values()].map(String)}::bigint[]) AS v (id, sent) WHERE r.id = v.id`;
  await tx.payment.updateMany({
    where: { id: { in: parts.map(({ payment }) => payment.id) } },
    data: { status: 'SENT', attempts: { increment: 1 }, failure: null, version: { increment: 1 } },
  });
  await books.post(
    run,
    parts.map(({ payment, sent }) => ({
      kind: 'SEND' as const,
      postings: postings.send(sent),
      key: `send:${payment.id}:${payment.attempts + 1}`,
      more: { paymentId: payment.id, caseId: payment.caseId },
    })),
  );
}

/**
 * Sends a checked batch: its money is in payment from here on, and its file can be taken. What an advance settles wholly has
 * nothing to be sent, and is paid at once.
 */
export function exportPaymentBatch(ctx: Context, { id, expectedVersion, key }: BatchTarget): Promise<number> {
  const asked = { name: 'exportPaymentBatch', key, content: { id, expectedVersion } };
  return commandOnce(ctx, 'payment.make', asked, async run => {
    const open = await openBatch(run, id, expectedVersion);
    const status = takeBatch(open, 'EXPORT');
    const held = await heldFor(
      run,
      open.payments.map(({ caseId }) => caseId),
    );
    const all = open.payments.map(payment => ({ payment, held: held.get(payment.caseId ?? 0) ?? [] }));
    const toSend = all.filter(({ payment }) => payment.amount > 0n);
    if (toSend.length > 0) await send(open, toSend);
    for (const settled of all.filter(({ payment }) => payment.amount === 0n))
      await settlePaid(run, open.books, settled, { on: ctx.today, reference: null });
    const digest = await keepBankFile(
      ctx,
      toSend.map(({ payment }) => payment),
    );
    await run.tx.paymentBatch.update({
      where: { id },
      data: {
        status: toSend.length > 0 ? status : 'RECONCILED',
        digest,
        exportedById: actorIdOf(run),
        exportedAt: ctx.now,
        reconciledAt: toSend.length > 0 ? null : ctx.now,
        version: { increment: 1 },
      },
    });
    auditBatch(open, 'EXPORT');
    return id;
  });
}
