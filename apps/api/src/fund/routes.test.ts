// The bank's files over HTTP: who may take them, what they hold, what an uploaded answer is refused for.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { answerOf, FundDesk } from '../../../../test/support/fund-desk.ts';
import { type HttpApi, httpApi } from '../../../../test/support/http.ts';
import { openSession } from '../access/session.ts';
import { openSheet } from '../exchange/sheet/open.ts';

let api: TestApi;
let http: HttpApi;
let desk: FundDesk;
let maker: Client;
let batch: string;
let paymentId: number;
beforeAll(async () => {
  api = await testApi();
  http = await httpApi(api);
  maker = await api.user('DISTRICT_OFFICER');
  desk = new FundDesk({
    api,
    maker,
    decider: await api.user('DISTRICT_OFFICER'),
    checker: await api.user('DISTRICT_MANAGER'),
  });
  const fundId = await desk.fund(100_000n);
  ({ paymentId } = await desk.ready(12_345n));
  batch = (await desk.sendBatch(fundId, [paymentId])).id;
});
afterAll(async () => {
  await http.close();
  await api.close();
});

const cookieOf = async ({ viewer }: Client): Promise<string> =>
  `zhucan_session=${await openSession(api.db, viewer?.id ?? 0, 'test')}`;
const take = async (client: Client, extension: string, id = batch) =>
  fetch(`${http.url}/export/batch/${id}.${extension}`, { headers: { cookie: await cookieOf(client) } });
const upload = async (content: Buffer, headers: Record<string, string> = { 'x-zhucan-request': '1' }) =>
  fetch(`${http.url}/import/answer`, {
    method: 'POST',
    body: new Uint8Array(content),
    headers: { cookie: await cookieOf(maker), ...headers },
  });

describe('the bank file', () => {
  test('is the same list as CSV and as a workbook, whole accounts as text', async () => {
    const csv = await take(maker, 'csv');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="B2026\d{6}\.csv"$/);
    expect(csv.headers.get('cache-control')).toBe('no-store');
    const bytes = Buffer.from(await csv.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rowsOf = async (content: Buffer) => {
      const rows: unknown[][] = [];
      for await (const { cells } of (await openSheet(content)).rows()) rows.push(cells.map(String));
      return rows;
    };
    const rows = await rowsOf(bytes);
    const account = api.vault.open((await desk.paymentOf(paymentId)).bankAccountEnc);
    expect(rows[1]).toEqual([
      '1',
      expect.stringMatching(/^P2026\d{6}$/),
      '陈收款',
      '农村信用社',
      account,
      '123.45',
      '给予',
    ]);
    const workbook = await take(maker, 'xlsx');
    expect(await rowsOf(Buffer.from(await workbook.arrayBuffer()))).toEqual(rows);
  });

  test.each([
    ['LEADER', 403],
    ['TOWN_CASEWORKER', 403],
    ['VILLAGE_LIAISON', 403],
    ['DISTRICT_MANAGER', 200],
  ] as const)('answers a %s with %i', async (role, status) => {
    expect((await take(await api.user(role), 'csv')).status).toBe(status);
  });

  test('is not there for another district, for nobody, or before it was exported', async () => {
    const elsewhere = await api.user('DISTRICT_MANAGER', api.areas.elsewhere);
    expect((await take(elsewhere, 'csv')).status).toBe(404);
    expect((await fetch(`${http.url}/export/batch/${batch}.csv`)).status).toBe(401);
    const fundId = await desk.fund(100n);
    const open = await desk.makeBatch(maker, fundId, [(await desk.ready(100n)).paymentId]);
    expect((await take(maker, 'csv', open.id)).status).toBe(404);
    expect((await take(maker, 'csv', 'nonsense')).status).toBe(400);
  });
});

describe('an uploaded answer', () => {
  test('is kept for its sender alone, and only where it is an answer', async () => {
    const content = answerOf([await desk.lineOf(paymentId, '成功')]);
    expect((await upload(content, {})).status).toBe(403);
    const refused = await upload(Buffer.from('姓名,金额\n某人,1\n'));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      problems: [{ code: 'BANK_ANSWER_HEADINGS', field: 'file' }],
    });
    expect((await upload(Buffer.from([0, 1, 2, 3]))).status).toBe(400);
    expect((await upload(Buffer.alloc(6 * 1_048_576, 32))).status).toBe(413);
    const kept = await upload(content);
    const { file } = (await kept.json()) as { file: string };
    const importAs = (client: Client, token: string) =>
      desk.run(
        client,
        'Batch',
        'importBankAnswer(id: $id, file: $file, idempotencyKey: $k)',
        ', $id: ID!, $file: String!',
        { id: batch, file: token },
      );
    const colleague = await api.user('DISTRICT_OFFICER');
    expect(await importAs(colleague, file)).toMatchObject({ __typename: 'ValidationError' });
    expect(await importAs(maker, 'bm9uc2Vuc2U')).toMatchObject({ __typename: 'ValidationError' });
    expect(await importAs(maker, file)).toMatchObject({ status: 'RECONCILED' });
  });
});
