// Appending to the audit trail from a transaction of hand-written SQL, many records in two statements.

import { randomInt } from 'node:crypto';
import type { Vault } from '@zhucan/database';
import type { PoolClient } from 'pg';
import { AUDIT_SHARDS, type AuditActor, type AuditLink, type AuditRecord, chainOf } from './audit.ts';

const INSERT = `
  INSERT INTO audit_entry (shard, seq, at, actor, actor_name, action, entity, entity_id, area_path, reason, changes, request_id, prev_hash, hash, key_id)
  SELECT shard, seq, $2, actor, actor_name, action, entity, entity_id, area_path, reason, changes, request_id, prev_hash, hash, key_id
    FROM json_populate_recordset(NULL::audit_entry, $1::json)`;

const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;

function row({ entry, prevHash, hash, keyId }: AuditLink) {
  return {
    shard: entry.shard,
    seq: Number(entry.seq),
    actor: entry.actor,
    actor_name: entry.actorName,
    action: entry.action,
    entity: entry.entity,
    entity_id: entry.entityId ?? null,
    area_path: entry.areaPath,
    reason: entry.reason ?? null,
    changes: entry.changes,
    request_id: entry.requestId,
    prev_hash: hex(prevHash),
    hash: hex(hash),
    key_id: keyId,
  };
}

/** As `appendAudit`, on a connection in a transaction of the caller's. */
export async function appendAuditSql(
  client: PoolClient,
  vault: Vault,
  actor: AuditActor,
  records: readonly AuditRecord[],
  now: Date,
): Promise<void> {
  if (records.length === 0) return;
  const shard = randomInt(AUDIT_SHARDS);
  const { rows } = await client.query<{ seq: string; hash: Buffer }>({
    name: 'audit_head',
    text: 'SELECT seq::text AS seq, hash FROM audit_head WHERE shard = $1 FOR UPDATE',
    values: [shard],
  });
  const [head] = rows;
  if (!head) throw new Error(`audit shard ${shard} has no head`);
  const links = chainOf(vault, actor, records, { shard, seq: BigInt(head.seq), hash: head.hash }, now);
  const last = links.at(-1);
  await client.query({ name: 'audit_insert', text: INSERT, values: [JSON.stringify(links.map(row)), now] });
  await client.query({
    name: 'audit_advance',
    text: 'UPDATE audit_head SET seq = $2, hash = $3 WHERE shard = $1',
    values: [shard, last?.entry.seq.toString(), last ? Buffer.from(last.hash) : head.hash],
  });
}
