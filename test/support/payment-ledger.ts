// Payments led to the bank and back by writers that a kill cuts off. Each command keeps its key until it is answered: sent again to the
// restarted server, it must be found done, or be done then, and never twice.

import type { Database } from '@zhucan/database';
import type { Client } from './api.ts';
import { globalId } from './areas.ts';
import { Unanswered } from './killable.ts';

const STEPS = ['make', 'check', 'send', 'answer'] as const;
type Step = (typeof STEPS)[number];

/** One payment on its way, alone in its batch. */
interface Job {
  readonly paymentId: number;
  /** Steps that were acknowledged. */
  done: number;
  /** Whether the next step's command was sent and not answered. */
  open: boolean;
  batch: { id: string; version: number } | null;
  file: string | null;
}

export interface PaymentHands {
  readonly fundId: number;
  readonly maker: Client;
  readonly checker: Client;
  /** Leaves the bank's answer with the server; gives its token. */
  readonly upload: (content: Buffer) => Promise<string>;
}

interface Answer {
  readonly done: { readonly id?: string; readonly version?: number; readonly code?: string };
}

const SHAPE = '{ ... on PaymentBatch { id version } ... on Error { code message } }';
const CALLS: Readonly<
  Record<Step, (job: Job, fundId: number) => { types: string; call: string; values: object }>
> = {
  make: ({ paymentId }, fundId) => ({
    types: '$f: ID!, $p: [ID!]!',
    call: 'createPaymentBatch(fundId: $f, paymentIds: $p, idempotencyKey: $k)',
    values: { f: globalId('Fund', fundId), p: [globalId('Payment', paymentId)] },
  }),
  check: ({ batch }) => ({
    types: '$id: ID!, $v: Int!',
    call: 'checkPaymentBatch(id: $id, expectedVersion: $v, idempotencyKey: $k)',
    values: { id: batch?.id, v: batch?.version },
  }),
  send: ({ batch }) => ({
    types: '$id: ID!, $v: Int!',
    call: 'exportPaymentBatch(id: $id, expectedVersion: $v, idempotencyKey: $k)',
    values: { id: batch?.id, v: batch?.version },
  }),
  answer: ({ batch, file }) => ({
    types: '$id: ID!, $file: String!',
    call: 'importBankAnswer(id: $id, file: $file, idempotencyKey: $k)',
    values: { id: batch?.id, file },
  }),
};

export class PaymentLedger {
  readonly #jobs: Job[] = [];
  readonly faults: string[] = [];
  acknowledged = 0;
  unanswered = 0;
  /** Commands that were sent again with the key of one that was cut off. */
  resent = 0;

  add(paymentIds: readonly number[]): void {
    for (const paymentId of paymentIds)
      this.#jobs.push({ paymentId, done: 0, open: false, batch: null, file: null });
  }

  /** Payments that nobody has led to their end yet. */
  get waiting(): number {
    return this.#jobs.filter(job => job.done < STEPS.length).length;
  }

  /** Every `of`th payment, one after the other, until no answer comes. */
  async write(hands: PaymentHands, place: number, of: number, stopped: () => boolean): Promise<void> {
    try {
      for (const job of this.#jobs.filter((_, at) => at % of === place))
        while (job.done < STEPS.length) {
          if (stopped()) return;
          await this.#advance(hands, job);
        }
    } catch (error) {
      if (error instanceof Unanswered) this.unanswered += 1;
      else this.faults.push(String(error));
    }
  }

  async #advance(hands: PaymentHands, job: Job): Promise<void> {
    const step = STEPS[job.done] as Step;
    if (step === 'answer') job.file ??= await hands.upload(await this.#answerFor(hands, job));
    if (job.open) this.resent += 1;
    job.open = true;
    const { types, call, values } = CALLS[step](job, hands.fundId);
    const client = step === 'check' ? hands.checker : hands.maker;
    const { done } = await client.data<Answer>(
      `mutation ($k: String!, ${types}) { done: ${call} ${SHAPE} }`,
      {
        k: `payment-${job.paymentId}-${step}`,
        ...values,
      },
    );
    if (done.id === undefined || done.version === undefined)
      throw new Error(`${step} of payment ${job.paymentId}: ${JSON.stringify(done)}`);
    job.batch = { id: done.id, version: done.version };
    job.done += 1;
    job.open = false;
    this.acknowledged += 1;
  }

  async #answerFor({ maker }: PaymentHands, { paymentId }: Job): Promise<Buffer> {
    const { payment } = await maker.data<{ payment: { number: string; amount: string } }>(
      'query ($id: ID!) { payment(id: $id) { number amount } }',
      { id: globalId('Payment', paymentId) },
    );
    return Buffer.from(`支付编号,金额,结果\n${payment.number},${payment.amount},成功\n`);
  }

  /** What is not as it was acknowledged, or was made twice. */
  async wrong({ pool }: Database): Promise<string[]> {
    const { rows } = await pool.query<{ id: number; status: string; sends: number; pays: number }>(
      `SELECT p.id, p.status::text, count(*) FILTER (WHERE e.kind = 'SEND')::int AS sends,
              count(*) FILTER (WHERE e.kind = 'PAY')::int AS pays
         FROM payment p LEFT JOIN fund_entry e ON e.payment_id = p.id
        WHERE p.id = ANY ($1::int[]) GROUP BY p.id`,
      [this.#jobs.map(job => job.paymentId)],
    );
    const reached = ['READY', 'BATCHED', 'BATCHED', 'SENT', 'PAID'];
    return rows.flatMap(({ id, status, sends, pays }) => {
      const job = this.#jobs.find(({ paymentId }) => paymentId === id);
      // An unanswered command may have been made: one step further, and no more.
      const most = (job?.done ?? 0) + (job?.open ? 1 : 0);
      const possible = reached.slice(job?.done ?? 0, most + 1);
      const once =
        sends === (status === 'SENT' || status === 'PAID' ? 1 : 0) && pays === (status === 'PAID' ? 1 : 0);
      return possible.includes(status) && once
        ? []
        : [`payment ${id}: ${job?.done} steps acknowledged, is ${status}, sent ${sends}, paid ${pays}`];
    });
  }
}
