import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderFiles, openDatabase, openVault } from '@zhucan/database';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../../test/support/database.ts';
import { readConfig } from '../../config.ts';
import { createContext, type Services } from '../../context.ts';
import { firstData } from '../../first-data.ts';
import { createApollo } from '../../graphql/apollo.ts';
import { schema } from '../../schema.ts';
import { verifyTrail } from '../trail/verify.ts';

let folder: string;
let close: (() => Promise<void>)[];
let url: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhucan-setup-'));
  const database = await testDatabase();
  url = database.url;
  close = [database.drop, async () => rmSync(folder, { recursive: true, force: true })];
});
afterEach(async () => {
  for (const one of close.reverse()) await one();
});

function services(env: Record<string, string> = {}): Services {
  const db = openDatabase({ url });
  close.push(db.close);
  const vault = openVault(folder, {});
  return {
    config: readConfig({ ZHUCAN_DATA: folder, ZHUCAN_DEMO: '0', ...env }, folder),
    db,
    vault,
    log: pino({ level: 'silent' }),
    files: folderFiles(join(folder, 'files'), vault),
    jobs: { send: async () => undefined },
    clock: () => new Date(),
  };
}

async function starting(env: Record<string, string> = {}): Promise<{ services: Services; said: string[] }> {
  const made = services(env);
  const said: string[] = [];
  await firstData(made, 'http://127.0.0.1:4000', line => void said.push(line));
  return { services: made, said };
}

const CODE = /code: (\w{4}-\w{4}-\w{4})$/;
const codeOf = (said: string[]): string => CODE.exec(said.join('\n'))?.[1] ?? '';

async function ask(services: Services, query: string, variables: Record<string, unknown> = {}, ip = folder) {
  const apollo = createApollo(schema, services.log);
  const cookies: string[] = [];
  const exchange = {
    requestId: 'r',
    ip,
    userAgent: null,
    locale: 'en',
    setCookie: (cookie: string) => void cookies.push(cookie),
  } as const;
  const contextValue = createContext(services, exchange, null, '2026-11-23');
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('an answer in parts');
  return { ...JSON.parse(JSON.stringify(body.singleResult)), cookies };
}

const SET_UP = `mutation($code: String!, $username: String = "first.admin", $password: String = "correct horse 7", $districtCode: String = "330205") {
  setUp(code: $code, username: $username, password: $password, displayName: "张主任", districtCode: $districtCode, districtName: "清溪区") {
    __typename ... on Viewer { username role area { name code } mustChangePassword } ... on ValidationError { problems { code field } } ... on ConflictError { code } } }`;

describe('in the browser', () => {
  test('the code on the terminal makes the first administrator, who is signed in', async () => {
    const { services, said } = await starting();
    expect((await ask(services, '{ setup { needed } }')).data).toEqual({ setup: { needed: true } });
    const { data, cookies } = await ask(services, SET_UP, { code: ` ${codeOf(said).toLowerCase()} ` });
    expect(data.setUp).toEqual({
      __typename: 'Viewer',
      username: 'first.admin',
      role: 'DISTRICT_MANAGER',
      area: { name: '清溪区', code: '330205000000' },
      mustChangePassword: false,
    });
    expect(cookies[0]).toMatch(/^zhucan_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/);
    expect((await ask(services, '{ setup { needed } }')).data).toEqual({ setup: { needed: false } });
    expect((await ask(services, SET_UP, { code: codeOf(said) })).data.setUp).toMatchObject({
      code: 'SETUP_DONE',
    });
    expect((await verifyTrail(services, new Date())).entries).toBe(2);
    expect(
      await services.db.prisma.hardshipKind.findMany({ orderBy: { sortOrder: 'asc' }, take: 1 }),
    ).toMatchObject([{ code: 'MINIMUM_ALLOWANCE', nameZh: '最低生活保障（低保）', active: true }]);
  });

  test('a wrong code makes nobody, and tries are counted', async () => {
    const { services } = await starting();
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect((await ask(services, SET_UP, { code: 'AAAA-AAAA-AAAA' })).data.setUp).toMatchObject({
        problems: [{ code: 'SETUP_CODE_WRONG', field: 'code' }],
      });
    const { errors } = await ask(services, SET_UP, { code: 'AAAA-AAAA-AAAA' });
    expect(errors[0].extensions.code).toBe('RATE_LIMITED');
    expect(await services.db.prisma.user.count()).toBe(0);
  });

  test('the code is kept as a hash, and each start makes a new one', async () => {
    const first = await starting();
    const kept = readFileSync(join(folder, 'setup-code'), 'utf8');
    expect(kept).not.toContain(codeOf(first.said).replaceAll('-', ''));
    const second = await starting();
    const old = await ask(second.services, SET_UP, { code: codeOf(first.said) });
    expect(old.data.setUp).toMatchObject({ problems: [{ code: 'SETUP_CODE_WRONG' }] });
    await ask(second.services, SET_UP, { code: codeOf(second.said) });
    expect(readdirSync(folder)).not.toContain('setup-code');
  });

  test('every problem of the form is named at once', async () => {
    const { services, said } = await starting();
    const wrong = { code: codeOf(said), username: '1', password: 'short', districtCode: '33' };
    expect((await ask(services, SET_UP, wrong)).data.setUp.problems).toEqual([
      { code: 'COUNTY_CODE_INVALID', field: 'districtCode' },
      { code: 'USERNAME_INVALID', field: 'username' },
      { code: 'PASSWORD_SHORT', field: 'password' },
    ]);
  });

  test('of two at once one is the first', async () => {
    const { services, said } = await starting();
    const code = codeOf(said);
    const answers = await Promise.all(
      ['first', 'second'].map(username => ask(services, SET_UP, { code, username })),
    );
    expect(answers.map(answer => answer.data.setUp.__typename).sort()).toEqual(['ConflictError', 'Viewer']);
    expect(await services.db.prisma.user.count()).toBe(1);
  });
});

describe('from the environment', () => {
  const env = {
    ZHUCAN_ADMIN_USERNAME: 'root.admin',
    ZHUCAN_ADMIN_PASSWORD: 'correct horse 7',
    ZHUCAN_DISTRICT_CODE: '330205',
    ZHUCAN_DISTRICT_NAME: '清溪区',
  };

  test('makes the first administrator, once', async () => {
    const { services } = await starting(env);
    await starting({ ...env, ZHUCAN_ADMIN_USERNAME: 'another' });
    const users = await services.db.prisma.user.findMany({ include: { area: true } });
    expect(users).toMatchObject([
      { username: 'root.admin', role: 'DISTRICT_MANAGER', area: { path: '330205' } },
    ]);
  });

  test('uses a district that an import has made', async () => {
    const before = services();
    await before.db.prisma.area.create({
      data: {
        code: '330205000000',
        path: '330205',
        level: 'DISTRICT',
        name: '江北区',
        pinyin: 'jiangbeiqu',
        initials: 'jbq',
      },
    });
    await starting(env);
    expect(await before.db.prisma.area.count()).toBe(1);
  });

  test('names every variable that is wrong, and starts nothing', async () => {
    await expect(
      starting({ ...env, ZHUCAN_ADMIN_PASSWORD: 'password1234', ZHUCAN_DISTRICT_CODE: '' }),
    ).rejects.toThrow(/districtCode: .*password: /s);
  });
});

test('demonstration users are for this machine alone', async () => {
  await expect(starting({ ZHUCAN_DEMO: '1', HOST: '0.0.0.0' })).rejects.toThrow(
    'HOST must stay on this machine',
  );
  const made = services();
  expect(await made.db.prisma.user.count()).toBe(0);
  await made.db.prisma.area.create({
    data: {
      code: '990101000000',
      path: '990101',
      level: 'DISTRICT',
      name: '清溪区',
      pinyin: 'qxq',
      initials: 'qxq',
    },
  });
  const { id } = await made.db.prisma.area.findFirstOrThrow();
  await made.db.prisma.user.create({
    data: {
      username: 'town',
      displayName: 't',
      role: 'DISTRICT_MANAGER',
      areaId: id,
      passwordHash: 'x',
      demonstration: true,
    },
  });
  await expect(starting({ HOST: '192.168.1.4' })).rejects.toThrow('HOST must stay on this machine');
  const { said } = await starting({ HOST: '127.0.0.1', ZHUCAN_DEMO_PASSWORD: 'a demonstration' });
  expect(said.join('\n')).toMatch(/town\s+a demonstration/);
});
