// The charts for a leader: counts and nobody. No count below five shows, and none can be worked out from what shows.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import type { TestArea } from '../../../../test/support/areas.ts';
import { type Count, makePopulation, type Summary, summaryFor } from '../../../../test/support/population.ts';

let api: TestApi;
let manager: Client;
let leader: Client;
let everywhere: readonly TestArea[];

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  leader = await api.user('LEADER');
  everywhere = await makePopulation(api);
});

afterAll(() => api.close());

type Known = Map<string, number>;

/** The cells of a summary by name, hidden ones left out. */
function cellsOf(summary: Summary, path: string): Known {
  const known: Known = new Map();
  const add = (name: string, { value }: Count) => value !== null && known.set(`${path} ${name}`, value);
  add('people', summary.people);
  add('holders', summary.holders);
  for (const { category, grade, count } of summary.byCategoryGrade)
    add(`category ${category}-${grade}`, count);
  for (const { ageFrom, sex, count } of summary.byAgeSex) add(`age ${ageFrom}-${sex}`, count);
  for (const { month, count } of summary.issuedByMonth) add(`issued ${month}`, count);
  for (const { month, count } of summary.expiringByMonth) add(`expiring ${month}`, count);
  for (const { state, count } of summary.byState) add(`state ${state}`, count);
  return known;
}

const IN_FORCE = ['ISSUED', 'EXPIRING', 'EXPIRED', 'FROZEN', 'LOST'].map(state => `state ${state}`);

/** Every sum that a reader knows to hold: an area's cells make its total, the areas below make the area. */
function sumsOf(truth: ReadonlyMap<string, Known>): { total: string; parts: string[] }[] {
  const paths = [...truth.keys()];
  const names = [...(truth.get('990101')?.keys() ?? [])].map(name => name.slice(7));
  const within = paths.flatMap(path => [
    {
      total: `${path} people`,
      parts: names.filter(name => name.startsWith('age')).map(name => `${path} ${name}`),
    },
    {
      total: `${path} holders`,
      parts: names.filter(name => name.startsWith('category')).map(name => `${path} ${name}`),
    },
    { total: `${path} holders`, parts: IN_FORCE.map(name => `${path} ${name}`) },
  ]);
  const below = paths.flatMap(path => {
    const children = paths.filter(one => one.length === path.length + 3 && one.startsWith(path));
    return children.length === 0
      ? []
      : names.map(name => ({ total: `${path} ${name}`, parts: children.map(child => `${child} ${name}`) }));
  });
  return [...within, ...below];
}

/** Works out by subtraction, again and again, whatever can be worked out. */
function workOut(shown: Known, sums: readonly { total: string; parts: string[] }[]): Known {
  const known = new Map(shown);
  for (let found = true; found; ) {
    found = false;
    for (const { total, parts } of sums) {
      const missing = [total, ...parts].filter(name => !known.has(name));
      const [name] = missing;
      if (missing.length !== 1 || name === undefined) continue;
      const sum = parts.reduce((all, part) => all + (known.get(part) ?? 0), 0);
      known.set(name, name === total ? sum : (known.get(total) ?? 0) - sum);
      found = true;
    }
  }
  return known;
}

describe('for a leader, who sees counts and nobody', () => {
  it('no count below five shows anywhere, and large ones do', async () => {
    let shown = 0;
    for (const area of everywhere) {
      const summary = await summaryFor(leader, area);
      const counts = [
        summary.people,
        summary.holders,
        ...summary.byArea.flatMap(one => [one.people, one.holders, one.expiringSoon]),
        ...[
          summary.byCategoryGrade,
          summary.byAgeSex,
          summary.issuedByMonth,
          summary.expiringByMonth,
          summary.byState,
        ]
          .flat()
          .map(one => one.count),
      ];
      for (const { value, hidden } of counts) {
        expect(hidden).toBe(value === null);
        if (value !== null) {
          expect(value).toBeGreaterThanOrEqual(5);
          shown += 1;
        }
      }
    }
    expect(shown).toBeGreaterThan(30);
  });

  it('what shows is true, and asking for every area in turn works out no count below five', async () => {
    const truth = new Map<string, Known>();
    const shown: Known = new Map();
    for (const area of everywhere) {
      truth.set(area.path, cellsOf(await summaryFor(manager, area), area.path));
      const summary = await summaryFor(leader, area);
      for (const [name, value] of cellsOf(summary, area.path)) shown.set(name, value);
      for (const { area: below, people, holders } of summary.byArea) {
        const path = everywhere.find(one => one.globalId === below.id)?.path ?? '';
        for (const [name, { value }] of Object.entries({ people, holders }))
          if (value !== null) shown.set(`${path} ${name}`, value);
      }
    }
    const exact = new Map([...truth.values()].flatMap(cells => [...cells]));
    for (const [name, value] of shown) expect([name, value]).toEqual([name, exact.get(name)]);
    const found = workOut(shown, sumsOf(truth));
    const told = [...found].filter(
      ([name, value]) => !shown.has(name) && value < 5 && (exact.get(name) ?? 0) > 0,
    );
    expect(told).toEqual([]);
    // The attack itself works: with one more cell shown, it tells another.
    const more = new Map(shown);
    for (const [name, value] of exact) if (name.startsWith('990101 ')) more.set(name, value);
    for (const [name, value] of exact) if (name.startsWith('990101001 ')) more.set(name, value);
    for (const [name, value] of exact) if (name.startsWith('990101003 ')) more.set(name, value);
    expect(workOut(more, sumsOf(truth)).size).toBeGreaterThan(more.size);
  });

  it('gets counts and no record by any other way', async () => {
    const answers = await leader.query(
      '{ people { nodes { id } } certificates { nodes { id } } homeVisitBatches { nodes { id } } workSummary { applied } }',
    );
    expect(answers.errors.length).toBeGreaterThan(0);
    expect(answers.data ?? null).toBeNull();
  });
});
