// Walks every chain of the audit trail from its beginning and compares each link with its hash, its neighbours, the head kept in
// the database and the heads kept outside it: a row that was changed, removed, put in or cut off shows.

import { type Problem, problem } from '@zhucan/domain';
import type { PoolClient } from 'pg';
import { AUDIT_SHARDS, auditBody, type Changes } from '../audit.ts';
import { type ExportedHeads, exportedHeads, type HeadsStore } from './heads.ts';

export interface Verification {
  readonly valid: boolean;
  readonly entries: number;
  readonly shards: number;
  readonly fault: Problem | null;
  readonly checkedAt: string;
}

interface LinkRow {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly actorName: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: number | null;
  readonly areaPath: string;
  readonly reason: string | null;
  readonly changes: Changes | null;
  readonly requestId: string | null;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
  readonly keyId: number;
}

const BATCH = 2_000;

const LINKS = `
  SELECT seq, at, actor, actor_name AS "actorName", action, entity, entity_id AS "entityId", area_path AS "areaPath",
         reason, changes, request_id AS "requestId", prev_hash AS "prevHash", hash, key_id AS "keyId"
    FROM audit_entry WHERE shard = $1 AND seq > $2 ORDER BY seq LIMIT ${BATCH}`;

type FaultCode = 'AUDIT_CHANGED' | 'AUDIT_MISSING' | 'AUDIT_ADDED' | 'AUDIT_CUT';

function fault(code: FaultCode, shard: number, seq: number): Problem {
  return problem(code, undefined, { shard, seq });
}

interface Chain {
  readonly entries: number;
  readonly fault: Problem | null;
}

/** One chain to its end, or to its first fault. */
async function verifyChain(
  store: HeadsStore,
  client: PoolClient,
  shard: number,
  exported: ReadonlyMap<number, string>,
): Promise<Chain> {
  const { rows: heads } = await client.query<{ seq: number; hash: Buffer }>(
    'SELECT seq, hash FROM audit_head WHERE shard = $1',
    [shard],
  );
  const [head] = heads;
  let seq = 0;
  let previous: Buffer = Buffer.alloc(32);
  const ended = (problem: Problem | null): Chain => ({ entries: seq, fault: problem });
  if (!head) return ended(fault('AUDIT_MISSING', shard, 1));
  for (;;) {
    const { rows } = await client.query<LinkRow>({ name: 'audit_links', text: LINKS, values: [shard, seq] });
    for (const { prevHash, hash, keyId, seq: place, ...entry } of rows) {
      if (place !== seq + 1) return ended(fault('AUDIT_MISSING', shard, seq + 1));
      if (place > head.seq) return ended(fault('AUDIT_ADDED', shard, place));
      const body = auditBody({ ...entry, shard, seq: BigInt(place) });
      // A key that nobody has made no link of this trail.
      const expected = store.vault.auditKeyIds.includes(keyId)
        ? Buffer.from(store.vault.auditHash(keyId, previous, body))
        : null;
      if (!expected?.equals(hash) || !previous.equals(prevHash))
        return ended(fault('AUDIT_CHANGED', shard, place));
      const outside = exported.get(place);
      if (outside !== undefined && outside !== hash.toString('hex'))
        return ended(fault('AUDIT_CHANGED', shard, place));
      seq = place;
      previous = hash;
    }
    if (rows.length < BATCH) break;
  }
  if (seq < head.seq) return ended(fault('AUDIT_CUT', shard, seq + 1));
  if (seq > 0 && !previous.equals(head.hash)) return ended(fault('AUDIT_CHANGED', shard, seq));
  const furthest = Math.max(0, ...exported.keys());
  return ended(furthest > seq ? fault('AUDIT_CUT', shard, seq + 1) : null);
}

async function verifyAll(store: HeadsStore, exported: ExportedHeads): Promise<Chain> {
  const client = await store.db.pool.connect();
  try {
    // One snapshot for chains and heads, so that entries being added meanwhile do not look like faults.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    let entries = 0;
    let first: Problem | null = null;
    for (let shard = 0; shard < AUDIT_SHARDS; shard += 1) {
      const chain = await verifyChain(store, client, shard, exported.byShard.get(shard) ?? new Map());
      entries += chain.entries;
      first ??= chain.fault;
    }
    await client.query('COMMIT');
    client.release();
    return { entries, fault: first };
  } catch (error) {
    // The connection may be in any state: it is not given back.
    client.release(true);
    throw error;
  }
}

const running = new WeakMap<object, Promise<Verification>>();

async function verifyNow(store: HeadsStore, now: Date): Promise<Verification> {
  const exported = await exportedHeads(store);
  const chains = await verifyAll(store, exported);
  const first =
    chains.fault ??
    (exported.broken === null ? null : problem('AUDIT_HEADS_FILE', undefined, { line: exported.broken }));
  return {
    valid: first === null,
    entries: chains.entries,
    shards: AUDIT_SHARDS,
    fault: first,
    checkedAt: now.toISOString(),
  };
}

/** Verifies the whole trail; whoever asks while it is being verified gets the same answer. */
export function verifyTrail(store: HeadsStore, now: Date): Promise<Verification> {
  const known = running.get(store.db);
  if (known) return known;
  const verification = verifyNow(store, now).finally(() => running.delete(store.db));
  running.set(store.db, verification);
  return verification;
}
