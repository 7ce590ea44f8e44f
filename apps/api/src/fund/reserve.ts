// Money set aside for an approved case, its payment made ready, and given back where it comes to nothing: in the transaction of
// whoever decides on the case, whose row is locked already.

import {
  availableFor,
  ConflictError,
  drawFrom,
  type Fen,
  formatMoney,
  type Payee,
  type PaymentUse,
  planSetOff,
  postings,
  type SetOff,
  type Share,
  sumOf,
  TransitionRefused,
} from '@zhucan/domain';
import type { Command } from '../access/command.ts';
import { Books } from './books.ts';
import { paymentNumber } from './numbers.ts';
import { owedBy } from './set-off.ts';

/** What an approved case asks of a fund. */
export interface ReserveWish {
  readonly caseId: number;
  readonly programme: string;
  /** Where the case belongs: the fund's area or one below it. */
  readonly areaPath: string;
  readonly personId: number | null;
  /** Fen that were decided. */
  readonly amount: Fen;
  readonly use: PaymentUse;
  readonly payee: Payee;
  readonly decidedById: number | null;
}

export interface Reserved {
  readonly fundId: number;
  readonly paymentId: number;
}

interface Drawn {
  readonly books: Books;
  readonly shares: readonly Share[];
}

/** The first fund of the programme that suffices; all of them are locked meanwhile, in the order of their accounts. */
async function draw({ tx }: Command, { programme, areaPath, amount }: ReserveWish): Promise<Drawn> {
  const funds = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM fund WHERE active AND ${programme} = ANY (programmes) AND starts_with(${areaPath}, area_path) ORDER BY id`;
  if (funds.length === 0) throw new ConflictError('FUND_NONE');
  let most = 0n;
  for (const books of await Books.lockAll(
    tx,
    funds.map(({ id }) => id),
  )) {
    const sources = await books.sources(tx);
    const shares = drawFrom(amount, programme, sources);
    if (shares) return { books, shares };
    const available = availableFor(programme, sources);
    if (available > most) most = available;
  }
  throw new ConflictError('FUND_INSUFFICIENT', {
    available: formatMoney(most),
    amount: formatMoney(amount),
  });
}

async function makePayment(
  { tx, ctx }: Command,
  fundId: number,
  wish: ReserveWish,
  plan: readonly SetOff[],
): Promise<number> {
  const { payee } = wish;
  const setOff = sumOf(plan);
  const { id, number } = await paymentNumber(tx, ctx.today);
  await tx.payment.create({
    data: {
      id,
      number,
      fundId,
      caseId: wish.caseId,
      personId: wish.personId,
      programme: wish.programme,
      areaPath: wish.areaPath,
      use: wish.use,
      amount: wish.amount - setOff,
      setOff,
      payeeKind: payee.kind,
      payeeName: payee.name,
      bankName: payee.bankName,
      bankAccountEnc: ctx.vault.seal(payee.bankAccount),
      bankAccountLast4: payee.bankAccount.slice(-4),
      decidedById: wish.decidedById,
    },
  });
  if (plan.length > 0)
    await tx.paymentSetOff.createMany({ data: plan.map(part => ({ ...part, paymentId: id })) });
  return id;
}

/**
 * Sets the decided sum aside and makes its payment ready, less the person's outstanding advances where it is a grant. Throws
 * ConflictError: FUND_AMOUNT_POSITIVE, FUND_NONE, FUND_INSUFFICIENT,
 * ALREADY_RESERVED.
 */
export async function reserve(run: Command, wish: ReserveWish): Promise<Reserved> {
  const { tx } = run;
  if (wish.amount <= 0n) throw new ConflictError('FUND_AMOUNT_POSITIVE');
  const { books, shares } = await draw(run, wish);
  const { fundId } = books;
  if (
    await tx.reservation.findFirst({ where: { caseId: wish.caseId, status: 'HELD' }, select: { id: true } })
  )
    throw new ConflictError('ALREADY_RESERVED');
  const plan = planSetOff(wish.use, wish.amount, await owedBy(run, fundId, wish.personId));
  const held = await tx.reservation.createManyAndReturn({
    data: shares.map(share => ({ ...share, fundId, caseId: wish.caseId })),
    select: { id: true },
  });
  const paymentId = await makePayment(run, fundId, wish, plan);
  await books.post(run, [
    {
      kind: 'RESERVE',
      postings: postings.reserve(shares),
      key: `reserve:${held[0]?.id}`,
      more: { caseId: wish.caseId, paymentId },
    },
  ]);
  return { fundId, paymentId };
}

/** Gives back what is held for a case and cancels its payment. Refused while the payment is in a batch or with the bank. */
export async function release(run: Command, caseId: number): Promise<void> {
  const { tx } = run;
  const held = { caseId, status: 'HELD' } as const;
  const first = await tx.reservation.findFirst({ where: held, select: { fundId: true } });
  if (!first) return;
  const books = await Books.lock(tx, first.fundId);
  await tx.$queryRaw`SELECT id FROM payment WHERE case_id = ${caseId} ORDER BY id FOR UPDATE`;
  const payments = await tx.payment.findMany({ where: { caseId }, select: { id: true, status: true } });
  if (payments.some(({ status }) => status === 'BATCHED' || status === 'SENT'))
    throw new TransitionRefused({ code: 'PAYMENT_UNDER_WAY', params: {} });
  const reservations = await tx.reservation.findMany({ where: held, orderBy: { id: 'asc' } });
  if (reservations.length === 0) return;
  const shares = reservations.map(({ purposeId, amount }) => ({ purposeId, amount }));
  await tx.payment.updateMany({
    where: { caseId, status: { in: ['READY', 'FAILED'] } },
    data: { status: 'CANCELLED', version: { increment: 1 } },
  });
  await tx.reservation.updateMany({ where: held, data: { status: 'RELEASED', endedAt: run.ctx.now } });
  await books.post(run, [
    {
      kind: 'RELEASE',
      postings: postings.release(shares),
      key: `release:${reservations[0]?.id}`,
      more: { caseId },
    },
  ]);
}
