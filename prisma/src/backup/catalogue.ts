import type pg from 'pg';

/** A table as the backup sees it; every name is quoted where it must be. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** What orders its rows the same in every database. */
  readonly order: string;
}

/** The migrations' own history is made by migrating; job queues lie in a schema of their own and are made by the server. */
const historyTable = '_prisma_migrations';

export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] | null }>(
    `SELECT c.relname AS name,
       (SELECT json_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT json_agg(quote_ident(a.attname) || CASE WHEN a.attcollation = 0 THEN '' ELSE ' COLLATE "C"' END ORDER BY k.n)
          FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, n)
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
         WHERE i.indrelid = c.oid AND i.indisprimary) AS key
       FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> $1
      ORDER BY c.relname COLLATE "C"`,
    [historyTable],
  );
  return rows.map(({ name, columns, key }) => ({
    name,
    columns,
    order: key?.join(', ') ?? `${columns.join(', ')}`,
  }));
}

export async function sequencesOf(client: pg.Client): Promise<Record<string, string | null>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
      WHERE schemaname = current_schema() ORDER BY sequencename COLLATE "C"`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** The finished migrations, oldest first; none where the database was never migrated. */
export async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const { rows: found } = await client.query(`SELECT to_regclass('"${historyTable}"') AS name`);
  if (found[0]?.name === null) return [];
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM "${historyTable}"
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
  return rows.map(row => row.name);
}

/** The first table that holds a row which no migration made; the audit trail's heads are made empty. */
export async function occupiedTable(client: pg.Client): Promise<string | undefined> {
  for (const { name } of await tablesOf(client)) {
    const own = name === 'audit_head' ? ' WHERE seq > 0' : '';
    const { rowCount } = await client.query(`SELECT 1 FROM ${client.escapeIdentifier(name)}${own} LIMIT 1`);
    if (rowCount) return name;
  }
  return undefined;
}

/** What ties tables together and speeds them up, as the statements that take it away and bring it back. */
export async function ties(client: pg.Client): Promise<{ drop: string[]; restore: string[] }> {
  const { rows } = await client.query<{ drop: string; restore: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS restore
       FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
     UNION ALL
     SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE c.relnamespace = current_schema()::regnamespace
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
        AND i.indrelid::regclass::text <> $1`,
    [`"${historyTable}"`],
  );
  // Constraints go first and come back last.
  return {
    drop: rows.map(row => row.drop),
    restore: rows.map(row => row.restore).reverse(),
  };
}
