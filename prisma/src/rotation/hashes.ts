// The key of the hashes: by them a number is looked up and is unique, so all are of one key. They are made anew while no server is
// at work, some hundred rows a transaction. What a killed process left is told by each row itself, and is gone on with.

import type pg from 'pg';
import type { HashKind, Vault } from '../vault.ts';

interface Hashed {
  readonly kind: HashKind;
  readonly sealed: string;
  readonly hash: string;
}

interface HashedTable {
  readonly name: string;
  /** Rows whose hashes stand for nothing any more. */
  readonly except: string;
  readonly values: readonly Hashed[];
}

/** Rows are done in the order of this list and of their ids: where the last is done, all are. */
const tables: readonly HashedTable[] = [
  {
    name: 'person',
    except: 'erased_at IS NOT NULL',
    values: [
      { kind: 'ID_NUMBER', sealed: 'id_number_enc', hash: 'id_number_hash' },
      { kind: 'PHONE', sealed: 'phone_enc', hash: 'phone_hash' },
    ],
  },
  {
    name: 'certificate',
    except: 'number_hash IS NULL',
    values: [{ kind: 'CERTIFICATE_NUMBER', sealed: 'number_enc', hash: 'number_hash' }],
  },
];

const batch = 1000;

type Row = { readonly id: number } & Readonly<Record<string, Buffer | number | null>>;

function columnsOf({ values }: HashedTable): string {
  return values.flatMap(({ sealed, hash }) => [sealed, hash]).join(', ');
}

/** The hash of a value as it is to be; null where there is no value. */
function hashOf(vault: Vault, row: Row, { kind, sealed }: Hashed, keyId = vault.hashKeyId): Buffer | null {
  const value = row[sealed];
  return Buffer.isBuffer(value) ? Buffer.from(vault.hash(kind, vault.open(value), keyId)) : null;
}

/** Whether the hashes of the database are all of a key, the newest unless told otherwise: the last row of each table says so. */
export async function hashKeyInUse(
  client: Pick<pg.ClientBase, 'query'>,
  vault: Vault,
  keyId = vault.hashKeyId,
): Promise<boolean> {
  for (const table of tables) {
    const { rows } = await client.query<Row>(
      `SELECT id, ${columnsOf(table)} FROM ${table.name} WHERE NOT (${table.except}) ORDER BY id DESC LIMIT 1`,
    );
    for (const row of rows)
      for (const value of table.values) {
        const [expected, found] = [hashOf(vault, row, value, keyId), row[value.hash]];
        if (expected !== null && !(Buffer.isBuffer(found) && expected.equals(found))) return false;
      }
  }
  return true;
}

async function rehashBatch(
  client: pg.ClientBase,
  vault: Vault,
  table: HashedTable,
  after: number,
): Promise<{ last: number | undefined; changed: number }> {
  const { name, except, values } = table;
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<Row>(
      `SELECT id, ${columnsOf(table)} FROM ${name} WHERE id > $1 AND NOT (${except}) ORDER BY id LIMIT ${batch} FOR NO KEY UPDATE`,
      [after],
    );
    const fresh = values.map(value => rows.map(row => hashOf(vault, row, value)));
    const given = values.map((_, at) => `$${at + 2}::bytea[]`).join(', ');
    const { rowCount } = await client.query(
      `UPDATE ${name} t SET ${values.map(({ hash }, at) => `${hash} = v.c${at}`).join(', ')}
         FROM unnest($1::int[], ${given}) AS v (id, ${values.map((_, at) => `c${at}`).join(', ')})
        WHERE t.id = v.id AND (${values.map(({ hash }, at) => `t.${hash} IS DISTINCT FROM v.c${at}`).join(' OR ')})`,
      [rows.map(row => row.id), ...fresh],
    );
    await client.query('COMMIT');
    return { last: rows.at(-1)?.id, changed: rowCount ?? 0 };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Hashes everything with the newest key, however many keys are found at work; gives the number of rows that changed. */
export async function rehash(client: pg.ClientBase, vault: Vault): Promise<number> {
  let changed = 0;
  for (const table of tables) {
    for (let last: number | undefined = 0; last !== undefined; ) {
      const done = await rehashBatch(client, vault, table, last);
      changed += done.changed;
      last = done.last;
    }
  }
  return changed;
}

/** Hashes anew what an older key at hand hashed, such as a backup of its time. */
export async function rehashOlder(client: pg.ClientBase, vault: Vault): Promise<void> {
  if (await hashKeyInUse(client, vault)) return;
  for (const keyId of vault.hashKeyIds)
    if (await hashKeyInUse(client, vault, keyId)) {
      await rehash(client, vault);
      return;
    }
}
