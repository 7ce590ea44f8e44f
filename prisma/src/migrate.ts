import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from './embedded.ts';
import { migrationsFolder, noFilter, openEngine, readMigrations, readSchema } from './schema-engine.ts';

/** Any number that nobody else locks: two servers that start at once migrate one after the other. */
const migrationLock = 7_204_202_611;

/**
 * Written in the migration's own transaction, so that a migration is recorded as done exactly when it is, even when the
 * process is killed in the middle.
 */
const recordAsFinished =
  'UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL';

/**
 * Applies the migrations that the database lacks, or those of them that are named; returns their names. The history is
 * Prisma's own table.
 */
export async function migrate(url: string, only?: ReadonlySet<string>): Promise<string[]> {
  const lock = new pg.Client({ connectionString: url, application_name: 'migrate' });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    return await applyMigrations(url, lock, only);
  } finally {
    await lock.end();
  }
}

/** The script that would bring a migrated database to the schema; empty when they agree. */
export async function differenceFromSchema(url: string): Promise<string> {
  const { engine, close } = await openEngine(url);
  try {
    const files = readSchema();
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: noFilter,
    });
    const script = (stdout ?? '').trim();
    return script === '-- This is an empty migration.' ? '' : script;
  } finally {
    await close();
  }
}

async function applyMigrations(
  url: string,
  client: pg.Client,
  only: ReadonlySet<string> | undefined,
): Promise<string[]> {
  const all = readMigrations();
  const migrationsList = {
    ...all,
    migrationDirectories: all.migrationDirectories.filter(({ path }) => only?.has(path) ?? true),
  };
  if (await isUpToDate(client, migrationsList.migrationDirectories)) return [];
  const { engine, close } = await openEngine(url, recordAsFinished);
  try {
    for (const migrationName of await unfinished(client))
      await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilter });
    return appliedMigrationNames;
  } catch (error) {
    // What failed was rolled back whole: saying so lets a mended version go on from here.
    for (const migrationName of await unfinished(client))
      await engine.markMigrationRolledBack({ migrationName });
    throw error;
  } finally {
    await close();
  }
}

/** Spares every ordinary start the loading of the engine. */
async function isUpToDate(client: pg.Client, directories: { path: string }[]): Promise<boolean> {
  if (!(await hasHistory(client))) return false;
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const applied = new Set(rows.map(row => row.migration_name));
  return directories.every(directory => applied.has(directory.path));
}

/** Begun and never finished: such a migration was rolled back, since it is recorded in its own transaction. */
async function unfinished(client: pg.Client): Promise<string[]> {
  if (!(await hasHistory(client))) return [];
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  );
  return rows.map(row => row.migration_name);
}

async function hasHistory(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS found`,
  );
  return rows[0]?.found ?? false;
}

/** Writes a new migration: what leads from the migrations so far to the schema. Uses a PostgreSQL of its own. */
async function writeDifference(name: string): Promise<string | undefined> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhucan-diff-'));
  const database = await startEmbedded({ dataDir, fast: true });
  try {
    await migrate(database.url);
    const script = await differenceFromSchema(database.url);
    if (script === '') return undefined;
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const folder = join(migrationsFolder, `${stamp}_${name}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'migration.sql'), `${script}\n`);
    return folder;
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function main(args: string[]): Promise<void> {
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  const [command, name] = args;
  const url = process.env['DATABASE_URL'];
  if (command === 'diff' && name !== undefined && /^[a-z0-9_]+$/.test(name)) {
    const folder = await writeDifference(name);
    print(folder === undefined ? 'The migrations lead to the schema already.' : `Wrote ${folder}`);
  } else if (command === 'up' && url) {
    const applied = await migrate(url);
    print(applied.length === 0 ? 'Nothing to apply.' : `Applied ${applied.join(', ')}`);
  } else {
    print('Usage: migrate.ts diff name_of_the_change | DATABASE_URL=… migrate.ts up');
    process.exitCode = 2;
  }
}

if (import.meta.main) await main(process.argv.slice(2));
