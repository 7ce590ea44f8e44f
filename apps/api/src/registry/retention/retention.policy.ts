// How long the district keeps records, as a setting under one key.

import {
  DEFAULT_RETENTION_POLICY,
  type RetentionPolicy,
  readRetentionPolicy,
  StaleError,
} from '@zhucan/domain';
import { changesOf } from '../../access/changes.ts';
import { command } from '../../access/command.ts';
import type { Context } from '../../context.ts';

const KEY = 'retentionPolicy';

/** The policy with its version; 0 where the district has not changed the default yet. */
export interface KeptRetentionPolicy extends RetentionPolicy {
  readonly version: number;
}

function policyFrom(row: { value: unknown; version: number } | null | undefined): KeptRetentionPolicy {
  // A version of 0 is the row that a first change makes to lock on; it holds no policy yet.
  if (!row || row.version === 0) return { ...DEFAULT_RETENTION_POLICY, version: 0 };
  return { ...readRetentionPolicy(row.value), version: row.version };
}

export async function retentionPolicyOf(ctx: Context): Promise<KeptRetentionPolicy> {
  const [row] = await ctx.reader.query({
    text: 'SELECT value, version FROM setting WHERE key = $1',
    values: [KEY],
  });
  return policyFrom(row ? { value: row[0], version: Number(row[1]) } : null);
}

export async function updateRetentionPolicy(
  ctx: Context,
  expectedVersion: number,
  input: unknown,
): Promise<void> {
  await command(ctx, 'settings.write', async ({ tx, viewer, audit }) => {
    // The first change has no row to lock yet, so an empty one is put there; two first changes meet at it.
    await tx.$executeRaw`INSERT INTO setting (key, value, version) VALUES (${KEY}, '{}', 0) ON CONFLICT (key) DO NOTHING`;
    await tx.$queryRaw`SELECT key FROM setting WHERE key = ${KEY} FOR UPDATE`;
    const { version, ...before } = policyFrom(await tx.setting.findUnique({ where: { key: KEY } }));
    if (version !== expectedVersion) throw new StaleError(version);
    const after = readRetentionPolicy(input);
    await tx.setting.update({ where: { key: KEY }, data: { value: after, version: { increment: 1 } } });
    audit({
      action: 'UPDATE',
      entity: 'RetentionPolicy',
      areaPath: viewer.areaPath,
      changes: changesOf(before, after),
    });
  });
}
