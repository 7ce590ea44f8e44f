// What a person's advances are owed is taken out of their grants: planned when a grant is approved, and once more when it goes into a
// batch, since an advance may have been paid meanwhile, or have become the person's by a merge.

import type { Payment } from '@zhucan/database';
import { type Fen, planSetOff, sumOf } from '@zhucan/domain';
import type { Command } from '../access/command.ts';

/** The person's advances of the fund, less what other payments are about to settle; locked, oldest first. */
export async function owedBy({ tx }: Command, fundId: number, personId: number | null) {
  if (personId === null) return [];
  const advances = await tx.$queryRaw<{ id: number; outstanding: Fen }[]>`
    SELECT id, outstanding FROM advance
     WHERE fund_id = ${fundId} AND person_id = ${personId} AND outstanding > 0 ORDER BY id FOR UPDATE`;
  const planned = await tx.paymentSetOff.groupBy({
    by: ['advanceId'],
    where: {
      advanceId: { in: advances.map(({ id }) => id) },
      payment: { status: { in: ['READY', 'BATCHED', 'SENT', 'FAILED'] } },
    },
    _sum: { amount: true },
  });
  const plannedOf = new Map(planned.map(({ advanceId, _sum }) => [advanceId, _sum.amount ?? 0n]));
  return advances.map(({ id, outstanding }) => ({ id, free: outstanding - (plannedOf.get(id) ?? 0n) }));
}

/** One grant settles more than was planned, as far as more is owed by now. */
async function settleMore(run: Command, payment: Payment): Promise<Payment> {
  const { id, fundId, personId, use, amount } = payment;
  const plan = planSetOff(use, amount, await owedBy(run, fundId, personId));
  const more = sumOf(plan);
  if (more === 0n) return payment;
  for (const { advanceId, amount: part } of plan)
    await run.tx.paymentSetOff.upsert({
      where: { paymentId_advanceId: { paymentId: id, advanceId } },
      create: { paymentId: id, advanceId, amount: part },
      update: { amount: { increment: part } },
    });
  return run.tx.payment.update({
    where: { id },
    data: { amount: amount - more, setOff: { increment: more }, version: { increment: 1 } },
  });
}

/** The payments of a fund as they go into a batch; their rows and the fund's accounts are locked. */
export async function settlingOwed(
  run: Command,
  fundId: number,
  payments: readonly Payment[],
): Promise<Payment[]> {
  const people = payments.flatMap(({ personId }) => (personId === null ? [] : [personId]));
  const owing = await run.tx.advance.findMany({
    where: { fundId, personId: { in: people }, outstanding: { gt: 0 } },
    select: { personId: true },
  });
  const owe = new Set(owing.map(({ personId }) => personId));
  const settled: Payment[] = [];
  for (const payment of payments)
    settled.push(owe.has(payment.personId ?? 0) ? await settleMore(run, payment) : payment);
  return settled;
}
