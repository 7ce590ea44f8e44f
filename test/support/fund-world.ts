// One real fund beside its plain model: each command is given to both, and the fund must do or refuse what the model does or refuses.

import { expect } from 'vitest';
import { command } from '../../apps/api/src/access/command.ts';
import { repayAdvance, writeOffAdvance } from '../../apps/api/src/fund/advance.service.ts';
import { importBankAnswer, keepAnswer } from '../../apps/api/src/fund/answer.service.ts';
import {
  checkPaymentBatch,
  createPaymentBatch,
  discardPaymentBatch,
  exportPaymentBatch,
} from '../../apps/api/src/fund/batch.service.ts';
import { retryPayment } from '../../apps/api/src/fund/payment.service.ts';
import {
  recordAppropriation,
  recordDonation,
  recordPurchase,
  reverseEntry,
} from '../../apps/api/src/fund/receipt.service.ts';
import { release } from '../../apps/api/src/fund/reserve.ts';
import type { Client, TestApi } from './api.ts';
import { makePerson } from './factories.ts';
import { PlainFund, type PlainPayment, type Step } from './fund-model.ts';
import { approve, contextOf, makeApprovedCase, makeOnlyFund, makePurpose, nextKey } from './funds.ts';

/** Whose hands lead the money. */
export interface Hands {
  readonly api: TestApi;
  readonly decider: Client;
  readonly maker: Client;
  readonly checker: Client;
}

/** One fund beside its model. */
export class World {
  readonly #hands: Hands;
  readonly model = new PlainFund();
  readonly fundId: number;
  readonly #purposeId: number;
  readonly #people: readonly number[];
  readonly #batches: { id: number; exported: boolean }[] = [];
  readonly #received: { entry: number; amount: bigint }[] = [];
  readonly #caseOf = new Map<PlainPayment, number>();

  private constructor(hands: Hands, fundId: number, purposeId: number, people: readonly number[]) {
    this.#hands = hands;
    this.fundId = fundId;
    this.#purposeId = purposeId;
    this.#people = people;
  }

  static async open(hands: Hands): Promise<World> {
    const { api, maker } = hands;
    const fundId = await makeOnlyFund(api, maker, 0n, api.areas.district);
    const purposeId = await makePurpose(api, maker, fundId, 0n);
    const people = await Promise.all([1, 2].map(() => makePerson(api, api.areas.villageA1)));
    return new World(
      hands,
      fundId,
      purposeId,
      people.map(({ id }) => id),
    );
  }

  #of<Item>(items: readonly Item[], pick: number): Item | undefined {
    return items[pick % Math.max(items.length, 1)];
  }

  #standing(...stands: PlainPayment['stand'][]): PlainPayment[] {
    return this.model.payments.filter(payment => stands.includes(payment.stand));
  }

  async take({ kind, pick, amount, bits }: Step): Promise<void> {
    switch (kind) {
      case 'APPROPRIATE':
        return this.#receive(kind, amount * 5n);
      case 'DONATE':
        return this.#receive(kind, amount);
      case 'APPROVE':
        return this.#approve('GRANT', pick, amount);
      case 'LEND':
        return this.#approve('ADVANCE', pick, amount);
      case 'RELEASE':
        return this.#release(pick);
      case 'BATCH':
        return this.#batch(bits);
      case 'DISCARD':
      case 'EXPORT':
        return this.#leadBatch(kind, pick);
      case 'ANSWER':
        return this.#answer(pick, bits);
      case 'SETTLE':
        await this.#batch(0xffff);
        await this.#leadBatch('EXPORT', 0);
        return this.#answer(pick, 0x00ff);
      case 'RETRY':
        return this.#retry(pick);
      case 'REPAY':
      case 'WRITE_OFF':
        return this.#lessen(kind, pick, amount, bits);
      case 'PURCHASE':
        return this.#purchase(amount);
      case 'REVERSE':
        return this.#reverse(pick);
    }
  }

  async #receive(kind: 'APPROPRIATE' | 'DONATE', amount: bigint): Promise<void> {
    const ctx = contextOf(this.#hands.api, this.#hands.maker);
    const paper = { amount, reference: '单据' };
    if (kind === 'DONATE') {
      await recordDonation(ctx, nextKey(), this.fundId, this.#purposeId, {
        ...paper,
        donorKind: 'ANONYMOUS',
      });
      return this.model.receive('DONATION', amount);
    }
    const entry = await recordAppropriation(ctx, nextKey(), this.fundId, { ...paper, budgetYear: 2026 });
    this.#received.push({ entry, amount });
    this.model.receive('BUDGET', amount);
  }

  async #approve(use: 'GRANT' | 'ADVANCE', pick: number, amount: bigint): Promise<void> {
    const personId = this.#of(this.#people, pick) ?? 0;
    const parts = this.model.drawn(amount);
    const made = await makeApprovedCase(this.#hands.api, this.#hands.api.areas.villageA1, {
      personId,
    });
    const asked = approve(this.#hands.api, this.#hands.decider, made, amount, use);
    if (!parts) return expect(asked).rejects.toMatchObject({ code: 'FUND_INSUFFICIENT' });
    const { paymentId } = await asked;
    this.model.approve(paymentId, personId, use, parts);
    const payment = this.model.payments.at(-1);
    if (payment) this.#caseOf.set(payment, made.id);
  }

  async #release(pick: number): Promise<void> {
    const payment = this.#of(this.#standing('READY', 'FAILED', 'BATCHED', 'SENT'), pick);
    const caseId = payment && this.#caseOf.get(payment);
    if (!payment || caseId === undefined) return;
    const asked = command(contextOf(this.#hands.api, this.#hands.decider), 'case.decide', run =>
      release(run, caseId),
    );
    if (payment.stand === 'BATCHED' || payment.stand === 'SENT')
      return expect(asked).rejects.toMatchObject({ code: 'PAYMENT_UNDER_WAY' });
    await asked;
    this.model.release(payment);
  }

  async #batch(bits: number): Promise<void> {
    const chosen = this.#standing('READY').filter((_, at) => (bits >> (at % 16)) & 1);
    const ids = chosen.map(({ id }) => id);
    const asked = createPaymentBatch(
      contextOf(this.#hands.api, this.#hands.maker),
      nextKey(),
      this.fundId,
      ids,
    );
    if (ids.length === 0) return expect(asked).rejects.toThrow();
    const id = await asked;
    this.#batches.push({ id, exported: false });
    for (const payment of chosen) {
      this.model.settleMore(payment);
      Object.assign(payment, { stand: 'BATCHED', batch: id });
    }
  }

  async #leadBatch(kind: 'DISCARD' | 'EXPORT', pick: number): Promise<void> {
    const batch = this.#of(
      this.#batches.filter(({ exported }) => !exported),
      pick,
    );
    if (!batch) return;
    const inside = this.model.payments.filter(payment => payment.batch === batch.id);
    const { id } = batch;
    const target = (expectedVersion: number) => ({ id, expectedVersion, key: nextKey() });
    batch.exported = true;
    if (kind === 'DISCARD') {
      await discardPaymentBatch(contextOf(this.#hands.api, this.#hands.maker), target(1), {
        reason: '重新编制',
      });
      for (const payment of inside) Object.assign(payment, { stand: 'READY', batch: null });
      return;
    }
    await checkPaymentBatch(contextOf(this.#hands.api, this.#hands.checker), target(1));
    await exportPaymentBatch(contextOf(this.#hands.api, this.#hands.maker), target(2));
    for (const payment of inside)
      if (this.model.toSend(payment) === 0n) this.model.pay(payment);
      else payment.stand = 'SENT';
  }

  async #answer(pick: number, bits: number): Promise<void> {
    const sent = this.#standing('SENT');
    const batch = this.#of(sent, pick)?.batch;
    if (batch === null || batch === undefined) return;
    const answered = sent.filter(payment => payment.batch === batch && (bits >> (payment.id % 8)) & 1);
    if (answered.length === 0) return;
    const failed = (payment: PlainPayment): boolean => ((bits >> (8 + (payment.id % 8))) & 1) === 1;
    const rows = await this.#hands.api.db.prisma.payment.findMany({
      where: { id: { in: answered.map(p => p.id) } },
    });
    const lines = answered.map(payment => {
      const {
        number = '',
        attempts = 1,
        amount = 0n,
        bankAccountLast4 = '',
      } = rows.find(({ id }) => id === payment.id) ?? {};
      const yuan = `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
      const shown = attempts > 1 ? `${number}-${attempts}` : number;
      return `${shown},${yuan},${bankAccountLast4},${failed(payment) ? '失败' : '成功'}`;
    });
    const ctx = contextOf(this.#hands.api, this.#hands.maker);
    const file = await keepAnswer(ctx, Buffer.from(`支付编号,金额,账号,结果\n${lines.join('\n')}\n`));
    await importBankAnswer(ctx, { id: batch, key: nextKey(), file });
    for (const payment of answered)
      if (failed(payment)) payment.stand = 'FAILED';
      else this.model.pay(payment);
  }

  async #retry(pick: number): Promise<void> {
    const payment = this.#of(this.#standing('FAILED'), pick);
    if (!payment) return;
    const { id } = payment;
    const { version } = await this.#hands.api.db.prisma.payment.findUniqueOrThrow({ where: { id } });
    await retryPayment(contextOf(this.#hands.api, this.#hands.maker), {
      id,
      expectedVersion: version,
      key: nextKey(),
    });
    Object.assign(payment, { stand: 'READY', batch: null });
  }

  async #lessen(kind: 'REPAY' | 'WRITE_OFF', pick: number, any: bigint, bits: number): Promise<void> {
    const at = pick % Math.max(this.model.advances.length, 1);
    const advance = this.model.advances[at];
    if (!advance) return;
    // Mostly a part of what is owed, at times all of it or too much.
    const asked = bits % 4 > 0 && advance.owed > 0n ? (any % advance.owed) + 1n : any;
    const rows = await this.#hands.api.db.prisma.advance.findMany({
      where: { fundId: this.fundId },
      orderBy: { id: 'asc' },
    });
    const id = rows[at]?.id ?? 0;
    const ctx = contextOf(this.#hands.api, this.#hands.maker);
    const done =
      kind === 'REPAY'
        ? repayAdvance(ctx, nextKey(), id, { amount: asked, reference: '收据' })
        : writeOffAdvance(ctx, nextKey(), id, { reason: '无力归还' });
    const amount = kind === 'REPAY' ? asked : advance.owed;
    if (advance.owed > 0n && this.model.repay(advance, amount, kind === 'WRITE_OFF')) await done;
    else await expect(done).rejects.toThrow(/ADVANCE_/);
  }

  async #purchase(amount: bigint): Promise<void> {
    const paper = { amount, reference: '采购单' };
    const done = recordPurchase(contextOf(this.#hands.api, this.#hands.maker), nextKey(), this.fundId, paper);
    if (this.model.purchase(amount)) await done;
    else await expect(done).rejects.toMatchObject({ code: 'FUND_INSUFFICIENT' });
  }

  async #reverse(pick: number): Promise<void> {
    const received = this.#of(this.#received, pick);
    if (!received) return;
    const done = reverseEntry(contextOf(this.#hands.api, this.#hands.maker), nextKey(), received.entry, {
      reason: '记错了',
    });
    if (!this.model.takeBack(received.amount)) return expect(done).rejects.toThrow();
    await done;
    this.#received.splice(this.#received.indexOf(received), 1);
  }
}
