// The funds' books over the years: what came in, what was set aside, sent, paid, put back and paid back, day by day and never below
// zero, each entry by the domain's own postings.

import {
  drawFrom,
  type FundAccountKind,
  type FundEntryKind,
  lesserOf,
  type Payee,
  type PaymentUse,
  type Posting,
  planSetOff,
  postings,
  type Share,
  type Source,
  splitShares,
  sumOf,
} from '@zhucan/domain';
import { isoOf } from '../calendar.ts';
import type {
  AccountRow,
  AdvanceRow,
  EntryRow,
  FundRow,
  PaymentRow,
  PostingRow,
  PurposeRow,
  ReservationRow,
  SetOffRow,
} from './rows.ts';

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

/** When, and by whom. */
export interface Moment {
  readonly day: number;
  readonly at: number;
  readonly actorId: number | null;
}

type More = Partial<Omit<EntryRow, 'id' | 'fundId' | 'kind' | 'booked' | 'key' | 'at' | 'actorId'>>;

const OUTSIDE: readonly FundAccountKind[] = ['BUDGET', 'DONATION', 'INTEREST'];

export class Treasury {
  readonly funds: readonly FundRow[];
  readonly purposes: readonly PurposeRow[];
  readonly accounts: AccountRow[] = [];
  readonly entries: EntryRow[] = [];
  readonly postings: PostingRow[] = [];
  readonly reservations: ReservationRow[] = [];
  readonly payments: PaymentRow[] = [];
  readonly setOffs: SetOffRow[] = [];
  readonly advances: AdvanceRow[] = [];
  readonly #accounts = new Map<string, AccountRow>();
  readonly #held = new Map<number, ReservationRow[]>();
  readonly #owed = new Map<number, AdvanceRow[]>();

  constructor(funds: readonly FundRow[], purposes: readonly PurposeRow[]) {
    this.funds = funds;
    this.purposes = purposes;
  }

  receive(
    fundId: number,
    from: 'BUDGET' | 'DONATION' | 'INTEREST',
    share: Share,
    moment: Moment,
    more: More,
  ): void {
    const kind = from === 'BUDGET' ? 'APPROPRIATION' : from;
    this.#post(
      fundId,
      kind,
      postings.receive(from, share),
      `made-up:${kind}:${this.entries.length + 1}`,
      moment,
      more,
    );
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
    this.setOffs.push(...plan.map(({ advanceId, amount }) => ({ paymentId: id, advanceId, amount })));
    const more = { caseId: of.caseId, paymentId: id };
    this.#post(fundId, 'RESERVE', postings.reserve(shares), `reserve:${held[0]?.id}`, moment, more);
    return payment;
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
    this.#post(
      payment.fundId,
      'SEND',
      postings.send(first),
      `send:${payment.id}:${payment.attempts}`,
      moment,
      ofPayment(payment),
    );
  }

  fail(payment: PaymentRow, failure: string, moment: Moment): void {
    const held = this.#heldFor(payment);
    const sent = sentOf(held);
    for (const one of held) one.sent = 0n;
    payment.status = 'FAILED';
    payment.failure = failure;
    payment.updatedAt = moment.at;
    const key = `fail:${payment.id}:${payment.attempts}`;
    this.#post(payment.fundId, 'FAIL', postings.fail(sent), key, moment, {
      ...ofPayment(payment),
      memo: failure,
    });
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
      this.#post(fundId, 'PAY', postings.pay(payment.use, sent), `pay:${id}`, moment, more);
    }
    if (rest.length > 0) {
      const owed = this.#settleAdvances(id, paid);
      this.#post(fundId, 'SET_OFF', postings.setOff(rest, owed), `setoff:${id}`, moment, ofPayment(payment));
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
      amount: lesserOf(amount, advance.outstanding - this.#planned(advance.id)),
    };
    if (share.amount <= 0n) return;
    reduce(advance, share.amount, moment.day);
    const more = { caseId: advance.caseId, paymentId: advance.paymentId, memo: '归还预借款' };
    const key = `made-up:repay:${this.entries.length + 1}`;
    this.#post(advance.fundId, 'REPAY', postings.repay(share), key, moment, more);
  }

  /** What the person still owes that no payment is about to settle. */
  #owedBy(fundId: number, personId: number): { id: number; free: bigint }[] {
    return (this.#owed.get(personId) ?? [])
      .filter(one => one.fundId === fundId && one.outstanding > 0n)
      .map(({ id, outstanding }) => ({ id, free: outstanding - this.#planned(id) }));
  }

  #planned(advanceId: number): bigint {
    const pending = this.setOffs.filter(
      one => one.advanceId === advanceId && this.payments[one.paymentId - 1]?.status !== 'PAID',
    );
    return sumOf(pending);
  }

  #settleAdvances(paymentId: number, day: number): Share[] {
    return this.setOffs
      .filter(one => one.paymentId === paymentId)
      .map(({ advanceId, amount }) => {
        const advance = this.advances[advanceId - 1];
        if (!advance) throw new RangeError(`there is no advance ${advanceId}`);
        reduce(advance, amount, day);
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
      available: this.#account(fundId, 'AVAILABLE', purposeId).balance,
    });
    const own = this.purposes.filter(one => one.fundId === fundId);
    return [of(null, []), ...own.map(({ id, programmes }) => of(id, programmes))];
  }

  #account(fundId: number, kind: FundAccountKind, purposeId: number | null): AccountRow {
    const key = `${fundId} ${kind} ${purposeId}`;
    const known = this.#accounts.get(key);
    if (known) return known;
    const made: AccountRow = { id: this.accounts.length + 1, fundId, purposeId, kind, balance: 0n };
    this.accounts.push(made);
    this.#accounts.set(key, made);
    return made;
  }

  #post(
    fundId: number,
    kind: FundEntryKind,
    moves: readonly Posting[],
    key: string,
    { day, at, actorId }: Moment,
    more: More,
  ): void {
    if (moves.length === 0) return;
    const id = this.entries.length + 1;
    const nothing = { value: null, caseId: null, paymentId: null, reference: null, memo: null };
    const nobody = { donorKind: null, donorName: null, budgetYear: null };
    this.entries.push({ id, fundId, kind, booked: day, key, actorId, at, ...nothing, ...nobody, ...more });
    for (const { from, to, amount } of moves) {
      const source = this.#account(fundId, from.kind, from.purposeId);
      const target = this.#account(fundId, to.kind, to.purposeId);
      source.balance -= amount;
      target.balance += amount;
      if (source.balance < 0n && !OUTSIDE.includes(source.kind))
        throw new RangeError(`${kind} overdraws ${source.kind}`);
      this.postings.push({ entryId: id, fundId, booked: day, fromId: source.id, toId: target.id, amount });
    }
  }
}

function ofPayment({ id, caseId }: PaymentRow): More {
  return { paymentId: id, caseId };
}

function sentOf(held: readonly ReservationRow[]): Share[] {
  return held.map(({ purposeId, sent }) => ({ purposeId, amount: sent })).filter(({ amount }) => amount > 0n);
}

function reduce(advance: AdvanceRow, amount: bigint, day: number): void {
  advance.outstanding -= amount;
  if (advance.outstanding === 0n) advance.settled = day;
}
