import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../../../../test/support/api.ts';
import { codeOf, type HttpApi, httpApi, jsonOf } from '../../../../../test/support/http.ts';
import { readConfig } from '../../config.ts';

const CLIENT = { id: 'zhucan', secret: 'the client’s secret' };
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A provider that lets everybody in whom the test names, and checks what a client owes it. */
class Provider {
  username: string | undefined = 'manager';
  nonce: ((given: string) => string) | undefined;
  issuer = '';
  readonly #server: Server;
  readonly #codes = new Map<string, URLSearchParams>();

  constructor() {
    this.#server = createServer((req, res) => {
      void this.#answer(req).then(({ status = 200, location, body }) => {
        res.writeHead(status, { 'content-type': 'application/json', ...(location ? { location } : {}) });
        res.end(JSON.stringify(body ?? {}));
      });
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    this.issuer = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<unknown> {
    return new Promise(resolve => this.#server.close(resolve));
  }

  async #answer(req: IncomingMessage): Promise<{ status?: number; location?: string; body?: unknown }> {
    const url = new URL(req.url ?? '/', this.issuer);
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return {
          body: {
            issuer: this.issuer,
            authorization_endpoint: `${this.issuer}/authorize`,
            token_endpoint: `${this.issuer}/token`,
            jwks_uri: `${this.issuer}/keys`,
            response_types_supported: ['code'],
            id_token_signing_alg_values_supported: ['RS256'],
            subject_types_supported: ['public'],
          },
        };
      case '/keys':
        return {
          body: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] },
        };
      case '/authorize': {
        const code = `code${this.#codes.size}`;
        this.#codes.set(code, url.searchParams);
        const back = new URL(url.searchParams.get('redirect_uri') ?? '');
        back.searchParams.set('code', code);
        back.searchParams.set('state', url.searchParams.get('state') ?? '');
        return { status: 302, location: back.href };
      }
      case '/token':
        return this.#token(new URLSearchParams(await text(req)));
      default:
        return { status: 404 };
    }
  }

  #token(given: URLSearchParams): { status?: number; body: unknown } {
    const code = given.get('code') ?? '';
    const asked = this.#codes.get(code);
    this.#codes.delete(code);
    const challenge = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url');
    const right =
      asked?.get('code_challenge') === challenge &&
      asked.get('redirect_uri') === given.get('redirect_uri') &&
      given.get('client_secret') === CLIENT.secret;
    if (!right) return { status: 400, body: { error: 'invalid_grant' } };
    const nonce = asked.get('nonce') ?? '';
    return {
      body: {
        access_token: 'x',
        token_type: 'bearer',
        id_token: this.#idToken(this.nonce?.(nonce) ?? nonce),
      },
    };
  }

  #idToken(nonce: string): string {
    const now = Math.floor(Date.now() / 1000);
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      iss: this.issuer,
      aud: CLIENT.id,
      sub: 'someone',
      iat: now,
      exp: now + 60,
      nonce,
      preferred_username: this.username,
    };
    const signed = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
  }
}

let api: TestApi;
let http: HttpApi;
const provider = new Provider();

beforeAll(async () => {
  api = await testApi();
  api.setNow(new Date().toISOString());
  await provider.listen();
  const oidc = {
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    label: '统一认证',
  };
  http = await httpApi(api, { config: { oidc } });
  await http.addUser('manager');
});
afterAll(async () => {
  await http.close();
  await provider.close();
  await api.close();
});
afterEach(() => {
  provider.username = 'manager';
  provider.nonce = undefined;
});

const visit = (url: string, cookie = '') => fetch(url, { redirect: 'manual', headers: { cookie } });

function cookieOf(answer: Response, name: string): string | undefined {
  const cookies = answer.headers.getSetCookie().map(one => one.split(';')[0] ?? '');
  return cookies.find(one => one.startsWith(`${name}=`) && !one.endsWith('='));
}

/** As a browser goes: to the provider and back. */
async function toTheDoor(): Promise<{ back: string; cookie: string }> {
  const begun = await visit(`${http.url}/oidc/start`);
  expect(begun.status).toBe(302);
  const led = await visit(begun.headers.get('location') ?? '');
  return { back: led.headers.get('location') ?? '', cookie: cookieOf(begun, 'zhucan_oidc') ?? '' };
}

const signedIn = (answer: Response) => cookieOf(answer, 'zhucan_session');

it('signs in whom the provider vouches for, with a session as a password gives it', async () => {
  const { back, cookie } = await toTheDoor();
  const answer = await visit(back, cookie);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
  expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Strict/);
  const viewer = await http.ask('{ viewer { username } }', { cookie: signedIn(answer) ?? '' });
  expect((await jsonOf(viewer)).data).toEqual({ viewer: { username: 'manager' } });
  const entry = await api.db.prisma.auditEntry.findFirst({ where: { action: 'SIGN_IN' } });
  expect(entry?.actorName).toBeTruthy();
});

it('asks with PKCE, a state and a nonce, and tells the browser none of the secrets', async () => {
  const begun = await visit(`${http.url}/oidc/start`);
  const asked = new URL(begun.headers.get('location') ?? '').searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    client_id: CLIENT.id,
    code_challenge_method: 'S256',
    redirect_uri: `${http.url}/oidc/callback`,
  });
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(asked.get(name)?.length).toBeGreaterThan(20);
  const kept = Buffer.from((cookieOf(begun, 'zhucan_oidc') ?? '').split('=')[1] ?? '', 'base64url');
  expect(kept.includes(asked.get('state') ?? '')).toBe(false);
  expect(begun.headers.getSetCookie()[0]).toMatch(/Path=\/oidc; HttpOnly; SameSite=Lax; Max-Age=600/);
});

it.each<[string, { username?: string | undefined; nonce?: string }]>([
  ['who is no user here', { username: 'stranger' }],
  ['without a user name', { username: undefined }],
  ['whose answer is to another question', { nonce: 'other' }],
])('nobody %s', async (_who, said) => {
  if ('username' in said) provider.username = said.username;
  const { nonce } = said;
  if (nonce) provider.nonce = () => nonce;
  const { back, cookie } = await toTheDoor();
  const answer = await visit(back, cookie);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/login?oidc=failed']);
  expect(signedIn(answer)).toBeUndefined();
});

it.each<[string, (door: { back: string; cookie: string }) => Promise<Response>]>([
  ['with another state', ({ back, cookie }) => visit(back.replace(/state=./, 'state=_'), cookie)],
  ['with a made-up code', ({ back, cookie }) => visit(back.replace(/code=code\d+/, 'code=guess'), cookie)],
  ['in a browser that did not ask', ({ back }) => visit(back)],
  ['with a cookie that was altered', ({ back, cookie }) => visit(back, `${cookie.slice(0, -4)}AAAA`)],
  ['with the question of an earlier sign-in', async ({ back }) => visit(back, (await toTheDoor()).cookie)],
])('nobody %s', async (_who, go) => {
  const answer = await go(await toTheDoor());
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/login?oidc=failed']);
  expect(signedIn(answer)).toBeUndefined();
});

it('an answer is good once, and for ten minutes', async () => {
  const first = await toTheDoor();
  expect(signedIn(await visit(first.back, first.cookie))).toBeDefined();
  expect(signedIn(await visit(first.back, first.cookie))).toBeUndefined();
  const late = await toTheDoor();
  api.setNow(new Date(Date.now() + 11 * 60_000).toISOString());
  expect(signedIn(await visit(late.back, late.cookie))).toBeUndefined();
  api.setNow(new Date().toISOString());
});

it('a closed account stays closed, and nobody becomes a user', async () => {
  await http.addUser('leaver');
  await api.db.prisma.user.update({ where: { username: 'leaver' }, data: { active: false } });
  const users = await api.db.prisma.user.count();
  for (const username of ['leaver', 'newcomer']) {
    provider.username = username;
    const { back, cookie } = await toTheDoor();
    expect(signedIn(await visit(back, cookie))).toBeUndefined();
  }
  expect(await api.db.prisma.user.count()).toBe(users);
});

it('the sign-in page learns of it only where it is configured', async () => {
  expect(await (await fetch(`${http.url}/oidc`)).json()).toEqual({ label: '统一认证' });
  const plain = await httpApi(api);
  expect(await (await fetch(`${plain.url}/oidc`)).json()).toEqual({ label: null });
  for (const path of ['/oidc/start', '/oidc/callback?code=x'])
    expect((await visit(plain.url + path)).status).toBe(404);
  expect(await codeOf(await plain.ask('{ viewer { username } }'))).toBe('OK');
  await plain.close();
});

it('half a provider is refused at the start', () => {
  expect(() => readConfig({ ZHUCAN_OIDC_ISSUER: 'https://id.example.org' }, '/srv')).toThrow('go together');
  expect(() => readConfig({ ZHUCAN_OIDC_ISSUER: 'id', ZHUCAN_OIDC_CLIENT_ID: 'x' }, '/srv')).toThrow(
    'ZHUCAN_OIDC_ISSUER',
  );
  const whole = readConfig(
    { ZHUCAN_OIDC_ISSUER: 'https://id.example.org', ZHUCAN_OIDC_CLIENT_ID: 'x' },
    '/srv',
  );
  expect(whole.oidc).toMatchObject({ label: 'id.example.org', clientSecret: '' });
});
