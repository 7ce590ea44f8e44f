// The whole register against a programme's criteria, in one statement: who is eligible, of whom a fact is unknown, who has a case
// already, and the gap that is left.

import { type AnyProgramme, ForbiddenError, type Verdict } from '@zhucan/domain';
import { requirePermission } from '../../access/command.ts';
import type { Condition } from '../../access/read/reader.ts';
import { rowRule, withinPath } from '../../access/read/rule.ts';
import type { Context } from '../../context.ts';
import { pathOfArea } from '../../registry/area/area.schema.ts';
import { tableNamed } from '../../registry/certificate/locks.ts';
import { officeOf } from '../office.ts';
import { SERVED_SQL } from './register-facts.sql.ts';
import { screen } from './screen.ts';

export interface Screening {
  readonly eligible: number;
  readonly unknown: number;
  readonly notEligible: number;
  /** Eligible or unknown, with a case that is open or was approved. */
  readonly withCase: number;
  /** Of those, the ones with an approved case. */
  readonly served: number;
  /** Eligible without one (应助未助). */
  readonly gap: number;
  /** Of whom a fact is unknown, without one. */
  readonly unknownGap: number;
}

/** People whom a screening looks at: whose data was erased, nobody can help. */
const LIVING_RECORD = 'erased_at IS NULL';

/** A case that is open or was approved: the person's own. */
function hasCaseSql(p: string): string {
  return `EXISTS (SELECT 1 FROM case_file o WHERE o.person_id = ${p}.id AND o.programme = ? AND (o.closed_on IS NULL OR o.status IN ${SERVED_SQL}))`;
}

/** One that was approved. */
function servedSql(p: string): string {
  return `EXISTS (SELECT 1 FROM case_file o WHERE o.person_id = ${p}.id AND o.programme = ? AND o.status IN ${SERVED_SQL})`;
}

/** The verdict of a programme's criteria as SQL on an alias of `person`; an officer screens for their own programmes. */
async function verdictSql(ctx: Context, programme: AnyProgramme, p: string): Promise<Condition> {
  const own = ctx.viewer?.kind === 'user' ? ctx.viewer.programmes : [];
  if (own.length > 0 && !own.includes(programme.code)) throw new ForbiddenError('CASE_OTHER_PROGRAMME');
  const office = await officeOf(ctx);
  const { parameters } = office.policy(programme, ctx.today);
  return screen(programme.criteria(parameters), { programme: programme.code, today: ctx.today, p });
}

function bound({ sql, values }: Condition): { text: string; values: unknown[] } {
  let next = 0;
  const text = sql.replaceAll('?', () => {
    next += 1;
    return `$${next}`;
  });
  return { text, values: [...values] };
}

/** Counts the register of an area, or of the viewer's whole area, for one programme. */
export async function screening(
  ctx: Context,
  programme: AnyProgramme,
  area: string | number | null | undefined,
): Promise<Screening> {
  requirePermission(ctx, 'case.read');
  requirePermission(ctx, 'person.read');
  const rule = rowRule(tableNamed('Person'), 'p', ctx.viewer) ?? 'FALSE';
  const within = area ? withinPath('p.area_path', await pathOfArea(ctx, area, 'area')) : 'TRUE';
  const verdict = await verdictSql(ctx, programme, 'p');
  // Grouped before it is counted: each person's verdict is worked out once, and by several processes where the register is large.
  const { text, values } = bound({
    sql: `WITH screened AS (
        SELECT ${verdict.sql} AS verdict, ${hasCaseSql('p')} AS has_case, ${servedSql('p')} AS served,
               count(*)::int AS people
          FROM person p WHERE ${rule} AND ${within} AND p.${LIVING_RECORD} GROUP BY 1, 2, 3)
      SELECT coalesce(sum(people) FILTER (WHERE verdict), 0), coalesce(sum(people) FILTER (WHERE verdict IS NULL), 0),
             coalesce(sum(people) FILTER (WHERE NOT verdict), 0),
             coalesce(sum(people) FILTER (WHERE verdict IS NOT FALSE AND has_case), 0),
             coalesce(sum(people) FILTER (WHERE verdict AND NOT has_case), 0),
             coalesce(sum(people) FILTER (WHERE verdict IS NULL AND NOT has_case), 0),
             coalesce(sum(people) FILTER (WHERE verdict IS NOT FALSE AND served), 0)
        FROM screened`,
    values: [...verdict.values, programme.code, programme.code],
  });
  const [row = []] = await ctx.reader.query({ text, values });
  const [eligible = 0, unknown = 0, notEligible = 0, withCase = 0, gap = 0, unknownGap = 0, served = 0] =
    row.map(Number);
  return { eligible, unknown, notEligible, withCase, gap, unknownGap, served };
}

const IS: Readonly<Record<Verdict, string>> = { MET: 'IS TRUE', NOT_MET: 'IS FALSE', UNKNOWN: 'IS NULL' };

export interface ScreenedWish {
  readonly verdict: Verdict;
  readonly withoutCase: boolean;
  readonly area: string | number | null | undefined;
}

/** The people of a verdict, as conditions on an alias of the people's table. */
export async function screenedPeople(
  ctx: Context,
  programme: AnyProgramme,
  { verdict, withoutCase, area }: ScreenedWish,
): Promise<(alias: string) => Condition[]> {
  const path = area ? await pathOfArea(ctx, area, 'area') : null;
  const criteria = await verdictSql(ctx, programme, 't0');
  return a => [
    { sql: `(${criteria.sql}) ${IS[verdict]}`, values: criteria.values },
    { sql: `${a}.${LIVING_RECORD}`, values: [] },
    ...(path ? [{ sql: withinPath(`${a}.area_path`, path), values: [] }] : []),
    ...(withoutCase ? [{ sql: `NOT ${hasCaseSql(a)}`, values: [programme.code] }] : []),
  ];
}
