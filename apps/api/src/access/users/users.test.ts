import { passwordProblems } from '@zhucan/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { globalId } from '../../../../../test/support/areas.ts';
import { openSession, viewerOfToken } from '../session.ts';

let api: TestApi;
let manager: Client;

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
});
afterAll(() => api.close());

const ISSUED = '... on UserWithPassword { temporaryPassword user { ...U } }';
const PLAIN = '... on User { ...U }';
const REFUSED = `__typename
  ... on ValidationError { problems { code field message } }
  ... on ConflictError { code }
  ... on StaleError { currentVersion }
  ... on NotFoundError { code }
  ... on ForbiddenError { code }`;
const FIELDS = `fragment U on User { id username displayName role active mustChangePassword version programmes area { id } }`;

interface UserAnswer {
  id: string;
  username: string;
  role: string;
  active: boolean;
  mustChangePassword: boolean;
  version: number;
}
interface Result {
  __typename: string;
  temporaryPassword?: string;
  user?: UserAnswer;
  version?: number;
  code?: string;
  currentVersion?: number;
  problems?: { code: string; field: string }[];
}

const inputOf = (more: Record<string, unknown> = {}) => ({
  username: 'li.town',
  displayName: '李专干',
  role: 'TOWN_CASEWORKER',
  areaId: api.areas.townA.globalId,
  ...more,
});

async function create(client: Client, more: Record<string, unknown> = {}): Promise<Result> {
  const { createUser } = await client.data<{ createUser: Result }>(
    `mutation($input: UserInput!) { createUser(input: $input) { ${ISSUED} ${REFUSED} } } ${FIELDS}`,
    { input: inputOf(more) },
  );
  return createUser;
}

async function update(
  client: Client,
  id: string,
  expectedVersion: number,
  more: Record<string, unknown>,
): Promise<Result> {
  const { updateUser } = await client.data<{ updateUser: Result }>(
    `mutation($id: ID!, $v: Int!, $input: UserInput!) { updateUser(id: $id, expectedVersion: $v, input: $input) { ${PLAIN} ${REFUSED} } } ${FIELDS}`,
    { id, v: expectedVersion, input: inputOf(more) },
  );
  return updateUser;
}

async function setActive(client: Client, id: string, version: number, active: boolean): Promise<Result> {
  const { setUserActive } = await client.data<{ setUserActive: Result }>(
    `mutation($id: ID!, $v: Int!, $active: Boolean!) { setUserActive(id: $id, expectedVersion: $v, active: $active) { ${PLAIN} ${REFUSED} } } ${FIELDS}`,
    { id, v: version, active },
  );
  return setUserActive;
}

const idOf = (client: Client): string => globalId('User', client.viewer?.id ?? 0);

describe('adding a user', () => {
  test('makes up a password that has to be changed, and lowers the user name', async () => {
    const created = await create(manager, { username: ' Li.First ' });
    expect(created.user).toMatchObject({ username: 'li.first', mustChangePassword: true, active: true });
    expect(passwordProblems(created.temporaryPassword ?? '', 'li.first')).toEqual([]);
    const again = await create(manager, { username: 'li.second' });
    expect(again.temporaryPassword).not.toBe(created.temporaryPassword);
  });

  test('refuses a taken name, a wrong one, and a role that does not fit the area', async () => {
    await create(manager, { username: 'taken' });
    expect((await create(manager, { username: 'Taken' })).problems).toMatchObject([
      { code: 'USERNAME_TAKEN', field: 'username' },
    ]);
    expect((await create(manager, { username: '7x', displayName: ' ' })).problems).toMatchObject([
      { code: 'REQUIRED', field: 'displayName' },
      { code: 'USERNAME_INVALID', field: 'username' },
    ]);
    expect((await create(manager, { username: 'village', role: 'VILLAGE_LIAISON' })).problems).toMatchObject([
      { code: 'ROLE_AREA_LEVEL', field: 'areaId' },
    ]);
    expect(
      (await create(manager, { username: 'programme', programmes: ['HOUSING'] })).problems,
    ).toMatchObject([{ code: 'INVALID', field: 'programmes' }]);
  });

  test('knows no area outside the district', async () => {
    const outside = await create(manager, { areaId: api.areas.elsewhereTown.globalId, username: 'outside' });
    expect(outside.__typename).toBe('NotFoundError');
  });

  test('is nobody else’s to do', async () => {
    const officer = await api.user('DISTRICT_OFFICER');
    expect((await create(officer, { username: 'by-officer' })).__typename).toBe('ForbiddenError');
  });
});

describe('changing a user', () => {
  test('keeps what someone else saved first', async () => {
    const { user } = await create(manager, { username: 'stale' });
    expect(
      await update(manager, user?.id ?? '', 1, { username: 'stale', displayName: '新名' }),
    ).toMatchObject({
      __typename: 'User',
      displayName: '新名',
      version: 2,
    });
    expect(await update(manager, user?.id ?? '', 1, { username: 'stale' })).toMatchObject({
      __typename: 'StaleError',
      currentVersion: 2,
    });
  });

  test('nobody changes their own role or closes their own account', async () => {
    const own = { username: 'own-role', role: 'DISTRICT_OFFICER', areaId: api.areas.district.globalId };
    expect(await update(manager, idOf(manager), 1, own)).toMatchObject({ code: 'USER_SELF' });
    expect(await setActive(manager, idOf(manager), 1, false)).toMatchObject({ code: 'USER_SELF' });
  });

  test('another district’s user reads as missing', async () => {
    const stranger = await api.user('DISTRICT_OFFICER', api.areas.elsewhere);
    expect((await setActive(manager, idOf(stranger), 1, false)).__typename).toBe('NotFoundError');
  });
});

describe('a leaver', () => {
  test('is out at once, whatever sessions were open', async () => {
    const { user } = await create(manager, { username: 'leaver' });
    const row = await api.db.prisma.user.findUniqueOrThrow({ where: { username: 'leaver' } });
    const token = await openSession(api.db, row.id, null);
    expect(await viewerOfToken(api.db, token)).toMatchObject({ username: 'leaver' });
    expect(await setActive(manager, user?.id ?? '', 1, false)).toMatchObject({ active: false });
    expect(await viewerOfToken(api.db, token)).toBeNull();
    await setActive(manager, user?.id ?? '', 2, true);
    expect(await viewerOfToken(api.db, token)).toBeNull();
  });

  test('a reset password ends the sessions of the old one', async () => {
    const { user } = await create(manager, { username: 'forgetful' });
    const row = await api.db.prisma.user.findUniqueOrThrow({ where: { username: 'forgetful' } });
    const token = await openSession(api.db, row.id, null);
    const { resetPassword } = await manager.data<{ resetPassword: Result }>(
      `mutation($id: ID!) { resetPassword(id: $id) { ${ISSUED} ${REFUSED} } } ${FIELDS}`,
      { id: user?.id },
    );
    expect(resetPassword.user).toMatchObject({ mustChangePassword: true, version: 2 });
    expect(await viewerOfToken(api.db, token)).toBeNull();
  });
});

test('of two managers who close each other’s account at once, one remains', async () => {
  const [first, second] = [
    await api.user('DISTRICT_MANAGER', api.areas.elsewhere),
    await api.user('DISTRICT_MANAGER', api.areas.elsewhere),
  ];
  const results = await Promise.all([
    setActive(first, idOf(second), 1, false),
    setActive(second, idOf(first), 1, false),
  ]);
  const left = await api.db.prisma.user.count({
    where: { role: 'DISTRICT_MANAGER', active: true, areaId: api.areas.elsewhere.id },
  });
  expect(left).toBe(1);
  expect(results.map(result => result.code ?? 'done').sort()).toEqual(['USER_LAST_MANAGER', 'done']);
});

test('a list finds by part of a name, role and area, and shows no one of another district', async () => {
  await create(manager, { username: 'findable', displayName: '寻找我' });
  await api.user('DISTRICT_OFFICER', api.areas.elsewhere);
  const find = async (filter: Record<string, unknown>) => {
    const { users } = await manager.data<{ users: { nodes: { username: string; area: { id: string } }[] } }>(
      'query($filter: UserFilter) { users(first: 100, filter: $filter) { nodes { username area { id } } } }',
      { filter },
    );
    return users.nodes;
  };
  expect(await find({ text: '寻找' })).toMatchObject([{ username: 'findable' }]);
  expect(
    await find({ text: 'FINDA', role: ['TOWN_CASEWORKER'], area: api.areas.townA.globalId }),
  ).toHaveLength(1);
  expect(await find({ text: 'findable', area: api.areas.townB.globalId })).toEqual([]);
  expect(await find({ text: '100%_' })).toEqual([]);
  const areas = new Set((await find({})).map(user => user.area.id));
  expect(areas.has(api.areas.elsewhere.globalId)).toBe(false);
});
