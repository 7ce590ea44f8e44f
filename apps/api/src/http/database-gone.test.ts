import { connect, createServer, type Server, type Socket } from 'node:net';
import { openDatabase } from '@zhucan/database';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import { codeOf, type HttpApi, httpApi } from '../../../../test/support/http.ts';

/** A door to the database that can be shut. */
class Door {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #to: URL;
  #open = true;

  constructor(to: string) {
    this.#to = new URL(to);
    this.#server = createServer(incoming => {
      if (!this.#open) return incoming.destroy();
      const outgoing = connect(Number(this.#to.port), this.#to.hostname);
      for (const socket of [incoming, outgoing]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.#sockets.delete(socket);
          incoming.destroy();
          outgoing.destroy();
        });
      }
      incoming.pipe(outgoing).pipe(incoming);
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    const url = new URL(this.#to);
    url.hostname = '127.0.0.1';
    url.port = String(typeof address === 'object' && address ? address.port : 0);
    return url.href;
  }

  shut(): void {
    this.#open = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  reopen(): void {
    this.#open = true;
  }

  async close(): Promise<void> {
    this.shut();
    await new Promise<void>(resolve => this.#server.close(() => resolve()));
  }
}

let api: TestApi;
let http: HttpApi;
let door: Door;
let cookie: string;
beforeAll(async () => {
  api = await testApi();
  api.setNow(new Date().toISOString());
  const { rows } = await api.db.pool.query('SELECT current_database() AS name');
  const direct = new URL(api.db.pool.options.connectionString ?? '');
  direct.pathname = `/${rows[0].name}`;
  door = new Door(direct.href);
  const db = openDatabase({
    url: await door.listen(),
    poolSize: 4,
    statementTimeoutMs: 700,
    lockTimeoutMs: 500,
    connectTimeoutMs: 3_000,
  });
  http = await httpApi({ ...api, services: { ...api.services, db } });
  await http.addUser('manager');
  cookie = await http.signIn('manager');
  const { close } = http;
  http = { ...http, close: () => close().then(db.close) };
});
afterAll(async () => {
  await http.close();
  await door.close();
  await api.close();
});

const AREAS = '{ areas { totalCount } }';

test('while the database is gone every request is told so; when it is back they work again, with no restart', async () => {
  expect(await codeOf(await http.ask(AREAS, { cookie }))).toBe('OK');
  door.shut();
  const gone = await Promise.all(Array.from({ length: 20 }, () => http.ask(AREAS, { cookie })));
  expect(new Set(gone.map(answer => answer.status))).toEqual(new Set([503]));
  expect(new Set(await Promise.all(gone.map(codeOf)))).toEqual(new Set(['SERVICE_UNAVAILABLE']));
  const signIn = await http.ask('mutation { signIn(username: "manager", password: "x") { id } }');
  const text = await signIn.text();
  expect(text).toContain('SERVICE_UNAVAILABLE');
  expect(text).not.toMatch(/ECONN|prisma|SELECT|127\.0\.0\.1/i);
  expect((await fetch(`${http.url}/livez`)).status).toBe(200);
  expect((await fetch(`${http.url}/readyz`)).status).toBe(503);
  door.reopen();
  expect(await codeOf(await http.ask(AREAS, { cookie }))).toBe('OK');
  expect((await fetch(`${http.url}/readyz`)).status).toBe(200);
});

test('while the database is slow requests end in time, and do not pile up', async () => {
  const blocker = new pg.Client({ connectionString: api.db.pool.options.connectionString });
  await blocker.connect();
  await blocker.query('BEGIN; LOCK TABLE area IN ACCESS EXCLUSIVE MODE');
  const started = performance.now();
  const slow = await Promise.all(Array.from({ length: 40 }, () => http.ask(AREAS, { cookie })));
  const seconds = (performance.now() - started) / 1000;
  expect(new Set(await Promise.all(slow.map(codeOf)))).toEqual(new Set(['SERVICE_UNAVAILABLE']));
  expect(seconds).toBeLessThan(20);
  await blocker.query('ROLLBACK');
  await blocker.end();
  expect(await codeOf(await http.ask(AREAS, { cookie }))).toBe('OK');
});
