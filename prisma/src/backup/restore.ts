import { existsSync } from 'node:fs';
import pg from 'pg';
import { migrate } from '../migrate.ts';
import { rehashOlder } from '../rotation/hashes.ts';
import { samples } from '../rotation/rows.ts';
import { readMigrations } from '../schema-engine.ts';
import type { Vault } from '../vault.ts';
import { appliedMigrations, occupiedTable, type Table, tablesOf, ties } from './catalogue.ts';
import { connect, digestTable, readTable } from './copy.ts';
import { restoreFiles, verifyFiles } from './files.ts';
import { BackupError, type Manifest, readManifest, type TableDigest, tableFile } from './manifest.ts';

export interface RestoreOptions {
  readonly url: string;
  readonly dataFolder: string;
  readonly vault: Vault;
  /** The backup's folder. */
  readonly folder: string;
}

/**
 * Brings a backup into an empty database and the data folder: all of it, proven by counts and hashes, or nothing. A
 * backup of an earlier version is brought in as it was and then migrated.
 */
export async function restore({ url, dataFolder, vault, folder }: RestoreOptions): Promise<Manifest> {
  const manifest = readManifest(folder, vault);
  verifyFiles(folder, manifest.files, vault);
  const lacking = manifest.tables.find(({ name }) => !existsSync(tableFile(folder, name)));
  if (lacking) throw new BackupError(`The backup lacks the table ${lacking.name}.`);
  const client = await connect(url);
  try {
    await refuseUnfit(client, manifest);
    await migrate(url, new Set(manifest.migrations));
    await load(client, folder, manifest, vault);
  } finally {
    await client.end();
  }
  restoreFiles(folder, dataFolder, manifest.files);
  await migrate(url);
  await hashAnew(url, vault);
  return manifest;
}

/** A backup from before a new hash key looks its numbers up by the old one. */
async function hashAnew(url: string, vault: Vault): Promise<void> {
  const client = await connect(url);
  try {
    await rehashOlder(client, vault);
  } finally {
    await client.end();
  }
}

async function refuseUnfit(client: pg.Client, { migrations }: Manifest): Promise<void> {
  const occupied = await occupiedTable(client);
  if (occupied)
    throw new BackupError(`The database is not empty (${occupied}): a restore wants one without any data.`);
  const known = new Set(readMigrations().migrationDirectories.map(directory => directory.path));
  const unknown = migrations.find(name => !known.has(name));
  if (unknown)
    throw new BackupError(`The backup is of a newer version (${unknown}): restore it with that version.`);
  const ahead = (await appliedMigrations(client)).find(name => !migrations.includes(name));
  if (ahead)
    throw new BackupError(
      `The database is newer than the backup (${ahead}): restore into one without tables.`,
    );
}

/** In one transaction, with triggers asleep: rows come in as they were, and are not counted or changed once more. */
async function load(client: pg.Client, folder: string, manifest: Manifest, vault: Vault): Promise<void> {
  await client.query('BEGIN');
  try {
    const tables = fitting(await tablesOf(client), manifest.tables);
    for (const { name } of tables) await client.query(`LOCK TABLE ${pg.escapeIdentifier(name)}`);
    const occupied = await occupiedTable(client);
    if (occupied) throw new BackupError(`Someone wrote to the database (${occupied}) while it was restored.`);
    const { drop, restore: bringBack } = await ties(client);
    for (const statement of drop) await client.query(statement);
    for (const table of tables) await loadTable(client, table, tableFile(folder, table.name));
    for (const statement of bringBack) await client.query(statement);
    for (const [name, last] of Object.entries(manifest.sequences))
      if (last !== null)
        await client.query('SELECT setval($1::regclass, $2)', [pg.escapeIdentifier(name), last]);
    for (const table of tables) await prove(client, table);
    await proveKeys(client, vault);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
  await client.query('ANALYZE');
}

type Expected = Table & TableDigest;

/** The database's tables with what the backup says of them; both must have the same ones, column for column. */
function fitting(tables: readonly Table[], digests: readonly TableDigest[]): Expected[] {
  const known = new Map(tables.map(table => [table.name, table]));
  const extra = tables.find(table => !digests.some(({ name }) => name === table.name));
  if (extra) throw new BackupError(`The backup knows no table ${extra.name}.`);
  return digests.map(digest => {
    const table = known.get(digest.name);
    if (!table || [...table.columns].sort().join() !== [...digest.columns].sort().join())
      throw new BackupError(`The table ${digest.name} of the backup does not fit that of the database.`);
    return { ...table, ...digest };
  });
}

async function loadTable(client: pg.Client, table: Expected, file: string): Promise<void> {
  const name = pg.escapeIdentifier(table.name);
  await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  // What migrations put there is in the backup too.
  await client.query(`DELETE FROM ${name}`);
  await readTable(client, table, file);
  await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
}

async function prove(client: pg.Client, table: Expected): Promise<void> {
  const { rows, sha256 } = await digestTable(client, table);
  if (rows !== table.rows || sha256 !== table.sha256)
    throw new BackupError(
      `The table ${table.name} came out with ${rows} rows and another hash than the ${table.rows} of the backup.`,
    );
}

/** A copy of the keys from before their last change opens only what was sealed before it. */
async function proveKeys(client: pg.Client, vault: Vault): Promise<void> {
  for (const sealed of await samples(client)) {
    try {
      vault.openBytes(sealed);
    } catch {
      throw new BackupError(
        `These keys do not open all of the backup: key ${sealed[0]} is missing or another. Give the newest keys.json.`,
      );
    }
  }
}
