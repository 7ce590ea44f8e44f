// Everything that was ever done about a person, gathered where each thing was recorded: the certificates' events and the
// audit trail of the record itself.

import { defineTable } from '../../access/read/table.ts';
import type { CertificateRow } from '../certificate/certificate.table.ts';

export interface TimelineRow {
  readonly id: number;
  readonly at: string;
  readonly source: 'CERTIFICATE' | 'PERSON';
  /** The operation on the certificate, or the action on the record. */
  readonly action: string;
  readonly reason: string | null;
  /** The fields that an action on the record changed. */
  readonly fields: readonly string[] | null;
  readonly actorName: string | null;
  readonly certificate: CertificateRow | null;
}

/** Sides of one union, so that the person's id is looked up in the index of each. */
const ENTRIES = `(
  SELECT c.person_id, e.id::bigint AS id, e.at, 'CERTIFICATE' AS source, e.operation AS action, e.reason,
         NULL::json AS fields, (SELECT u.display_name FROM user_account u WHERE u.id = e.actor_id) AS actor_name,
         c.id AS certificate_id
    FROM certificate c JOIN certificate_event e ON e.certificate_id = c.id
  UNION ALL
  SELECT a.entity_id, a.seq, a.at, 'PERSON', a.action, a.reason,
         (SELECT json_agg(k ORDER BY k) FROM jsonb_object_keys(a.changes) k), a.actor_name, NULL
    FROM audit_entry a WHERE a.entity = 'Person'
)`;

defineTable<TimelineRow>({
  typeName: 'TimelineEntry',
  name: ENTRIES,
  scope: { by: 'parent' },
  // It tells what happened to the certificates: a key for people alone reads none of it.
  permission: 'certificate.read',
  columns: {
    id: 'id',
    at: 'at',
    source: 'source',
    action: 'action',
    reason: 'reason',
    fields: 'fields',
    actorName: 'actor_name',
  },
  relations: {
    certificate: {
      type: 'Certificate',
      kind: 'one',
      join: (entry, one) => `${one}.id = ${entry}.certificate_id`,
    },
  },
});
