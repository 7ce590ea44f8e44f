import { addDays, addMonths, DISABILITY_CATEGORIES } from '@zhucan/domain';
import type { RegistrySummaryQuery } from '../generated/graphql.ts';

export type Summary = RegistrySummaryQuery['registrySummary'];
type Count = Pick<Summary['people'], 'value' | 'hidden'>;

/** What a bar draws: a hidden count draws nothing, since its height would tell it. */
export function drawn({ value, hidden }: Count): number {
  return hidden ? 0 : (value ?? 0);
}

/** What a table says: the figure, or that it is too small to be shown. */
export function told(count: Count, hiddenText: string): number | string {
  return count.hidden ? hiddenText : (count.value ?? 0);
}

/** Whether anything on the page is too small to be shown, so that the page says why. */
export function anyHidden(summary: Summary): boolean {
  const counts = [
    ...summary.byCategoryGrade,
    ...summary.byAgeSex,
    ...summary.issuedByMonth,
    ...summary.expiringByMonth,
    ...summary.byState,
  ].map(({ count }) => count);
  return counts.some(({ hidden }) => hidden);
}

/** A sum that is only told where every part may be told: else the whole would give the hidden part away. */
export function sum(counts: readonly Count[]): Count {
  const hidden = counts.some(count => count.hidden);
  return { hidden, value: hidden ? null : counts.reduce((total, { value }) => total + (value ?? 0), 0) };
}

export const grades = [1, 2, 3, 4] as const;

export interface CategoryRow {
  category: Summary['byCategoryGrade'][number]['category'];
  counts: Count[];
}

export const none: Count = { value: 0, hidden: false };

/** Categories with the counts of their four grades, in the order of their digits. */
export function byCategory(summary: Summary): CategoryRow[] {
  const known = new Set(summary.byCategoryGrade.map(({ category }) => category));
  return DISABILITY_CATEGORIES.filter(category => known.has(category)).map(category => ({
    category,
    counts: grades.map(
      grade =>
        summary.byCategoryGrade.find(one => one.category === category && one.grade === grade)?.count ?? none,
    ),
  }));
}

export interface AgeRow {
  ageFrom: number;
  ageTo: number | null;
  male: Count;
  female: Count;
}

/** The pyramid's bands, youngest first. */
export function byAge(summary: Summary): AgeRow[] {
  const rows = new Map<number, AgeRow>();
  for (const { ageFrom, ageTo, sex, count } of summary.byAgeSex) {
    const row = rows.get(ageFrom) ?? { ageFrom, ageTo: ageTo ?? null, male: none, female: none };
    rows.set(ageFrom, sex === 'MALE' ? { ...row, male: count } : { ...row, female: count });
  }
  return [...rows.values()].sort((a, b) => a.ageFrom - b.ageFrom);
}

/** First and last day of a month `2026-05`, and the first of the month after it. */
export function monthDays(month: string): { first: string; last: string; next: string } {
  const first = `${month}-01`;
  const next = addMonths(first, 1);
  return { first, last: addDays(next, -1), next };
}

/** The address of a list under a filter. */
export function listPath(resource: string, filter: Record<string, unknown>): string {
  return `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}
