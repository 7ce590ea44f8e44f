// What was advanced comes back, or is given up. A grant that is ready to be paid was to settle part of it: what the family has paid
// back meanwhile is theirs again, so the grant's payment grows by as much.

import {
  ConflictError,
  type Fen,
  formatMoney,
  lesserOf,
  postings,
  readFundReason,
  readReceipt,
  type Share,
  TransitionRefused,
} from '@zhucan/domain';
import type { Command } from '../access/command.ts';
import { erased } from '../access/read/table.ts';
import type { Context } from '../context.ts';
import { Books, dateColumn, type NewEntry } from './books.ts';
import { fundOfRow, lockAdvances, lockPayments } from './locks.ts';
import { commandOnce } from './once.ts';
import { advanceTable } from './payment.table.ts';

type Fields = Readonly<Record<string, unknown>>;

interface Planned {
  readonly id: number;
  readonly paymentId: number;
  readonly amount: Fen;
  readonly payment: { readonly status: string };
}

/** The set-offs that are planned for an advance, the latest first, their payments locked. */
async function plannedFor(run: Command, advanceId: number): Promise<Planned[]> {
  const planned = await run.tx.paymentSetOff.findMany({
    where: { advanceId, payment: { status: { in: ['READY', 'BATCHED', 'SENT', 'FAILED'] } } },
    orderBy: { paymentId: 'desc' },
    select: { id: true, paymentId: true, amount: true, payment: { select: { status: true } } },
  });
  await lockPayments(
    run,
    planned.map(({ paymentId }) => paymentId),
  );
  return planned;
}

const isFixed = ({ payment }: Planned): boolean => payment.status === 'BATCHED' || payment.status === 'SENT';
const sum = (planned: readonly Planned[]): Fen => planned.reduce((total, { amount }) => total + amount, 0n);

/** Takes so much of the planned set-offs back; what they no longer settle is sent. */
async function giveBack({ tx }: Command, planned: readonly Planned[], excess: Fen): Promise<void> {
  let left = excess;
  for (const { id, paymentId, amount } of planned) {
    if (left <= 0n) return;
    const part = lesserOf(amount, left);
    if (part === amount) await tx.paymentSetOff.delete({ where: { id } });
    else await tx.paymentSetOff.update({ where: { id }, data: { amount: amount - part } });
    await tx.payment.update({
      where: { id: paymentId },
      data: { amount: { increment: part }, setOff: { decrement: part }, version: { increment: 1 } },
    });
    left -= part;
  }
}

interface Less {
  readonly id: number;
  readonly key: string;
  readonly amount: Fen | 'ALL';
  readonly on: string;
  entry(share: Share): Omit<NewEntry, 'key'>;
}

/** An advance is owed so much less. */
async function reduce(run: Command, { id, key, amount: asked, on, entry }: Less): Promise<Fen> {
  const fundId = await fundOfRow(run, erased(advanceTable), id);
  const books = await Books.lock(run.tx, fundId);
  const planned = await plannedFor(run, id);
  await lockAdvances(run, [id]);
  const advance = await run.tx.advance.findUniqueOrThrow({ where: { id } });
  if (advance.outstanding === 0n) throw new TransitionRefused({ code: 'ADVANCE_SETTLED', params: {} });
  const amount = asked === 'ALL' ? advance.outstanding : asked;
  if (amount > advance.outstanding)
    throw new ConflictError('ADVANCE_OVERPAID', { outstanding: formatMoney(advance.outstanding) }, 'amount');
  const left = advance.outstanding - amount;
  const fixed = sum(planned.filter(isFixed));
  if (left < fixed) throw new ConflictError('ADVANCE_IN_SET_OFF', { amount: formatMoney(fixed) }, 'amount');
  await giveBack(
    run,
    planned.filter(one => !isFixed(one)),
    sum(planned) - left,
  );
  await run.tx.advance.update({
    where: { id },
    data: {
      outstanding: left,
      settledOn: left === 0n ? dateColumn(on) : null,
      version: { increment: 1 },
    },
  });
  const { purposeId, caseId, paymentId, areaPath } = advance;
  const draft = entry({ purposeId, amount });
  await books.post(run, [{ ...draft, key: `command:${key}`, more: { ...draft.more, caseId, paymentId } }]);
  run.audit({
    action: draft.kind,
    entity: 'Advance',
    entityId: id,
    areaPath,
    reason: draft.more?.memo ?? null,
    changes: { outstanding: [formatMoney(advance.outstanding), formatMoney(left)] },
  });
  return left;
}

/** Money comes back, all of it or a part. */
export function repayAdvance(ctx: Context, key: string, id: number, input: Fields): Promise<number> {
  const asked = { name: 'repayAdvance', key, content: { id, ...input } };
  return commandOnce(ctx, 'fund.record', asked, async (run, known) => {
    const paper = readReceipt(input, ctx.today);
    const valueOn = dateColumn(paper.valueOn ?? ctx.today);
    await reduce(run, {
      id,
      key: known,
      amount: paper.amount,
      on: paper.valueOn ?? ctx.today,
      entry: share => ({
        kind: 'REPAY',
        postings: postings.repay(share),
        more: { valueOn, reference: paper.reference, memo: paper.memo },
      }),
    });
    return id;
  });
}

/** What is still owed is given up, with the reason. */
export function writeOffAdvance(ctx: Context, key: string, id: number, input: Fields): Promise<number> {
  const asked = { name: 'writeOffAdvance', key, content: { id, ...input } };
  return commandOnce(ctx, 'fund.manage', asked, async (run, known) => {
    const memo = readFundReason(input);
    await reduce(run, {
      id,
      key: known,
      amount: 'ALL',
      on: ctx.today,
      entry: share => ({ kind: 'WRITE_OFF', postings: postings.writeOff(share), more: { memo } }),
    });
    return id;
  });
}
