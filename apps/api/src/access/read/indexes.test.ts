// What a list is searched and ordered by is one range of an index: asked of the planner itself, with whole-table reads forbidden,
// because in a test's few rows it would prefer them.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../../../../test/support/api.ts';
import { HOUSEHOLD_SORTS } from '../../registry/household/household.filter.ts';
import { householdTable } from '../../registry/household/household.table.ts';
import { personTextConditions } from '../../registry/person/person.search.ts';
import { type Condition, Reader } from './reader.ts';
import { emptySelection } from './selection.ts';
import { erased } from './table.ts';
import { textConditions } from './text.ts';
import { walk } from './walk.ts';

let api: TestApi;

beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

async function planOf(text: string, values: readonly unknown[]): Promise<string> {
  const client = await api.db.pool.connect();
  try {
    await client.query('BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = on');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values]);
    return rows.map(row => row['QUERY PLAN']).join('\n');
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

function planOfSearch(table: string, conditions: readonly Condition[]): Promise<string> {
  let place = 0;
  const sql = conditions.map(one =>
    one.sql.replaceAll('?', () => {
      place += 1;
      return `$${place}`;
    }),
  );
  const values = conditions.flatMap(one => one.values);
  return planOf(`SELECT t0.id FROM ${table} t0 WHERE ${sql.join(' AND ')}`, values);
}

describe.each(['area', 'institution'])('the search of %s', table => {
  it.each(['柳桥村', 'liuqiao'])('finds %s by its index', async text => {
    expect(await planOfSearch(table, textConditions('t0', text))).toContain(`on ${table}_search_idx`);
  });
});

describe('the end of a number', () => {
  const tails = ['person_id_number_tail_idx', 'person_phone_tail_idx', 'certificate_number_tail_idx'];

  it.each(['3571', '357', '57'])('%s is one range of each index', async digits => {
    const viewer = (await api.user('DISTRICT_MANAGER')).viewer;
    const [condition] = personTextConditions('t0', digits, { vault: api.vault, viewer });
    const { sql = '', values = [] } = condition?.counted ?? condition ?? {};
    const selects = /IN \((.*)\)$/.exec(sql)?.[1]?.split(' UNION ALL ') ?? [];
    expect(selects).toHaveLength(tails.length);
    for (const [at, select] of selects.entries())
      expect(await planOf(select.replace('?', '$1'), [values[at]])).toContain(tails[at]);
  });
});

describe('households by income', () => {
  it.each([
    ['INCOME', undefined],
    ['INCOME', ['90000', '7']],
    ['INCOME', [null, '7']],
    ['INCOME_DESC', undefined],
    ['INCOME_DESC', ['90000', '7']],
    ['INCOME_DESC', [null, '7']],
  ] as const)('go on in the order %s after %j without sorting', async (name, after) => {
    const asked: { text: string; values: readonly unknown[] }[] = [];
    const reader = new Reader(api.db.pool, (await api.user('DISTRICT_MANAGER')).viewer);
    reader.query = async statement => {
      asked.push(statement);
      return [];
    };
    const selection = emptySelection(erased(householdTable));
    await walk(reader, selection, { sort: HOUSEHOLD_SORTS[name], after, forward: true, limit: 26 });
    expect(asked).toHaveLength(after?.[0] === null ? 1 : 2);
    for (const { text, values } of asked) {
      const plan = await planOf(text, values);
      expect(plan).toContain('household_income_per_head_id_area_path_idx');
      expect(plan).not.toContain('Sort');
      expect(plan).toMatch(/Index Cond: .*income_per_head/);
    }
  });
});
