import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makePerson } from '../../../../../test/support/factories.ts';

interface Page {
  readonly areas: {
    readonly nodes: readonly { readonly name: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly totalCount: number;
  };
}

const LIST = `query ($filter: AreaFilter, $first: Int, $after: String) {
  areas(filter: $filter, first: $first, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } totalCount } }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: AreaPatch!) { answer: updateArea(id: $id, expectedVersion: $version, input: $input) {
  __typename ... on Area { name fullName active homeVisitReady version }
  ... on ValidationError { problems { code field } } ... on StaleError { currentVersion } ... on Error { code } } }`;

let api: TestApi;
let manager: Client;
let town: Client;
let village: Client;

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  town = await api.user('TOWN_CASEWORKER');
  village = await api.user('VILLAGE_LIAISON');
}, 60_000);

afterAll(() => api.close());

async function names(client: Client, filter: Record<string, unknown> = {}): Promise<string[]> {
  const { areas } = await client.data<Page>(LIST, { filter });
  expect(areas.totalCount).toBe(areas.nodes.length);
  return areas.nodes.map(one => one.name);
}

describe('areas', () => {
  it('are seen from one’s own down, with the way up, by code', async () => {
    expect(await names(manager)).toEqual(['清溪区', '东河镇', '柳桥村', '石塘村', '西山街道', '望江社区']);
    expect(await names(town)).toEqual(['清溪区', '东河镇', '柳桥村', '石塘村']);
    expect(await names(village)).toEqual(['清溪区', '东河镇', '柳桥村']);
  });

  it.each([
    ['东河', ['东河镇', '柳桥村', '石塘村']],
    ['dhz', ['东河镇', '柳桥村', '石塘村']],
    ['xishan', ['西山街道', '望江社区']],
    ['东河 stc', ['石塘村']],
    ['东河镇石塘', ['石塘村']],
    ['清溪区东河镇石', ['石塘村']],
    ['dhzlq', ['柳桥村']],
    ['清溪', ['清溪区']],
    ['河镇', ['东河镇', '柳桥村', '石塘村']],
    ['东%', []],
  ])('are found by the town they lie in: %s', async (text, found) => {
    expect(await names(manager, { text })).toEqual(found);
  });

  it('are found by name, pinyin, initials, code, level and place', async () => {
    expect(await names(manager, { text: '柳桥' })).toEqual(['柳桥村']);
    expect(await names(manager, { text: 'lqc' })).toEqual(['柳桥村']);
    expect(await names(manager, { text: 'xishan', level: 'TOWN' })).toEqual(['西山街道']);
    expect(await names(manager, { text: '001201' })).toEqual(['柳桥村']);
    expect(await names(manager, { level: 'TOWN' })).toEqual(['东河镇', '西山街道']);
    expect(await names(manager, { within: api.areas.townB.globalId })).toEqual(['西山街道', '望江社区']);
    expect(await names(manager, { within: api.areas.townA.globalId, level: 'VILLAGE' })).toEqual([
      '柳桥村',
      '石塘村',
    ]);
    expect(await names(manager, { within: api.areas.elsewhere.globalId })).toEqual([]);
    expect(await names(town, { within: api.areas.townB.globalId })).toEqual([]);
    expect(await names(manager, { active: false })).toEqual([]);
  });

  it('come once each in pages of any size', async () => {
    const whole = await names(manager);
    for (const first of [1, 2, 4, 5]) {
      const found: string[] = [];
      let after: string | null = null;
      for (let more = true; more; ) {
        const { areas }: Page = await manager.data<Page>(LIST, { first, after });
        found.push(...areas.nodes.map(one => one.name));
        more = areas.pageInfo.hasNextPage;
        after = areas.pageInfo.endCursor;
      }
      expect(found).toEqual(whole);
    }
  });

  it('say their full name, what is above and what is below, in one statement', async () => {
    const query =
      'query ($id: ID!) { area(id: $id) { fullName parent { name parent { name } } children { name } } }';
    await manager.data(query, { id: api.areas.townA.globalId });
    api.statements.length = 0;
    expect(await manager.data(query, { id: api.areas.townA.globalId })).toEqual({
      area: {
        fullName: '清溪区东河镇',
        parent: { name: '清溪区', parent: null },
        children: [{ name: '柳桥村' }, { name: '石塘村' }],
      },
    });
    expect(api.statements).toHaveLength(1);
  });

  it('are the manager’s to change, one version after the other', async () => {
    const { villageA2, townA, elsewhereVillage } = api.areas;
    const change = { id: villageA2.globalId, version: 1, input: { name: '石塘新村', homeVisitReady: false } };
    const ask = async (client: Client, variables: Record<string, unknown>) =>
      (await client.data<{ answer: unknown }>(UPDATE, variables)).answer;
    expect(await ask(town, change)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(manager, change)).toMatchObject({
      fullName: '清溪区东河镇石塘新村',
      homeVisitReady: false,
      version: 2,
    });
    expect(await names(manager, { text: 'stxc' })).toEqual(['石塘新村']);
    expect(await ask(manager, change)).toMatchObject({ __typename: 'StaleError', currentVersion: 2 });
    expect(await ask(manager, { ...change, version: 2, input: { name: ' ' } })).toMatchObject({
      problems: [{ code: 'REQUIRED', field: 'name' }],
    });
    expect(
      await ask(manager, { id: townA.globalId, version: 1, input: { homeVisitReady: true } }),
    ).toMatchObject({
      problems: [{ code: 'AREA_NOT_VILLAGE', field: 'homeVisitReady' }],
    });
    expect(await ask(manager, { ...change, id: elsewhereVillage.globalId })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('are given up only when nobody is left in them', async () => {
    const { townB, villageB1 } = api.areas;
    const giveUp = async (id: string, version: number) =>
      (await manager.data<{ answer: unknown }>(UPDATE, { id, version, input: { active: false } })).answer;
    const person = await makePerson(api, villageB1);
    expect(await giveUp(villageB1.globalId, 1)).toMatchObject({
      __typename: 'ConflictError',
      code: 'AREA_IN_USE',
    });
    expect(await giveUp(townB.globalId, 1)).toMatchObject({ code: 'AREA_IN_USE' });
    await api.db.prisma.person.delete({ where: { id: person.id } });
    expect(await giveUp(townB.globalId, 1)).toMatchObject({ code: 'AREA_IN_USE' });
    expect(await giveUp(villageB1.globalId, 1)).toMatchObject({ active: false, version: 2 });
    expect(await giveUp(townB.globalId, 1)).toMatchObject({ active: false, version: 2 });
    expect(await names(manager, { active: false })).toEqual(['西山街道', '望江社区']);
  });
});
