// Who applies: people of the register in registered hardship, read back from the register that was just written.

import type { HardshipKindCode } from '@zhucan/domain';
import type pg from 'pg';
import { dayOf } from '../calendar.ts';
import type { CasePlaceRow } from './rows.ts';

export interface Applicant {
  readonly personId: number;
  readonly name: string;
  readonly others: readonly string[];
  readonly area: CasePlaceRow;
  readonly birth: number;
  readonly insured: boolean;
  readonly hardship: HardshipKindCode;
  /** Since when the hardship is registered. */
  readonly since: number;
  /** When the register came to know the person. */
  readonly known: number;
}

const APPLICANTS = `
  SELECT p.id AS "personId", p.name, a.id AS "areaId", a.path, p.birth_date::text AS birth, x.kind_code AS hardship,
         x.since::text AS since, p.created_at::date::text AS known,
         p.insurances && ARRAY['URBAN_RESIDENT', 'URBAN_EMPLOYEE', 'RURAL_COOPERATIVE']::"Insurance"[] AS insured,
         ARRAY(SELECT m.name FROM person m WHERE m.household_id = p.household_id AND m.id <> p.id) AS others
    FROM person p
    JOIN area a ON a.id = p.area_id
    JOIN LATERAL (SELECT h.kind_code, h.since FROM household_hardship h
                   WHERE h.household_id = p.household_id AND h.until IS NULL AND h.kind_code = ANY ($1)
                   ORDER BY h.id LIMIT 1) x ON true
   WHERE p.died_on IS NULL AND a.level = 'VILLAGE' AND position($2 IN p.hukou_place) > 0
     AND cardinality(p.insurances) > 0
   ORDER BY p.id`;

interface Row {
  readonly personId: number;
  readonly name: string;
  readonly areaId: number;
  readonly path: string;
  readonly birth: string;
  readonly hardship: HardshipKindCode;
  readonly since: string;
  readonly known: string;
  readonly insured: boolean;
  readonly others: readonly string[];
}

/** Everyone whom medical aid is for, in the order of the register. */
export async function readApplicants(
  client: pg.Client,
  kinds: readonly string[],
  districtName: string,
): Promise<Applicant[]> {
  // The tables have no index while the seed runs; a hash of each household's hardship takes its place.
  await client.query('CREATE INDEX seed_hardship ON household_hardship (household_id)');
  await client.query('CREATE INDEX seed_members ON person (household_id)');
  const { rows } = await client.query<Row>(APPLICANTS, [kinds, districtName]);
  await client.query('DROP INDEX seed_hardship, seed_members');
  return rows.map(({ areaId, path, birth, since, known, ...row }) => ({
    ...row,
    area: { id: areaId, path },
    birth: dayOf(birth),
    since: dayOf(since),
    known: dayOf(known),
  }));
}
