// Random commands on a real fund beside a plain model of one: after every command each account holds what the model says, nothing is
// overdrawn, and the books agree with the accounts.

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import { KINDS } from '../../../../test/support/fund-model.ts';
import { type Hands, World } from '../../../../test/support/fund-world.ts';
import { balancesOf, disagreements } from '../../../../test/support/funds.ts';

const RUNS = Number(process.env['ZHUCAN_LEDGER_RUNS'] ?? 30);
const counts = new Map<string, number>();

let api: TestApi;
let hands: Hands;
beforeAll(async () => {
  api = await testApi();
  const [decider, maker, checker] = await Promise.all([
    api.user('DISTRICT_OFFICER'),
    api.user('DISTRICT_MANAGER'),
    api.user('DISTRICT_MANAGER'),
  ]);
  hands = { api, decider, maker, checker };
});
afterAll(() => api.close());

test('every command leaves the accounts as the plain model has them', async () => {
  const step = fc.record({
    kind: fc.constantFrom(...KINDS),
    pick: fc.nat({ max: 20 }),
    amount: fc.bigInt({ min: 1n, max: 100_000n }),
    bits: fc.nat({ max: 65_535 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 120, size: 'max' }), async steps => {
      const world = await World.open(hands);
      for (const one of steps) {
        await world.take(one);
        counts.set(one.kind, (counts.get(one.kind) ?? 0) + 1);
        expect(await balancesOf(api, world.fundId), one.kind).toMatchObject(world.model.books());
        expect(await disagreements(api, [world.fundId])).toEqual([]);
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  process.stdout.write(
    `ledger against its model: ${RUNS} funds, ${total} commands ${JSON.stringify(Object.fromEntries(counts))}, no difference\n`,
  );
  expect(total).toBeGreaterThan(RUNS * 50);
}, 600_000);
