// The register in figures, for whoever may open the records: what counting gives, exact at once.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { makeCertificate, makePerson } from '../../../../test/support/factories.ts';
import {
  type Count,
  makePopulation,
  SUMMARY,
  type Summary,
  summaryFor,
} from '../../../../test/support/population.ts';

let api: TestApi;
let manager: Client;
let leader: Client;

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  leader = await api.user('LEADER');
  await makePopulation(api);
});

afterAll(() => api.close());

/** One number counted from the tables themselves. */
async function counted(sql: string, path: string): Promise<number> {
  const { rows } = await api.db.pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${sql} AND area_path >= $1 AND area_path < $1 || '~'`,
    [path],
  );
  return rows[0]?.n ?? -1;
}

const HELD = `status IN ('ISSUED', 'FROZEN', 'LOST')`;
const EXPIRY: Readonly<Record<string, string>> = {
  ISSUED: `status = 'ISSUED' AND expires_on > '2027-11-23'`,
  EXPIRING: `status = 'ISSUED' AND expires_on BETWEEN '2026-11-23' AND '2027-11-23'`,
  EXPIRED: `status = 'ISSUED' AND expires_on < '2026-11-23'`,
};

async function expectRecount(summary: Summary, path: string): Promise<void> {
  const check = async (what: string, count: Count, sql: string) =>
    expect([what, count]).toEqual([what, { value: await counted(sql, path), hidden: false }]);
  await check('people', summary.people, 'person WHERE died_on IS NULL');
  await check('holders', summary.holders, `certificate WHERE ${HELD}`);
  for (const { category, grade, count } of summary.byCategoryGrade)
    await check(
      `${category} ${grade}`,
      count,
      `certificate WHERE ${HELD} AND category = '${category}' AND grade = ${grade}`,
    );
  for (const { ageFrom, ageTo, sex, count } of summary.byAgeSex)
    await check(
      `${ageFrom} ${sex}`,
      count,
      `person WHERE died_on IS NULL AND sex = '${sex}' AND 2026 - extract(year FROM birth_date) BETWEEN ${ageFrom} AND ${ageTo ?? 200}`,
    );
  for (const { month, count } of summary.issuedByMonth)
    await check(month, count, `certificate WHERE to_char(issued_on, 'YYYY-MM') = '${month}'`);
  for (const { month, count } of summary.expiringByMonth)
    await check(
      month,
      count,
      `certificate WHERE status = 'ISSUED' AND expires_on >= '2026-11-23' AND to_char(expires_on, 'YYYY-MM') = '${month}'`,
    );
  for (const { state, count } of summary.byState)
    await check(state, count, `certificate WHERE ${EXPIRY[state] ?? `status = '${state}'`}`);
}

describe('for whoever may open the records', () => {
  it('is what counting gives, for every area, folded or not', async () => {
    const { district, townA, townB, villageB1 } = api.areas;
    for (const area of [district, townA, townB, villageB1])
      await expectRecount(await summaryFor(manager, area), area.path);
    await api.db.pool.query('SELECT fold_registry_deltas()');
    await expectRecount(await summaryFor(manager, townA), townA.path);
  });

  it('covers the months of the charts, and the areas one level below', async () => {
    const summary = await summaryFor(manager);
    expect(summary.issuedByMonth.map(one => one.month)).toHaveLength(60);
    expect([summary.issuedByMonth[0]?.month, summary.issuedByMonth.at(-1)?.month]).toEqual([
      '2021-12',
      '2026-11',
    ]);
    expect(summary.expiringByMonth.map(one => one.month).slice(0, 3)).toEqual([
      '2026-11',
      '2026-12',
      '2027-01',
    ]);
    expect(summary.expiringByMonth).toHaveLength(24);
    expect(summary.byArea.map(one => one.area.name)).toEqual(['东河镇', '西山街道', '小屿乡']);
    const sum = (pick: (one: Summary['byArea'][number]) => Count) =>
      summary.byArea.reduce((total, one) => total + (pick(one).value ?? 0), 0);
    expect(sum(one => one.people)).toBe(summary.people.value);
    expect(sum(one => one.holders)).toBe(summary.holders.value);
    expect(sum(one => one.expiringSoon)).toBe(
      await counted(
        `certificate WHERE status = 'ISSUED' AND expires_on BETWEEN '2026-11-23' AND '2027-02-21'`,
        '990101',
      ),
    );
  });

  it('moves with every command, at once', async () => {
    const before = await summaryFor(manager);
    const person = await makePerson(api, api.areas.villageA1);
    await makeCertificate(api, person, api.areas.villageA1, { appliedOn: '2026-11-01' });
    const after = await summaryFor(manager);
    expect(after.people.value).toBe((before.people.value ?? 0) + 1);
    expect(after.issuedByMonth.at(-1)?.count.value).toBe((before.issuedByMonth.at(-1)?.count.value ?? 0) + 1);
  });

  it('takes four statements at most, whatever the area', async () => {
    for (const client of [manager, leader])
      for (const area of [api.areas.district, api.areas.townA, api.areas.villageA1]) {
        api.statements.length = 0;
        await summaryFor(client, area);
        expect(api.statements.length).toBeLessThanOrEqual(4);
      }
  });

  it('is for one’s own area and below; who may not read charts gets none', async () => {
    const town = await api.user('TOWN_CASEWORKER');
    expect((await summaryFor(town)).area.name).toBe('东河镇');
    for (const area of [api.areas.district, api.areas.townB]) {
      const { errors } = await town.query(SUMMARY, { areaId: area.globalId });
      expect(errors[0]?.extensions?.['problems']).toMatchObject([{ code: 'NOT_FOUND', field: 'areaId' }]);
    }
    const partner = await api.partner(['certificate.read']);
    expect((await partner.query(SUMMARY)).errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
