import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backUp, folderFiles, openVault, restore, rotateKeys, type Vault } from '@zhucan/database';
import { citizenIdFor } from '@zhucan/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { emptyDatabase } from '../../../../test/support/database.ts';
import { makeCertificate, makePerson, type TestPerson } from '../../../../test/support/factories.ts';

let api: TestApi;
let manager: Client;
let people: TestPerson[];
let file: string;
/** The server's vault, open since before the rotation. */
let vault: Vault;

beforeEach(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  vault = api.vault;
  people = [];
  for (let turn = 0; turn < 30; turn += 1) people.push(await makePerson(api, api.areas.villageA1));
  for (const person of people.slice(0, 20)) await makeCertificate(api, person, api.areas.villageA1);
  const [first] = people;
  await api.db.prisma.personMerge.create({
    data: {
      keptId: first?.id ?? 0,
      mergedId: people[1]?.id ?? 0,
      areaPath: api.areas.villageA1.path,
      snapshot: vault.seal('{"kept":1}'),
      reason: '重复',
      actorId: 1,
    },
  });
  file = await api.services.files.put(Buffer.from('姓名,证件号码\n'));
});
afterEach(() => api.close());

const place = () => [String(api.db.pool.options.connectionString), api.services.config.dataFolder] as const;

/** Key id → how many sealed values of the database are under it. */
async function underKeys(): Promise<Record<string, number>> {
  const columns = ['id_number_enc', 'phone_enc', 'guardian_phone_enc', 'bank_account_enc'].map(
    column => `SELECT ${column} AS sealed FROM person`,
  );
  const rest = [
    'SELECT number_enc FROM certificate',
    'SELECT diagnosis_enc FROM assessment',
    'SELECT snapshot FROM person_merge',
  ];
  const { rows } = await api.db.pool.query<{ key: number; n: number }>(
    `SELECT get_byte(sealed, 0) AS key, count(*)::int AS n FROM (${[...columns, ...rest].join(' UNION ALL ')}) s
      WHERE sealed IS NOT NULL GROUP BY 1`,
  );
  return Object.fromEntries(rows.map(({ key, n }) => [key, n]));
}

const VALUES = 30 * 4 + 20 + 1;

async function register(sequence: number): Promise<void> {
  const idNumber = citizenIdFor({ prefix: '998003', birthDate: '1971-03-04', sequence });
  const { answer } = await manager.data<{ answer: { __typename: string } }>(
    'mutation ($input: PersonInput!) { answer: createPerson(input: $input, acceptDuplicates: true) { __typename } }',
    { input: { name: '田测试', idNumber, areaId: api.areas.villageA1.globalId } },
  );
  expect(answer.__typename).toBe('Person');
}

test('every value and file is sealed anew, opens as before, and nothing else changes', async () => {
  const unsealed = `SELECT id, version, updated_at, name, id_number_hash, area_path FROM person ORDER BY id`;
  const before = (await api.db.pool.query(unsealed)).rows;
  expect(await underKeys()).toEqual({ 1: VALUES });
  const rotation = await rotateKeys(...place());
  expect(rotation).toMatchObject({ keyId: 2, added: true, files: 1, left: 0 });
  expect(await underKeys()).toEqual({ 2: VALUES });
  expect((await api.db.pool.query(unsealed)).rows).toEqual(before);
  // Both the vault of a server that was running all the while and that of a new one.
  for (const one of [vault, openVault(api.services.config.dataFolder)]) {
    const rows = await api.db.prisma.person.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(row => one.open(row.idNumberEnc))).toEqual(people.map(person => person.idNumber));
    expect(rows.map(row => one.open(row.bankAccountEnc ?? new Uint8Array()))).toEqual(
      people.map(person => person.bankAccount),
    );
    const content = await folderFiles(join(api.services.config.dataFolder, 'files'), one).get(file);
    expect(content.toString()).toBe('姓名,证件号码\n');
    expect(one.seal('x')[0]).toBe(2);
  }
  const path = join(api.services.config.dataFolder, 'files', file.slice(0, 2), file);
  expect(readFileSync(path)[0]).toBe(2);
});

test('a server that goes on writing leaves nothing under the older key', async () => {
  let done = false;
  let written = 0;
  const writing = (async () => {
    while (!done) {
      written += 1;
      await register(written);
    }
  })();
  const rotation = await rotateKeys(...place());
  done = true;
  await writing;
  expect(rotation.left).toBe(0);
  expect(written).toBeGreaterThan(5);
  expect(await underKeys()).toEqual({ 2: VALUES + written });
});

test('one that was broken off is gone on with, and only then another key is added', async () => {
  const [url, dataFolder] = place();
  const person = people[3]?.id ?? 0;
  const client = await api.db.pool.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM person WHERE id = $1 FOR UPDATE', [person]);
  const held = await rotateKeys(url, dataFolder);
  await client.query('ROLLBACK');
  client.release();
  expect(held).toMatchObject({ keyId: 2, added: true, left: 1 });
  expect(await underKeys()).toEqual({ 1: 4, 2: VALUES - 4 });
  expect(await rotateKeys(url, dataFolder)).toMatchObject({ keyId: 2, added: false, left: 0, files: 0 });
  expect(await underKeys()).toEqual({ 2: VALUES });
  expect(await rotateKeys(url, dataFolder)).toMatchObject({ keyId: 3, added: true, left: 0 });
  expect(await underKeys()).toEqual({ 3: VALUES });
}, 60_000);

test('a backup from after a rotation wants the keys from after it', async () => {
  const [url, dataFolder] = place();
  const older = readFileSync(join(dataFolder, 'keys.json'), 'utf8');
  await rotateKeys(url, dataFolder);
  rmSync(join(dataFolder, 'files'), { recursive: true });
  const folder = join(dataFolder, 'backup');
  await backUp({ url, dataFolder, vault: openVault(dataFolder), folder });
  const empty = await emptyDatabase();
  try {
    const into = { url: empty.url, dataFolder: join(dataFolder, 'restored'), folder };
    const outdated = openVault(into.dataFolder, { ZHUCAN_KEYS: older });
    await expect(restore({ ...into, vault: outdated })).rejects.toThrow('key 2 is missing');
  } finally {
    await empty.drop();
  }
});
