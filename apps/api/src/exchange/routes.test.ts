import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { openSession } from '../access/session.ts';
import { createHttpServer, stopHttpServer } from '../http/server.ts';
import { HEADINGS, someone, workbookOf } from './import/import.test-support.ts';
import { openSheet } from './sheet/open.ts';

describe('uploads and downloads', () => {
  let api: TestApi;
  let server: Server;
  let address: string;
  let town: Client;
  let cookie: string;

  beforeAll(async () => {
    api = await testApi();
    const services = { ...api.services, apollo: api.apollo, ready: () => true, dashboardFolder: '/nowhere' };
    server = createHttpServer(services);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    town = await api.user('TOWN_CASEWORKER');
    cookie = await cookieOf(town);
  });
  afterAll(async () => {
    await stopHttpServer(server);
    await api.close();
  });

  async function cookieOf(client: Client): Promise<string> {
    return `zhucan_session=${await openSession(api.db, client.viewer?.id ?? 0, 'test')}`;
  }

  async function rowsOf(answer: Response): Promise<unknown[][]> {
    expect(answer.status).toBe(200);
    const rows: unknown[][] = [];
    for await (const { cells } of (await openSheet(Buffer.from(await answer.arrayBuffer()))).rows())
      rows.push(cells);
    return rows;
  }

  const get = (path: string, headers: Record<string, string> = { cookie }) =>
    fetch(`${address}${path}`, { headers });

  const post = async (body: Uint8Array<ArrayBuffer> | FormData, headers: Record<string, string>) => {
    const answer = await fetch(`${address}/import`, { method: 'POST', body, headers });
    return {
      status: answer.status,
      body: (await answer.json()) as { id?: string; code?: string; message?: string },
    };
  };

  const ours = () => ({ cookie, 'x-zhucan-request': '1' });

  it('take a roster as a form or as it is, with its Chinese name', async () => {
    const content = new Uint8Array(await workbookOf([HEADINGS, someone('赵上传')]));
    const bare = await post(content, { ...ours(), 'x-file-name': encodeURIComponent('名册一.xlsx') });
    const form = new FormData();
    form.set('file', new Blob([content]), '名册二.xlsx');
    const second = await post(form, ours());
    expect([bare.status, second.status]).toEqual([200, 200]);
    const names = [];
    for (const id of [bare.body.id, second.body.id])
      names.push(await town.data('query ($id: ID!) { import(id: $id) { fileName status } }', { id }));
    expect(names).toEqual([
      { import: { fileName: '名册一.xlsx', status: 'UPLOADED' } },
      { import: { fileName: '名册二.xlsx', status: 'UPLOADED' } },
    ]);
  });

  it('refuse whoever is not signed in, may not, or comes from another site', async () => {
    const content = new Uint8Array(await workbookOf([HEADINGS, someone('钱拒绝')]));
    const liaison = await cookieOf(await api.user('VILLAGE_LIAISON'));
    expect(await post(content, { 'x-zhucan-request': '1' })).toMatchObject({ status: 401 });
    expect(await post(content, { cookie })).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(await post(content, { cookie: liaison, 'x-zhucan-request': '1' })).toMatchObject({ status: 403 });
    for (const path of ['/import/template.xlsx', '/import/sample.xlsx', '/export/people.xlsx']) {
      expect((await get(path, {})).status).toBe(401);
      expect((await get(path, { cookie: liaison })).status).toBe(403);
    }
    expect((await get('/export/nothing.xlsx')).status).toBe(404);
  });

  it('say what is wrong with a file, in the reader’s language', async () => {
    const old = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    const answer = await post(new Uint8Array(old), { ...ours(), 'accept-language': 'en' });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('.xls');
    const large = await post(new Uint8Array(31 * 1_048_576), ours());
    expect(large.status).toBe(413);
  });

  it('give a template whose headings are all known, and the sample', async () => {
    const [headings] = await rowsOf(await get('/import/template.xlsx'));
    const content = new Uint8Array(await workbookOf([headings as string[], []]));
    const { body } = await post(content, ours());
    const { import: found } = await town.data<{ import: { columns: { field: string | null }[] } }>(
      'query ($id: ID!) { import(id: $id) { columns { field } } }',
      { id: body.id },
    );
    expect(found.columns.every(({ field }) => field !== null)).toBe(true);
    const sample = await get('/import/sample.xlsx');
    expect(sample.headers.get('content-disposition')).toBe('attachment; filename="roster-sample.xlsx"');
    const kept = readFileSync(new URL('../../../../test/fixtures/roster-sample.xlsx', import.meta.url));
    expect(Buffer.from(await sample.arrayBuffer()).equals(kept)).toBe(true);
  });
});
