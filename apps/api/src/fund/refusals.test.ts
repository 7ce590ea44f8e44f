// What a fund refuses, each with the reason that says how to go on, and nothing written.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { globalId } from '../../../../test/support/areas.ts';
import { answerOf, FundDesk } from '../../../../test/support/fund-desk.ts';
import {
  balancesOf,
  contextOf,
  fundGlobalId,
  makeFund,
  makePurpose,
  nextKey,
  paymentGlobalId,
} from '../../../../test/support/funds.ts';
import { takeBankFile } from './bank-file.ts';
import { createPaymentBatch } from './batch.service.ts';
import { createFund, setFundBudget, updateFund } from './fund.service.ts';
import { cancelPayment, changePayee } from './payment.service.ts';
import { recordAppropriation, recordDonation, recordPurchase, reverseEntry } from './receipt.service.ts';

let api: TestApi;
let desk: FundDesk;
let maker: Client;
let manager: Client;
beforeAll(async () => {
  api = await testApi();
  maker = await api.user('DISTRICT_OFFICER');
  manager = await api.user('DISTRICT_MANAGER');
  desk = new FundDesk({ api, maker, checker: manager, decider: await api.user('DISTRICT_OFFICER') });
});
afterAll(() => api.close());

const ctx = () => contextOf(api, manager);
const receipt = { amount: 500n, reference: '单据', budgetYear: 2026 };
const refusal = (code: string) => expect.objectContaining({ code });
const problemWith = (code: string) =>
  expect.objectContaining({ problems: [expect.objectContaining({ code })] });

describe('a fund', () => {
  test('closed takes nothing in, and is not closed while it holds money for someone', async () => {
    const id = await desk.fund(500n);
    const change = {
      nameZh: '基金',
      nameEn: 'Fund',
      bankName: '银行',
      programmes: ['MEDICAL_AID'],
      active: false,
    };
    await desk.ready(500n);
    await expect(updateFund(ctx(), id, 1, change)).rejects.toEqual(refusal('FUND_HOLDS_MONEY'));
    const empty = await makeFund(api, manager, 0n);
    await updateFund(ctx(), empty, 1, change);
    await expect(updateFund(ctx(), empty, 1, change)).rejects.toEqual(refusal('STALE'));
    await expect(recordAppropriation(ctx(), nextKey(), empty, receipt)).rejects.toEqual(
      refusal('FUND_INACTIVE'),
    );
  });

  test('has a code of its own', async () => {
    const { code } = await api.db.prisma.fund.findUniqueOrThrow({
      where: { id: await makeFund(api, manager, 0n) },
    });
    const input = {
      code,
      nameZh: '基金',
      nameEn: 'Fund',
      bankName: '银行',
      bankAccount: '6228480012345678',
      programmes: ['CARE'],
    };
    await expect(createFund(ctx(), api.areas.district.id, input)).rejects.toEqual(refusal('FUND_CODE_TAKEN'));
  });

  test('has one budget a year, changed by whoever saw it', async () => {
    const id = await makeFund(api, manager, 12_300n);
    const budget = { year: 2026, population: 1000, perHead: 20n };
    await setFundBudget(ctx(), id, 0, budget);
    await expect(setFundBudget(ctx(), id, 0, budget)).rejects.toEqual(refusal('STALE'));
    await setFundBudget(ctx(), id, 1, { ...budget, perHead: 30n });
    const { fund } = await maker.data<{ fund: unknown }>(
      'query ($id: ID!) { fund(id: $id) { budgets { year amount received version } } }',
      { id: fundGlobalId(id) },
    );
    expect(fund).toEqual({ budgets: [{ year: 2026, amount: '300.00', received: '123.00', version: 2 }] });
  });
});

test('a fund that has had no use for an account yet opens it when it has', async () => {
  const { id } = await api.db.prisma.fund.create({
    data: {
      code: 'BARE',
      nameZh: '基金',
      nameEn: 'Fund',
      areaId: api.areas.district.id,
      bankName: '银行',
      bankAccountEnc: api.vault.seal('6228480012345678'),
      bankAccountLast4: '5678',
      programmes: ['CARE'],
      accounts: { create: { kind: 'AVAILABLE' } },
    },
  });
  await recordAppropriation(ctx(), nextKey(), id, receipt);
  expect(await balancesOf(api, id)).toEqual({ AVAILABLE: 500n, BUDGET: -500n });
});

describe('an entry', () => {
  test('is reversed once, by hand only where a hand made it, and never into an overdraft', async () => {
    const id = await desk.fund(0n);
    const entry = await recordAppropriation(ctx(), nextKey(), id, receipt);
    await desk.ready(400n);
    const reverse = (which: number) => reverseEntry(ctx(), nextKey(), which, { reason: '记错了' });
    await expect(reverse(entry)).rejects.toEqual(problemWith('REVERSAL_OVERDRAWN'));
    await recordAppropriation(ctx(), nextKey(), id, receipt);
    const reversal = await reverse(entry);
    await expect(reverse(entry)).rejects.toEqual(refusal('ENTRY_REVERSED'));
    await expect(reverse(reversal)).rejects.toEqual(refusal('ENTRY_NOT_REVERSIBLE'));
    const { id: reserved } = await api.db.prisma.fundEntry.findFirstOrThrow({
      where: { fundId: id, kind: 'RESERVE' },
    });
    await expect(reverse(reserved)).rejects.toEqual(refusal('ENTRY_NOT_REVERSIBLE'));
    expect(await balancesOf(api, id)).toMatchObject({ BUDGET: -500n, AVAILABLE: 100n, RESERVED: 400n });
  });

  test('is not recorded for another fund’s purpose, nor spent beyond general money', async () => {
    const [id, other] = [await makeFund(api, manager, 100n), await makeFund(api, manager, 0n)];
    const purpose = await makePurpose(api, manager, other, 900n);
    const donation = { ...receipt, donorKind: 'ANONYMOUS' };
    await expect(recordDonation(ctx(), nextKey(), id, purpose, donation)).rejects.toEqual(
      refusal('NOT_FOUND'),
    );
    await expect(recordPurchase(ctx(), nextKey(), other, receipt)).rejects.toEqual(
      refusal('FUND_INSUFFICIENT'),
    );
    await expect(
      recordPurchase(contextOf(api, maker), nextKey(), id, { ...receipt, amount: 1n }),
    ).rejects.toEqual(refusal('FORBIDDEN'));
  });
});

describe('a payment', () => {
  test('goes into one batch, of its own fund', async () => {
    const first = await desk.fund(1_000n);
    const { paymentId } = await desk.ready(100n);
    const second = await desk.fund(1_000n);
    const batch = (fund: number) => createPaymentBatch(ctx(), nextKey(), fund, [paymentId]);
    await expect(batch(second)).rejects.toEqual(problemWith('BATCH_OTHER_FUND'));
    await batch(first);
    await expect(batch(first)).rejects.toEqual(refusal('PAYMENT_OPERATION_NOT_POSSIBLE'));
    await expect(createPaymentBatch(ctx(), nextKey(), first, [])).rejects.toEqual(problemWith('BATCH_EMPTY'));
  });

  test('of a programme that an officer has not is in no batch of theirs, and in no bank file', async () => {
    const id = await desk.fund(1_000n);
    const { paymentId } = await desk.ready(100n);
    const batch = await desk.sendBatch(id, [paymentId]);
    const { viewer } = maker;
    if (viewer?.kind !== 'user') throw new TypeError('a user');
    const ask = 'query ($id: ID!) { paymentBatch(id: $id) { number } }';
    const rowId = Number(Buffer.from(batch.id, 'base64url').toString().split(':')[1]);
    const fitting = api.as({ ...viewer, programmes: ['MEDICAL_AID', 'HOUSING'] });
    expect(await fitting.data(ask, { id: batch.id })).toMatchObject({
      paymentBatch: { number: expect.any(String) },
    });
    expect((await takeBankFile(contextOf(api, fitting), rowId, 'csv')).table).toHaveLength(2);
    const limited = api.as({ ...viewer, programmes: ['HOUSING'] });
    expect(await limited.data(ask, { id: batch.id })).toEqual({ paymentBatch: null });
    await expect(takeBankFile(contextOf(api, limited), rowId, 'csv')).rejects.toEqual(refusal('NOT_FOUND'));
  });

  test('whose payee somebody corrected is checked by another', async () => {
    const id = await desk.fund(1_000n);
    const { paymentId } = await desk.ready(100n);
    const payee = {
      payeeName: '某人',
      bankName: '银行',
      bankAccount: '6222021234567890',
      reason: '更正户名',
    };
    await changePayee(ctx(), { id: paymentId, expectedVersion: 1, key: nextKey() }, payee);
    const batch = await desk.makeBatch(maker, id, [paymentId]);
    expect(await desk.step(manager, 'checkPaymentBatch', batch)).toMatchObject({
      code: 'BATCH_FOUR_EYES_PAYEE',
    });
    const another = await api.user('DISTRICT_MANAGER');
    expect(await desk.step(another, 'checkPaymentBatch', batch)).toMatchObject({ status: 'CHECKED' });
  });

  test('once sent keeps its payee and is not called off; before, its money is given back', async () => {
    const id = await desk.fund(1_000n);
    const [sent, ready] = [await desk.ready(100n), await desk.ready(200n)];
    const batch = await desk.sendBatch(id, [sent.paymentId]);
    const { version } = await desk.paymentOf(sent.paymentId);
    const target = { id: sent.paymentId, expectedVersion: version, key: nextKey() };
    const payee = {
      payeeName: '某人',
      bankName: '银行',
      bankAccount: '6222021234567890',
      reason: '更正户名',
    };
    await expect(changePayee(ctx(), target, payee)).rejects.toEqual(
      refusal('PAYMENT_OPERATION_NOT_POSSIBLE'),
    );
    await expect(cancelPayment(ctx(), target, { reason: '不付了' })).rejects.toEqual(
      refusal('PAYMENT_OPERATION_NOT_POSSIBLE'),
    );
    await cancelPayment(
      ctx(),
      { ...target, id: ready.paymentId, expectedVersion: 1 },
      { reason: '申请人死亡' },
    );
    expect(await balancesOf(api, id)).toMatchObject({ AVAILABLE: 900n, RESERVED: 0n, IN_PAYMENT: 100n });
    expect(await api.db.prisma.case.findUniqueOrThrow({ where: { id: ready.made.id } })).toMatchObject({
      status: 'WITHDRAWN',
    });
    await desk.importAnswer(batch.id, answerOf([await desk.lineOf(sent.paymentId, '成功')]));
    expect(await balancesOf(api, id)).toMatchObject({ AVAILABLE: 900n, IN_PAYMENT: 0n, GRANTED: 100n });
  });

  test('shows its account masked, and whole with a reason that the trail keeps', async () => {
    await desk.fund(1_000n);
    const { paymentId } = await desk.ready(100n);
    const id = paymentGlobalId(paymentId);
    const account = api.vault.open((await desk.paymentOf(paymentId)).bankAccountEnc);
    const seen = await maker.data('query ($id: ID!) { payment(id: $id) { bankAccount { masked } } }', { id });
    expect(seen).toEqual({ payment: { bankAccount: { masked: `************${account.slice(-4)}` } } });
    const reveal = (client: Client, of: string) =>
      client.data<{ revealSensitive: unknown }>(
        `mutation ($id: ID!) { revealSensitive(id: $id, fields: [BANK_ACCOUNT], reason: "核对收款账号") {
          ... on RevealedValues { values { value } } ... on Error { code } } }`,
        { id: of },
      );
    expect(await reveal(maker, id)).toEqual({ revealSensitive: { values: [{ value: account }] } });
    const entry = await api.db.prisma.auditEntry.findFirstOrThrow({
      where: { action: 'REVEAL', entity: 'Payment' },
    });
    expect(entry).toMatchObject({ entityId: paymentId, reason: '核对收款账号' });
    const otherTown = await api.user('TOWN_CASEWORKER', api.areas.townB);
    expect(await reveal(otherTown, id)).toEqual({ revealSensitive: { code: 'NOT_FOUND' } });
    const { fundId } = await desk.paymentOf(paymentId);
    expect(await reveal(await api.user('TOWN_CASEWORKER'), globalId('Fund', fundId))).toEqual({
      revealSensitive: { code: 'NOT_FOUND' },
    });
  });
});
