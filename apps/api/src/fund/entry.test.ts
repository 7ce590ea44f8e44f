// Entries: found by their paper, donor, note and case, by whoever may read these; taken out whole.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { contextOf, makeFund, makePurpose, nextKey } from '../../../../test/support/funds.ts';
import { exportStream } from '../exchange/export/export.ts';
import { bytesOf } from '../exchange/import/import.test-support.ts';
import { openSheet } from '../exchange/sheet/open.ts';
import { recordDonation } from './receipt.service.ts';

let api: TestApi;
let manager: Client;
let leader: Client;
beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  leader = await api.user('LEADER');
  const fund = await makeFund(api, manager, 100_000n);
  await makePurpose(api, manager, fund, 20_000n);
  await recordDonation(contextOf(api, manager), nextKey(), fund, null, {
    amount: 5_000n,
    reference: '收据_100%',
    memo: '义卖所得',
    donorKind: 'CHARITY',
    donorName: '春风慈善会',
  });
});
afterAll(() => api.close());

interface Found {
  fundEntries: { nodes: { kind: string; amount: string }[] };
}

async function found(client: Client, text: string): Promise<string[]> {
  const { fundEntries } = await client.data<Found>(
    'query($f: FundEntryFilter) { fundEntries(first: 100, filter: $f) { nodes { kind amount } } }',
    { f: { text } },
  );
  return fundEntries.nodes.map(({ amount }) => amount);
}

describe('entries', () => {
  test.each([
    ['春风', ['50.00']],
    ['义卖', ['50.00']],
    ['收据_100%', ['50.00']],
    ['拨款', ['1000.00']],
    // What a pattern would match everywhere is text like any other.
    ['%', ['50.00']],
    ['没有这样的', []],
  ])('holding %s', async (text, amounts) => {
    expect(await found(manager, text)).toEqual(amounts);
  });

  test('are not found by what their reader is not told', async () => {
    expect(await found(leader, '春风')).toEqual([]);
    expect(await found(leader, ' ')).toHaveLength(3);
  });

  test('are taken out, each with its postings', async () => {
    const stream = await exportStream(contextOf(api, manager), 'entries', new URLSearchParams());
    const rows: unknown[][] = [];
    for await (const { cells } of (await openSheet(await bytesOf(stream))).rows()) rows.push(cells);
    expect(rows).toHaveLength(4);
    expect(rows[0]).toContain('分录');
    expect(rows.map(row => row.join(' ')).join('\n')).toMatch(/捐赠 → 可用资金 \(专项\d+\) 200\.00/);
  });

  test('are for whoever reads funds', async () => {
    const town = await api.user('TOWN_CASEWORKER', api.areas.townA);
    const asked = exportStream(contextOf(api, town), 'entries', new URLSearchParams());
    await expect(asked).rejects.toThrow('FORBIDDEN');
  });
});
