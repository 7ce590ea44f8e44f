// Many at once: what there is money for succeeds, nothing else does; what is sent a hundred times is done once.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import {
  approve,
  balancesOf,
  disagreements,
  fundGlobalId,
  makeApprovedCase,
  makeOnlyFund,
  nextKey,
  paymentGlobalId,
} from '../../../../test/support/funds.ts';

let api: TestApi;
let officer: Client;
let manager: Client;
beforeAll(async () => {
  api = await testApi();
  officer = await api.user('DISTRICT_OFFICER');
  manager = await api.user('DISTRICT_MANAGER');
});
afterAll(() => api.close());

const EACH = 1_000_000n;

describe('a fund', () => {
  test('with room for 50 of 200 approvals at once approves exactly 50', async () => {
    const fundId = await makeOnlyFund(api, manager, 50n * EACH, api.areas.district);
    const cases = await Promise.all(
      Array.from({ length: 200 }, () => makeApprovedCase(api, api.areas.villageA1)),
    );
    const from = performance.now();
    const outcomes = await Promise.allSettled(cases.map(one => approve(api, officer, one, EACH)));
    const ms = performance.now() - from;
    const approved = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const reasons = new Map<string, number>();
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') {
        const code = String(outcome.reason?.code ?? outcome.reason);
        reasons.set(code, (reasons.get(code) ?? 0) + 1);
      }
    const balances = await balancesOf(api, fundId);
    process.stdout.write(
      `200 approvals at once, room for 50: ${approved} approved, refused ${JSON.stringify(Object.fromEntries(reasons))}, ` +
        `available ${balances['AVAILABLE']} fen, reserved ${balances['RESERVED']} fen, ${Math.round(ms)} ms\n`,
    );
    expect(approved).toBe(50);
    expect(Object.fromEntries(reasons)).toEqual({ FUND_INSUFFICIENT: 150 });
    expect(balances).toMatchObject({ AVAILABLE: 0n, RESERVED: 50n * EACH, BUDGET: -50n * EACH });
    expect(await disagreements(api, [fundId])).toEqual([]);
  });

  test('is charged once for the same payment command sent 100 times at once', async () => {
    const fundId = await makeOnlyFund(api, manager, 10n * EACH, api.areas.district);
    const { paymentId } = await approve(api, officer, await makeApprovedCase(api, api.areas.villageA1), EACH);
    const maker = await api.user('DISTRICT_OFFICER');
    const { made } = await maker.data<{ made: { id: string; version: number } }>(
      `mutation ($f: ID!, $p: [ID!]!, $k: String!) { made: createPaymentBatch(fundId: $f, paymentIds: $p, idempotencyKey: $k) {
        ... on PaymentBatch { id version } ... on Error { message } } }`,
      { f: fundGlobalId(fundId), p: [paymentGlobalId(paymentId)], k: nextKey() },
    );
    const check = await manager.data<{ done: { version: number } }>(
      `mutation ($id: ID!, $v: Int!, $k: String!) { done: checkPaymentBatch(id: $id, expectedVersion: $v, idempotencyKey: $k) {
        ... on PaymentBatch { version } ... on Error { message } } }`,
      { id: made.id, v: made.version, k: nextKey() },
    );
    const same = { id: made.id, v: check.done.version, k: nextKey() };
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        maker.data<{ done: unknown }>(
          `mutation ($id: ID!, $v: Int!, $k: String!) { done: exportPaymentBatch(id: $id, expectedVersion: $v, idempotencyKey: $k) {
            __typename ... on PaymentBatch { id status version } ... on Error { message } } }`,
          same,
        ),
      ),
    );
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.done).toMatchObject({ __typename: 'PaymentBatch', status: 'EXPORTED' });
    const posted = await api.db.prisma.fundEntry.count({ where: { fundId, kind: 'SEND' } });
    process.stdout.write(`100 equal payment commands at once: ${posted} posting, 1 answer\n`);
    expect(posted).toBe(1);
    expect(await balancesOf(api, fundId)).toMatchObject({ IN_PAYMENT: EACH, RESERVED: 0n });
    expect(await disagreements(api, [fundId])).toEqual([]);
  });

  test('refuses another command under a used key', async () => {
    const fundId = await makeOnlyFund(api, manager, 0n, api.areas.district);
    const key = nextKey();
    const record = (amount: string) =>
      officer.data<{ done: { __typename: string; id?: string; code?: string } }>(
        `mutation ($f: ID!, $k: String!, $i: ReceiptInput!) { done: recordInterest(fundId: $f, idempotencyKey: $k, input: $i) {
          __typename ... on FundEntry { id } ... on Error { code } } }`,
        { f: fundGlobalId(fundId), k: key, i: { amount, reference: '结息单' } },
      );
    const first = await record('12.34');
    const second = await record('12.34');
    expect(second).toEqual(first);
    expect((await record('12.35')).done).toMatchObject({
      __typename: 'ConflictError',
      code: 'IDEMPOTENCY_KEY_USED',
    });
    expect(await balancesOf(api, fundId)).toMatchObject({ AVAILABLE: 1234n, INTEREST: -1234n });
  });
});
