// What a command changed, for the audit trail: field → [before, after], only where they differ.

import type { Changes } from './audit.ts';

function comparable(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return value.toString();
  return value ?? null;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));
}

/** The fields of `after` that differ from `before`; bytes (sealed values and hashes) are shown only as changed. */
export function changesOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Changes {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const [field, value] of Object.entries(after)) {
    if (value === undefined) continue;
    const old = before[field];
    if (value instanceof Uint8Array || old instanceof Uint8Array) {
      if (!(value instanceof Uint8Array && old instanceof Uint8Array && Buffer.from(value).equals(old)))
        changes[field] = ['***', '***'];
    } else if (!same(old, value)) changes[field] = [comparable(old), comparable(value)];
  }
  return changes;
}
