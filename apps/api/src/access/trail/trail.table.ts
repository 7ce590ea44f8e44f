// The audit trail as its readers see it: who did what to which record, when and why.

import { AUDIT_SHARDS } from '../audit.ts';
import { defineTable } from '../read/table.ts';

export interface AuditEntryRow {
  /** Made of shard and place, since a chain has no number of its own. */
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: number | null;
  readonly areaPath: string;
  readonly reason: string | null;
  readonly changes: unknown;
  readonly requestId: string | null;
}

export const auditTable = defineTable<AuditEntryRow>({
  typeName: 'AuditEntry',
  name: 'audit_entry',
  scope: { by: 'area', column: 'area_path' },
  permission: 'audit.read',
  columns: {
    id: a => `(${a}.seq * ${AUDIT_SHARDS} + ${a}.shard)`,
    at: 'at',
    actor: 'actor',
    actorName: 'actor_name',
    action: 'action',
    entity: 'entity',
    entityId: 'entity_id',
    areaPath: 'area_path',
    reason: 'reason',
    changes: 'changes',
    requestId: 'request_id',
  },
  relations: {},
});
