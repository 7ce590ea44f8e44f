// Everything at once on one fund: approvals, releases, batches, answers, repayments, receipts, people who move. Each is done or refused
// for a reason; nobody waits for somebody who waits for them.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { answerOf, FundDesk } from '../../../../test/support/fund-desk.ts';
import {
  approve,
  balancesOf,
  contextOf,
  disagreements,
  makeApprovedCase,
  nextKey,
} from '../../../../test/support/funds.ts';
import { command } from '../access/command.ts';
import { repayAdvance } from './advance.service.ts';
import { recordInterest } from './receipt.service.ts';
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

const LANES = 12;

/** One family's way: an advance, repaid in part while a grant that settles it goes to the bank, and a case that comes to nothing. */
async function family(fundId: number): Promise<void> {
  const lent = await desk.ready(5_000n, 'ADVANCE');
  const batch = await desk.sendBatch(fundId, [lent.paymentId]);
  await desk.importAnswer(batch.id, answerOf([await desk.lineOf(lent.paymentId, '成功')]));
  const { id } = await api.db.prisma.advance.findFirstOrThrow({ where: { paymentId: lent.paymentId } });
  const { personId } = lent.made;
  const [grant] = await Promise.all([
    desk.ready(4_000n, 'GRANT', personId),
    repayAdvance(contextOf(api, maker), nextKey(), id, { amount: 2_000n, reference: '收据' }),
    recordInterest(contextOf(api, maker), nextKey(), fundId, { amount: 10n, reference: '结息单' }),
    api.db.prisma.person.update({ where: { id: personId }, data: { areaId: api.areas.villageA2.id } }),
  ]);
  const sent = await desk.sendBatch(fundId, [grant.paymentId]);
  const unlucky = await makeApprovedCase(api, api.areas.villageB1);
  await Promise.all([
    desk.importAnswer(sent.id, answerOf([await desk.lineOf(grant.paymentId, '成功')])),
    approve(api, decider, unlucky, 700n).then(() =>
      command(contextOf(api, decider), 'case.decide', run => release(run, unlucky.id)),
    ),
    api.db.prisma.person.update({ where: { id: personId }, data: { areaId: api.areas.villageB1.id } }),
  ]);
}

test(`${LANES} families at once: no deadlock, no fen astray`, async () => {
  const fundId = await desk.fund(10_000_000n);
  const from = performance.now();
  const done = await Promise.allSettled(Array.from({ length: LANES }, () => family(fundId)));
  const ms = performance.now() - from;
  const failed = done.flatMap(one => (one.status === 'rejected' ? [String(one.reason)] : []));
  expect(failed).toEqual([]);
  const each = { lent: 5_000n, repaid: 2_000n, granted: 4_000n, interest: 10n };
  const lanes = BigInt(LANES);
  // What a grant settles of the advance depends on which came first, the grant or the repayment; what is left is owed.
  const balances = await balancesOf(api, fundId);
  const settled = lanes * (each.lent - each.repaid) - (balances['RECEIVABLE'] ?? 0n);
  expect(balances).toMatchObject({
    GRANTED: lanes * each.granted,
    RESERVED: 0n,
    IN_PAYMENT: 0n,
    AVAILABLE: 10_000_000n + lanes * (each.interest - each.lent + each.repaid - each.granted) + settled,
  });
  expect(await disagreements(api, [fundId])).toEqual([]);
  const entries = await api.db.prisma.fundEntry.count({ where: { fundId } });
  process.stdout.write(
    `${LANES} families at once: ${entries} entries in ${Math.round(ms)} ms, no deadlock, no fen astray\n`,
  );
  expect(api.logged.filter(line => /deadlock|40P01/.test(line))).toEqual([]);
});
