// What the domain decides a certificate's next operations by, as one SQL expression: the same for the page that shows the
// buttons and for the command that checks them again under its locks.

import { HELD_STATUSES, OPEN_STATUSES } from '@zhucan/domain';

const list = (statuses: readonly string[]): string => statuses.map(status => `'${status}'`).join(', ');

/** The open window of the district's setting, or null where it keeps to the default; planned once a statement. */
export const RENEWAL_OPENS_SQL = `(SELECT (s.value->>'renewalOpensMonths')::int FROM setting s WHERE s.key = 'certificatePolicy')`;

/** The holder's side of the facts, for an alias of `person`. */
export function holderFactsSql(person: string): string {
  const idOf = (statuses: readonly string[]) =>
    `(SELECT h.id FROM certificate h WHERE h.person_id = ${person}.id AND h.status IN (${list(statuses)}))`;
  return `json_build_object('alive', ${person}.died_on IS NULL, 'heldId', ${idOf(HELD_STATUSES)}, 'openId', ${idOf(OPEN_STATUSES)})`;
}

/** `{certificate, holder}` for an alias of `certificate`. */
export function factsSql(c: string): string {
  return `json_build_object(
    'certificate', json_build_object(
      'id', ${c}.id, 'status', ${c}.status, 'kind', ${c}.kind, 'category', ${c}.category, 'grade', ${c}.grade,
      'expiresOn', ${c}.expires_on, 'assigned', (${c}.hospital_id IS NOT NULL OR ${c}.home_visit_batch_id IS NOT NULL),
      'issuesHere', ${c}.issuing_county = left(${c}.area_path, 6), 'numberDisagrees', ${c}.number_disagrees, 'createdById', ${c}.created_by_id,
      'assessorIds', (SELECT coalesce(json_agg(DISTINCT s.created_by_id), '[]') FROM assessment s
                       WHERE s.certificate_id = ${c}.id AND s.created_by_id IS NOT NULL),
      'previous', (SELECT json_build_object('id', q.id, 'status', q.status, 'category', q.category, 'grade', q.grade)
                     FROM certificate q WHERE q.id = ${c}.previous_id)
    ),
    'holder', (SELECT ${holderFactsSql('holder')} FROM person holder WHERE holder.id = ${c}.person_id)
  )`;
}
