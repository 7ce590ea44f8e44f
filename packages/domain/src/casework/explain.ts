import { label } from '../messages/labels.ts';
import { addMonths, type CalendarDate } from '../shared/dates.ts';
import { parseMoney } from '../shared/money.ts';
import type { Criterion, RegisterFacts, Test, Verdict } from './criteria.ts';
import type { Names } from './fields.ts';

/** Something that a programme gave before. */
export interface ServedCase {
  readonly programme: string;
  /** The day on which it was approved. */
  readonly decidedOn: CalendarDate;
  /** The person's own, or else of someone else in the household. */
  readonly own: boolean;
}

/** What a criterion is read against. */
export interface CriterionContext {
  /** The programme whose criteria these are: what `served` means where it names none. */
  readonly programme: string;
  readonly today: CalendarDate;
  readonly facts: RegisterFacts;
  /** The case's details; null where there is no case yet. */
  readonly details: Readonly<Record<string, unknown>> | null;
  /** Approved cases of the person and the household that were neither withdrawn nor terminated; null where that is unknown. */
  readonly served: readonly ServedCase[] | null;
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

type Served = Extract<Criterion, { readonly served: unknown }>['served'];

/** Within so many months ends on the day that many months after the approval: from then on it counts no more. */
function servedVerdict(
  { programme, household, withinMonths }: Served,
  { served, today, programme: own }: CriterionContext,
): Verdict {
  if (served === null) return 'UNKNOWN';
  const code = programme ?? own;
  const counted = served.filter(
    one =>
      one.programme === code &&
      (household || one.own) &&
      (withinMonths === null || addMonths(one.decidedOn, withinMonths) > today),
  );
  return verdictOf(counted.length > 0);
}

const GROUP_NAMES = {
  all: { zh: label('zh', 'criterion', 'all'), en: label('en', 'criterion', 'all') },
  any: { zh: label('zh', 'criterion', 'any'), en: label('en', 'criterion', 'any') },
  not: { zh: label('zh', 'criterion', 'not'), en: label('en', 'criterion', 'not') },
} as const;

function leaf(verdict: Verdict, names: Names, source: string): Explained {
  return { verdict, names, parts: [], missing: verdict === 'UNKNOWN' ? source : null };
}

/** A criterion for one person: every part with met, not met or unknown, and what is missing. */
export function explain(criterion: Criterion, context: CriterionContext): Explained {
  if ('all' in criterion || 'any' in criterion) {
    const isAll = 'all' in criterion;
    const parts = (isAll ? criterion.all : criterion.any).map(part => explain(part, context));
    const verdicts = parts.map(({ verdict }) => verdict);
    const names = criterion.names ?? GROUP_NAMES[isAll ? 'all' : 'any'];
    return { verdict: isAll ? every(verdicts) : some(verdicts), names, parts, missing: null };
  }
  if ('not' in criterion) {
    const part = explain(criterion.not, context);
    const names = criterion.names ?? GROUP_NAMES.not;
    return { verdict: opposite(part.verdict), names, parts: [part], missing: null };
  }
  if ('served' in criterion) return leaf(servedVerdict(criterion.served, context), criterion.names, 'served');
  if ('detail' in criterion) {
    const value = context.details?.[criterion.detail];
    return leaf(testValue(criterion.test, value), criterion.names, criterion.detail);
  }
  return leaf(testValue(criterion.test, context.facts[criterion.fact]), criterion.names, criterion.fact);
}

/** The facts and details that leave an explanation open: what to ask for. */
export function missingIn(explained: Explained): readonly string[] {
  if (explained.verdict !== 'UNKNOWN') return [];
  const own = explained.missing === null ? [] : [explained.missing];
  return [...new Set([...own, ...explained.parts.flatMap(missingIn)])];
}
