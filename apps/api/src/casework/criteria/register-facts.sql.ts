// What the register knows of a person and their household, for the criteria. Facts that the day decides (age, validity, hardship in
// force) are given raw here; what no day changes is said once, for the one person and for the whole register alike.

/** Whether the place of household registration is in the person's district; null where none is recorded. */
function registeredHereSql(p: string): string {
  return `(SELECT position(d.name IN ${p}.hukou_place) > 0 FROM area d WHERE d.path = left(${p}.area_path, 6) AND ${p}.hukou_place IS NOT NULL)`;
}

/** For an alias of `person`. */
export function registerFactsSql(p: string): string {
  return `json_build_object(
    'birthDate', ${p}.birth_date, 'diedOn', ${p}.died_on, 'sex', ${p}.sex, 'hukouKind', ${p}.hukou_kind,
    'registeredHere', ${registeredHereSql(p)}, 'employment', ${p}.employment, 'education', ${p}.education,
    'residencePermit', ${p}.residence_permit, 'residentSince', ${p}.resident_since,
    'businessRegistration', ${p}.business_registration IS NOT NULL, 'insurances', ${p}.insurances,
    'certificate', (SELECT json_build_object('status', c.status, 'category', c.category, 'grade', c.grade, 'expiresOn', c.expires_on)
                      FROM certificate c WHERE c.person_id = ${p}.id AND c.status IN ('ISSUED', 'FROZEN', 'LOST')),
    'inHousehold', ${p}.household_id IS NOT NULL,
    'incomePerHead', (SELECT h.income_per_head::text FROM household h WHERE h.id = ${p}.household_id),
    'hardships', (SELECT coalesce(json_agg(json_build_object('kind', x.kind_code, 'since', x.since, 'until', x.until)), '[]')
                    FROM household_hardship x WHERE x.household_id = ${p}.household_id)
  )`;
}

/** Cases that count as served: decided for the person, or money or a thing given. */
export const SERVED_SQL = `('APPROVED', 'IN_PROGRESS', 'DELIVERED', 'PAID', 'CLOSED')`;

/**
 * What a person and their household were served with: programme, day of the decision, whether it was the person's own. The members
 * come as one array, so that their cases are found by the index, however many cases there are.
 */
export function servedSql(p: string): string {
  return `(SELECT coalesce(json_agg(json_build_object('id', s.id, 'programme', s.programme, 'on', s.decided_on,
      'own', s.person_id IS NOT DISTINCT FROM ${p}.id)), '[]')
    FROM case_file s WHERE s.status IN ${SERVED_SQL} AND s.decided_on IS NOT NULL AND (s.household_id = ${p}.household_id
      OR s.person_id = ANY (ARRAY(SELECT m.id FROM person m WHERE m.household_id = ${p}.household_id) || ${p}.id)))`;
}

/** The cases of a person that are under way, the latest first. */
export function openCasesSql(p: string): string {
  return `(SELECT coalesce(json_agg(json_build_object('id', o.id, 'number', o.number, 'programme', o.programme,
      'status', o.status) ORDER BY o.id DESC), '[]') FROM case_file o WHERE o.person_id = ${p}.id AND o.closed_on IS NULL)`;
}
