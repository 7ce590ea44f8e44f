import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  addKey,
  backUp,
  type Database,
  hashKeyInUse,
  openDatabase,
  openVault,
  restore,
  type Vault,
} from '@zhucan/database';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import { emptyDatabase } from '../../../../test/support/database.ts';
import { makeCertificate, makePerson, type TestPerson } from '../../../../test/support/factories.ts';
import { exportHeads } from '../access/trail/heads.ts';
import { verifyTrail } from '../access/trail/verify.ts';
import { rotateAudit, rotateHashes, rotateSealing } from './rotate.ts';

let api: TestApi;
let people: TestPerson[];
let options: { url: string; dataFolder: string };

beforeEach(async () => {
  api = await testApi();
  people = [];
  for (let turn = 0; turn < 12; turn += 1) people.push(await makePerson(api, api.areas.villageA1));
  for (const person of people.slice(0, 8)) await makeCertificate(api, person, api.areas.villageA1);
  options = {
    url: String(api.db.pool.options.connectionString),
    dataFolder: api.services.config.dataFolder,
  };
});
afterEach(() => api.close());

const NOTED = `SELECT actor, entity, entity_id AS id, area_path AS area, changes->'keyId' AS keys, key_id AS "keyId"
  FROM audit_entry WHERE action = 'ROTATE_KEYS' ORDER BY at, shard, seq`;

/** Who is found by their numbers, with the keys as a server that starts now has them. */
async function found(db: Database, vault: Vault): Promise<number> {
  let count = 0;
  for (const { idNumber, phone } of people) {
    const { rows } = await db.pool.query<{ id: number }>(
      'SELECT id FROM person WHERE id_number_hash = $1 AND phone_hash = $2',
      [vault.hash('ID_NUMBER', idNumber), vault.hash('PHONE', phone)],
    );
    count += rows.length;
  }
  const numbers = await db.prisma.certificate.findMany({ where: { numberHash: { not: null } } });
  for (const { numberEnc, numberHash } of numbers) {
    expect(vault.hash('CERTIFICATE_NUMBER', vault.open(numberEnc ?? new Uint8Array()))).toEqual(numberHash);
  }
  return count;
}

const makeNew = () => rotateHashes(options);

test('each new key is recorded in the trail once, by the software, with the one before it', async () => {
  await rotateSealing(options);
  await rotateAudit(options);
  expect((await api.db.pool.query(NOTED)).rows).toEqual([
    { actor: 'system', entity: 'SealingKey', id: 2, area: api.areas.district.path, keys: [1, 2], keyId: 1 },
    { actor: 'system', entity: 'AuditKey', id: 2, area: api.areas.district.path, keys: [1, 2], keyId: 2 },
  ]);
});

test('links of every audit key verify under their own, and one put under another key shows', async () => {
  const store = { db: api.db, vault: api.vault, config: api.services.config };
  const manager = await api.user('DISTRICT_MANAGER');
  const reveal = () =>
    manager.data(
      'mutation ($id: ID!) { revealSensitive(id: $id, fields: [PHONE], reason: "回访") { __typename } }',
      { id: people[0]?.globalId },
    );
  await reveal();
  await exportHeads(store, new Date());
  await rotateAudit(options);
  await reveal();
  // The running server's own vault took up the new key.
  await delay(2_100);
  await reveal();
  await exportHeads(store, new Date());
  const { rows } = await api.db.pool.query<{ key: number }>(
    'SELECT DISTINCT key_id AS key FROM audit_entry ORDER BY 1',
  );
  expect(rows.map(row => row.key)).toEqual([1, 2]);
  for (const vault of [api.vault, openVault(options.dataFolder)])
    expect(await verifyTrail({ ...store, vault }, new Date())).toMatchObject({ valid: true, fault: null });
  await api.db.pool.query(
    'ALTER TABLE audit_entry DISABLE TRIGGER USER; UPDATE audit_entry SET key_id = 1 WHERE key_id = 2; ALTER TABLE audit_entry ENABLE TRIGGER USER',
  );
  expect(await verifyTrail(store, new Date())).toMatchObject({ fault: { code: 'AUDIT_CHANGED' } });
}, 60_000);

test('hashes are made anew under a new key, but not under the feet of a server', async () => {
  await expect(rotateHashes(options)).rejects.toThrow('A server works on this database');
  expect(openVault(options.dataFolder).hashKeyId).toBe(1);
  const untouched = (await api.db.prisma.person.findMany({ orderBy: { id: 'asc' } })).map(row => row.version);
  await api.db.close();
  const made = await makeNew();
  expect(made).toEqual({ keyId: 2, added: true, rows: 20 });
  const db = openDatabase({ url: options.url });
  try {
    const vault = openVault(options.dataFolder);
    expect(await hashKeyInUse(db.pool, vault)).toBe(true);
    expect(await found(db, vault)).toBe(people.length);
    // A server that came with the older key would find nobody, so it is refused at its start.
    expect(await hashKeyInUse(db.pool, api.vault)).toBe(false);
    const after = (await db.prisma.person.findMany({ orderBy: { id: 'asc' } })).map(row => row.version);
    expect(after).toEqual(untouched);
  } finally {
    await db.close();
  }
});

test('killed at any moment and run again, it ends with one key for all and each key in the trail once', async () => {
  await api.db.close();
  const program = fileURLToPath(new URL('./rotate-cli.ts', import.meta.url));
  const env = { ...process.env, DATABASE_URL: options.url, ZHUCAN_DATA: options.dataFolder };
  let kills = 0;
  for (let after = 100; ; after += 40) {
    const run = spawn(process.execPath, [program, '--hashes'], { env, stdio: 'ignore' });
    const ended = once(run, 'close');
    const timer = setTimeout(() => run.kill('SIGKILL'), after);
    const [code] = await ended;
    clearTimeout(timer);
    if (code === 0) break;
    kills += 1;
    expect(kills).toBeLessThan(60);
  }
  expect(kills).toBeGreaterThan(2);
  const db = openDatabase({ url: options.url });
  try {
    const vault = openVault(options.dataFolder);
    expect(await hashKeyInUse(db.pool, vault)).toBe(true);
    expect(await found(db, vault)).toBe(people.length);
    const noted = (await db.pool.query<{ entity: string; id: number }>(NOTED)).rows;
    expect(noted.map(({ entity, id }) => `${entity} ${id}`)).toEqual(
      Array.from({ length: vault.hashKeyId - 1 }, (_, at) => `HashKey ${at + 2}`),
    );
    const store = { db, vault, config: api.services.config };
    expect(await verifyTrail(store, new Date())).toMatchObject({ valid: true });
  } finally {
    await db.close();
  }
}, 120_000);

test('one that was broken off between two rows is gone on with, and no key is added', async () => {
  await api.db.close();
  addKey(options.dataFolder, 'hash');
  const vault = openVault(options.dataFolder);
  const db = openDatabase({ url: options.url });
  const [first] = people;
  await db.prisma.person.update({
    where: { id: first?.id ?? 0 },
    data: { idNumberHash: vault.hash('ID_NUMBER', first?.idNumber ?? '') },
  });
  expect(await hashKeyInUse(db.pool, vault)).toBe(false);
  await db.close();
  expect(await makeNew()).toEqual({ keyId: 2, added: false, rows: 20 });
});

test('a backup from before a new hash key is hashed anew as it is restored', async () => {
  const { url, dataFolder } = options;
  const folder = join(dataFolder, 'backup');
  await backUp({ url, dataFolder, vault: openVault(dataFolder), folder });
  addKey(dataFolder, 'hash');
  const keys = readFileSync(join(dataFolder, 'keys.json'), 'utf8');
  const empty = await emptyDatabase();
  const into = { url: empty.url, dataFolder: join(dataFolder, 'restored'), folder };
  const vault = openVault(into.dataFolder, { ZHUCAN_KEYS: keys });
  await restore({ ...into, vault });
  const db = openDatabase({ url: empty.url });
  try {
    expect(vault.hashKeyId).toBe(2);
    expect(await found(db, vault)).toBe(people.length);
  } finally {
    await db.close();
    await empty.drop();
  }
});
