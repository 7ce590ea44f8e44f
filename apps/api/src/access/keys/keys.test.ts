import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { viewerOf } from '../session.ts';

let api: TestApi;
let manager: Client;
beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
});
afterAll(() => api.close());

interface Result {
  __typename: string;
  secret?: string;
  apiKey?: { id: string; prefix: string; scopes: string[]; usedToday: number; dailyQuota: number };
  problems?: { code: string; field: string }[];
  revokedAt?: string | null;
}

const REFUSED = `__typename ... on ValidationError { problems { code field } } ... on NotFoundError { code } ... on ForbiddenError { code }`;

async function create(more: Record<string, unknown> = {}, client = manager): Promise<Result> {
  const input = {
    partner: '区民政局',
    purpose: '低保核对',
    scopes: ['area.read'],
    areaId: api.areas.district.globalId,
    expiresAt: '2027-06-30T00:00:00Z',
    ...more,
  };
  const { createApiKey } = await client.data<{ createApiKey: Result }>(
    `mutation($input: ApiKeyInput!) { createApiKey(input: $input) {
      ... on ApiKeyWithSecret { secret apiKey { id prefix scopes usedToday dailyQuota } } ${REFUSED} } }`,
    { input },
  );
  return createApiKey;
}

const bearer = (secret: string, today = '2026-11-23') =>
  viewerOf(api.db, { cookie: undefined, authorization: `Bearer ${secret}` }, today);

describe('a key', () => {
  test('is shown once and kept as a hash only', async () => {
    const { secret = '', apiKey } = await create();
    expect(secret).toMatch(/^zk_[\w-]{40}$/);
    expect(apiKey).toMatchObject({ prefix: secret.slice(0, 10), usedToday: 0, dailyQuota: 10_000 });
    const rows = await api.db.pool.query('SELECT row_to_json(k)::text AS text FROM api_key k');
    expect(rows.rows.map(row => row.text).join()).not.toContain(secret.slice(10));
    const audit = await api.db.pool.query(`SELECT changes::text FROM audit_entry WHERE entity = 'ApiKey'`);
    expect(audit.rows).toHaveLength(1);
    expect(JSON.stringify(audit.rows)).not.toContain(secret.slice(10));
  });

  test('lets its holder in with the permissions of its scopes alone, and counts each use', async () => {
    const { secret = '' } = await create({ scopes: ['area.read', 'area.read'], dailyQuota: 2 });
    const first = await bearer(secret);
    expect(first).toMatchObject({ exhausted: false, viewer: { kind: 'partner', areaPath: '990101' } });
    expect([...(first.viewer?.permissions ?? [])]).toEqual(['area.read']);
    expect((await bearer(secret)).exhausted).toBe(false);
    expect((await bearer(secret)).exhausted).toBe(true);
    expect((await bearer(secret, '2026-11-24')).exhausted).toBe(false);
  });

  test('shows how much it was used today', async () => {
    const { secret = '', apiKey } = await create();
    await bearer(secret);
    await bearer(secret);
    const { apiKeys } = await manager.data<{
      apiKeys: { id: string; usedToday: number; lastUsedAt: string }[];
    }>('{ apiKeys { id usedToday lastUsedAt } }');
    const used = apiKeys.find(one => one.id === apiKey?.id);
    expect(used?.usedToday).toBe(2);
    expect(used?.lastUsedAt).not.toBeNull();
  });

  test('is worth nothing once revoked or ended, and a wrong one never was', async () => {
    const { secret = '', apiKey } = await create();
    const { revokeApiKey } = await manager.data<{ revokeApiKey: Result }>(
      `mutation($id: ID!) { revokeApiKey(id: $id) { ... on ApiKey { revokedAt } ${REFUSED} } }`,
      { id: apiKey?.id },
    );
    expect(revokeApiKey.revokedAt).not.toBeNull();
    expect((await bearer(secret)).viewer).toBeNull();
    const ended = await create();
    await api.db.pool.query(`UPDATE api_key SET expires_at = now() - interval '1 second' WHERE prefix = $1`, [
      ended.apiKey?.prefix,
    ]);
    expect((await bearer(ended.secret ?? '')).viewer).toBeNull();
    expect((await bearer(`zk_${'x'.repeat(40)}`)).viewer).toBeNull();
  });
});

test.each([
  [{ scopes: [] }, 'TOO_FEW', 'scopes'],
  [{ scopes: ['person.write'] }, 'NOT_A_CHOICE', 'scopes.0'],
  [{ expiresAt: '2026-11-23T10:00:00Z' }, 'KEY_EXPIRY', 'expiresAt'],
  [{ expiresAt: '2029-01-01T00:00:00Z' }, 'KEY_EXPIRY', 'expiresAt'],
  [{ dailyQuota: 0 }, 'TOO_SMALL', 'dailyQuota'],
  [{ partner: '' }, 'REQUIRED', 'partner'],
])('a key with %o is refused', async (more, code, field) => {
  expect((await create(more)).problems).toMatchObject([{ code, field }]);
});

test('a key for an area outside, or made by anyone but the manager, is refused', async () => {
  expect((await create({ areaId: api.areas.elsewhere.globalId })).__typename).toBe('NotFoundError');
  expect((await create({}, await api.user('DISTRICT_OFFICER'))).__typename).toBe('ForbiddenError');
});
