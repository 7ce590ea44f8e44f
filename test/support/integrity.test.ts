// The examiner examined: each broken promise is found, and nothing else.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApi, testApi } from './api.ts';
import { makeInstitution } from './factories.ts';
import { type Before, faultsIn, newest } from './integrity.ts';
import { Ledger } from './ledger.ts';

let api: TestApi;
let before: Before;
const ledger = new Ledger();

beforeAll(async () => {
  api = await testApi();
  before = await newest(api.db);
  const hospital = await makeInstitution(api, api.areas.district);
  const [client, second] = await Promise.all([api.user('DISTRICT_OFFICER'), api.user('DISTRICT_MANAGER')]);
  const ground = { client, second, hospital, areaId: api.areas.villageA1.globalId, today: '2026-11-23' };
  await ledger.write(ground, () => (ledger.acknowledged['issue'] ?? 0) >= 2);
});
afterAll(() => api.close());

/** What is found once this was done around the software, by someone who owns the database; undone afterwards. */
async function found(sql: string, undo: string): Promise<string[]> {
  for (const table of ['certificate_event', 'certificate', 'person'])
    await api.db.pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await api.db.pool.query(sql);
  const faults = await faultsIn(api.db, before);
  await api.db.pool.query(undo);
  for (const table of ['certificate_event', 'certificate', 'person'])
    await api.db.pool.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  return Object.keys(faults);
}

const last = (table: string) => `(SELECT max(id) FROM ${table})`;

test('finds nothing where the software wrote alone, and knows what it acknowledged', async () => {
  expect(ledger.faults).toEqual([]);
  expect(ledger.acknowledged).toMatchObject({ create: 2, update: 4, apply: 2, issue: 2 });
  expect(await faultsIn(api.db, before)).toEqual({});
  expect(await ledger.missing(api.db)).toEqual([]);
});

test.each([
  [
    'a certificate in another state than its last event left it in',
    `UPDATE certificate_event SET to_status = 'REVIEWED' WHERE id = ${last('certificate_event')}`,
    `UPDATE certificate_event SET to_status = 'ISSUED' WHERE id = ${last('certificate_event')}`,
  ],
  [
    'a certificate without its application as its first event',
    `UPDATE certificate_event SET operation = 'OTHER' WHERE operation = 'APPLY'`,
    `UPDATE certificate_event SET operation = 'APPLY' WHERE operation = 'OTHER'`,
  ],
  [
    'a change of a certificate without its entry in the audit trail',
    `UPDATE certificate SET version = version + 1 WHERE id = ${last('certificate')}`,
    `UPDATE certificate SET version = version - 1 WHERE id = ${last('certificate')}`,
  ],
  [
    'a change of a person without its entry in the audit trail',
    `UPDATE person SET version = version + 1 WHERE id = ${last('person')}`,
    `UPDATE person SET version = version - 1 WHERE id = ${last('person')}`,
  ],
  [
    'kept counts that a recount changes',
    `UPDATE person SET died_on = '2026-01-01' WHERE id = ${last('person')}`,
    `UPDATE person SET died_on = NULL WHERE id = ${last('person')}`,
  ],
])('finds %s', async (name, sql, undo) => {
  expect(await found(sql, undo)).toEqual([name]);
});

test('misses an acknowledged write that is not there, and takes one without an answer as it is', async () => {
  const [id = 0] = ledger.people.keys();
  const known = ledger.people.get(id);
  if (!known) throw new Error('nobody was registered');
  await api.db.prisma.person.update({ where: { id }, data: { address: '别处', version: { increment: 1 } } });
  expect(await ledger.missing(api.db)).toHaveLength(1);
  ledger.people.set(id, { ...known, pending: '别处' });
  expect(await ledger.missing(api.db)).toEqual([]);
  expect(ledger.landed).toBe(1);
  ledger.people.set(id + 1_000_000, known);
  expect(await ledger.missing(api.db)).toHaveLength(1);
});
