// The district's settings for certificates, kept as data under one key.

import { type CertificatePolicy, DEFAULT_CERTIFICATE_POLICY, readCertificatePolicy } from '@zhucan/domain';
import type { Transaction } from '../../access/command.ts';
import type { Context } from '../../context.ts';

export const POLICY_KEY = 'certificatePolicy';

/** The policy with its version; 0 where the district has not changed the default yet. */
export interface KeptPolicy extends CertificatePolicy {
  readonly version: number;
}

interface SettingRow {
  readonly value: unknown;
  readonly version: number;
}

export function policyFrom(row: SettingRow | null | undefined): KeptPolicy {
  // A version of 0 is the row that a first change makes to lock on; it holds no policy yet.
  if (!row || row.version === 0) return { ...DEFAULT_CERTIFICATE_POLICY, version: 0 };
  return { ...readCertificatePolicy(row.value), version: row.version };
}

const kept = new WeakMap<Context, Promise<KeptPolicy>>();

async function load(ctx: Context): Promise<KeptPolicy> {
  const [row] = await ctx.reader.query({
    text: 'SELECT value, version FROM setting WHERE key = $1',
    values: [POLICY_KEY],
  });
  return policyFrom(row ? { value: row[0], version: Number(row[1]) } : null);
}

/** The policy as this request sees it, read once. */
export function policyOf(ctx: Context): Promise<KeptPolicy> {
  const known = kept.get(ctx) ?? load(ctx);
  kept.set(ctx, known);
  return known;
}

/** The policy within a command. */
export async function policyIn(tx: Transaction): Promise<KeptPolicy> {
  return policyFrom(await tx.setting.findUnique({ where: { key: POLICY_KEY } }));
}

/** Forgets what this request has read, after it changed it. */
export function forgetPolicy(ctx: Context): void {
  kept.delete(ctx);
}
