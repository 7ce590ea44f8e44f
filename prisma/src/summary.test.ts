import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { Rows } from './rows.fixture.ts';

let database: TestDatabase;
let rows: Rows;

beforeAll(async () => {
  database = await testDatabase();
  rows = await Rows.open(database.url);
});
afterAll(async () => {
  await rows.close();
  await database.drop();
});

/** What the summary says of every area, facet and key. */
const kept = `
  SELECT a.path || ' ' || f.facet || ' ' || c.key AS what, c.n::int
  FROM area a CROSS JOIN unnest(enum_range(NULL::"RegistryFacet")) AS f (facet), registry_count(a.path, f.facet) c`;

/** The same, counted row by row from the tables. */
const counted = `
  SELECT path || ' ' || what AS what, count(*)::int AS n
  FROM area a JOIN (
    SELECT area_path, 'PEOPLE ' AS what FROM person
    WHERE died_on IS NULL AND merged_into_id IS NULL AND erased_at IS NULL
    UNION ALL
    SELECT area_path, 'AGE_SEX ' || extract(year FROM birth_date) || '-' || left(sex::text, 1) FROM person
    WHERE died_on IS NULL AND merged_into_id IS NULL AND erased_at IS NULL
    UNION ALL
    SELECT area_path, 'STATUS ' || status FROM certificate
    UNION ALL
    SELECT area_path, 'ISSUED_MONTH ' || left(issued_on::text, 7) FROM certificate WHERE issued_on IS NOT NULL
    UNION ALL
    SELECT area_path, w.what FROM certificate, LATERAL (VALUES
      ('HOLDERS '), ('CATEGORY_GRADE ' || category || '-' || grade)
    ) AS w (what) WHERE status IN ('ISSUED', 'FROZEN', 'LOST')
    UNION ALL
    SELECT area_path, 'EXPIRES_DAY ' || expires_on FROM certificate WHERE status = 'ISSUED'
  ) s ON starts_with(s.area_path, a.path)
  GROUP BY 1`;

async function figures(sql: string): Promise<string[]> {
  const found = await rows.query<{ what: string; n: number }>(sql);
  return found.map(({ what, n }) => `${what}: ${n}`).sort();
}

/** One statement on rows chosen by number; what the guards refuse changes nothing. */
type Change = { sql: string; values: unknown[] };

const pick = fc.nat({ max: 1_000 });
const area = fc.constantFrom('990101001001', '990101001002', '990101002001', '990101001', '990101');
const day = fc.constantFrom('1950-01-31', '1990-03-07', '1990-12-01', '2010-02-28');
const somePerson =
  'id = (SELECT id FROM person ORDER BY id OFFSET $1 % (SELECT count(*) FROM person) LIMIT 1)';
const someCertificate = somePerson.replaceAll('person', 'certificate');
const areaId = (mark: string): string => `(SELECT id FROM area WHERE path = ${mark})`;

const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .record({ n: fc.integer({ min: 1, max: 5 }), area, day, sex: fc.constantFrom('MALE', 'FEMALE') })
    .map(c => ({
      sql: `INSERT INTO person (area_id, name, pinyin, initials, id_number_enc, id_number_hash, id_number_last4, sex, birth_date)
      SELECT ${areaId('$2')}, '某人', 'mouren', 'mr', decode(repeat('00', 40), 'hex'),
        sha256(gen_random_uuid()::text::bytea), '0000', $3::"Sex", $4::date FROM generate_series(1, $1)`,
      values: [c.n, c.area, c.sex, c.day],
    })),
  fc.record({ area, grade: fc.integer({ min: 1, max: 4 }), from: day }).map(c => ({
    // For everyone in the area who has none.
    sql: `INSERT INTO certificate (person_id, area_id, kind, status, category, grade, applied_on, issued_on, expires_on,
        number_enc, number_hash, number_last4, accepting_county, issuing_county)
      SELECT id, area_id, 'FIRST', 'ISSUED', 'VISUAL', $2::int, $3::date, $3::date, $3::date + 3650,
        decode(repeat('00', 40), 'hex'), sha256(gen_random_uuid()::text::bytea), '001' || $2::int, '990101', '990101'
      FROM person p WHERE area_path = $1 AND NOT EXISTS (SELECT FROM certificate c WHERE c.person_id = p.id)`,
    values: [c.area, c.grade, c.from],
  })),
  fc.record({ n: pick, area }).map(c => ({
    sql: `UPDATE person SET area_id = ${areaId('$2')} WHERE ${somePerson}`,
    values: [c.n, c.area],
  })),
  fc.record({ n: pick, area }).map(c => ({
    sql: `UPDATE certificate SET area_id = ${areaId('$2')} WHERE ${someCertificate}`,
    values: [c.n, c.area],
  })),
  fc.record({ n: pick, day }).map(c => ({
    sql: `UPDATE person SET birth_date = $2::date WHERE ${somePerson}`,
    values: [c.n, c.day],
  })),
  pick.map(n => ({ sql: `UPDATE person SET name = '别名' WHERE ${somePerson}`, values: [n] })),
  pick.map(n => ({ sql: `UPDATE person SET died_on = '2026-01-01' WHERE ${somePerson}`, values: [n] })),
  pick.map(n => ({ sql: `UPDATE person SET erased_at = now() WHERE ${somePerson}`, values: [n] })),
  pick.map(n => ({
    sql: `UPDATE person SET merged_into_id = (SELECT min(id) FROM person) WHERE ${somePerson}`,
    values: [n],
  })),
  fc.record({ n: pick, status: fc.constantFrom('FROZEN', 'LOST', 'ISSUED') }).map(c => ({
    sql: `UPDATE certificate SET status = $2::"CertificateStatus" WHERE ${someCertificate} AND closed_on IS NULL`,
    values: [c.n, c.status],
  })),
  pick.map(n => ({
    sql: `UPDATE certificate SET status = 'CANCELLED', cancel_reason = 'DEATH', closed_on = '2026-01-01'
      WHERE ${someCertificate}`,
    values: [n],
  })),
  pick.map(n => ({ sql: `DELETE FROM certificate WHERE ${someCertificate}`, values: [n] })),
  pick.map(n => ({ sql: `DELETE FROM person WHERE ${somePerson}`, values: [n] })),
  area.map(path => ({
    // The area gets another code; everything in it moves along. Back at the next turn.
    sql: `UPDATE area SET (code, path) = (SELECT left(code, 9) || x, left(code, 9) || x
        FROM (SELECT CASE right(code, 3) WHEN '777' THEN '001' ELSE '777' END AS x) s)
      WHERE path = $1 AND level = 'VILLAGE'`,
    values: [path],
  })),
  fc
    .constantFrom('fold_registry_deltas', 'recount_registry')
    .map(name => ({ sql: `SELECT ${name}()`, values: [] })),
);

async function apply({ sql, values }: Change): Promise<boolean> {
  await rows.query('SAVEPOINT change');
  try {
    await rows.query(sql, values);
    return true;
  } catch (error) {
    // 23…: a guard refused it, or division by the number of no rows (22012).
    if (!(error instanceof pg.DatabaseError && /^(23|22012)/.test(error.code ?? ''))) throw error;
    await rows.query('ROLLBACK TO SAVEPOINT change');
    return false;
  }
}

describe('the kept counts', () => {
  it('are what counting gives, after any changes in any order', async () => {
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 5, maxLength: 25 }), async changes => {
        await rows.query('BEGIN');
        try {
          for (const one of changes) {
            if (await apply(one)) applied += 1;
            expect(await figures(kept)).toEqual(await figures(counted));
          }
        } finally {
          await rows.query('ROLLBACK');
        }
      }),
      { numRuns: 40 },
    );
    expect(applied).toBeGreaterThan(100);
  });

  it('are exact while others write and fold at the same time', async () => {
    const writer = async (): Promise<void> => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      for (let turn = 0; turn < 20; turn++) {
        const { rows: made } = await client.query<{ id: number }>(
          `INSERT INTO person (area_id, name, pinyin, initials, id_number_enc, id_number_hash, id_number_last4, sex, birth_date)
           SELECT $1, '某人', 'mouren', 'mr', decode(repeat('00', 40), 'hex'), sha256(gen_random_uuid()::text::bytea),
             '0000', 'MALE', '1990-01-01' FROM generate_series(1, 3) RETURNING id`,
          [rows.area.village],
        );
        await client.query('DELETE FROM person WHERE id = $1', [made[0]?.id]);
        if (turn % 4 === 0) await client.query('SELECT fold_registry_deltas()');
      }
      await client.end();
    };
    await Promise.all([writer(), writer(), writer(), writer()]);
    const people = "SELECT n::int FROM registry_count('990101001', 'PEOPLE')";
    expect(await rows.query(people)).toEqual([{ n: 4 * 20 * 2 }]);
    expect(await figures(kept)).toEqual(await figures(counted));
    await rows.query('SELECT fold_registry_deltas()');
    expect(await rows.query('SELECT count(*)::int AS n FROM registry_delta')).toEqual([{ n: 0 }]);
    expect(await figures(kept)).toEqual(await figures(counted));
    await rows.query('DELETE FROM person');
    expect(await figures(kept)).toEqual([]);
  });
});
