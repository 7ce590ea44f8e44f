// An advance is owed until it is repaid, set off by a later grant, or given up.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { globalId } from '../../../../test/support/areas.ts';
import { answerOf, FundDesk } from '../../../../test/support/fund-desk.ts';
import { balancesOf, disagreements } from '../../../../test/support/funds.ts';

let api: TestApi;
let desk: FundDesk;
let maker: Client;
let checker: Client;
beforeAll(async () => {
  api = await testApi();
  const decider = await api.user('DISTRICT_OFFICER');
  maker = await api.user('DISTRICT_OFFICER');
  checker = await api.user('DISTRICT_MANAGER');
  desk = new FundDesk({ api, decider, maker, checker });
});
afterAll(() => api.close());

describe('an advance', () => {
  async function owed(money: bigint, amount: bigint) {
    const fundId = await desk.fund(money);
    const lent = await desk.ready(amount, 'ADVANCE');
    const batch = await desk.sendBatch(fundId, [lent.paymentId]);
    await desk.importAnswer(batch.id, answerOf([await desk.lineOf(lent.paymentId, '成功')]));
    const advance = await api.db.prisma.advance.findFirstOrThrow({ where: { paymentId: lent.paymentId } });
    return { fundId, personId: lent.made.personId, advanceId: globalId('Advance', advance.id) };
  }
  const repay = (advanceId: string, amount: string) =>
    desk.run(
      maker,
      'Advance',
      'repayAdvance(id: $id, idempotencyKey: $k, input: $i)',
      ', $id: ID!, $i: ReceiptInput!',
      { id: advanceId, i: { amount, reference: '收据' } },
    );

  test('is owed until it is repaid in parts; what cannot come back is written off by the manager', async () => {
    const { fundId, advanceId } = await owed(100_000n, 90_000n);
    expect(await balancesOf(api, fundId)).toMatchObject({ RECEIVABLE: 90_000n, AVAILABLE: 10_000n });
    expect(await repay(advanceId, '400.00')).toMatchObject({ outstanding: '500.00' });
    expect(await repay(advanceId, '500.01')).toMatchObject({ code: 'ADVANCE_OVERPAID' });
    const writeOff = (client: Client) =>
      desk.run(
        client,
        'Advance',
        'writeOffAdvance(id: $id, idempotencyKey: $k, reason: "家庭无力归还，经会议决定")',
        ', $id: ID!',
        { id: advanceId },
      );
    expect(await writeOff(maker)).toMatchObject({ __typename: 'ForbiddenError' });
    expect(await writeOff(checker)).toMatchObject({ outstanding: '0.00' });
    expect(await writeOff(checker)).toMatchObject({ code: 'ADVANCE_SETTLED' });
    expect(await balancesOf(api, fundId)).toMatchObject({
      RECEIVABLE: 0n,
      WRITTEN_OFF: 50_000n,
      AVAILABLE: 50_000n,
    });
    expect(await disagreements(api, [fundId])).toEqual([]);
  });

  test('is set off by a later grant of the same person when that is paid', async () => {
    const { fundId, personId, advanceId } = await owed(200_000n, 50_000n);
    const grant = await desk.ready(80_000n, 'GRANT', personId);
    expect(await desk.paymentOf(grant.paymentId)).toMatchObject({ amount: 30_000n, setOff: 50_000n });
    // What is repaid meanwhile is the family's again.
    await repay(advanceId, '100.00');
    expect(await desk.paymentOf(grant.paymentId)).toMatchObject({ amount: 40_000n, setOff: 40_000n });
    const batch = await desk.sendBatch(fundId, [grant.paymentId]);
    expect(await repay(advanceId, '100.00')).toMatchObject({ code: 'ADVANCE_IN_SET_OFF' });
    await desk.importAnswer(batch.id, answerOf([await desk.lineOf(grant.paymentId, '成功')]));
    expect(await balancesOf(api, fundId)).toMatchObject({
      RECEIVABLE: 0n,
      GRANTED: 80_000n,
      RESERVED: 0n,
      IN_PAYMENT: 0n,
      AVAILABLE: 200_000n - 50_000n + 10_000n - 80_000n + 40_000n,
    });
    expect(await disagreements(api, [fundId])).toEqual([]);
  });

  test('that was paid after the grant was approved is set off all the same', async () => {
    const fundId = await desk.fund(200_000n);
    const lent = await desk.ready(50_000n, 'ADVANCE');
    const grant = await desk.ready(80_000n, 'GRANT', lent.made.personId);
    expect(await desk.paymentOf(grant.paymentId)).toMatchObject({ amount: 80_000n, setOff: 0n });
    const first = await desk.sendBatch(fundId, [lent.paymentId]);
    await desk.importAnswer(first.id, answerOf([await desk.lineOf(lent.paymentId, '成功')]));
    const second = await desk.sendBatch(fundId, [grant.paymentId]);
    expect(await desk.paymentOf(grant.paymentId)).toMatchObject({ amount: 30_000n, setOff: 50_000n });
    await desk.importAnswer(second.id, answerOf([await desk.lineOf(grant.paymentId, '成功')]));
    expect(await balancesOf(api, fundId)).toMatchObject({ RECEIVABLE: 0n, GRANTED: 80_000n, RESERVED: 0n });
    expect(await disagreements(api, [fundId])).toEqual([]);
  });

  test('larger than the grant leaves nothing to be sent: the batch settles it', async () => {
    const { fundId, personId, advanceId } = await owed(200_000n, 90_000n);
    const grant = await desk.ready(30_000n, 'GRANT', personId);
    expect(await desk.paymentOf(grant.paymentId)).toMatchObject({ amount: 0n, setOff: 30_000n });
    expect(await desk.sendBatch(fundId, [grant.paymentId])).toMatchObject({ status: 'RECONCILED' });
    expect((await desk.paymentOf(grant.paymentId)).status).toBe('PAID');
    const { advance } = await maker.data<{ advance: Record<string, unknown> }>(
      'query ($id: ID!) { advance(id: $id) { amount outstanding ageDays settledOn } }',
      { id: advanceId },
    );
    expect(advance).toEqual({ amount: '900.00', outstanding: '600.00', ageDays: 0, settledOn: null });
    expect(await disagreements(api, [fundId])).toEqual([]);
  });
});
