// The ends of the audit chains, written outside the database: whoever cuts off the end of a chain and mends its head in the
// database would have to mend this file too, and its lines carry a keyed hash of their own.

import { timingSafeEqual } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Vault } from '@zhucan/database';
import type { Logger } from 'pino';

interface Head {
  readonly shard: number;
  readonly seq: number;
  /** Hex. */
  readonly hash: string;
}

interface Line {
  readonly at: string;
  /** The key of the hash; lines of the first key name none. */
  readonly key?: number;
  readonly heads: readonly Head[];
  readonly mac: string;
}

/** Every head that was ever exported: shard → place → hash. `broken` is the first line that this software did not write. */
export interface ExportedHeads {
  readonly byShard: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly broken: number | null;
}

export interface HeadsStore {
  readonly db: Database;
  readonly vault: Vault;
  readonly config: { readonly dataFolder: string };
}

const EVERY_MS = 10 * 60_000;

function fileOf(store: HeadsStore): string {
  return join(store.config.dataFolder, 'audit-heads.jsonl');
}

function macOf(vault: Vault, key: number, at: string, heads: readonly Head[]): string {
  return Buffer.from(vault.auditHash(key, 'heads', at, JSON.stringify(heads))).toString('hex');
}

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false;
  const { shard, seq, hash } = { shard: null, seq: null, hash: null, ...value };
  return Number.isInteger(shard) && Number.isInteger(seq) && typeof hash === 'string';
}

function parseLine(vault: Vault, text: string): Line | null {
  try {
    const { at, key = 1, heads, mac } = JSON.parse(text);
    if (typeof at !== 'string' || typeof mac !== 'string' || !Array.isArray(heads) || !heads.every(isHead))
      return null;
    if (!vault.auditKeyIds.includes(key)) return null;
    const expected = Buffer.from(macOf(vault, key, at, heads));
    const given = Buffer.from(mac);
    return given.length === expected.length && timingSafeEqual(given, expected) ? { at, heads, mac } : null;
  } catch {
    return null;
  }
}

async function readLines(store: HeadsStore): Promise<string[]> {
  try {
    return (await readFile(fileOf(store), 'utf8')).split('\n').filter(Boolean);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

export async function exportedHeads(store: HeadsStore): Promise<ExportedHeads> {
  const byShard = new Map<number, Map<number, string>>();
  let broken: number | null = null;
  for (const [index, text] of (await readLines(store)).entries()) {
    const line = parseLine(store.vault, text);
    if (!line) broken ??= index + 1;
    for (const { shard, seq, hash } of line?.heads ?? []) {
      const known = byShard.get(shard) ?? new Map<number, string>();
      byShard.set(shard, known.set(seq, hash));
    }
  }
  return { byShard, broken };
}

/** Adds the ends as they are now; nothing where they stand as they were last written. */
export async function exportHeads(store: HeadsStore, now: Date): Promise<void> {
  const { rows } = await store.db.pool.query<{ shard: number; seq: number; hash: Buffer }>(
    'SELECT shard, seq, hash FROM audit_head WHERE seq > 0 ORDER BY shard',
  );
  const heads = rows.map(({ shard, seq, hash }) => ({ shard, seq, hash: hash.toString('hex') }));
  const last = (await readLines(store)).at(-1);
  const written = last === undefined ? null : parseLine(store.vault, last);
  if (heads.length === 0 || JSON.stringify(written?.heads) === JSON.stringify(heads)) return;
  const at = now.toISOString();
  const key = store.vault.auditKeyId;
  const line: Line = { at, key, heads, mac: macOf(store.vault, key, at, heads) };
  await appendFile(fileOf(store), `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
}

/** Exports the ends now, every ten minutes, and when stopped. */
export async function keepExportingHeads(
  store: HeadsStore & { readonly log: Logger; readonly clock: () => Date },
): Promise<() => Promise<void>> {
  const write = () =>
    exportHeads(store, store.clock()).catch((error: unknown) =>
      store.log.error({ name: error instanceof Error ? error.name : 'unknown' }, 'audit heads not exported'),
    );
  await write();
  const timer = setInterval(write, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await write();
  };
}
