// A payment's whole way: reserved, put into a batch, checked, sent, answered; failed and sent again; drawn and given back.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { answerOf, FundDesk, outcomes } from '../../../../test/support/fund-desk.ts';
import {
  approve,
  balancesOf,
  contextOf,
  disagreements,
  makeApprovedCase,
  makePurpose,
  paymentGlobalId,
} from '../../../../test/support/funds.ts';
import { command } from '../access/command.ts';
import { bankFileCsv, takeBankFile } from './bank-file.ts';
import { release } from './reserve.ts';

let api: TestApi;
let desk: FundDesk;
let decider: Client;
let maker: Client;
let checker: Client;
beforeAll(async () => {
  api = await testApi();
  decider = await api.user('DISTRICT_OFFICER');
  maker = await api.user('DISTRICT_OFFICER');
  checker = await api.user('DISTRICT_MANAGER');
  desk = new FundDesk({ api, decider, maker, checker });
});
afterAll(() => api.close());

describe('a payment', () => {
  test('goes from reservation to reconciled answer; a failed one is corrected and paid by a later batch', async () => {
    const fundId = await desk.fund(1_000_000n);
    const [first, second, third] = await Promise.all([
      desk.ready(300_000n),
      desk.ready(200_000n),
      desk.ready(100_000n),
    ]);
    if (!first || !second || !third) throw new Error('three are ready');
    expect(await balancesOf(api, fundId)).toMatchObject({ AVAILABLE: 400_000n, RESERVED: 600_000n });
    const ids = [first, second, third].map(({ paymentId }) => paymentId);
    const batch = await desk.sendBatch(fundId, ids);
    expect(batch).toMatchObject({ __typename: 'PaymentBatch', status: 'EXPORTED' });
    expect(await balancesOf(api, fundId)).toMatchObject({ RESERVED: 0n, IN_PAYMENT: 600_000n });

    const answer = answerOf([
      await desk.lineOf(first.paymentId, '交易成功'),
      await desk.lineOf(second.paymentId, '交易失败', '账号户名不符'),
      ['P2026999999', '1234', '1.00', '成功', '', '', ''],
      (await desk.lineOf(third.paymentId, '成功')).with(2, '999.00'),
      await desk.lineOf(first.paymentId, '成功'),
    ]);
    const answered = await desk.importAnswer(batch.id, answer);
    expect(outcomes(answered)).toEqual(['PAID', 'FAILED', 'UNKNOWN', 'DIFFERS', 'REPEATED']);
    expect(answered.status).toBe('EXPORTED');
    const balances = await balancesOf(api, fundId);
    expect(balances).toMatchObject({ GRANTED: 300_000n, RESERVED: 200_000n, IN_PAYMENT: 100_000n });

    const again = await desk.importAnswer(batch.id, answer);
    expect(outcomes(again)).toEqual(outcomes(answered));
    expect(again.version).toBe(answered.version);
    expect(await balancesOf(api, fundId)).toEqual(balances);

    const rest = await desk.importAnswer(batch.id, answerOf([await desk.lineOf(third.paymentId, '成功')]));
    expect(rest).toMatchObject({ status: 'RECONCILED' });

    const failed = await desk.paymentOf(second.paymentId);
    expect(failed).toMatchObject({ status: 'FAILED', failure: '账号户名不符' });
    const changed = await desk.run(
      maker,
      'Payment',
      'changePayee(id: $id, expectedVersion: $v, idempotencyKey: $k, input: $i)',
      ', $id: ID!, $v: Int!, $i: PayeeInput!',
      {
        id: paymentGlobalId(failed.id),
        v: failed.version,
        i: { payeeName: '陈更正', bankName: '工商银行', bankAccount: '6222021234567890', reason: '户名有误' },
      },
    );
    const retried = await desk.step(maker, 'retryPayment', changed);
    expect(retried).toMatchObject({ status: 'READY' });
    const later = await desk.sendBatch(fundId, [failed.id]);
    // The old answer does not fit the second sending.
    const old = await desk.importAnswer(later.id, answer);
    expect(outcomes(old)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
    const paid = await desk.importAnswer(later.id, answerOf([await desk.lineOf(failed.id, '成功')]));
    expect(paid).toMatchObject({ status: 'RECONCILED' });
    expect(await balancesOf(api, fundId)).toMatchObject({
      AVAILABLE: 400_000n,
      RESERVED: 0n,
      IN_PAYMENT: 0n,
      GRANTED: 600_000n,
    });
    expect(await disagreements(api, [fundId])).toEqual([]);
  });

  test('is checked and sent by four eyes', async () => {
    const fundId = await desk.fund(1_000_000n);
    const own = await makeApprovedCase(api, api.areas.villageA1);
    const { paymentId } = await approve(api, checker, own, 100n);
    const batch = await desk.makeBatch(maker, fundId, [paymentId]);
    expect(await desk.step(checker, 'checkPaymentBatch', batch)).toMatchObject({
      code: 'BATCH_FOUR_EYES_DECIDED',
    });
    expect(await desk.step(maker, 'checkPaymentBatch', batch)).toMatchObject({
      __typename: 'ForbiddenError',
    });
    expect(await desk.step(maker, 'exportPaymentBatch', batch)).toMatchObject({
      code: 'BATCH_OPERATION_NOT_POSSIBLE',
    });
    const other = await api.user('DISTRICT_MANAGER');
    const madeByManager = await desk.makeBatch(other, fundId, [(await desk.ready(100n)).paymentId]);
    expect(await desk.step(other, 'checkPaymentBatch', madeByManager)).toMatchObject({
      code: 'BATCH_FOUR_EYES_MADE',
    });
    const checked = await desk.step(other, 'checkPaymentBatch', batch);
    expect(checked).toMatchObject({ status: 'CHECKED' });
    expect(await desk.step(checker, 'exportPaymentBatch', checked)).toMatchObject({
      code: 'BATCH_FOUR_EYES_DECIDED',
    });
    const sent = await desk.step(maker, 'exportPaymentBatch', checked);
    const answer = answerOf([await desk.lineOf(paymentId, '成功')]);
    expect(await desk.importAnswer(sent.id, answer, checker)).toMatchObject({
      code: 'BATCH_FOUR_EYES_DECIDED',
    });
    expect(await desk.importAnswer(sent.id, answer)).toMatchObject({ status: 'RECONCILED' });
  });

  test('puts whole accounts and no formula into the bank file alone, every taking recorded', async () => {
    const fundId = await desk.fund(1_000_000n);
    const { paymentId } = await desk.ready(12_345n);
    await api.db.prisma.payment.update({ where: { id: paymentId }, data: { payeeName: '=HYPERLINK("x")' } });
    const { bankAccountLast4, number } = await desk.paymentOf(paymentId);
    const batch = await desk.sendBatch(fundId, [paymentId]);
    const { id } = await api.db.prisma.paymentBatch.findFirstOrThrow({ where: { fundId } });
    const before = await api.db.prisma.auditEntry.count({ where: { action: 'TAKE_BANK_FILE' } });
    const { table } = await takeBankFile(contextOf(api, maker), id, 'csv');
    const csv = bankFileCsv(table).toString('utf8');
    expect(csv.startsWith('\uFEFF序号,支付编号')).toBe(true);
    expect(csv).toContain(`1,${number},"'=HYPERLINK(""x"")",农村信用社,62284811`);
    expect(csv).toContain('123.45');
    expect(csv).toMatch(new RegExp(`${bankAccountLast4},123\\.45`));
    expect(await api.db.prisma.auditEntry.count({ where: { action: 'TAKE_BANK_FILE' } })).toBe(before + 1);
    expect(await takeBankFile(contextOf(api, maker), id, 'xlsx').then(file => file.table)).toEqual(table);
    const leader = await api.user('LEADER');
    await expect(takeBankFile(contextOf(api, leader), id, 'csv')).rejects.toThrow('FORBIDDEN');
    const trail = await api.db.prisma.auditEntry.findMany({ where: { entity: 'PaymentBatch' } });
    const kept = await api.vault.open((await desk.paymentOf(paymentId)).bankAccountEnc);
    expect(JSON.stringify([trail.map(entry => entry.changes), api.logged, batch])).not.toContain(kept);
  });

  test('gives its money back when the case comes to nothing, and not while it is on its way', async () => {
    const fundId = await desk.fund(500n);
    const { made, paymentId } = await desk.ready(500n);
    const back = () => command(contextOf(api, decider), 'case.decide', run => release(run, made.id));
    const batch = await desk.makeBatch(maker, fundId, [paymentId]);
    await expect(back()).rejects.toMatchObject({ code: 'PAYMENT_UNDER_WAY' });
    await desk.run(
      maker,
      'Batch',
      'discardPaymentBatch(id: $id, expectedVersion: $v, reason: "编错了", idempotencyKey: $k)',
      ', $id: ID!, $v: Int!',
      { id: batch.id, v: batch.version },
    );
    await back();
    await back();
    expect(await balancesOf(api, fundId)).toMatchObject({ AVAILABLE: 500n, RESERVED: 0n });
    expect((await desk.paymentOf(paymentId)).status).toBe('CANCELLED');
    await approve(api, decider, made, 500n);
    await expect(approve(api, decider, made, 1n)).rejects.toMatchObject({ code: 'FUND_INSUFFICIENT' });
    expect(await disagreements(api, [fundId])).toEqual([]);
  });

  test('draws donors’ money for its purpose before general money, and both where neither suffices', async () => {
    const fundId = await desk.fund(1_000n);
    await makePurpose(api, checker, fundId, 600n);
    const sourcesOf = async (caseId: number) =>
      (await api.db.prisma.reservation.findMany({ where: { caseId }, orderBy: { id: 'asc' } })).map(
        ({ purposeId, amount }) => [purposeId !== null, amount],
      );
    const small = await desk.ready(500n);
    expect(await sourcesOf(small.made.id)).toEqual([[true, 500n]]);
    const middle = await desk.ready(200n);
    expect(await sourcesOf(middle.made.id)).toEqual([[false, 200n]]);
    const large = await desk.ready(850n);
    expect(await sourcesOf(large.made.id)).toEqual([
      [true, 100n],
      [false, 750n],
    ]);
    const batch = await desk.sendBatch(fundId, [large.paymentId]);
    await desk.importAnswer(batch.id, answerOf([await desk.lineOf(large.paymentId, '成功')]));
    expect(await balancesOf(api, fundId)).toMatchObject({ GRANTED: 850n, AVAILABLE: 50n });
    expect(await disagreements(api, [fundId])).toEqual([]);
  });
});
