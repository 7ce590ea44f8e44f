// A person's cases as their own copy shows them (PIPL art. 45): what was applied for, what became of it, what was paid.

import { formatMoney } from '@zhucan/domain';
import type { Command } from '../access/command.ts';
import { wholeDetails } from './details.ts';

function day(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}

function yuan(fen: bigint | null): string | null {
  return fen === null ? null : formatMoney(fen);
}

/** Every case of the person; with `whole` the sealed details are opened, else they show as their masks. */
export async function caseCopies({ tx, ctx }: Command, personId: number, whole: boolean) {
  const rows = await tx.case.findMany({
    where: { personId },
    include: { events: { orderBy: { id: 'asc' } }, documents: { orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  });
  const payments = await tx.payment.findMany({
    where: { caseId: { in: rows.map(row => row.id) }, status: 'PAID' },
    orderBy: { id: 'asc' },
  });
  return rows.map(row => ({
    number: row.number,
    programme: row.programme,
    status: row.status,
    submittedOn: day(row.submittedOn),
    decidedOn: day(row.decidedOn),
    closedOn: day(row.closedOn),
    requestedAmount: yuan(row.requestedAmount),
    decidedAmount: yuan(row.decidedAmount),
    details: whole ? wholeDetails(ctx.vault, row) : row.details,
    calculation: row.calculation,
    documents: row.documents.map(({ kind, addedAt, removedAt }) => ({ kind, addedAt, removedAt })),
    events: row.events.map(({ at, operation, reason }) => ({ at, operation, reason })),
    payments: payments
      .filter(one => one.caseId === row.id)
      .map(({ amount, paidOn }) => ({ amount: formatMoney(amount), paidOn: day(paidOn) })),
  }));
}
