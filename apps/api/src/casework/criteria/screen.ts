// A programme's criteria as one SQL condition over the whole register, unknown being NULL: SQL's logic of three values is Kleene's.
// It is to agree with the domain's `explain` for every person; a property test draws people and criteria to find a difference.

import { type Criterion, type FactName, isCalendarDate, type Test } from '@zhucan/domain';
import type { Condition } from '../../access/read/reader.ts';
import { SERVED_SQL } from './register-facts.sql.ts';

interface Ground {
  /** The programme whose criteria these are. */
  readonly programme: string;
  readonly today: string;
  /** Alias of `person`. */
  readonly p: string;
}

/** What kind of value a fact is: it decides which tests can be met at all. */
type Kind = 'boolean' | 'text' | 'number' | 'fen' | 'list';

interface Expression {
  readonly kind: Kind;
  readonly sql: string;
  /** Whether a list has one of some, said without making the list: over everyone, one hash of those who have. */
  readonly hasAny?: (values: readonly string[]) => Condition;
}

const HELD = `('ISSUED', 'FROZEN', 'LOST')`;

function ofCertificate(p: string, what: string): string {
  return `(SELECT ${what} FROM certificate k WHERE k.person_id = ${p}.id AND k.status IN ${HELD})`;
}

function day(text: string): string {
  if (!isCalendarDate(text)) throw new TypeError('a day of the calendar');
  return `DATE '${text}'`;
}

/** Full years from a day until today, as `ageOn` counts them. */
function yearsSql(column: string, today: string): string {
  return `(${Number(today.slice(0, 4))} - extract(year FROM ${column})::int - (to_char(${column}, 'MM-DD') > '${today.slice(5)}')::int)`;
}

/** The hardships in force of the person's household; unknown for someone without one. */
function hardships(p: string, today: string): Expression {
  const inForce = `FROM household_hardship x WHERE x.household_id = ${p}.household_id
    AND x.since <= ${day(today)} AND (x.until IS NULL OR x.until >= ${day(today)})`;
  const known = (sql: string): string => `CASE WHEN ${p}.household_id IS NOT NULL THEN ${sql} END`;
  return {
    kind: 'list',
    sql: known(`ARRAY(SELECT x.kind_code ${inForce})`),
    hasAny: kinds => ({
      sql: `(${known(`EXISTS (SELECT 1 ${inForce} AND x.kind_code = ANY (?::text[]))`)})`,
      values: [kinds],
    }),
  };
}

/** As `registeredHereSql`, from all districts' names read once: a look-up for each person would keep the work to one process. */
function registeredHere(p: string): Expression {
  const names = `(SELECT jsonb_object_agg(d.path, d.name) FROM area d WHERE length(d.path) = 6)`;
  return {
    kind: 'boolean',
    sql: `(position(${names} ->> left(${p}.area_path, 6) IN ${p}.hukou_place) > 0)`,
  };
}

const FACTS: Readonly<Record<FactName, (p: string, today: string) => Expression>> = {
  alive: p => ({ kind: 'boolean', sql: `(${p}.died_on IS NULL)` }),
  age: (p, today) => ({ kind: 'number', sql: yearsSql(`${p}.birth_date`, today) }),
  sex: p => ({ kind: 'text', sql: `${p}.sex::text` }),
  certificateValid: (p, today) => ({
    kind: 'boolean',
    sql: `EXISTS (SELECT 1 FROM certificate k WHERE k.person_id = ${p}.id AND k.status = 'ISSUED' AND k.expires_on >= ${day(today)})`,
  }),
  category: p => ({ kind: 'text', sql: ofCertificate(p, 'k.category::text') }),
  grade: p => ({ kind: 'number', sql: ofCertificate(p, 'k.grade') }),
  hukouKind: p => ({ kind: 'text', sql: `${p}.hukou_kind::text` }),
  employment: p => ({ kind: 'text', sql: `${p}.employment::text` }),
  education: p => ({ kind: 'text', sql: `${p}.education::text` }),
  registeredHere,
  yearsOfResidence: (p, today) => ({
    kind: 'number',
    sql: `CASE WHEN ${p}.resident_since IS NULL THEN NULL WHEN NOT ${p}.residence_permit THEN 0
      ELSE greatest(0, ${yearsSql(`${p}.resident_since`, today)}) END`,
  }),
  businessRegistration: p => ({
    kind: 'boolean',
    sql: `CASE WHEN ${p}.business_registration IS NOT NULL THEN TRUE END`,
  }),
  insurances: p => ({
    kind: 'list',
    sql: `CASE WHEN cardinality(${p}.insurances) > 0 THEN ${p}.insurances::text[] END`,
  }),
  hardships,
  incomePerHead: p => ({
    kind: 'fen',
    sql: `(SELECT h.income_per_head FROM household h WHERE h.id = ${p}.household_id)`,
  }),
};

/** Never met where the value is known, unknown where it is not. */
function never(sql: string): Condition {
  return { sql: `(CASE WHEN (${sql}) IS NOT NULL THEN FALSE END)`, values: [] };
}

const UNKNOWN: Condition = { sql: 'NULL::boolean', values: [] };

/** Whether a value of the fact can be one of these at all, and how it is bound. */
function isOneOf({ kind, sql }: Expression, among: readonly (string | number | boolean)[]): Condition {
  const fitting = among.filter(value => {
    if (kind === 'boolean') return typeof value === 'boolean';
    if (kind === 'number') return typeof value === 'number';
    return kind === 'text' && typeof value === 'string';
  });
  if (fitting.length === 0) return never(sql);
  const type = { boolean: 'boolean', number: 'numeric', text: 'text', fen: 'numeric', list: 'text' }[kind];
  return { sql: `((${sql})::${type} = ANY (?::${type}[]))`, values: [fitting] };
}

function compared({ kind, sql }: Expression, operator: '>=' | '<=', bound: number | bigint): Condition {
  if (kind !== 'number' && kind !== 'fen') return UNKNOWN;
  return { sql: `((${sql})::numeric ${operator} ?::numeric)`, values: [String(bound)] };
}

function tested(expression: Expression, test: Test): Condition {
  const { kind, sql } = expression;
  if ('is' in test) return isOneOf(expression, [test.is]);
  if ('in' in test) return isOneOf(expression, test.in);
  if ('atLeast' in test) return compared(expression, '>=', test.atLeast);
  if ('atMost' in test) return compared(expression, '<=', test.atMost);
  if (kind !== 'list') return isOneOf(expression, test.hasAny);
  if (expression.hasAny) return expression.hasAny(test.hasAny);
  return { sql: `((${sql}) && ?::text[])`, values: [test.hasAny] };
}

type Served = Extract<Criterion, { readonly served: unknown }>['served'];

/** A case of the person, or of anyone in the household, that was approved within so many months. */
function servedCondition({ programme, household, withinMonths }: Served, ground: Ground): Condition {
  const { p, today } = ground;
  const since =
    withinMonths === null ? '' : ` AND (s.decided_on + make_interval(months => ?::int))::date > ?::date`;
  const values = [programme ?? ground.programme, ...(withinMonths === null ? [] : [withinMonths, today])];
  const cases = `s.status IN ${SERVED_SQL} AND s.decided_on IS NOT NULL AND s.programme = ?${since}`;
  const own = `${p}.id IN (SELECT s.person_id FROM case_file s WHERE s.person_id IS NOT NULL AND ${cases})`;
  if (!household) return { sql: `(${own})`, values };
  const ofMembers = `SELECT m.household_id FROM case_file s JOIN person m ON m.id = s.person_id
    WHERE m.household_id IS NOT NULL AND ${cases}`;
  const ofHouseholds = `SELECT s.household_id FROM case_file s WHERE s.household_id IS NOT NULL AND ${cases}`;
  return {
    sql: `(${own} OR coalesce(${p}.household_id IN (${ofMembers} UNION ALL ${ofHouseholds}), FALSE))`,
    values: [...values, ...values, ...values],
  };
}

function joined(parts: readonly Condition[], operator: 'AND' | 'OR'): Condition {
  // All of nothing holds, any of nothing does not.
  if (parts.length === 0) return { sql: operator === 'AND' ? 'TRUE' : 'FALSE', values: [] };
  return {
    sql: `(${parts.map(part => part.sql).join(` ${operator} `)})`,
    values: parts.flatMap(part => part.values),
  };
}

/** The criterion as a condition that is true, false or null for each person. */
export function screen(criterion: Criterion, ground: Ground): Condition {
  if ('all' in criterion)
    return joined(
      criterion.all.map(part => screen(part, ground)),
      'AND',
    );
  if ('any' in criterion)
    return joined(
      criterion.any.map(part => screen(part, ground)),
      'OR',
    );
  if ('not' in criterion) {
    const { sql, values } = screen(criterion.not, ground);
    return { sql: `(NOT ${sql})`, values };
  }
  if ('served' in criterion) return servedCondition(criterion.served, ground);
  // Of someone who has not applied nobody knows the details.
  if ('detail' in criterion) return UNKNOWN;
  return tested(FACTS[criterion.fact](ground.p, ground.today), criterion.test);
}
