import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  backUp,
  folderFiles,
  generateKeys,
  type Manifest,
  openDatabase,
  openVault,
  restore,
} from '@zhucan/database';
import { citizenIdFor } from '@zhucan/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { apply, operate, succeeded } from '../../../../test/support/certificates.ts';
import { emptyDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { faultsIn, newest } from '../../../../test/support/integrity.ts';
import { exportHeads } from '../access/trail/heads.ts';
import { verifyTrail } from '../access/trail/verify.ts';

let api: TestApi;
let manager: Client;
let root: string;
let folder: string;
let manifest: Manifest;
let upload: string;
let acknowledged = 0;
let written = 0;

let sequence = 0;

/** A person with a withdrawn or waiting application, through the API. */
async function register(): Promise<void> {
  sequence += 1;
  const idNumber = citizenIdFor({ prefix: '998002', birthDate: '1971-03-04', sequence });
  const input = {
    name: `田${'甲乙丙丁戊己庚'[sequence % 7]}`,
    idNumber,
    areaId: api.areas.villageA1.globalId,
  };
  const { answer } = await manager.data<{ answer: { id: string } }>(
    `mutation ($input: PersonInput!) {
      answer: createPerson(input: $input, acceptDuplicates: true) { ... on Person { id } ... on Error { message } } }`,
    { input },
  );
  const applied = succeeded(await apply(manager, answer.id));
  if (sequence % 2) succeeded(await operate(manager, 'WITHDRAW', applied, { reason: '改日再办' }));
  written += 1;
}

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  root = mkdtempSync(join(tmpdir(), 'zhucan-backup-'));
  folder = join(root, 'backup');
  upload = await api.services.files.put(Buffer.from('姓名,证件号码\n'));
  for (let turn = 0; turn < 20; turn += 1) await register();
  await exportHeads(api.services, new Date());
  acknowledged = written;
  // The server goes on while it is backed up.
  let done = false;
  const writers = [1, 2, 3].map(async () => {
    while (!done) await register();
  });
  manifest = await backUp({ url: urlOf(api), dataFolder: dataFolderOf(api), vault: api.vault, folder });
  done = true;
  await Promise.all(writers);
});
afterAll(async () => {
  await api.close();
  rmSync(root, { recursive: true, force: true });
});

const urlOf = (one: TestApi): string => String(one.db.pool.options.connectionString);
const dataFolderOf = (one: TestApi): string => one.services.config.dataFolder;

async function inEmptyPlace(
  work: (database: TestDatabase, dataFolder: string) => Promise<void>,
): Promise<void> {
  const database = await emptyDatabase();
  try {
    await work(database, mkdtempSync(join(root, 'place-')));
  } finally {
    await database.drop();
  }
}

function rowsOf(table: string): number {
  return manifest.tables.find(({ name }) => name === table)?.rows ?? -1;
}

test('holds one moment of a register that goes on, and no key', () => {
  expect(rowsOf('person')).toBeGreaterThanOrEqual(acknowledged);
  expect(rowsOf('person')).toBeLessThanOrEqual(written);
  const keys: { seal: Record<string, string>; hash: string } = JSON.parse(
    readFileSync(join(dataFolderOf(api), 'keys.json'), 'utf8'),
  );
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const content = readFileSync(file);
    const text = (file.endsWith('.gz') ? gunzipSync(content) : content).toString('latin1');
    for (const key of [keys.hash, ...Object.values(keys.seal)]) expect(text).not.toContain(key);
  }
});

test('comes back into an empty place whole: every promise holds, and the register can be written to', async () => {
  await inEmptyPlace(async ({ url }, dataFolder) => {
    await restore({ url, dataFolder, vault: api.vault, folder });
    const db = openDatabase({ url });
    try {
      expect(await faultsIn(db, { person: 0, certificate: 0 })).toEqual({});
      const config = { ...api.services.config, dataFolder };
      const trail = await verifyTrail({ db, vault: api.vault, config }, new Date());
      expect(trail).toMatchObject({ valid: true, entries: rowsOf('audit_entry') });
      expect(await newest(db)).toEqual({ person: rowsOf('person'), certificate: rowsOf('certificate') });
      expect((await folderFiles(join(dataFolder, 'files'), api.vault).get(upload)).toString()).toBe(
        '姓名,证件号码\n',
      );
      // The guards are awake again, numbers go on where they stood, and rows are counted.
      await expect(db.pool.query('DELETE FROM audit_entry')).rejects.toThrow('append-only');
      await expect(db.pool.query('UPDATE person SET area_id = 0')).rejects.toThrow();
      const columns = `area_id, name, pinyin, initials, id_number_enc, id_number_hash, id_number_last4, sex, birth_date`;
      const { rows } = await db.pool.query<{ id: number }>(
        `INSERT INTO person (${columns}) SELECT area_id, name, pinyin, initials, id_number_enc, sha256('new'), '0000', sex, birth_date
           FROM person ORDER BY id LIMIT 1 RETURNING id`,
      );
      expect(rows[0]?.id).toBeGreaterThan(rowsOf('person'));
      expect(await faultsIn(db, { person: (rows[0]?.id ?? 0) - 1, certificate: 0 })).toEqual({
        'a change of a person without its entry in the audit trail': 1,
      });
      await expect(restore({ url, dataFolder, vault: api.vault, folder })).rejects.toThrow('not empty');
    } finally {
      await db.close();
    }
  });
});

test('wants the keys it was made with, and an untouched manifest', async () => {
  await inEmptyPlace(async ({ url }, dataFolder) => {
    const others = openVault(dataFolder, { ZHUCAN_KEYS: generateKeys() });
    await expect(restore({ url, dataFolder, vault: others, folder })).rejects.toThrow(
      'not those of the backup',
    );
    const file = join(folder, 'manifest.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"format": 1', '"format": 2'));
    await expect(restore({ url, dataFolder, vault: api.vault, folder })).rejects.toThrow('altered');
    writeFileSync(file, text);
  });
});

test('refuses rows and files that are not as they were written, and leaves the place empty', async () => {
  await inEmptyPlace(async ({ url }, dataFolder) => {
    const rows = join(folder, 'tables/area.copy.gz');
    const content = readFileSync(rows);
    writeFileSync(rows, gzipSync(gunzipSync(content).toString().replace('\tVILLAGE\t', '\tTOWN\t')));
    await expect(restore({ url, dataFolder, vault: api.vault, folder })).rejects.toThrow(/area/);
    writeFileSync(rows, content);
    const file = join(folder, `data/files/${upload.slice(0, 2)}/${upload}`);
    const sealed = readFileSync(file);
    appendFileSync(file, 'x');
    await expect(restore({ url, dataFolder, vault: api.vault, folder })).rejects.toThrow(
      'not as it was written',
    );
    writeFileSync(file, sealed);
    await restore({ url, dataFolder, vault: api.vault, folder });
  });
});

test('does not write into a folder that holds something', async () => {
  const options = { url: urlOf(api), dataFolder: dataFolderOf(api), vault: api.vault };
  await expect(backUp({ ...options, folder })).rejects.toThrow('not empty');
});
