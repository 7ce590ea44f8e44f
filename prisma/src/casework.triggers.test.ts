import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { CaseRows } from './casework.guards.ts';
import { Rows } from './rows.fixture.ts';

let database: TestDatabase;
let rows: Rows;
let casework: CaseRows;

beforeAll(async () => {
  database = await testDatabase();
  rows = await Rows.open(database.url);
  casework = new CaseRows(() => rows);
});
afterAll(async () => {
  await rows.close();
  await database.drop();
});

async function refusedBy(sql: string, values: unknown[] = []): Promise<string> {
  try {
    await rows.query(sql, values);
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.constraint ?? error.message;
    throw error;
  }
  return 'accepted';
}

it('refuses every change to what happened to a case', async () => {
  await casework.event();
  for (const statement of [
    `UPDATE case_event SET reason = 'x'`,
    'DELETE FROM case_event WHERE false',
    'TRUNCATE case_event',
  ])
    expect(await refusedBy(statement)).toBe('case_event_append_only');
});

it('keeps a published policy as decisions used it; a draft may change', async () => {
  const draft = await casework.policy();
  expect(await refusedBy(`UPDATE programme_policy SET note = 'x' WHERE id = $1`, [draft])).toBe('accepted');
  expect(await refusedBy('UPDATE programme_policy SET published_at = now() WHERE id = $1', [draft])).toBe(
    'accepted',
  );
  for (const statement of [
    `UPDATE programme_policy SET note = 'y' WHERE id = $1`,
    'UPDATE programme_policy SET published_at = NULL WHERE id = $1',
    'DELETE FROM programme_policy WHERE id = $1',
  ])
    expect(await refusedBy(statement, [draft])).toBe('programme_policy_published');
});

it('lets a person’s cases follow a move, with their tasks and objections, and keeps the town of their day', async () => {
  const person_id = await rows.person();
  const case_id = await casework.file({ person_id });
  const notice_id = await casework.notice({ case_id });
  const objection = await casework.objection({ notice_id });
  const task = await rows.insert('case_task', {
    case_id,
    area_path: '990101001001',
    kind: 'VISIT',
    due_on: '2026-12-01',
    waits_for: 'TOWN_CASEWORKER',
  });
  await rows.query('UPDATE person SET area_id = $1 WHERE id = $2', [rows.area.otherVillage, person_id]);
  const moved = await rows.query('SELECT area_path, home_path FROM case_file WHERE id = $1', [case_id]);
  expect(moved).toEqual([{ area_path: '990101002001', home_path: '990101001001' }]);
  for (const [table, id] of [
    ['case_task', task],
    ['objection', objection],
  ] as const)
    expect(await rows.query(`SELECT area_path FROM ${table} WHERE id = $1`, [id])).toEqual([
      { area_path: '990101002001' },
    ]);
});
