// The desk where payments are led through the graph: batches made, checked and sent, and the bank's answers brought back.

import { keepAnswer } from '../../apps/api/src/fund/answer.service.ts';
import type { Client } from './api.ts';
import type { Hands } from './fund-world.ts';
import {
  approve,
  contextOf,
  fundGlobalId,
  makeApprovedCase,
  makeOnlyFund,
  nextKey,
  paymentGlobalId,
} from './funds.ts';

/** What a command answered. */
export interface Done {
  readonly __typename: string;
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly code?: string;
  readonly message?: string;
  readonly outstanding?: string;
  readonly answers?: readonly { readonly paymentNumber: string; readonly outcome: string }[];
}

const SHAPE = `__typename
  ... on PaymentBatch { id version status answers { paymentNumber outcome } }
  ... on Payment { id version status }
  ... on Advance { id version outstanding }
  ... on FundEntry { id }
  ... on Error { code message }`;
const PARTS: Readonly<Record<string, string>> = {
  Batch: SHAPE.replace(/\n.*on (Payment|Advance|FundEntry) .*/g, ''),
  Payment: SHAPE.replace(/\n.*on (PaymentBatch|Advance|FundEntry) .*/g, ''),
  Advance: SHAPE.replace(/\n.*on (PaymentBatch|Payment|FundEntry) .*/g, ''),
  Entry: SHAPE.replace(/\n.*on (PaymentBatch|Payment|Advance) .*/g, ''),
};

/** Sends a command with a key of its own. */
async function send(
  client: Client,
  part: keyof typeof PARTS,
  call: string,
  types: string,
  variables: Record<string, unknown>,
): Promise<Done> {
  const all = { k: nextKey(), ...variables };
  const { done } = await client.data<{ done: Done }>(
    `mutation ($k: String!${types}) { done: ${call} { ${PARTS[part]} } }`,
    all,
  );
  return done;
}

const yuan = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;

/** The bank's answer as a CSV file, a title above its headings. */
export function answerOf(lines: readonly (readonly string[])[]): Buffer {
  const headings = ['支付编号', '账号后四位', '金额', '结果', '流水号', '交易日期', '失败原因'];
  const rows = [['银行回盘'], headings, ...lines].map(line => line.join(','));
  return Buffer.from(`\uFEFF${rows.join('\r\n')}\r\n`);
}

export const outcomes = (done: Done) => done.answers?.map(({ outcome }) => outcome);

export class FundDesk {
  readonly #hands: Hands;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  run(
    client: Client,
    part: keyof typeof PARTS,
    call: string,
    types: string,
    variables: Record<string, unknown>,
  ) {
    return send(client, part, call, types, variables);
  }

  makeBatch(client: Client, fundId: number, payments: readonly number[]): Promise<Done> {
    return send(
      client,
      'Batch',
      'createPaymentBatch(fundId: $f, paymentIds: $p, idempotencyKey: $k)',
      ', $f: ID!, $p: [ID!]!',
      { f: fundGlobalId(fundId), p: payments.map(paymentGlobalId) },
    );
  }

  /** One step of a batch or a payment. */
  step(client: Client, name: string, { id, version }: Pick<Done, 'id' | 'version'>): Promise<Done> {
    const part = name.endsWith('Batch') ? 'Batch' : 'Payment';
    const call = `${name}(id: $id, expectedVersion: $v, idempotencyKey: $k)`;
    return send(client, part, call, ', $id: ID!, $v: Int!', { id, v: version });
  }

  /** Made by one, checked by another, sent. */
  async sendBatch(fundId: number, payments: readonly number[]): Promise<Done> {
    const { maker, checker } = this.#hands;
    const made = await this.makeBatch(maker, fundId, payments);
    return this.step(maker, 'exportPaymentBatch', await this.step(checker, 'checkPaymentBatch', made));
  }

  async importAnswer(batch: string, content: Buffer, client = this.#hands.maker): Promise<Done> {
    const file = await keepAnswer(contextOf(this.#hands.api, client), content);
    return send(
      client,
      'Batch',
      'importBankAnswer(id: $id, file: $file, idempotencyKey: $k)',
      ', $id: ID!, $file: String!',
      { id: batch, file },
    );
  }

  paymentOf(id: number) {
    return this.#hands.api.db.prisma.payment.findUniqueOrThrow({ where: { id } });
  }

  /** What the bank says of a payment as it was sent. */
  async lineOf(id: number, result: string, failure = ''): Promise<string[]> {
    const { number, attempts, bankAccountLast4, amount } = await this.paymentOf(id);
    const sent = attempts > 1 ? `${number}-${attempts}` : number;
    return [sent, bankAccountLast4, yuan(amount), result, `YH${id}`, '2026-11-23', failure];
  }

  /** The fund that the next approvals draw on. */
  fund(money: bigint): Promise<number> {
    return makeOnlyFund(this.#hands.api, this.#hands.checker, money, this.#hands.api.areas.district);
  }

  /** An approved case whose payment is ready. */
  async ready(amount: bigint, use: 'GRANT' | 'ADVANCE' = 'GRANT', personId?: number) {
    const { api, decider } = this.#hands;
    const made = await makeApprovedCase(api, api.areas.villageA1, personId === undefined ? {} : { personId });
    return { made, ...(await approve(api, decider, made, amount, use)) };
  }
}
