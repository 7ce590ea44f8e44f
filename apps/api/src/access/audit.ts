// The audit trail: one append-only table whose every row's keyed hash covers the row before it in its shard, so that a change,
// an insertion or a removal shows. Shards keep writers apart; each append locks its shard's head until the commit.

import { randomInt } from 'node:crypto';
import type { Vault } from '@zhucan/database';
import type { Transaction } from './command.ts';
import { actorOf, type Viewer } from './viewer.ts';

export const AUDIT_SHARDS = 8;

/** Field → [before, after]; sensitive values already masked. */
export type Changes = Readonly<Record<string, readonly [unknown, unknown]>>;

export interface AuditRecord {
  readonly action: string;
  readonly entity: string;
  readonly entityId?: number | null;
  readonly areaPath: string;
  readonly reason?: string | null;
  readonly changes?: Changes | null;
}

export interface AuditActor {
  readonly actor: string;
  readonly actorName: string;
  readonly requestId: string | null;
}

/** The software itself, as the actor of jobs and of the first start. */
export const SYSTEM_ACTOR: AuditActor = { actor: 'system', actorName: 'system', requestId: null };

export function auditActor(viewer: Viewer | null, requestId: string): AuditActor {
  return viewer === null
    ? { ...SYSTEM_ACTOR, requestId }
    : { actor: actorOf(viewer), actorName: viewer.displayName, requestId };
}

export interface ChainedEntry extends AuditActor, AuditRecord {
  readonly shard: number;
  readonly seq: bigint;
  readonly at: Date;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** What the hash covers, the same however the database orders the keys of JSON. */
export function auditBody(entry: ChainedEntry): string {
  return JSON.stringify([
    entry.shard,
    entry.seq.toString(),
    entry.at.toISOString(),
    entry.actor,
    entry.actorName,
    entry.action,
    entry.entity,
    entry.entityId ?? null,
    entry.areaPath,
    entry.reason ?? null,
    sorted(entry.changes ?? null),
    entry.requestId,
  ]);
}

/** A link of the trail: the entry, the hash of the link before it, and its own, which covers both. */
export interface AuditLink {
  readonly entry: ChainedEntry;
  readonly prevHash: Uint8Array<ArrayBuffer>;
  readonly hash: Uint8Array<ArrayBuffer>;
  /** The key of the hash: older links stay under theirs. */
  readonly keyId: number;
}

/** The links that these records make after the head of a shard. */
export function chainOf(
  vault: Vault,
  actor: AuditActor,
  records: readonly AuditRecord[],
  head: { readonly shard: number; readonly seq: bigint; readonly hash: Uint8Array },
  now: Date,
): AuditLink[] {
  let prevHash = new Uint8Array(head.hash);
  let { seq } = head;
  const keyId = vault.auditKeyId;
  return records.map(record => {
    seq += 1n;
    const changes = plain(record.changes);
    const entry: ChainedEntry = { ...actor, ...record, changes, shard: head.shard, seq, at: now };
    const hash = vault.auditHash(keyId, prevHash, auditBody(entry));
    const link = { entry, prevHash, hash, keyId };
    prevHash = hash;
    return link;
  });
}

/** Appends records to the trail in the caller's transaction: what happened and its record stand or fall together. */
export async function appendAudit(
  tx: Transaction,
  vault: Vault,
  actor: AuditActor,
  records: readonly AuditRecord[],
  now: Date,
): Promise<void> {
  if (records.length === 0) return;
  const shard = randomInt(AUDIT_SHARDS);
  const [head] = await tx.$queryRaw<{ seq: bigint; hash: Uint8Array }[]>`
    SELECT seq, hash FROM audit_head WHERE shard = ${shard}::smallint FOR UPDATE`;
  if (!head) throw new Error(`audit shard ${shard} has no head`);
  const rows = chainOf(vault, actor, records, { shard, ...head }, now);
  await tx.auditEntry.createMany({
    data: rows.map(({ entry, prevHash, hash, keyId }) => ({
      shard: entry.shard,
      seq: entry.seq,
      at: entry.at,
      actor: entry.actor,
      actorName: entry.actorName,
      action: entry.action,
      entity: entry.entity,
      entityId: entry.entityId ?? null,
      areaPath: entry.areaPath,
      reason: entry.reason ?? null,
      ...(entry.changes ? { changes: JSON.parse(JSON.stringify(entry.changes)) } : {}),
      requestId: entry.requestId,
      prevHash,
      hash,
      keyId,
    })),
  });
  const last = rows.at(-1);
  if (last) await tx.auditHead.update({ where: { shard }, data: { seq: last.entry.seq, hash: last.hash } });
}

/** As it will read back from the database: what JSON drops must not be part of the hash. */
function plain(changes: Changes | null | undefined): Changes | null {
  return changes ? JSON.parse(JSON.stringify(changes)) : null;
}
