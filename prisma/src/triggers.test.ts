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

/** The rule that refuses a statement. */
async function refusedBy(attempt: () => Promise<unknown>): Promise<string> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.constraint ?? error.message;
    throw error;
  }
  return 'accepted';
}

describe('append-only tables', () => {
  it('refuse every change to what is written', async () => {
    await rows.auditEntry();
    await rows.insert('certificate_event', {
      certificate_id: await rows.certificate(),
      area_path: '990101001001',
      operation: 'ISSUE',
      to_status: 'ISSUED',
    });
    for (const table of ['audit_entry', 'certificate_event']) {
      for (const statement of [
        `UPDATE ${table} SET area_path = 'x'`,
        `UPDATE ${table} SET area_path = 'x' WHERE false`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ]) {
        expect(await refusedBy(() => rows.query(statement))).toBe(`${table}_append_only`);
      }
      expect(await rows.query(`SELECT count(*)::int AS n FROM ${table}`)).toEqual([{ n: 1 }]);
    }
  });

  it('begin with eight empty heads that cannot go', async () => {
    const heads = await rows.query(
      'SELECT shard, seq::int, encode(hash, $1) AS hash FROM audit_head ORDER BY 1',
      ['hex'],
    );
    expect(heads).toEqual([...Array(8).keys()].map(shard => ({ shard, seq: 0, hash: '0'.repeat(64) })));
    expect(await refusedBy(() => rows.query('DELETE FROM audit_head'))).toBe('audit_head_append_only');
    await rows.query('UPDATE audit_head SET seq = seq + 1 WHERE shard = 1');
  });
});

describe("a row's path", () => {
  it('is its area’s, whatever the writer says', async () => {
    const id = await rows.person({ area_path: '1' });
    const path = async (): Promise<unknown> =>
      (await rows.query('SELECT area_path AS path FROM person WHERE id = $1', [id]))[0]?.['path'];
    expect(await path()).toBe('990101001001');
    await rows.query('UPDATE person SET area_id = $1 WHERE id = $2', [rows.area.otherVillage, id]);
    expect(await path()).toBe('990101002001');
    await rows.query("UPDATE person SET area_path = '990101' WHERE id = $1", [id]);
    expect(await path()).toBe('990101002001');
    expect(await refusedBy(() => rows.person({ area_id: 999_999 }))).toBe('person_area_id_fkey');
  });

  it('follows when the area moves, on every table that has one', async () => {
    const area_id = rows.area.neighbour;
    await rows.certificate({ area_id });
    await rows.person({ area_id });
    await rows.household({ area_id });
    await rows.institution({ area_id });
    await rows.user({ area_id });
    await rows.apiKey({ area_id });
    await rows.importFile({ area_id });
    await rows.insert('home_visit_batch', {
      area_id,
      visit_on: '2026-12-01',
      hospital_id: await rows.institution(),
      town_staff: '甲',
      district_staff: '乙',
    });
    const case_id = await rows.insert('case_file', {
      area_id,
      number: 'MA-2026-000001',
      programme: 'MEDICAL_AID',
      stage: 'DRAFT',
      person_id: await rows.person({ area_id }),
      home_path: '990101001002',
    });
    await rows.insert('public_notice', {
      area_id,
      case_id,
      slug: 'a-slug-of-this-test',
      posted_on: '2026-11-23',
      last_day: '2026-11-26',
      content: '{}',
    });
    await rows.insert('fund', {
      area_id,
      code: 'TRIAL',
      name_zh: '试行基金',
      name_en: 'Trial fund',
      bank_name: '农村信用社',
      bank_account_enc: Buffer.alloc(40),
      bank_account_last4: '0001',
    });
    await rows.query("UPDATE area SET code = '990101001009', path = '990101001009' WHERE id = $1", [area_id]);
    const tables = await rows.query<{ name: string }>(`
      SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'area_id'`);
    expect(tables).toHaveLength(11);
    for (const { name } of tables) {
      const paths = await rows.query(`SELECT DISTINCT area_path FROM ${name} WHERE area_id = $1`, [area_id]);
      expect(paths, name).toEqual([{ area_path: '990101001009' }]);
    }
  });
});
