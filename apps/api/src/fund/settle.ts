// What the bank answered, posted: paid money is given, lent or spent; failed money is put back to what is reserved.

import type { Payment } from '@zhucan/database';
import { type Fen, postings, type Share } from '@zhucan/domain';
import type { Command } from '../access/command.ts';
import { type Books, dateColumn, type NewEntry } from './books.ts';
import { lockAdvances } from './locks.ts';
import { tellOutcome } from './outcome.ts';

/** What is held for one case, source by source, in the order in which it was drawn. */
export interface Held {
  readonly id: number;
  readonly purposeId: number | null;
  readonly amount: Fen;
  readonly sent: Fen;
}

/** What is held for these cases. */
export async function heldFor(
  { tx }: Command,
  caseIds: readonly (number | null)[],
): Promise<ReadonlyMap<number, readonly Held[]>> {
  const ids = caseIds.filter(id => id !== null);
  const rows = await tx.reservation.findMany({
    where: { caseId: { in: ids }, status: 'HELD' },
    orderBy: { id: 'asc' },
    select: { id: true, caseId: true, purposeId: true, amount: true, sent: true },
  });
  return Map.groupBy(rows, row => row.caseId);
}

const sharesOf = (held: readonly Held[], amount: (one: Held) => Fen): Share[] =>
  held.map(one => ({ purposeId: one.purposeId, amount: amount(one) })).filter(share => share.amount > 0n);

/** A payment as it is settled, with what is held for its case. */
export interface Settling {
  readonly payment: Payment;
  readonly held: readonly Held[];
}

function more({ id, caseId }: Payment) {
  return { paymentId: id, caseId };
}

async function lendRest(run: Command, { payment }: Settling, shares: readonly Share[], on: string) {
  const { id: paymentId, fundId, caseId, personId, areaPath } = payment;
  if (caseId === null || personId === null) throw new TypeError('an advance is one person’s, for one case');
  await run.tx.advance.createMany({
    data: shares.map(({ purposeId, amount }) => ({
      fundId,
      caseId,
      personId,
      areaPath,
      purposeId,
      paymentId,
      amount,
      outstanding: amount,
      paidOn: dateColumn(on),
    })),
  });
}

/** The advances that the payment settles are owed so much less; gives what came back, by source. */
async function settleAdvances(run: Command, { id: paymentId }: Payment, on: string): Promise<Share[]> {
  const { tx } = run;
  const parts = await tx.paymentSetOff.findMany({ where: { paymentId }, orderBy: { advanceId: 'asc' } });
  await lockAdvances(
    run,
    parts.map(({ advanceId }) => advanceId),
  );
  const shares: Share[] = [];
  for (const { advanceId, amount } of parts) {
    const { outstanding, purposeId } = await tx.advance.findUniqueOrThrow({ where: { id: advanceId } });
    const left = outstanding - amount;
    await tx.advance.update({
      where: { id: advanceId },
      data: {
        outstanding: left,
        settledOn: left === 0n ? dateColumn(on) : null,
        version: { increment: 1 },
      },
    });
    shares.push({ purposeId, amount });
  }
  return shares;
}

/** Records a payment as paid on a day; what was sent goes where it was meant to, and what was set off is settled. */
export async function settlePaid(
  run: Command,
  books: Books,
  settling: Settling,
  answer: { readonly on: string; readonly reference: string | null },
): Promise<void> {
  const { payment, held } = settling;
  const sent = sharesOf(held, one => one.sent);
  const rest = sharesOf(held, one => one.amount - one.sent);
  const entries: NewEntry[] = [];
  if (sent.length > 0)
    entries.push({
      kind: 'PAY',
      postings: postings.pay(payment.use, sent),
      key: `pay:${payment.id}`,
      more: { ...more(payment), valueOn: dateColumn(answer.on), reference: answer.reference },
    });
  if (rest.length > 0)
    entries.push({
      kind: 'SET_OFF',
      postings: postings.setOff(rest, await settleAdvances(run, payment, answer.on)),
      key: `setoff:${payment.id}`,
      more: more(payment),
    });
  if (payment.use === 'ADVANCE') await lendRest(run, settling, sent, answer.on);
  await run.tx.reservation.updateMany({
    where: { id: { in: held.map(({ id }) => id) } },
    data: { status: 'SPENT', sent: 0n, endedAt: run.ctx.now },
  });
  await run.tx.payment.update({
    where: { id: payment.id },
    data: {
      status: 'PAID',
      paidOn: dateColumn(answer.on),
      bankReference: answer.reference,
      failure: null,
      version: { increment: 1 },
    },
  });
  await books.post(run, entries);
  await tell(run, payment, 'PAID', answer.on, null);
}

/** Puts a failed payment's money back to what is reserved for its case. */
export async function settleFailed(
  run: Command,
  books: Books,
  { payment, held }: Settling,
  failure: string | null,
): Promise<void> {
  await books.post(run, [
    {
      kind: 'FAIL',
      postings: postings.fail(sharesOf(held, one => one.sent)),
      key: `fail:${payment.id}:${payment.attempts}`,
      more: { ...more(payment), memo: failure },
    },
  ]);
  await run.tx.reservation.updateMany({
    where: { id: { in: held.map(({ id }) => id) } },
    data: { sent: 0n },
  });
  await run.tx.payment.update({
    where: { id: payment.id },
    data: { status: 'FAILED', failure, version: { increment: 1 } },
  });
  await tell(run, payment, 'FAILED', run.ctx.today, failure);
}

async function tell(
  run: Command,
  { id, caseId }: Payment,
  kind: 'PAID' | 'FAILED',
  on: string,
  reason: string | null,
): Promise<void> {
  if (caseId !== null) await tellOutcome(run, { kind, paymentId: id, caseId, on, reason });
}
