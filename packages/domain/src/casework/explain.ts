import { label } from '../messages/labels.ts';
import { addMonths, type CalendarDate } from '../shared/dates.ts';
import { parseMoney } from '../shared/money.ts';
import type { Criterion, RegisterFacts, Test, Verdict } from './criteria.ts';
import type { Names } from './fields.ts';

type ServedCriterion = Extract<Criterion, { readonly served: unknown }>['served'];

/** Something that a programme gave before: a case that was approved and neither withdrawn nor terminated. */
export interface ServedCase {
  readonly programme: string;
  /** The day on which it was approved. */
  readonly on: CalendarDate;
  /** The person's own, or else of someone else in the household. */
  readonly own: boolean;
}

/** Answers whether someone was served before. */
export type Served = (asked: ServedCriterion) => Verdict;

/**
 * Served before, from the cases of the register. Within so many months ends on the day that many months after the approval: from
 * then on it counts no more. `programme` is the one whose criteria are read.
 */
export function registerServed(cases: readonly ServedCase[], programme: string, today: CalendarDate): Served {
  return asked => {
    const counted = cases.some(
      one =>
        one.programme === (asked.programme ?? programme) &&
        (asked.household || one.own) &&
        (asked.withinMonths === null || addMonths(one.on, asked.withinMonths) > today),
    );
    return verdictOf(counted);
  };
}

/** A criterion with its verdict and those of its parts. */
export interface Explained {
  readonly verdict: Verdict;
  readonly names: Names;
  readonly parts: readonly Explained[];
  /** The fact or detail that nobody knows yet, where that alone leaves the verdict open. */
  readonly missing: string | null;
}

/** Kleene's conjunction: one that fails decides, one unknown leaves it open. */
export function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('NOT_MET')) return 'NOT_MET';
  return verdicts.includes('UNKNOWN') ? 'UNKNOWN' : 'MET';
}

/** Kleene's disjunction. */
export function some(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('MET')) return 'MET';
  return verdicts.includes('UNKNOWN') ? 'UNKNOWN' : 'NOT_MET';
}

/** Kleene's negation: what is unknown stays unknown. */
export function opposite(verdict: Verdict): Verdict {
  if (verdict === 'UNKNOWN') return 'UNKNOWN';
  return verdict === 'MET' ? 'NOT_MET' : 'MET';
}

const verdictOf = (met: boolean): Verdict => (met ? 'MET' : 'NOT_MET');

/** A value that can be compared: a number, fen, or yuan as details hold them. */
function amountOf(value: unknown): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return typeof value === 'string' ? parseMoney(value) : undefined;
}

function compares(value: unknown, holds: (amount: number | bigint) => boolean): Verdict {
  const amount = amountOf(value);
  return amount === undefined ? 'UNKNOWN' : verdictOf(holds(amount));
}

/** Whether a value stands up to a test; nothing known makes every test unknown. */
export function testValue(test: Test, value: unknown): Verdict {
  if (value === null || value === undefined) return 'UNKNOWN';
  if ('is' in test) return verdictOf(value === test.is);
  if ('in' in test) return verdictOf(test.in.some(one => one === value));
  if ('atLeast' in test) return compares(value, amount => amount >= test.atLeast);
  if ('atMost' in test) return compares(value, amount => amount <= test.atMost);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return verdictOf(test.hasAny.some(one => values.includes(one)));
}

const GROUP_NAMES = {
  all: { zh: label('zh', 'criterion', 'all'), en: label('en', 'criterion', 'all') },
  any: { zh: label('zh', 'criterion', 'any'), en: label('en', 'criterion', 'any') },
  not: { zh: label('zh', 'criterion', 'not'), en: label('en', 'criterion', 'not') },
} as const;

function leaf(verdict: Verdict, names: Names, source: string): Explained {
  return { verdict, names, parts: [], missing: verdict === 'UNKNOWN' ? source : null };
}

/**
 * A criterion for one person: every part with met, not met or unknown, and what is missing. `details` is null where there is no case
 * yet: then whatever asks for one is unknown.
 */
export function explain(
  criterion: Criterion,
  facts: RegisterFacts,
  details: Readonly<Record<string, unknown>> | null,
  served: Served,
): Explained {
  const read = (part: Criterion) => explain(part, facts, details, served);
  if ('all' in criterion || 'any' in criterion) {
    const isAll = 'all' in criterion;
    const parts = (isAll ? criterion.all : criterion.any).map(read);
    const verdicts = parts.map(({ verdict }) => verdict);
    const names = criterion.names ?? GROUP_NAMES[isAll ? 'all' : 'any'];
    return { verdict: isAll ? every(verdicts) : some(verdicts), names, parts, missing: null };
  }
  if ('not' in criterion) {
    const part = read(criterion.not);
    const names = criterion.names ?? GROUP_NAMES.not;
    return { verdict: opposite(part.verdict), names, parts: [part], missing: null };
  }
  if ('served' in criterion) return leaf(served(criterion.served), criterion.names, 'served');
  if ('detail' in criterion) {
    return leaf(testValue(criterion.test, details?.[criterion.detail]), criterion.names, criterion.detail);
  }
  return leaf(testValue(criterion.test, facts[criterion.fact]), criterion.names, criterion.fact);
}

/** The facts and details that leave an explanation open: what to ask for. */
export function missingIn(explained: Explained): readonly string[] {
  if (explained.verdict !== 'UNKNOWN') return [];
  const own = explained.missing === null ? [] : [explained.missing];
  return [...new Set([...own, ...explained.parts.flatMap(missingIn)])];
}
