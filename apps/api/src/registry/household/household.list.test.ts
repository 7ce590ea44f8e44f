import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makeHousehold, makePerson } from '../../../../../test/support/factories.ts';

let api: TestApi;
let manager: Client;
let village: Client;

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  village = await api.user('VILLAGE_LIAISON');
}, 60_000);

afterAll(() => api.close());

describe('the list of households', () => {
  interface Page {
    readonly households: {
      readonly nodes: readonly { readonly id: string; readonly incomePerHead: string | null }[];
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly hasPreviousPage: boolean;
        readonly startCursor: string;
        readonly endCursor: string;
      };
    };
  }
  const LIST = `query ($filter: HouseholdFilter, $sort: HouseholdSort, $first: Int, $after: String, $last: Int, $before: String) {
    households(filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
      nodes { id incomePerHead } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const list = async (variables: Record<string, unknown>, client = manager) =>
    (await client.data<Page>(LIST, variables)).households;
  const ids = async (filter: Record<string, unknown>, client = manager) =>
    (await list({ filter, first: 100 }, client)).nodes.map(one => one.id);

  let listed: { id: number; globalId: string }[];

  beforeAll(async () => {
    listed = [];
    for (let index = 0; index < 20; index += 1) {
      const area = index % 2 === 0 ? api.areas.villageA1 : api.areas.villageB1;
      const head = await makePerson(api, area, { name: index === 4 ? '诸葛清' : '户主' });
      const home = await makeHousehold(api, area, head, [], index % 4 === 0 ? 'ORPHAN' : 'MINIMUM_ALLOWANCE');
      const incomePerHead = index % 3 === 0 ? null : BigInt((index % 5) * 100);
      await api.db.prisma.household.update({ where: { id: home.id }, data: { incomePerHead } });
      listed.push(home);
    }
  });

  it('filters by area, hardship in force, a member’s name and the address', async () => {
    const wanted = (test: (index: number) => boolean) =>
      listed
        .filter((_, index) => test(index))
        .map(one => one.globalId)
        .reverse();
    expect(await ids({})).toEqual(wanted(() => true));
    expect(await ids({ area: api.areas.townB.globalId })).toEqual(wanted(index => index % 2 === 1));
    expect(await ids({}, village)).toEqual(wanted(index => index % 2 === 0));
    expect(await ids({ hardship: ['ORPHAN'] })).toEqual(wanted(index => index % 4 === 0));
    expect(await ids({ text: 'zgq' })).toEqual(wanted(index => index === 4));
    expect(await ids({ text: '诸葛' })).toEqual(wanted(index => index === 4));
    expect(await ids({ text: '中心路' })).toHaveLength(20);
    expect(await ids({ text: '%' })).toEqual([]);
  });

  it.each(['ID', 'ID_DESC', 'INCOME', 'INCOME_DESC'])(
    'gives each household once in the order %s, in pages of any size, both ways, those without an income last',
    async sort => {
      const whole = (await list({ sort, first: 100 })).nodes;
      expect(whole).toHaveLength(20);
      const known = whole
        .map(one => one.incomePerHead)
        .filter(income => income !== null)
        .map(Number);
      if (sort.startsWith('INCOME')) {
        const ordered = [...known].sort((a, b) => (sort === 'INCOME' ? a - b : b - a));
        expect(whole.map(one => one.incomePerHead && Number(one.incomePerHead))).toEqual([
          ...ordered,
          ...Array(20 - ordered.length).fill(null),
        ]);
      }
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 21 }), fc.boolean(), async (size, forward) => {
          const found: string[] = [];
          let cursor: string | null = null;
          for (let more = true; more; ) {
            const place: Record<string, unknown> = forward
              ? { first: size, after: cursor }
              : { last: size, before: cursor };
            const { nodes, pageInfo } = await list({ sort, ...place });
            const page = nodes.map(one => one.id);
            if (forward) found.push(...page);
            else found.unshift(...page);
            more = forward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
            cursor = forward ? pageInfo.endCursor : pageInfo.startCursor;
            if (found.length > 20) throw new Error('a household came twice');
          }
          expect(found).toEqual(whole.map(one => one.id));
        }),
        { numRuns: 6 },
      );
    },
  );

  it('is read in one statement, members and hardship and all', async () => {
    const query = `{ households { nodes { id area { name } head { name certificate { state } } members { name age } memberCount hardships { kind { name } } } } }`;
    await manager.data(query);
    api.statements.length = 0;
    await manager.data(query);
    expect(api.statements).toHaveLength(1);
  });

  it('is nobody’s without the permission', async () => {
    const partner = await api.partner(['person.read']);
    const answer = await partner.query(LIST, {});
    expect(answer.errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
