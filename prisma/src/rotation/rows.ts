import pg from 'pg';
import type { Vault } from '../vault.ts';

/** A table with what is sealed in it. */
interface SealedTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Of each table, the values that an older key sealed. */
export interface Resealed {
  readonly table: string;
  readonly rows: number;
}

const batch = 500;
/** Rows that someone else holds are left for the next round. */
const rounds = 25;
const roundPauseMs = 200;

/** Every column of bytes is sealed, unless its name says that it is a hash. */
async function sealedTables(client: pg.ClientBase): Promise<SealedTable[]> {
  const { rows } = await client.query<SealedTable>(
    `SELECT c.relname AS name, json_agg(a.attname ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        AND a.atttypid = 'bytea'::regtype AND a.attname NOT LIKE '%hash%'
      GROUP BY c.relname ORDER BY c.relname COLLATE "C"`,
  );
  return rows;
}

/** Sealed with another key than this one; the first byte says which. */
function isOld(columns: readonly string[], key: string): string {
  return columns.map(column => `get_byte(${pg.escapeIdentifier(column)}, 0) <> ${key}`).join(' OR ');
}

/** One value of each column and each key that sealed any of it. */
export async function samples(client: pg.ClientBase): Promise<Buffer[]> {
  const found: Buffer[] = [];
  for (const { name, columns } of await sealedTables(client)) {
    for (const column of columns.map(one => pg.escapeIdentifier(one))) {
      const { rows } = await client.query<{ sealed: Buffer }>(
        `SELECT DISTINCT ON (get_byte(${column}, 0)) ${column} AS sealed FROM ${pg.escapeIdentifier(name)}
          WHERE length(${column}) > 0`,
      );
      found.push(...rows.map(row => row.sealed));
    }
  }
  return found;
}

/** How many rows hold a value that another key than the newest sealed. */
export async function oldRows(client: pg.ClientBase, vault: Vault): Promise<number> {
  let count = 0;
  for (const { name, columns } of await sealedTables(client)) {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${pg.escapeIdentifier(name)} WHERE ${isOld(columns, '$1::int')}`,
      [vault.sealingKeyId],
    );
    count += rows[0]?.n ?? 0;
  }
  return count;
}

/**
 * Seals with the newest key what older ones sealed, some hundred rows a transaction, beside a server at work. Broken off,
 * it goes on from there when it is called again. Neither version nor date of a record changes: nobody changed the record.
 */
export async function resealRows(client: pg.ClientBase, vault: Vault): Promise<Resealed[]> {
  const done: Resealed[] = [];
  for (const table of await sealedTables(client)) {
    let rows = 0;
    for (let round = 0; round < rounds; round++) {
      const { resealed, left } = await resealOnce(client, vault, table);
      rows += resealed;
      if (left === 0) break;
      await new Promise(resolve => setTimeout(resolve, roundPauseMs));
    }
    done.push({ table: table.name, rows });
  }
  return done;
}

async function resealOnce(
  client: pg.ClientBase,
  vault: Vault,
  table: SealedTable,
): Promise<{ resealed: number; left: number }> {
  let resealed = 0;
  for (let last = 0; ; ) {
    const ids = await resealBatch(client, vault, table, last);
    resealed += ids.length;
    const highest = ids.at(-1);
    if (highest === undefined) break;
    last = highest;
  }
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${pg.escapeIdentifier(table.name)} WHERE ${isOld(table.columns, '$1::int')}`,
    [vault.sealingKeyId],
  );
  return { resealed, left: rows[0]?.n ?? 0 };
}

type SealedRow = { readonly id: number } & Readonly<Record<string, Buffer | number | null>>;

async function resealBatch(
  client: pg.ClientBase,
  vault: Vault,
  { name, columns }: SealedTable,
  after: number,
): Promise<number[]> {
  const table = pg.escapeIdentifier(name);
  const listed = columns.map(column => pg.escapeIdentifier(column));
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<SealedRow>(
      `SELECT id, ${listed.join(', ')} FROM ${table} WHERE id > $1 AND (${isOld(columns, '$2::int')})
        ORDER BY id LIMIT ${batch} FOR NO KEY UPDATE SKIP LOCKED`,
      [after, vault.sealingKeyId],
    );
    if (rows.length > 0) {
      const values = columns.map(column => rows.map(row => resealed(vault, row[column])));
      const given = columns.map((_, index) => `$${index + 2}::bytea[]`).join(', ');
      await client.query(
        `UPDATE ${table} t SET ${listed.map((column, index) => `${column} = v.c${index}`).join(', ')}
           FROM unnest($1::int[], ${given}) AS v (id, ${columns.map((_, index) => `c${index}`).join(', ')}) WHERE t.id = v.id`,
        [rows.map(row => row.id), ...values],
      );
    }
    await client.query('COMMIT');
    return rows.map(row => row.id);
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

function resealed(vault: Vault, value: Buffer | number | null | undefined): Buffer | null {
  if (!Buffer.isBuffer(value)) return null;
  return value[0] === vault.sealingKeyId ? value : vault.sealBytes(vault.openBytes(value));
}
