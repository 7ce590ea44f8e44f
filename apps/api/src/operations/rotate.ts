// New keys for what is sealed, hashed and chained. Whatever moment a rotation is killed at, the next run ends it: each value tells
// by itself which key it is of, and a key that the trail does not know of yet is noted in it first.

import {
  addKey,
  type Database,
  hashKeyInUse,
  type KeyKind,
  openDatabase,
  openVault,
  rehash,
  rotateKeys,
  type Vault,
} from '@zhucan/database';
import { SYSTEM_ACTOR } from '../access/audit.ts';
import { appendAuditSql } from '../access/audit-sql.ts';

type Env = Record<string, string | undefined>;

/** How the trail names a kind of key. */
const ENTITIES: Readonly<Record<KeyKind, string>> = {
  seal: 'SealingKey',
  hash: 'HashKey',
  audit: 'AuditKey',
};

/** Half of a two-part advisory lock: one rotation at a time a database. */
const ROTATION_LOCK = 72_043;

/** Records the newest keys in the trail, each once: that the software took them up, and after which. */
async function noteKeys({ pool }: Database, vault: Vault): Promise<void> {
  const newest: Record<KeyKind, number> = {
    seal: vault.sealingKeyId,
    hash: vault.hashKeyId,
    audit: vault.auditKeyId,
  };
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ noted: string; path: string | null }>(
      `SELECT (SELECT coalesce(json_agg(entity || ' ' || entity_id), '[]') FROM audit_entry
                WHERE entity = ANY($1) AND action = 'ROTATE_KEYS')::text AS noted,
              (SELECT min(path) FROM area WHERE level = 'DISTRICT') AS path`,
      [Object.values(ENTITIES)],
    );
    const noted = new Set<string>(JSON.parse(rows[0]?.noted ?? '[]'));
    const records = (['seal', 'hash', 'audit'] as const)
      .filter(kind => newest[kind] > 1 && !noted.has(`${ENTITIES[kind]} ${newest[kind]}`))
      .map(kind => ({
        action: 'ROTATE_KEYS',
        entity: ENTITIES[kind],
        entityId: newest[kind],
        areaPath: rows[0]?.path ?? '',
        changes: { keyId: [newest[kind] - 1, newest[kind]] as const },
      }));
    await appendAuditSql(client, vault, SYSTEM_ACTOR, records, new Date());
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

export interface RotationOptions {
  readonly url: string;
  readonly dataFolder: string;
  readonly env?: Env;
}

/** Runs a rotation alone, with the trail told of the keys before it, in case an earlier one was killed too soon, and after it. */
async function rotating<Result>(
  { url, dataFolder, env = process.env }: RotationOptions,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const db = openDatabase({ url, poolSize: 2, statementTimeoutMs: 10 * 60_000 });
  const holder = await db.pool.connect();
  try {
    const { rows } = await holder.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1, 0) AS locked', [
      ROTATION_LOCK,
    ]);
    if (!rows[0]?.locked) throw new Error('Another rotation is under way: wait for its end.');
    await noteKeys(db, openVault(dataFolder, env));
    const result = await work(db);
    await noteKeys(db, openVault(dataFolder, env));
    return result;
  } finally {
    holder.release(true);
    await db.close();
  }
}

/** A new sealing key, and everything sealed anew with it, while the server runs. */
export function rotateSealing(options: RotationOptions) {
  const { url, dataFolder, env = process.env } = options;
  return rotating(options, () => rotateKeys(url, dataFolder, env));
}

/** A new key for the links of the trail that are to come; those that are written stay under theirs. Gives the id of the newest. */
export function rotateAudit(options: RotationOptions): Promise<number> {
  const { dataFolder, env = process.env } = options;
  return rotating(options, async () => {
    if (!env['ZHUCAN_KEYS']?.trim()) addKey(dataFolder, 'audit');
    return openVault(dataFolder, env).auditKeyId;
  });
}

async function refuseServers({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ others: number }>(
    `SELECT count(*)::int AS others FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'zhucan'
        AND pid <> ALL ((SELECT array_agg(l.pid) FROM pg_locks l
             WHERE l.locktype = 'advisory' AND l.granted AND l.classid = $1)::int[] || pg_backend_pid())`,
    [ROTATION_LOCK],
  );
  if ((rows[0]?.others ?? 0) > 0)
    throw new Error(
      'A server works on this database: numbers are looked up by their hashes, so stop it first.',
    );
}

/**
 * A new key for the hashes, and every hash made anew, while no server is at work. Where hashes of an older key are left, an earlier
 * rotation is ended first, or the key that the environment brought is taken up, and none is added.
 */
export function rotateHashes(
  options: RotationOptions,
): Promise<{ keyId: number; added: boolean; rows: number }> {
  const { dataFolder, env = process.env } = options;
  return rotating(options, async db => {
    await refuseServers(db);
    const before = openVault(dataFolder, env);
    const added = !env['ZHUCAN_KEYS']?.trim() && (await hashKeyInUse(db.pool, before));
    if (added) addKey(dataFolder, 'hash');
    const vault = openVault(dataFolder, env);
    const client = await db.pool.connect();
    try {
      return { keyId: vault.hashKeyId, added, rows: await rehash(client, vault) };
    } finally {
      client.release();
    }
  });
}
