import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import { codeOf, type HttpApi, httpApi, jsonOf, PASSWORD } from '../../../../test/support/http.ts';
import { forgetSessions } from '../access/session-memory.ts';

let api: TestApi;
let http: HttpApi;
beforeAll(async () => {
  api = await testApi();
  api.setNow(new Date().toISOString());
  http = await httpApi(api, { config: { trustProxy: true } });
  for (const name of ['first', 'second', 'third', 'fourth', 'fifth', 'guessed']) await http.addUser(name);
});
afterAll(async () => {
  await http.close();
  await api.close();
});

const VIEWER = '{ viewer { username } }';
const whoIs = async (cookie: string) => (await jsonOf(await http.ask(VIEWER, { cookie }))).data['viewer'];
const tokenAge = async (sql: string) => {
  await api.db.pool.query(`UPDATE session SET ${sql}`);
  forgetSessions();
};

const guess = (username: string, password: string, ip: string) =>
  http.ask(
    'mutation($u: String!, $p: String!) { signIn(username: $u, password: $p) { username role area { name } } }',
    { 'x-forwarded-for': ip },
    { u: username, p: password },
  );

describe('signing in', () => {
  test('sets a cookie that scripts and other sites cannot use, and keeps its hash alone', async () => {
    const answer = await guess(' First ', PASSWORD, '10.0.0.1');
    const cookie = answer.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^zhucan_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
    expect(await answer.json()).toEqual({
      data: { signIn: { username: 'first', role: 'DISTRICT_MANAGER', area: { name: '清溪区' } } },
    });
    const { rows } = await api.db.pool.query('SELECT row_to_json(s)::text AS text FROM session s');
    expect(rows.map(row => row.text).join()).not.toContain(cookie.slice(15, 58));
    expect(await whoIs(cookie.split(';')[0] ?? '')).toEqual({ username: 'first' });
  });

  test('is for TLS alone where the operator says so', async () => {
    const secure = await httpApi(api, { config: { secureCookies: true } });
    const answer = await secure.ask(`mutation { signIn(username: "first", password: "${PASSWORD}") { id } }`);
    // The cookie is made from the configuration of the context, the header from that of the server.
    expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=\d+/);
    expect(answer.headers.getSetCookie()[0]).toContain('; Secure');
    await secure.close();
  });

  test.each([
    ['first', 'wrong password'],
    ['nobody', PASSWORD],
    ['', ''],
    ['first', PASSWORD.toUpperCase()],
    [`first' OR '1'='1`, PASSWORD],
  ])('with %j and %j is UNAUTHENTICATED, and says nothing more', async (username, password) => {
    const answer = await guess(username, password, '10.0.0.2');
    expect(answer.headers.getSetCookie()).toEqual([]);
    const { data, errors } = await jsonOf(answer);
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { message: '用户名或密码不正确，请重新输入。', extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  test('is refused for a closed account', async () => {
    const id = await http.addUser('closed');
    await api.db.prisma.user.update({ where: { id }, data: { active: false } });
    expect(await codeOf(await guess('closed', PASSWORD, '10.0.0.3'))).toBe('UNAUTHENTICATED');
  });

  test('is slowed after ten wrong passwords, however many are sent at once, and not for others', async () => {
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, index) => guess('guessed', `wrong ${index}`, '10.0.1.1')),
    );
    const codes = await Promise.all(answers.map(codeOf));
    expect(codes.filter(code => code === 'UNAUTHENTICATED')).toHaveLength(10);
    expect(codes.filter(code => code === 'RATE_LIMITED')).toHaveLength(15);
    expect(await codeOf(await guess('guessed', PASSWORD, '10.0.1.1'))).toBe('RATE_LIMITED');
    expect(await codeOf(await guess('guessed', PASSWORD, '10.0.1.2'))).toBe('OK');
    expect(await codeOf(await guess('second', PASSWORD, '10.0.1.1'))).toBe('OK');
  });

  test('lets many people of one office in at once', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => guess('third', PASSWORD, '10.0.2.1')));
    expect(answers.every(answer => answer.headers.getSetCookie().length === 1)).toBe(true);
  });
});

describe('a session', () => {
  test('ends when signed out, and nobody else’s with it', async () => {
    const [cookie, other] = [await http.signIn('second'), await http.signIn('second')];
    const answer = await http.ask('mutation { signOut }', { cookie });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^zhucan_session=; .*Max-Age=0/);
    expect(await whoIs(cookie)).toBeNull();
    expect(await whoIs(other)).toEqual({ username: 'second' });
  });

  test('ends after two hours without a request, and lives on with one', async () => {
    const cookie = await http.signIn('second');
    await tokenAge(`last_seen_at = now() - interval '119 minutes'`);
    expect(await whoIs(cookie)).toEqual({ username: 'second' });
    const { rows } = await api.db.pool.query(
      `SELECT max(last_seen_at) > now() - interval '1 minute' AS seen FROM session`,
    );
    expect(rows).toEqual([{ seen: true }]);
    await tokenAge(`last_seen_at = now() - interval '121 minutes'`);
    expect(await whoIs(cookie)).toBeNull();
  });

  test('ends after twelve hours, whatever was asked in them', async () => {
    const cookie = await http.signIn('second');
    const { rows } = await api.db.pool.query(
      `SELECT extract(epoch FROM max(expires_at) - now()) / 3600 AS hours FROM session`,
    );
    expect(Number(rows[0].hours)).toBeCloseTo(12, 1);
    await tokenAge(`created_at = now() - interval '13 hours', expires_at = now() - interval '1 second'`);
    expect(await whoIs(cookie)).toBeNull();
  });

  test('a new password ends every session but the one it was given in, whose token is new', async () => {
    const [cookie, other] = [await http.signIn('fourth'), await http.signIn('fourth')];
    const answer = await http.ask(
      `mutation { changePassword(current: "${PASSWORD}", next: "another river 59") { __typename } }`,
      { cookie },
    );
    const rotated = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await jsonOf(answer)).data).toEqual({ changePassword: { __typename: 'Viewer' } });
    expect(await whoIs(rotated)).toEqual({ username: 'fourth' });
    expect([await whoIs(cookie), await whoIs(other)]).toEqual([null, null]);
    expect(await codeOf(await guess('fourth', PASSWORD, '10.0.3.1'))).toBe('UNAUTHENTICATED');
    expect(await codeOf(await guess('fourth', 'another river 59', '10.0.3.1'))).toBe('OK');
  });

  test.each([
    ['wrong', 'another river 59', 'PASSWORD_WRONG', 'current'],
    [PASSWORD, PASSWORD, 'PASSWORD_SAME', 'next'],
    [PASSWORD, 'short', 'PASSWORD_SHORT', 'next'],
    [PASSWORD, 'fifth is my name', 'PASSWORD_IS_USERNAME', 'next'],
  ])('a password changed from %j to %j is refused', async (current, next, code, field) => {
    const cookie = await http.signIn('fifth');
    const answer = await http.ask(
      `mutation($c: String!, $n: String!) { changePassword(current: $c, next: $n) {
        ... on ValidationError { problems { code field } } } }`,
      { cookie },
      { c: current, n: next },
    );
    expect((await jsonOf(answer)).data).toEqual({ changePassword: { problems: [{ code, field }] } });
    expect(await whoIs(cookie)).toEqual({ username: 'fifth' });
  });

  test('before the first password is changed, nothing else is theirs to do', async () => {
    await http.addUser('fresh', 'DISTRICT_MANAGER', api.areas.district, true);
    const cookie = await http.signIn('fresh');
    expect(await (await http.ask('{ viewer { mustChangePassword } }', { cookie })).json()).toEqual({
      data: { viewer: { mustChangePassword: true } },
    });
    const refused = await jsonOf(await http.ask('{ areas { totalCount } }', { cookie }));
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      problems: [{ code: 'PASSWORD_MUST_CHANGE' }],
    });
    const changed = await http.ask(
      `mutation { changePassword(current: "${PASSWORD}", next: "another river 59") { __typename } }`,
      { cookie },
    );
    const rotated = changed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect(await codeOf(await http.ask('{ areas { totalCount } }', { cookie: rotated }))).toBe('OK');
  });
});

test.each([
  'zhucan_session=',
  'zhucan_session=%00',
  `zhucan_session=${'x'.repeat(43)}`,
  `zhucan_session=${'x'.repeat(4000)}`,
  'other=1; zhucan_session',
])('the cookie %s is nobody’s', async cookie => {
  expect(await whoIs(cookie)).toBeNull();
});
