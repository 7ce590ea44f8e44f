// The plain HTTP beside the graph — exports, the template, a mended roster, an upload — as every caller.

import { PARTNER_SCOPES, ROLES } from '@zhucan/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../../../../test/support/api.ts';
import { type HttpApi, httpApi } from '../../../../../test/support/http.ts';
import { markerOf, PLACES } from '../../../../../test/support/land.ts';
import { covers, makeWorld, type World } from '../../../../../test/support/world.ts';
import { openSheet } from '../../exchange/sheet/open.ts';
import { newApiKey } from '../session.ts';
import { ANONYMOUS, CALLERS, type Caller, DISTRICT_AND_TOWN } from './callers.ts';

let api: TestApi;
let http: HttpApi;
let world: World;
const headers = new Map<Caller, Record<string, string>>();
const homes = new Map<Caller, string>();

const LISTS = ['people', 'certificates', 'households', 'institutions'];
/** Who may take lists out; the same as may import. */
const EXPORTERS: readonly Caller[] = DISTRICT_AND_TOWN;

async function credentialsOf(caller: Caller): Promise<Record<string, string>> {
  const role = ROLES.find(one => one === caller);
  const { district, townA, villageA1 } = api.areas;
  if (role) {
    const area = role.startsWith('TOWN') ? townA : role.startsWith('VILLAGE') ? villageA1 : district;
    homes.set(caller, area.path);
    const username = role.toLowerCase().replaceAll('_', '-');
    await http.addUser(username, role, area);
    return { cookie: await http.signIn(username) };
  }
  const scope = PARTNER_SCOPES.find(one => one === caller);
  if (!scope) return {};
  const { secret, prefix, keyHash } = newApiKey();
  await api.db.prisma.apiKey.create({
    data: {
      partner: scope,
      purpose: '测试',
      prefix,
      keyHash,
      scopes: [scope],
      areaId: townA.id,
      expiresAt: new Date(Date.now() + 86_400_000),
      createdById: 1,
    },
  });
  return { authorization: `Bearer ${secret}` };
}

beforeAll(async () => {
  api = await testApi();
  api.setNow(new Date().toISOString());
  world = await makeWorld(api);
  http = await httpApi(api);
  for (const caller of CALLERS) headers.set(caller, await credentialsOf(caller));
});
afterAll(async () => {
  await http.close();
  await api.close();
});

const get = (caller: Caller, path: string) => fetch(http.url + path, { headers: headers.get(caller) ?? {} });

async function textOf(answer: Response): Promise<string> {
  const sheet = await openSheet(Buffer.from(await answer.arrayBuffer()));
  const lines: string[] = [];
  for await (const row of sheet.rows()) lines.push(JSON.stringify(row));
  return lines.join('\n');
}

function expectedStatus(caller: Caller): number {
  if (caller === ANONYMOUS) return 401;
  return EXPORTERS.includes(caller) ? 200 : 403;
}

describe.each(CALLERS)('%s', caller => {
  test.each(LISTS)('takes out %s of their own area alone, masked', async list => {
    const answer = await get(caller, `/export/${list}.xlsx`);
    expect(answer.status).toBe(expectedStatus(caller));
    if (answer.status !== 200) return;
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = await textOf(answer);
    for (const place of PLACES) {
      const visible = covers.area(homes.get(caller) ?? '', world.lands[place].area.path);
      expect(text.includes(markerOf(place)), `${list} of ${place}`).toBe(visible);
    }
    for (const secret of world.secrets) expect(text.includes(secret)).toBe(false);
  });

  test('mends the rosters of their own area alone', async () => {
    for (const place of PLACES) {
      const { area, ids } = world.lands[place];
      const { status } = await get(caller, `/import/${ids['Import']}/mend.xlsx`);
      const inside = covers.area(homes.get(caller) ?? '#', area.path);
      const expected =
        expectedStatus(caller) === 200 ? (inside ? [200] : [404]) : [expectedStatus(caller), 404];
      expect(expected, `${place}`).toContain(status);
    }
  });

  test('fetches the template and uploads a roster', async () => {
    expect((await get(caller, '/import/template.xlsx')).status).toBe(expectedStatus(caller));
    const upload = async (extra: Record<string, string>, query = '') =>
      (
        await fetch(`${http.url}/import${query}`, {
          method: 'POST',
          headers: {
            ...headers.get(caller),
            'content-type': 'text/csv',
            'x-file-name': '%00..%2F%F0%9F',
            ...extra,
          },
          body: '姓名,身份证号\n',
        })
      ).status;
    expect([403, 401]).toContain(await upload({}));
    expect(await upload({ 'x-zhucan-request': '1' })).toBe(expectedStatus(caller));
    const outside = await upload({ 'x-zhucan-request': '1' }, `?area=${world.lands.outside.area.globalId}`);
    expect(outside).toBe(expectedStatus(caller) === 200 ? 400 : expectedStatus(caller));
  });
});

test.each([
  ['filter=%7B', 400],
  ['filter=7', 400],
  ['filter=%7B%22text%22%3A%22a%5Cu0000%22%7D', 400],
  ['filter=%7B%22nothing%22%3A1%7D', 400],
  ['filter=%7B%22area%22%3A%22x%22%7D', 400],
  ['sort=DROP', 400],
  ['reveal=1', 400],
])('an export with ?%s is answered with %i', async (query, status) => {
  expect((await get('DISTRICT_MANAGER', `/export/people.xlsx?${query}`)).status).toBe(status);
});

test('no list that is not there', async () => {
  for (const path of [
    '/export/users.xlsx',
    '/export/__proto__.xlsx',
    '/export/constructor.xlsx',
    '/import/x/mend.xlsx',
  ])
    expect([400, 404]).toContain((await get('DISTRICT_MANAGER', path)).status);
});
