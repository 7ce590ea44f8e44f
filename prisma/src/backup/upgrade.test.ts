import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { generateKeys } from '../keys.ts';
import { differenceFromSchema, migrate } from '../migrate.ts';
import { Rows } from '../rows.fixture.ts';
import { readMigrations } from '../schema-engine.ts';
import { openVault } from '../vault.ts';
import { backUp } from './backup.ts';
import type { Manifest } from './manifest.ts';
import { restore } from './restore.ts';

const names = readMigrations().migrationDirectories.map(directory => directory.path);

let old: TestDatabase;
let next: TestDatabase;
let root: string;
beforeEach(async () => {
  [old, next] = await Promise.all([emptyDatabase(), emptyDatabase()]);
  root = mkdtempSync(join(tmpdir(), 'zhucan-upgrade-'));
});
afterEach(async () => {
  await Promise.all([old.drop(), next.drop()]);
  rmSync(root, { recursive: true, force: true });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A database at an earlier version, with rows, and its backup. */
async function earlier(
  version: number,
): Promise<{ manifest: Manifest; place: Parameters<typeof restore>[0] }> {
  const vault = openVault(root, { ZHUCAN_KEYS: generateKeys() });
  await migrate(old.url, new Set(names.slice(0, version)));
  const rows = await Rows.open(old.url);
  try {
    const id_number_enc = vault.seal('made up');
    for (let turn = 0; turn < 5; turn++)
      await rows.application({ person_id: await rows.person({ id_number_enc }) });
  } finally {
    await rows.close();
  }
  const folder = join(root, 'backup');
  const manifest = await backUp({ url: old.url, dataFolder: root, vault, folder });
  return { manifest, place: { url: next.url, dataFolder: root, vault, folder } };
}

// The guards of the second migration are what makes a database a register.
it.each(names.slice(1).map((name, index) => [name, index + 2] as const))(
  'keeps every row of a database that stood at %s',
  async (_name, version) => {
    const { manifest, place } = await earlier(version);
    expect(manifest.migrations).toEqual(names.slice(0, version));
    await restore(place);
    expect(await differenceFromSchema(next.url)).toBe('');
    expect(await query(next.url, `SELECT key, n::int FROM registry_count('990101', 'PEOPLE')`)).toEqual([
      { key: '', n: 5 },
    ]);
    const now = await backUp({ ...place, folder: join(root, 'after') });
    const after = new Map(now.tables.map(table => [table.name, table]));
    for (const table of manifest.tables) {
      // Kept counts may be counted anew, and say the same.
      if (table.name.startsWith('registry_')) continue;
      expect([table.name, after.get(table.name)?.rows]).toEqual([table.name, table.rows]);
      if (after.get(table.name)?.columns.join() === table.columns.join())
        expect([table.name, after.get(table.name)?.sha256]).toEqual([table.name, table.sha256]);
    }
    expect(after.get('certificate')?.rows).toBe(5);
  },
);

it('refuses a database that is newer than the backup', async () => {
  const { place } = await earlier(2);
  await migrate(next.url);
  await expect(restore(place)).rejects.toThrow(/database is newer/);
});
