// A fund's figures now, on past days and between days; whose they are to see; and their proof, which a tampered row fails.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { answerOf, FundDesk } from '../../../../test/support/fund-desk.ts';
import {
  contextOf,
  disagreements,
  fundGlobalId,
  makePurpose,
  nextKey,
} from '../../../../test/support/funds.ts';
import { repayAdvance } from './advance.service.ts';
import { recordAppropriation, recordInterest, recordPurchase, reverseEntry } from './receipt.service.ts';

let api: TestApi;
let desk: FundDesk;
let maker: Client;
let manager: Client;
let fundId: number;

const DAYS = ['2026-09-10', '2026-10-15', '2026-11-23'] as const;
const noon = (day: string): void => api.setNow(`${day}T04:00:00.000Z`);

/** Three months: received; lent and paid; repaid, bought and a mistake reversed. */
beforeAll(async () => {
  api = await testApi();
  maker = await api.user('DISTRICT_OFFICER');
  manager = await api.user('DISTRICT_MANAGER');
  const decider = await api.user('DISTRICT_OFFICER');
  desk = new FundDesk({ api, decider, maker, checker: manager });
  noon(DAYS[0]);
  fundId = await desk.fund(1_000_000n);
  await makePurpose(api, manager, fundId, 200_000n);
  noon(DAYS[1]);
  for (const [amount, use] of [
    [300_000n, 'GRANT'],
    [100_000n, 'ADVANCE'],
  ] as const) {
    const { paymentId } = await desk.ready(amount, use);
    const batch = await desk.sendBatch(fundId, [paymentId]);
    const line = (await desk.lineOf(paymentId, '成功')).with(5, DAYS[1]);
    await desk.importAnswer(batch.id, answerOf([line]));
  }
  noon(DAYS[2]);
  const ctx = contextOf(api, manager);
  const { id } = await api.db.prisma.advance.findFirstOrThrow({ where: { fundId } });
  await repayAdvance(ctx, nextKey(), id, { amount: 40_000n, reference: '收据' });
  await recordInterest(ctx, nextKey(), fundId, { amount: 1_234n, reference: '结息单' });
  await recordPurchase(ctx, nextKey(), fundId, { amount: 50_000n, reference: '采购单' });
  const mistake = { amount: 70_000n, reference: '拨款二号', budgetYear: 2026 };
  const entry = await recordAppropriation(ctx, nextKey(), fundId, mistake);
  await reverseEntry(ctx, nextKey(), entry, { reason: '重复登记' });
  await desk.ready(25_000n);
});
afterAll(() => api.close());

const REPORT = `query ($id: ID!) { fund(id: $id) { balance reserved inPayment available receivable
  september: position(on: "2026-09-10") { balance reserved available receivable }
  october: position(on: "2026-10-31") { balance reserved available receivable }
  before: position(on: "2026-09-09") { balance }
  year: sourcesAndUses(from: "2026-01-01", to: "2026-12-31") { opening closing sources { flow amount } uses { flow amount } }
  autumn: sourcesAndUses(from: "2026-10-01", to: "2026-10-31") { opening closing sources { flow amount } uses { flow amount } }
  byMonth(year: 2026) { month received used }
  byProgramme(year: 2026) { programme flow amount cases }
  byDonor(year: 2026) { kind name amount count }
  budgets { year received }
  reconciliation { agrees comparisons { check agrees } } } }`;

interface Report {
  readonly [figure: string]: unknown;
  readonly byMonth: readonly unknown[];
  readonly reconciliation: {
    readonly agrees: boolean;
    readonly comparisons: readonly { readonly check: string }[];
  };
}

const reportFor = async (client: Client): Promise<Report> =>
  (await client.data<{ fund: Report }>(REPORT, { id: fundGlobalId(fundId) })).fund;

describe('a fund’s report', () => {
  test('says what it has now and had on any past day', async () => {
    const report = await reportFor(maker);
    expect(report).toMatchObject({
      balance: '7912.34',
      reserved: '250.00',
      inPayment: '0.00',
      available: '7662.34',
      receivable: '600.00',
      before: { balance: '0.00' },
      september: { balance: '12000.00', available: '12000.00', receivable: '0.00' },
      october: { balance: '8000.00', available: '8000.00', receivable: '1000.00' },
    });
  });

  test('says where money came from and went; what was reversed counts nowhere', async () => {
    const { year, autumn, byMonth, byProgramme, byDonor, budgets } = await reportFor(maker);
    expect(year).toEqual({
      opening: '0.00',
      closing: '7912.34',
      sources: [
        { flow: 'BUDGET', amount: '10000.00' },
        { flow: 'DONATION', amount: '2000.00' },
        { flow: 'INTEREST', amount: '12.34' },
        { flow: 'REPAID', amount: '400.00' },
      ],
      uses: [
        { flow: 'ADVANCED', amount: '1000.00' },
        { flow: 'GRANTED', amount: '3000.00' },
        { flow: 'PURCHASED', amount: '500.00' },
      ],
    });
    expect(autumn).toMatchObject({ opening: '12000.00', closing: '8000.00', sources: [] });
    expect(byMonth).toHaveLength(12);
    expect(byMonth.slice(8, 11)).toEqual([
      { month: 9, received: '12000.00', used: '0.00' },
      { month: 10, received: '0.00', used: '4000.00' },
      { month: 11, received: '412.34', used: '500.00' },
    ]);
    expect(byProgramme).toEqual([
      { programme: 'MEDICAL_AID', flow: 'ADVANCED', amount: '1000.00', cases: 1 },
      { programme: 'MEDICAL_AID', flow: 'GRANTED', amount: '3000.00', cases: 1 },
    ]);
    expect(byDonor).toEqual([{ kind: 'COMPANY', name: '某公司', amount: '2000.00', count: 1 }]);
    expect(budgets).toEqual([]);
  });

  test('shows a leader and a partner figures and nobody’s name', async () => {
    for (const client of [await api.user('LEADER'), await api.partner(['fund.read'])]) {
      const report = await reportFor(client);
      expect(report).toMatchObject({ balance: '7912.34' });
      expect(report['byDonor']).toEqual([{ kind: 'COMPANY', name: null, amount: '2000.00', count: 1 }]);
      const { fundEntries } = await client.data<{ fundEntries: { nodes: Record<string, unknown>[] } }>(
        'query ($f: ID!) { fundEntries(filter: { fund: $f }, first: 100) { nodes { kind amount donorName reference memo caseNumber actor payment { payeeName } } } }',
        { f: fundGlobalId(fundId) },
      );
      expect(fundEntries.nodes.length).toBeGreaterThan(10);
      for (const { kind, amount, ...names } of fundEntries.nodes)
        expect([kind, amount, ...Object.values(names).map(value => value === null)]).toEqual([
          kind,
          amount,
          ...[1, 2, 3, 4, 5, 6].map(() => true),
        ]);
      const { errors } = await client.query('{ payments(first: 1) { nodes { id } } }');
      expect(errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
    }
  });

  test('is another district’s to nobody here, nor a town’s', async () => {
    const outsider = await api.user('DISTRICT_MANAGER', api.areas.elsewhere);
    expect((await outsider.data<{ fund: unknown }>(REPORT, { id: fundGlobalId(fundId) })).fund).toBeNull();
    const town = await api.user('TOWN_CASEWORKER');
    expect((await town.query('{ funds { id } }')).errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  test('takes one statement for the list, one for the page and one for each report', async () => {
    const count = async (query: string) => {
      await maker.data(query, {});
      api.statements.length = 0;
      await maker.data(query, {});
      return api.statements.filter(sql => !/^(BEGIN|COMMIT)/.test(sql)).length;
    };
    const counts = {
      funds: await count(
        '{ funds { id name balance reserved available purposes { name available } accounts { kind balance } } }',
      ),
      entries: await count(
        '{ fundEntries(first: 100) { nodes { kind amount postings { from to amount } payment { number payeeName case { id number } } } } }',
      ),
      payments: await count(
        '{ payments(first: 100) { nodes { number payeeName amount fund { name } batch { number } case { id } } } }',
      ),
      batches: await count(
        '{ paymentBatches(first: 100) { nodes { number payments { number } answers { outcome } availableOperations } } }',
      ),
      advances: await count('{ advances(first: 100) { nodes { outstanding ageDays person { name } } } }'),
      report: await count(
        `{ fund(id: "${fundGlobalId(fundId)}") { balance byMonth { month } byProgramme { amount } } }`,
      ),
    };
    process.stdout.write(`statements: ${JSON.stringify(counts)}\n`);
    expect(counts).toEqual({ funds: 1, entries: 1, payments: 1, batches: 1, advances: 1, report: 3 });
  });

  test('is proven, and a tampered row fails the proof', async () => {
    const { reconciliation } = await reportFor(maker);
    expect(reconciliation).toMatchObject({ agrees: true });
    const checks = new Set(reconciliation.comparisons.map(({ check }) => check));
    expect([...checks].sort()).toEqual(['ADVANCES', 'PAYMENTS', 'POSTINGS', 'RESERVATIONS']);
    // As somebody would who may do anything to the database.
    const tampered = async (table: string, column: string, where: string, check: string) => {
      const change = (by: string) =>
        api.db.pool.query(
          `UPDATE ${table} SET ${column} = ${column} ${by} WHERE fund_id = ${fundId} ${where}`,
        );
      await api.db.pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      await change('- 1');
      expect((await disagreements(api, [fundId])).map(one => one.check)).toContain(check);
      await change('+ 1');
      await api.db.pool.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
      expect(await disagreements(api, [fundId])).toEqual([]);
    };
    await tampered('fund_account', 'balance', "AND kind = 'AVAILABLE' AND purpose_id IS NULL", 'POSTINGS');
    await tampered('reservation', 'amount', "AND status = 'HELD'", 'RESERVATIONS');
    await tampered('advance', 'outstanding', '', 'ADVANCES');
  });
});
