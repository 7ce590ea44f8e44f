import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import type { TestPerson } from '../../../../../test/support/factories.ts';
import { LIST, listPeople, makeKnown } from './person.list.test-support.ts';

let api: TestApi;
let manager: Client;
let people: readonly TestPerson[];

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  people = (await makeKnown(api)).map(({ person }) => person);
}, 60_000);

afterAll(() => api.close());

const list = (variables: Record<string, unknown>) => listPeople(manager, variables);

const SORTS = ['NAME', 'NAME_DESC', 'AGE', 'AGE_DESC', 'UPDATED', 'UPDATED_DESC', 'ID', 'ID_DESC'] as const;

async function allPages(sort: string, size: number, forward: boolean): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let turn = 0; turn <= people.length; turn += 1) {
    const place: Record<string, unknown> = forward
      ? { first: size, after: cursor }
      : { last: size, before: cursor };
    const page = await list({ sort, ...place });
    const page_ids = page.edges.map(edge => edge.node.id);
    if (forward) ids.push(...page_ids);
    else ids.unshift(...page_ids);
    const more = forward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage;
    if (!more) return ids;
    cursor = forward ? page.pageInfo.endCursor : page.pageInfo.startCursor;
  }
  throw new Error('the pages never end');
}

describe('pages', () => {
  it.each(SORTS)('in the order %s give each person once, in any size, forward and backward', async sort => {
    const whole = (await list({ sort, first: 100 })).edges.map(edge => edge.node.id);
    expect(new Set(whole).size).toBe(people.length);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 70 }), fc.boolean(), async (size, forward) => {
        expect(await allPages(sort, size, forward)).toEqual(whole);
      }),
      { numRuns: 5 },
    );
  });

  it('stand in the order that they are asked for', async () => {
    const order = async (sort: string): Promise<TestPerson[]> =>
      (await list({ sort, first: 100 })).edges.map(edge => {
        const one = people.find(each => each.globalId === edge.node.id);
        if (!one) throw new Error('someone unknown');
        return one;
      });
    const births = (await order('AGE')).map(one => one.birthDate);
    expect(births).toEqual([...births].sort().reverse());
    expect((await order('AGE_DESC')).map(one => one.birthDate)).toEqual([...births].reverse());
    const byName = await order('NAME');
    expect(byName[0]?.name).toBe('阿依古丽·买买提');
    expect(byName.at(-1)?.name).toBe('张三');
    expect(await order('NAME_DESC')).toEqual([...byName].reverse());
    expect((await order('ID')).map(one => one.id)).toEqual(people.map(one => one.id));
  });

  it('refuse a cursor that is none, or another order’s, or forged', async () => {
    const { pageInfo } = await list({ sort: 'NAME', first: 3 });
    const forged = (values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    const wrong: [string, string][] = [
      ['NAME', 'x'],
      ['AGE', pageInfo.endCursor],
      ['AGE', forged(['1990-01-01', '5'])],
      ['ID', pageInfo.endCursor],
      ['NAME', forged([1, 2])],
      ['NAME', forged(['a', '99999999999'])],
      ['UPDATED', forged(['2026-13-01 00:00:00+00', '1'])],
      ['UPDATED', forged(['2026-02-31 00:00:00+00', '1'])],
    ];
    for (const [sort, after] of wrong) {
      const { errors } = await manager.query(LIST, { sort, after });
      expect(errors[0]?.extensions?.['code'], `${sort} ${after}`).toBe('BAD_USER_INPUT');
    }
  });

  it('hold between 1 and 100 people', async () => {
    for (const size of [0, -1, 101]) {
      const { errors } = await manager.query(LIST, { first: size });
      expect(errors[0]?.extensions?.['problems']).toMatchObject([{ code: 'PAGE_TOO_LARGE', field: 'first' }]);
    }
  });
});
