// The funds' books over the years: what came in, what was set aside, sent, paid, put back and paid back, day by day and never below
// zero, each entry by the domain's own postings.

import {
  drawFrom,
  lesserOf,
  type Payee,
  type PaymentUse,
  planSetOff,
  postings,
  type Share,
  type Source,
  splitShares,
  sumOf,
} from '@zhucan/domain';
import { isoOf } from '../calendar.ts';
import { Books, type EntryNote, type Moment } from './books.ts';
import type { AdvanceRow, FundRow, PaymentRow, PurposeRow, ReservationRow, SetOffRow } from './rows.ts';

/** A case that was approved, as far as its money goes. */
export interface Approved {
  readonly caseId: number;
  readonly programme: string;
  readonly personId: number;
  readonly areaPath: string;
  readonly amount: bigint;
  readonly use: PaymentUse;
  readonly payee: Payee;
  readonly decidedById: number | null;
}

export class Treasury {
  readonly funds: readonly FundRow[];
  readonly purposes: readonly PurposeRow[];
  readonly books = new Books();
  readonly reservations: ReservationRow[] = [];
  readonly payments: PaymentRow[] = [];
  readonly setOffs: SetOffRow[] = [];
  readonly advances: AdvanceRow[] = [];
  readonly #held = new Map<number, ReservationRow[]>();
  readonly #owed = new Map<number, AdvanceRow[]>();
  readonly #planned = new Map<number, bigint>();
  readonly #setOffsOf = new Map<number, SetOffRow[]>();
  readonly #waiting = new Set<PaymentRow>();

  constructor(funds: readonly FundRow[], purposes: readonly PurposeRow[]) {
    this.funds = funds;
    this.purposes = purposes;
  }

  receive(
    fundId: number,
    from: 'BUDGET' | 'DONATION' | 'INTEREST',
    share: Share,
    moment: Moment,
    more: EntryNote,
  ): void {
    const kind = from === 'BUDGET' ? 'APPROPRIATION' : from;
    const key = `made-up:${kind}:${this.books.entries.length + 1}`;
    this.books.post({ fundId, kind, postings: postings.receive(from, share), key }, moment, more);
  }

  /** Sets a case's money aside and makes its payment ready; null where no fund suffices. */
  approve(of: Approved, moment: Moment): PaymentRow | null {
    for (const fund of this.funds) {
      const shares = fund.programmes.includes(of.programme)
        ? drawFrom(of.amount, of.programme, this.#sources(fund.id))
        : null;
      if (shares) return this.#reserve(fund.id, shares, of, moment);
    }
    return null;
  }

  #reserve(fundId: number, shares: readonly Share[], of: Approved, moment: Moment): PaymentRow {
    const held = shares.map(
      ({ purposeId, amount }, index): ReservationRow => ({
        id: this.reservations.length + 1 + index,
        fundId,
        caseId: of.caseId,
        purposeId,
        amount,
        sent: 0n,
        status: 'HELD',
        createdAt: moment.at,
        endedAt: null,
      }),
    );
    this.reservations.push(...held);
    this.#held.set(of.caseId, held);
    const plan = planSetOff(of.use, of.amount, this.#owedBy(fundId, of.personId));
    const setOff = sumOf(plan);
    const id = this.payments.length + 1;
    const { payee } = of;
    const payment: PaymentRow = {
      id,
      number: `P${isoOf(moment.day).slice(0, 4)}${String(id).padStart(6, '0')}`,
      fundId,
      caseId: of.caseId,
      personId: of.personId,
      programme: of.programme,
      areaPath: of.areaPath,
      use: of.use,
      status: 'READY',
      amount: of.amount - setOff,
      setOff,
      payeeKind: payee.kind,
      payeeName: payee.name,
      bankName: payee.bankName,
      bankAccount: payee.bankAccount,
      batchId: null,
      decidedById: of.decidedById,
      paid: null,
      bankReference: null,
      failure: null,
      attempts: 0,
      createdAt: moment.at,
      updatedAt: moment.at,
    };
    this.payments.push(payment);
    this.#waiting.add(payment);
    for (const { advanceId, amount } of plan) this.#plan(advanceId, amount);
    const settles = plan.map(({ advanceId, amount }) => ({ paymentId: id, advanceId, amount }));
    this.setOffs.push(...settles);
    this.#setOffsOf.set(id, settles);
    const more = { caseId: of.caseId, paymentId: id };
    const key = `reserve:${held[0]?.id}`;
    this.books.post({ fundId, kind: 'RESERVE', postings: postings.reserve(shares), key }, moment, more);
    return payment;
  }

  /** The payments of a fund that no batch has yet; they are its from now on. */
  takeWaiting(fundId: number): PaymentRow[] {
    const found = [...this.#waiting].filter(one => one.fundId === fundId);
    for (const one of found) this.#waiting.delete(one);
    return found;
  }

  /** With the bank from now on. */
  send(payment: PaymentRow, moment: Moment): void {
    const held = this.#heldFor(payment);
    const { first } = splitShares(held, payment.amount);
    for (const share of first) {
      const reservation = held.find(one => one.purposeId === share.purposeId);
      if (reservation) reservation.sent = share.amount;
    }
    payment.attempts += 1;
    payment.status = 'SENT';
    payment.failure = null;
    payment.updatedAt = moment.at;
    const key = `send:${payment.id}:${payment.attempts}`;
    const { fundId } = payment;
    this.books.post(
      { fundId, kind: 'SEND', postings: postings.send(first), key },
      moment,
      ofPayment(payment),
    );
  }

  fail(payment: PaymentRow, failure: string, moment: Moment): void {
    const held = this.#heldFor(payment);
    const sent = sentOf(held);
    for (const one of held) one.sent = 0n;
    payment.status = 'FAILED';
    this.#waiting.add(payment);
    payment.failure = failure;
    payment.updatedAt = moment.at;
    const key = `fail:${payment.id}:${payment.attempts}`;
    const { fundId } = payment;
    const note = { ...ofPayment(payment), memo: failure };
    this.books.post({ fundId, kind: 'FAIL', postings: postings.fail(sent), key }, moment, note);
  }

  /** Paid by the bank on a day; what was set off is settled, an advance is owed from now on. */
  settle(payment: PaymentRow, paid: number, reference: string | null, moment: Moment): void {
    const { id, fundId } = payment;
    const held = this.#heldFor(payment);
    const sent = sentOf(held);
    const rest = held
      .map(({ purposeId, amount, sent: gone }) => ({ purposeId, amount: amount - gone }))
      .filter(({ amount }) => amount > 0n);
    if (sent.length > 0) {
      const more = { ...ofPayment(payment), value: paid, reference };
      const pay = postings.pay(payment.use, sent);
      this.books.post({ fundId, kind: 'PAY', postings: pay, key: `pay:${id}` }, moment, more);
    }
    if (rest.length > 0) {
      const owed = this.#settleAdvances(id, paid);
      const moves = postings.setOff(rest, owed);
      const settled = { fundId, kind: 'SET_OFF', postings: moves, key: `setoff:${id}` } as const;
      this.books.post(settled, moment, ofPayment(payment));
    }
    if (payment.use === 'ADVANCE') this.#lend(payment, sent, paid);
    for (const one of held) Object.assign(one, { status: 'SPENT', sent: 0n, endedAt: moment.at });
    Object.assign(payment, {
      status: 'PAID',
      paid,
      bankReference: reference,
      failure: null,
      updatedAt: moment.at,
    });
  }

  /** So much of an advance comes back, as far as no grant is about to settle it. */
  repay(advance: AdvanceRow, amount: bigint, moment: Moment): void {
    const share = {
      purposeId: advance.purposeId,
      amount: lesserOf(amount, advance.outstanding - (this.#planned.get(advance.id) ?? 0n)),
    };
    if (share.amount <= 0n) return;
    reduce(advance, share.amount, moment.day);
    const more = { caseId: advance.caseId, paymentId: advance.paymentId, memo: '归还预借款' };
    const key = `made-up:repay:${this.books.entries.length + 1}`;
    const { fundId } = advance;
    this.books.post({ fundId, kind: 'REPAY', postings: postings.repay(share), key }, moment, more);
  }

  /** What the person still owes that no payment is about to settle. */
  #owedBy(fundId: number, personId: number): { id: number; free: bigint }[] {
    return (this.#owed.get(personId) ?? [])
      .filter(one => one.fundId === fundId && one.outstanding > 0n)
      .map(({ id, outstanding }) => ({ id, free: outstanding - (this.#planned.get(id) ?? 0n) }));
  }

  /** The advances that a payment has settled, in whole or in part. */
  settledBy(paymentId: number): AdvanceRow[] {
    const ids = (this.#setOffsOf.get(paymentId) ?? []).map(({ advanceId }) => advanceId);
    return ids.map(id => this.advances[id - 1]).filter(one => one !== undefined);
  }

  #plan(advanceId: number, amount: bigint): void {
    this.#planned.set(advanceId, (this.#planned.get(advanceId) ?? 0n) + amount);
  }

  #settleAdvances(paymentId: number, day: number): Share[] {
    return (this.#setOffsOf.get(paymentId) ?? []).map(({ advanceId, amount }) => {
      const advance = this.advances[advanceId - 1];
      if (!advance) throw new RangeError(`there is no advance ${advanceId}`);
      reduce(advance, amount, day);
      this.#plan(advanceId, -amount);
      return { purposeId: advance.purposeId, amount };
    });
  }

  #lend(payment: PaymentRow, shares: readonly Share[], paid: number): void {
    for (const { purposeId, amount } of shares) {
      const { fundId, caseId, personId, areaPath, id: paymentId } = payment;
      const advance: AdvanceRow = {
        id: this.advances.length + 1,
        ...{ fundId, caseId, personId, areaPath, purposeId, paymentId, amount, paid },
        outstanding: amount,
        settled: null,
      };
      this.advances.push(advance);
      this.#owed.set(personId, [...(this.#owed.get(personId) ?? []), advance]);
    }
  }

  #heldFor({ caseId }: PaymentRow): ReservationRow[] {
    return this.#held.get(caseId) ?? [];
  }

  #sources(fundId: number): Source[] {
    const of = (purposeId: number | null, programmes: readonly string[]): Source => ({
      purposeId,
      programmes,
      available: this.books.account(fundId, 'AVAILABLE', purposeId).balance,
    });
    const own = this.purposes.filter(one => one.fundId === fundId);
    return [of(null, []), ...own.map(({ id, programmes }) => of(id, programmes))];
  }
}

function ofPayment({ id, caseId }: PaymentRow): EntryNote {
  return { paymentId: id, caseId };
}

function sentOf(held: readonly ReservationRow[]): Share[] {
  return held.map(({ purposeId, sent }) => ({ purposeId, amount: sent })).filter(({ amount }) => amount > 0n);
}

function reduce(advance: AdvanceRow, amount: bigint, day: number): void {
  advance.outstanding -= amount;
  if (advance.outstanding === 0n) advance.settled = day;
}
