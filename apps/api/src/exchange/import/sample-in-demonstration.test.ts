import { readFileSync } from 'node:fs';
import { ROSTER_TOWN, seedDemonstration } from '@zhucan/database/seed';
import { type ImportOutcome, todayInShanghai } from '@zhucan/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_ROWS } from '../../../../../test/fixtures/roster-sample.rows.ts';
import { fileRowOf } from '../../../../../test/fixtures/roster-sample.ts';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { checkedImport, type ImportState } from './import.test-support.ts';

const SAMPLE = readFileSync(new URL('../../../../../test/fixtures/roster-sample.xlsx', import.meta.url));
const wanted = (outcome: ImportOutcome) => SAMPLE_ROWS.filter(row => row.outcome === outcome).length;

describe('the sample roster in the demonstration district', () => {
  let api: TestApi;
  let town: Client;
  let state: ImportState;

  beforeAll(async () => {
    api = await testApi();
    const { db, vault } = api;
    const { files } = api.services;
    // The seed wants a database without even the areas that every other test begins with.
    await db.prisma.area.deleteMany();
    const today = todayInShanghai(new Date());
    await seedDemonstration({
      db,
      vault,
      files,
      today,
      passwordHash: 'nobody signs in',
      say: () => undefined,
    });
    const area = await db.prisma.area.findUniqueOrThrow({ where: { path: ROSTER_TOWN.path } });
    town = await api.user('TOWN_CASEWORKER', { ...area, globalId: '' });
    const sample = await checkedImport(api, town, SAMPLE, 'roster-sample.xlsx');
    state = await sample.state();
  });
  afterAll(() => api.close());

  it('shows every row the outcome that it was made for', () => {
    const found = new Map(state.rows.nodes.map(row => [row.rowNumber, row.outcome]));
    expect(SAMPLE_ROWS.map((_, index) => found.get(fileRowOf(index)))).toEqual(
      SAMPLE_ROWS.map(({ outcome }) => outcome),
    );
  });

  it('meets people unchanged, changed, moved and alike', () => {
    const counts = Object.fromEntries(state.counts.map(({ outcome, count }) => [outcome, count]));
    expect(counts).toMatchObject({ SAME: 1, UPDATE: 2, MOVED: 1, SUSPECT: 1, NEW: wanted('NEW') });
  });
});
