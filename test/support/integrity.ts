// What must hold of any database of the register, however it came to be as it is: faults by name, none where all is well.

import type { Database } from '@zhucan/database';

/** Each counts the records that break a promise. `$1`: people and certificates with greater ids were written by commands. */
const PROMISES: Readonly<Record<string, string>> = {
  'a certificate without its application as its first event': `
    SELECT count(*) FROM certificate c WHERE c.id > $2 AND coalesce((
      SELECT e.operation <> 'APPLY' FROM certificate_event e WHERE e.certificate_id = c.id ORDER BY e.id LIMIT 1), true) AND $1 >= 0`,
  'a certificate in another state than its last event left it in': `
    SELECT count(*) FROM certificate c WHERE c.id > $2 AND c.status IS DISTINCT FROM (
      SELECT e.to_status FROM certificate_event e WHERE e.certificate_id = c.id ORDER BY e.id DESC LIMIT 1) AND $1 >= 0`,
  'a change of a certificate without its entry in the audit trail': `
    SELECT count(*) FROM certificate c WHERE c.id > $2 AND $1 >= 0 AND c.version <> (
      SELECT count(*) FROM audit_entry a WHERE a.entity = 'Certificate' AND a.entity_id = c.id)`,
  'a change of a person without its entry in the audit trail': `
    SELECT count(*) FROM person p WHERE p.id > $1 AND $2 >= 0 AND p.version <> (
      SELECT count(*) FROM audit_entry a WHERE a.entity = 'Person' AND a.entity_id = p.id)`,
  'an entry in the audit trail of what is not there': `
    SELECT count(*) FROM audit_entry a WHERE $1 >= 0 AND $2 >= 0 AND (
      a.entity = 'Person' AND NOT EXISTS (SELECT FROM person p WHERE p.id = a.entity_id)
      OR a.entity = 'Certificate' AND NOT EXISTS (SELECT FROM certificate c WHERE c.id = a.entity_id))`,
  'two valid certificates of one person': `
    SELECT count(*) FROM (SELECT FROM certificate WHERE status IN ('ISSUED', 'FROZEN', 'LOST') AND $1 >= 0 AND $2 >= 0
      GROUP BY person_id HAVING count(*) > 1) twice`,
};

const FIGURES = `
  SELECT a.path || ' ' || f.facet || ' ' || c.key || ': ' || c.n AS line
    FROM area a CROSS JOIN unnest(enum_range(NULL::"RegistryFacet")) AS f (facet), registry_count(a.path, f.facet) c
   ORDER BY 1`;

/** The kept counts that a recount of every row would change. */
async function wrongCounts({ pool }: Database): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const kept = await client.query<{ line: string }>(FIGURES);
    await client.query('SELECT recount_registry()');
    const counted = await client.query<{ line: string }>(FIGURES);
    const lines = new Set(counted.rows.map(row => row.line));
    const known = new Set(kept.rows.map(row => row.line));
    return (
      [...known].filter(line => !lines.has(line)).length + [...lines].filter(line => !known.has(line)).length
    );
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

/** What a store held before any command wrote to it. */
export interface Before {
  readonly person: number;
  readonly certificate: number;
}

export async function newest({ pool }: Database): Promise<Before> {
  const { rows } = await pool.query<Before>(
    `SELECT coalesce((SELECT max(id) FROM person), 0) AS person, coalesce((SELECT max(id) FROM certificate), 0) AS certificate`,
  );
  return rows[0] ?? { person: 0, certificate: 0 };
}

/** Every broken promise with how many records break it. */
export async function faultsIn(db: Database, before: Before): Promise<Record<string, number>> {
  const faults: Record<string, number> = {};
  for (const [name, sql] of Object.entries(PROMISES)) {
    const { rows } = await db.pool.query<{ count: number }>(sql, [before.person, before.certificate]);
    if (rows[0]?.count !== 0) faults[name] = rows[0]?.count ?? -1;
  }
  const wrong = await wrongCounts(db);
  if (wrong > 0) faults['kept counts that a recount changes'] = wrong;
  return faults;
}
