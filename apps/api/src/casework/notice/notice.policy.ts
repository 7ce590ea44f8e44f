// How the district shows its notices, kept as data under one key.

import type { Database } from '@zhucan/database';
import { DEFAULT_NOTICE_POLICY, type NoticePolicy, readNoticePolicy } from '@zhucan/domain';

export const NOTICE_POLICY_KEY = 'noticePolicy';

/** The policy with its version; 0 where the district has not changed the default yet. */
export interface KeptNoticePolicy extends NoticePolicy {
  readonly version: number;
}

export function noticePolicyFrom(
  row: { readonly value: unknown; readonly version: number } | null | undefined,
): KeptNoticePolicy {
  // A version of 0 is the row that a first change makes to lock on; it holds no policy yet.
  if (!row || row.version === 0) return { ...DEFAULT_NOTICE_POLICY, version: 0 };
  return { ...readNoticePolicy(row.value), version: row.version };
}

export async function noticePolicyOf({ prisma }: Pick<Database, 'prisma'>): Promise<KeptNoticePolicy> {
  return noticePolicyFrom(await prisma.setting.findUnique({ where: { key: NOTICE_POLICY_KEY } }));
}
