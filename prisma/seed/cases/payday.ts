// How payments go to the bank: once a week a batch of each fund, checked by another, answered a day or two later.

import type { Random } from '../random.ts';
import type { Moment } from './books.ts';
import type { Bureau } from './bureau.ts';
import { workdaysAfter } from './life.ts';
import type { AnswerRow, BatchRow, PaymentRow } from './rows.ts';
import type { Treasury } from './treasury.ts';

const FAILURES = ['户名与账号不符', '账户状态异常', '收款账户已销户'] as const;
const FAILS = 0.035;
const THURSDAY = 4;

/** What the bank said of a payment. */
export interface Answered {
  readonly payment: PaymentRow;
  readonly outcome: 'PAID' | 'FAILED';
  readonly failure: string | null;
  readonly moment: Moment;
}

export class Payday {
  readonly batches: BatchRow[] = [];
  readonly answers: AnswerRow[] = [];
  readonly #bureau: Bureau;
  readonly #random: Random;
  readonly #treasury: Treasury;
  readonly #horizon: number;
  /** Batches whose answer comes on a day. */
  readonly #due = new Map<number, BatchRow[]>();
  readonly #sent = new Map<number, readonly PaymentRow[]>();

  constructor(bureau: Bureau, random: Random, treasury: Treasury, horizon: number) {
    this.#bureau = bureau;
    this.#random = random;
    this.#treasury = treasury;
    this.#horizon = horizon;
  }

  /** A weekday is a number from Sunday on. */
  work(day: number, weekday: number, momentOf: (actorId: number | null) => Moment): Answered[] {
    const answered = (this.#due.get(day) ?? []).flatMap(batch => this.#answer(batch, day, momentOf));
    if (weekday !== THURSDAY) return answered;
    return [...answered, ...this.#treasury.funds.flatMap(({ id }) => this.#gather(id, day, momentOf))];
  }

  #gather(fundId: number, day: number, momentOf: (actorId: number | null) => Moment): Answered[] {
    const [maker] = this.#bureau.officers;
    const waiting = this.#treasury.takeWaiting(fundId);
    if (waiting.length === 0 || !maker) return [];
    const made = momentOf(maker.id);
    const id = this.batches.length + 1;
    const batch: BatchRow = {
      id,
      number: `B${new Date(made.at).getUTCFullYear()}${String(id).padStart(6, '0')}`,
      fundId,
      status: 'OPEN',
      count: waiting.length,
      total: waiting.reduce((sum, one) => sum + one.amount, 0n),
      createdById: maker.id,
      checkedById: null,
      exportedById: null,
      createdAt: made.at,
      checkedAt: null,
      exportedAt: null,
      reconciledAt: null,
    };
    this.batches.push(batch);
    for (const one of waiting) Object.assign(one, { batchId: id, status: 'BATCHED', updatedAt: made.at });
    const answerOn = workdaysAfter(this.#bureau, day, this.#random.between(1, 2));
    // What the bank has not answered yet was not sent yet either: its file is for today's people to take.
    if (answerOn > this.#horizon) return [];
    this.#due.set(answerOn, [...(this.#due.get(answerOn) ?? []), batch]);
    return this.#send(batch, waiting, momentOf);
  }

  /** What an advance settles wholly has nothing to be sent, and is paid at once. */
  #send(
    batch: BatchRow,
    payments: readonly PaymentRow[],
    momentOf: (actorId: number | null) => Moment,
  ): Answered[] {
    const { id } = this.#bureau.manager;
    const checked = momentOf(id);
    const moment = momentOf(id);
    Object.assign(batch, { checkedById: id, checkedAt: checked.at, exportedById: id, exportedAt: moment.at });
    batch.status = 'EXPORTED';
    this.#sent.set(batch.id, payments);
    const [settled, sent] = [
      payments.filter(one => one.amount === 0n),
      payments.filter(one => one.amount > 0n),
    ];
    for (const payment of sent) this.#treasury.send(payment, moment);
    return settled.map(payment => {
      this.#treasury.settle(payment, moment.day, null, moment);
      return { payment, outcome: 'PAID', failure: null, moment };
    });
  }

  #answer(batch: BatchRow, day: number, momentOf: (actorId: number | null) => Moment): Answered[] {
    const moment = momentOf(batch.createdById);
    const payments = this.#treasury.payments.filter(one => one.batchId === batch.id && one.status === 'SENT');
    const answered = payments.map((payment, index): Answered => {
      const fails = this.#random.chance(FAILS);
      const failure = fails ? this.#random.pick(FAILURES) : null;
      const reference = fails ? null : `YH${day}${String(payment.id).padStart(6, '0')}`;
      const outcome = fails ? 'FAILED' : 'PAID';
      const { number: paymentNumber, amount } = payment;
      const line = {
        batchId: batch.id,
        line: index + 2,
        paymentNumber,
        amount,
        outcome,
        reference,
        failure,
      } as const;
      this.answers.push({ ...line, paid: fails ? null : day, at: moment.at });
      if (reference === null) this.#treasury.fail(payment, failure ?? '', moment);
      else this.#treasury.settle(payment, day, reference, moment);
      return { payment, outcome, failure, moment };
    });
    batch.status = 'RECONCILED';
    batch.reconciledAt = moment.at;
    return answered;
  }
}
