// Making and revoking partners' keys.

import {
  API_KEY_MAX_DAYS,
  addDays,
  isPartnerScope,
  NotFoundError,
  problem,
  readInput,
  requiredText,
  todayInShanghai,
} from '@zhucan/domain';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { idOf } from '../../graphql/ids.ts';
import { changesOf } from '../changes.ts';
import { type Command, command, writableArea } from '../command.ts';
import { withinPath } from '../read/rule.ts';
import { newApiKey } from '../session.ts';

export const DEFAULT_QUOTA = 10_000;
export const QUOTA_MOST = 1_000_000;

interface ApiKeyInput {
  readonly partner: string;
  readonly purpose: string;
  readonly scopes: readonly string[];
  readonly areaId: string | number;
  readonly expiresAt: string | Date;
  readonly dailyQuota?: number | null | undefined;
}

const shape = z.object({
  partner: requiredText(60),
  purpose: requiredText(200),
  scopes: z
    .array(z.string().refine(isPartnerScope, { error: 'NOT_A_CHOICE' }))
    .min(1)
    .max(20)
    .transform(scopes => [...new Set(scopes)].sort()),
  dailyQuota: z
    .number()
    .int()
    .min(1)
    .max(QUOTA_MOST)
    .nullish()
    .transform(quota => quota ?? DEFAULT_QUOTA),
  expiresAt: z.union([z.string(), z.date()]).transform(moment => new Date(moment)),
});

/** A key ends on a day from tomorrow to the longest allowed. */
function expiryProblems(expiresAt: Date | undefined, today: string) {
  if (expiresAt === undefined) return [];
  const year = expiresAt.getUTCFullYear();
  const day = year >= 1000 && year <= 9998 ? todayInShanghai(expiresAt) : '';
  const fits = day > today && day <= addDays(today, API_KEY_MAX_DAYS);
  return fits ? [] : [problem('KEY_EXPIRY', 'expiresAt', { max: API_KEY_MAX_DAYS })];
}

/** Makes a key; gives the secret, which is kept nowhere. */
export async function createApiKey(
  ctx: Context,
  input: ApiKeyInput,
): Promise<{ id: number; secret: string }> {
  const { secret, prefix, keyHash } = newApiKey();
  const id = await command(ctx, 'apiKey.manage', async run => {
    const data = readInput(shape, input, value => expiryProblems(value.expiresAt, ctx.today));
    const area = await writableArea(run, idOf('Area', input.areaId, 'areaId'), 'areaId');
    const { id } = await run.tx.apiKey.create({
      data: { ...data, areaId: area.id, prefix, keyHash, createdById: run.viewer.id },
    });
    const changes = changesOf({}, { ...data, areaId: area.id, prefix });
    run.audit({ action: 'CREATE', entity: 'ApiKey', entityId: id, areaPath: area.path, changes });
    return id;
  });
  return { id, secret };
}

async function lockKey({ tx, viewer }: Command, id: number): Promise<{ areaPath: string; revoked: boolean }> {
  const [key] = await tx.$queryRawUnsafe<{ areaPath: string; revoked: boolean }[]>(
    `SELECT area_path AS "areaPath", revoked_at IS NOT NULL AS revoked FROM api_key
      WHERE id = $1::int AND ${withinPath('area_path', viewer.areaPath)} FOR UPDATE`,
    id,
  );
  if (!key) throw new NotFoundError();
  return key;
}

/** Ends a key at once; one that was revoked before stays as it was. */
export async function revokeApiKey(ctx: Context, id: number): Promise<void> {
  await command(ctx, 'apiKey.manage', async run => {
    const { areaPath, revoked } = await lockKey(run, id);
    if (revoked) return;
    await run.tx.apiKey.update({ where: { id }, data: { revokedAt: ctx.now } });
    run.audit({ action: 'REVOKE', entity: 'ApiKey', entityId: id, areaPath });
  });
}
