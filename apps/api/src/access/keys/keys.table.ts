// Partners' keys: what each may read, where, until when, and how much it is used. The key itself is kept as a hash only.

import type { AreaRow } from '../../registry/area/area.table.ts';
import { defineTable } from '../read/table.ts';

export interface ApiKeyRow {
  readonly id: number;
  readonly partner: string;
  readonly purpose: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly dailyQuota: number;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
  readonly usedOn: string | null;
  readonly usedCount: number;
  readonly area: AreaRow;
}

export const apiKeyTable = defineTable<ApiKeyRow>({
  typeName: 'ApiKey',
  name: 'api_key',
  scope: { by: 'area', column: 'area_path' },
  permission: 'apiKey.manage',
  columns: {
    id: 'id',
    partner: 'partner',
    purpose: 'purpose',
    prefix: 'prefix',
    scopes: 'scopes',
    dailyQuota: 'daily_quota',
    expiresAt: 'expires_at',
    revokedAt: 'revoked_at',
    lastUsedAt: 'last_used_at',
    usedOn: 'used_on',
    usedCount: 'used_count',
  },
  relations: {
    area: { type: 'Area', kind: 'one', join: (key, area) => `${area}.id = ${key}.area_id` },
  },
});
