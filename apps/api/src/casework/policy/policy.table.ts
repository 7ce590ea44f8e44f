// The versions of the programmes' policies: what is published is everyone's to read, a draft is the managers'.

import { may } from '../../access/read/rule.ts';
import { defineTable } from '../../access/read/table.ts';

export interface PolicyRow {
  readonly id: number;
  readonly programme: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly legalBasis: string;
  readonly note: string | null;
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  readonly rowVersion: number;
  /** The parameters of the version before this one. */
  readonly earlier: Readonly<Record<string, unknown>> | null;
}

export const policyTable = defineTable<PolicyRow>({
  typeName: 'Policy',
  name: 'programme_policy',
  scope: {
    by: 'rule',
    sql: (a, viewer) => {
      if (viewer.kind === 'partner' || !may(viewer, 'policy.read')) return null;
      return may(viewer, 'policy.write') ? 'TRUE' : `${a}.published_at IS NOT NULL`;
    },
  },
  permission: null,
  columns: {
    id: 'id',
    programme: 'programme',
    version: 'version',
    effectiveFrom: 'effective_from',
    parameters: 'parameters',
    legalBasis: 'legal_basis',
    note: 'note',
    publishedAt: 'published_at',
    publishedBy: a => `(SELECT u.display_name FROM user_account u WHERE u.id = ${a}.published_by_id)`,
    rowVersion: 'row_version',
    earlier: a =>
      `(SELECT b.parameters FROM programme_policy b WHERE b.programme = ${a}.programme AND b.published_at IS NOT NULL
         AND b.version < ${a}.version ORDER BY b.version DESC LIMIT 1)`,
  },
  relations: {},
});
