import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../test/support/database.ts';
import { differenceFromSchema, migrate } from './migrate.ts';
import { readMigrations } from './schema-engine.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.drop());

const names = readMigrations().migrationDirectories.map(directory => directory.path);

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const history =
  'SELECT migration_name AS name, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS undone, ' +
  'length(checksum) AS checksum FROM "_prisma_migrations" ORDER BY started_at';

describe('migrate', () => {
  it('leads to the schema, records it as Prisma does, and does nothing the second time', async () => {
    expect(await migrate(database.url)).toEqual(names);
    expect(await query(history)).toEqual(
      names.map(name => ({ name, finished: true, undone: false, checksum: 64 })),
    );
    expect(await migrate(database.url)).toEqual([]);
    expect(await differenceFromSchema(database.url)).toBe('');
  });

  it('sees a table that the schema does not know', async () => {
    await migrate(database.url);
    await query('CREATE TABLE stray (id int PRIMARY KEY)');
    expect(await differenceFromSchema(database.url)).toContain('DROP TABLE "stray"');
  });

  it('runs once when several servers start at the same time', async () => {
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url)));
    expect(applied.filter(list => list.length > 0)).toEqual([names]);
    expect(await query(history)).toHaveLength(names.length);
  });

  it('leaves nothing of a migration that fails, and goes on from there once the cause is gone', async () => {
    // The second migration makes a function of this name.
    await query('CREATE FUNCTION refuse_change() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$');
    await expect(migrate(database.url)).rejects.toThrow(/refuse_change/);
    const [first, second] = await query(history);
    expect(first).toMatchObject({ finished: true });
    expect(second).toMatchObject({ finished: false, undone: true });
    expect(await query("SELECT to_regproc('keep_area_path') AS found")).toEqual([{ found: null }]);

    await query('DROP FUNCTION refuse_change()');
    expect(await migrate(database.url)).toEqual(names.slice(1));
    expect(await differenceFromSchema(database.url)).toBe('');
  });

  it('goes on after it was killed in the middle of a migration', async () => {
    await migrate(database.url);
    // What a killed process leaves: begun, and rolled back by PostgreSQL.
    await query('UPDATE "_prisma_migrations" SET finished_at = NULL');
    await query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await query(
      'CREATE TABLE "_prisma_migrations" (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at ' +
        'timestamptz, migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz, started_at ' +
        'timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)',
    );
    await query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ('x', 'y', '${names[0]}')`,
    );
    expect(await migrate(database.url)).toEqual(names);
  });
});
