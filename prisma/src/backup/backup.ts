import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { Vault } from '../vault.ts';
import { appliedMigrations, sequencesOf, tablesOf } from './catalogue.ts';
import { connect, writeTable } from './copy.ts';
import { backUpSingleFiles, backUpUploads } from './files.ts';
import { BackupError, type Manifest, type TableDigest, tableFile, writeManifest } from './manifest.ts';

export interface BackupOptions {
  readonly url: string;
  readonly dataFolder: string;
  readonly vault: Vault;
  /** The backup's folder; new or empty. */
  readonly folder: string;
}

/**
 * Writes database and files, as they stand at one moment while the server goes on, into a folder. Never the keys: what
 * identifies people stays sealed in the backup, and is lost without them.
 */
export async function backUp({ url, dataFolder, vault, folder }: BackupOptions): Promise<Manifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new BackupError(`${folder} is not empty: a backup wants a folder of its own.`);
  mkdirSync(join(folder, 'tables'), { recursive: true, mode: 0o700 });
  const singles = backUpSingleFiles(dataFolder, folder);
  const client = await connect(url);
  try {
    // One snapshot for every table; it holds nobody up.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const migrations = await appliedMigrations(client);
    if (migrations.length === 0)
      throw new BackupError('The database was never migrated: nothing to back up.');
    await refuseOtherKeys(client, vault);
    const manifest: Manifest = {
      format: 1,
      madeAt: new Date().toISOString(),
      migrations,
      tables: await writeTables(client, folder),
      // Read after the snapshot, so that no number in it is given out again.
      sequences: await sequencesOf(client),
      files: [...singles, ...backUpUploads(dataFolder, folder)],
    };
    await client.query('COMMIT');
    writeManifest(folder, manifest, vault);
    return manifest;
  } finally {
    await client.end();
  }
}

/** A backup under keys that do not open the data could never be read. */
async function refuseOtherKeys(client: pg.Client, vault: Vault): Promise<void> {
  const { rows } = await client.query<{ sealed: Buffer }>(
    'SELECT id_number_enc AS sealed FROM person ORDER BY id DESC LIMIT 1',
  );
  try {
    if (rows[0]) vault.open(rows[0].sealed);
  } catch {
    throw new BackupError(
      'These keys do not open the data of this database: name its data folder or its keys.',
    );
  }
}

async function writeTables(client: pg.Client, folder: string): Promise<TableDigest[]> {
  const digests: TableDigest[] = [];
  for (const table of await tablesOf(client)) {
    const digest = await writeTable(client, table, tableFile(folder, table.name));
    digests.push({ name: table.name, columns: table.columns, ...digest });
  }
  return digests;
}
