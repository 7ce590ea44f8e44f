import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import { codeOf, type HttpApi, httpApi, jsonOf } from '../../../../test/support/http.ts';

let api: TestApi;
let http: HttpApi;
let cookie: string;
beforeAll(async () => {
  api = await testApi();
  api.setNow(new Date().toISOString());
  const pages = join(api.services.config.dataFolder, 'pages');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  for (const name of ['index.html', 'graphiql.html', 'assets/app-1a2b.js'])
    writeFileSync(join(pages, name), name);
  http = await httpApi(api, { dashboardFolder: pages });
  await http.addUser('manager');
  cookie = await http.signIn('manager');
});
afterAll(async () => {
  await http.close();
  await api.close();
});

const post = (body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${http.url}/graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', cookie, ...headers },
  });

describe('GraphQL over HTTP', () => {
  test.each(
    serverAudits({ url: () => `${http.url}/graphql` }).map(audit => [audit.id, audit.name, audit] as const),
  )('%s %s', async (_id, name, audit) => {
    const result = await audit.fn();
    // What the specification recommends or allows may be left; what it demands may not.
    if (name.startsWith('MUST')) expect(result).toMatchObject({ status: 'ok' });
    else expect(result.status).not.toBe('error');
  });

  test('a plain JSON POST with the cookie is all that a client needs', async () => {
    const answer = await post(JSON.stringify({ query: '{ viewer { username } }' }));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ data: { viewer: { username: 'manager' } } });
  });

  test('or with a bearer key, which sees its scopes alone', async () => {
    const made = await post(
      JSON.stringify({
        query: `mutation($input: ApiKeyInput!) { createApiKey(input: $input) { ... on ApiKeyWithSecret { secret } } }`,
        variables: {
          input: {
            partner: '民政局',
            purpose: '核对',
            scopes: ['area.read'],
            areaId: api.areas.townA.globalId,
            expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
            dailyQuota: 4,
          },
        },
      }),
    );
    const authorization = `Bearer ${(await jsonOf<{ createApiKey: { secret: string } }>(made)).data.createApiKey.secret}`;
    const ask = async (query: string) => {
      const answer = await post(JSON.stringify({ query }), { cookie: '', authorization });
      return { status: answer.status, retry: answer.headers.get('retry-after'), ...(await jsonOf(answer)) };
    };
    const codeFor = async (query: string) => (await ask(query)).errors?.[0]?.extensions?.['code'];
    expect((await ask('{ areas { totalCount } viewer { id } }')).data).toEqual({
      areas: { totalCount: 4 },
      viewer: null,
    });
    expect(await codeFor('{ users { totalCount } }')).toBe('FORBIDDEN');
    const mutation =
      'mutation { createUser(input: {username: "a.b.c", displayName: "x", role: LEADER, areaId: "x"}) { __typename } }';
    expect((await ask(mutation)).data).toEqual({ createUser: { __typename: 'ForbiddenError' } });
    expect((await ask('{ areas { totalCount } }')).data).toEqual({ areas: { totalCount: 4 } });
    const exhausted = await ask('{ areas { totalCount } }');
    expect(exhausted).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect(Number(exhausted.retry)).toBeLessThanOrEqual(86_400);
  });

  test('a wrong key is nobody, whatever cookie comes with it', async () => {
    for (const authorization of [`Bearer zk_${'x'.repeat(40)}`, 'Bearer', 'Basic eDp5', 'Bearer \u00ff']) {
      const answer = await post(JSON.stringify({ query: '{ viewer { id } areas { totalCount } }' }), {
        authorization,
      });
      expect(await codeOf(answer)).toBe('UNAUTHENTICATED');
    }
  });

  test('what a form or an image of another site can send is refused', async () => {
    const query = 'query=%7Bviewer%7Bid%7D%7D';
    const form = await post(query, { 'content-type': 'application/x-www-form-urlencoded' });
    const text = await post('{"query":"mutation{signOut}"}', { 'content-type': 'text/plain' });
    const get = await fetch(`${http.url}/graphql?${query}`, { headers: { cookie } });
    expect([form.status, text.status, get.status]).toEqual([400, 400, 400]);
    const allowed = await fetch(`${http.url}/graphql?${query}`, {
      headers: { cookie, 'apollo-require-preflight': '1' },
    });
    expect((await jsonOf<{ viewer: { id: string } }>(allowed)).data.viewer.id).toBeTruthy();
    const mutation = await fetch(`${http.url}/graphql?query=mutation%7BsignOut%7D`, {
      headers: { cookie, 'apollo-require-preflight': '1' },
    });
    expect(mutation.status).toBe(405);
  });

  test.each([
    ['no JSON', '{"query": ', 400],
    ['null', 'null', 400],
    ['a batch', '[{"query":"{__typename}"}]', 400],
    ['a number', '7', 400],
    ['no query', '{}', 400],
    ['a query that is a number', '{"query": 7}', 400],
    ['variables that are a text', '{"query":"{__typename}","variables":"x"}', 400],
    ['an unknown operation', '{"query":"{__typename}","operationName":"x"}', 400],
    ['text that is no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400],
    ['text that nests deep', `{"query":"${'{a'.repeat(900)}"}`, 400],
    [
      'JSON that nests deep',
      `{"query":"{__typename}","variables":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
      200,
    ],
    ['more than a million bytes', `{"query":"{__typename}${' '.repeat(1_000_001)}"}`, 413],
  ])('%s is answered with its own status', async (_name, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    const text = await answer.text();
    expect(text).not.toMatch(/node_modules|\.ts:\d|\bat \w+ \(|SELECT/);
    if (status !== 200) expect(JSON.parse(text).errors[0].message.length).toBeGreaterThan(5);
  });

  test('anonymous callers may introspect and ask `__typename`; all else asks for sign-in', async () => {
    const ask = async (query: string) => jsonOf(await post(JSON.stringify({ query }), { cookie: '' }));
    expect(await ask('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
    expect(await ask('{ __schema { queryType { name } } }')).toEqual({
      data: { __schema: { queryType: { name: 'Query' } } },
    });
    expect((await ask('{ areas { totalCount } }')).errors?.[0]).toMatchObject({
      message: '请先登录。',
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  test('a mistyped field is answered with the one that was meant', async () => {
    const answer = await post(JSON.stringify({ query: '{ vewer { id } }' }));
    expect((await jsonOf(answer)).errors?.[0]).toMatchObject({
      message: expect.stringContaining('Did you mean "viewer"'),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  test.each([
    ['areas(first: 99999999999) { totalCount }', 'GRAPHQL_VALIDATION_FAILED'],
    ['area(id: "not an id") { id }', 'BAD_USER_INPUT'],
    ['area(id: "UGVyc29uOjE") { id }', 'BAD_USER_INPUT'],
    ['node(id: "UXVlcnk6MQ") { id }', 'BAD_USER_INPUT'],
    ['node(id: "X19zY2hlbWE6MQ") { id }', 'BAD_USER_INPUT'],
    ['node(id: "QXJlYToyMTQ3NDgzNjQ4") { id }', 'BAD_USER_INPUT'],
    ['area(id: 7.5) { id }', 'GRAPHQL_VALIDATION_FAILED'],
    ['auditEntries(filter: {from: "yesterday"}) { totalCount }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('{ %s } is %s', async (field, code) => {
    expect(await codeOf(await post(JSON.stringify({ query: `{ ${field} }` })))).toBe(code);
  });

  test('a variable that does not fit is BAD_USER_INPUT', async () => {
    const query = 'query($n: Int) { areas(first: $n) { totalCount } }';
    for (const n of [2 ** 31, 1.5, 'x', true, {}]) {
      expect(await codeOf(await post(JSON.stringify({ query, variables: { n } })))).toBe('BAD_USER_INPUT');
    }
  });
});

describe('headers', () => {
  test.each(['/', '/graphql', '/livez', '/assets/app-1a2b.js', '/nothing.png', '/people/1'])(
    '%s',
    async path => {
      const { headers } = await fetch(http.url + path);
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'self'; script-src 'self'; .*frame-ancestors 'none'/,
      );
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe-(eval|inline)/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  test.each(['/graphiql', '/graphiql/', '/graphiql.html'])(
    'inline styles are for the query desk alone: %s',
    async path => {
      const policy = (await fetch(http.url + path)).headers.get('content-security-policy') ?? '';
      expect(policy.split('; ').filter(one => one.includes('unsafe-'))).toEqual([
        "style-src 'self' 'unsafe-inline'",
      ]);
      expect(policy).toContain("script-src 'self'; ");
    },
  );

  test('what is hashed is kept for a year; pages and answers never', async () => {
    const cache = async (path: string) => (await fetch(http.url + path)).headers.get('cache-control');
    expect(await cache('/assets/app-1a2b.js')).toBe('public, max-age=31536000, immutable');
    expect(await cache('/')).toBe('no-cache');
    expect((await post('{"query":"{__typename}"}')).headers.get('cache-control')).toBe('no-store');
  });

  test('a browser that is pointed at the endpoint is shown GraphiQL', async () => {
    const answer = await fetch(`${http.url}/graphql`, {
      headers: { accept: 'text/html' },
      redirect: 'manual',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/graphiql']);
    expect(await (await fetch(`${http.url}/graphiql`)).text()).toBe('graphiql.html');
  });
});

/** Sends bytes as they are: fetch would tidy the path first. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(http.url).port), '127.0.0.1', () => socket.write(request));
    const parts: Buffer[] = [];
    socket.on('data', part => parts.push(part));
    socket.on('end', () => resolve(Buffer.concat(parts).toString()));
    socket.on('error', reject);
  });
}

test.each([
  '/../keys.json',
  '/assets/../../keys.json',
  '/..%2fkeys.json',
  '/%2e%2e/keys.json',
  '/%00.js',
  '/%E0%A4%A.js',
  '//keys.json',
])('the path %s leads to nothing outside the pages', async path => {
  const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 (400|404) /);
  expect(answer).not.toContain('"seal"');
});

describe('rates', () => {
  test('1,200 a minute for someone signed in, 300 for an anonymous address, health checks exempt', async () => {
    const fresh = await httpApi(api, { config: { trustProxy: true } });
    const count = async (times: number, headers: Record<string, string>) => {
      const statuses: Record<number, number> = {};
      for (let done = 0; done < times; done += 50) {
        const batch = Array.from({ length: Math.min(50, times - done) }, () =>
          fresh.ask('{ __typename }', headers).then(async answer => {
            await answer.arrayBuffer();
            return answer.status;
          }),
        );
        for (const status of await Promise.all(batch)) statuses[status] = (statuses[status] ?? 0) + 1;
      }
      return statuses;
    };
    expect(await count(320, { 'x-forwarded-for': '10.9.9.9' })).toEqual({ 200: 300, 429: 20 });
    expect(await count(10, { 'x-forwarded-for': '10.9.9.8' })).toEqual({ 200: 10 });
    expect(await count(1220, { cookie, 'x-forwarded-for': '10.9.9.9' })).toEqual({ 200: 1200, 429: 20 });
    const slowed = await fresh.ask('{ __typename }', {
      'x-forwarded-for': '10.9.9.9',
      'accept-language': 'en',
    });
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await jsonOf(slowed)).errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^Too many requests/),
      extensions: { code: 'RATE_LIMITED' },
    });
    expect((await fetch(`${fresh.url}/readyz`, { headers: { 'x-forwarded-for': '10.9.9.9' } })).status).toBe(
      200,
    );
    await fresh.close();
  });
});
