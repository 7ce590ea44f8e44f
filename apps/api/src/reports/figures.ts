// The register's kept counts for several areas at once, in one statement: each figure is exact at the moment it is read.

import {
  addMonths,
  type Cells,
  type CertificatePolicy,
  reminderUntil,
  renewalOpenUntil,
} from '@zhucan/domain';
import type { Context } from '../context.ts';

/** What is counted, each a set of cells by key. */
export type Figure =
  | 'people'
  | 'holders'
  | 'ageSex'
  | 'categoryGrade'
  | 'issuedMonth'
  | 'expiringMonth'
  | 'state'
  | 'expiringSoon';

export type AreaFigures = Readonly<Record<Figure, Cells>>;

/** The key of a figure that is one number. */
export const WHOLE = '';

/** Months of issue that a chart shows, this one the last; and months of expiry, this one the first. */
const MONTHS_BACK = 60;
const MONTHS_AHEAD = 24;

/** Years of age in one group; the last group has no end. */
export const AGE_BAND = 10;
export const AGE_LAST = 90;

function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** So many months from one on. */
function monthsFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => monthOf(addMonths(`${first}-01`, index)));
}

export function issueMonths(today: string): string[] {
  return monthsFrom(monthOf(addMonths(`${monthOf(today)}-01`, 1 - MONTHS_BACK)), MONTHS_BACK);
}

export function expiryMonths(today: string): string[] {
  return monthsFrom(monthOf(today), MONTHS_AHEAD);
}

/**
 * Two kinds of places: those of which everything is read, and those one level below the area that is asked for, of which only
 * the three numbers beside each other. Days of expiry are summed where they are kept, into the month and whether the day has
 * passed, is within the reminder's window, and within the renewal's.
 */
const COUNTS = `
  SELECT a.path, f.facet, k.key, sum(c.n)::int
    FROM area a
    CROSS JOIN unnest($3::"RegistryFacet"[]) AS f (facet)
    CROSS JOIN LATERAL registry_count(a.path, f.facet) c
    CROSS JOIN LATERAL (SELECT CASE
      WHEN f.facet <> 'EXPIRES_DAY' THEN c.key
      WHEN c.key COLLATE "C" < $4 THEN 'PAST'
      ELSE left(c.key, 7) || CASE WHEN c.key COLLATE "C" <= $5 THEN ' SOON' ELSE '' END
        || CASE WHEN c.key COLLATE "C" <= $6 THEN ' OPEN' ELSE '' END
    END) AS k (key)
   WHERE (a.path = ANY ($1) OR a.parent_id IN (SELECT up.id FROM area up WHERE up.path = ANY ($2)))
     AND NOT (f.facet = 'ISSUED_MONTH' AND c.key COLLATE "C" < $7)
   GROUP BY a.path, f.facet, k.key
  UNION ALL
  SELECT a.path, f.facet, '', sum(c.n)::int
    FROM area a
    CROSS JOIN (VALUES ('PEOPLE'::"RegistryFacet"), ('HOLDERS')) AS f (facet)
    CROSS JOIN LATERAL registry_count(a.path, f.facet) c
   WHERE a.parent_id = (SELECT up.id FROM area up WHERE up.path = $8)
   GROUP BY a.path, f.facet
  UNION ALL
  SELECT a.path, 'EXPIRES_DAY', 'SOON', sum(c.n)::int
    FROM area a CROSS JOIN LATERAL registry_count(a.path, 'EXPIRES_DAY') c
   WHERE a.parent_id = (SELECT up.id FROM area up WHERE up.path = $8)
     AND c.key COLLATE "C" BETWEEN $4 AND $5
   GROUP BY a.path`;

const FACETS = [
  'PEOPLE',
  'HOLDERS',
  'AGE_SEX',
  'CATEGORY_GRADE',
  'ISSUED_MONTH',
  'EXPIRES_DAY',
  'STATUS',
] as const;
type Facet = (typeof FACETS)[number];

type Draft = Record<Figure, Map<string, number>>;

function emptyDraft(): Draft {
  return {
    people: new Map(),
    holders: new Map(),
    ageSex: new Map(),
    categoryGrade: new Map(),
    issuedMonth: new Map(),
    expiringMonth: new Map(),
    state: new Map(),
    expiringSoon: new Map(),
  };
}

function add(cells: Map<string, number>, key: string, n: number): void {
  cells.set(key, (cells.get(key) ?? 0) + n);
}

/** Ages as they are reached within this calendar year: the kept count knows the year of birth and no more. */
function ageBand(key: string, today: string): string {
  const age = Number(today.slice(0, 4)) - Number(key.slice(0, 4));
  const from = Math.min(Math.max(0, Math.floor(age / AGE_BAND) * AGE_BAND), AGE_LAST);
  return `${from}-${key.endsWith('-M') ? 'MALE' : 'FEMALE'}`;
}

function addExpiry(draft: Draft, key: string, n: number): void {
  if (key === 'SOON') {
    add(draft.expiringSoon, WHOLE, n);
    return;
  }
  if (key === 'PAST') {
    add(draft.state, 'EXPIRED', n);
    return;
  }
  const [month = '', ...marks] = key.split(' ');
  add(draft.expiringMonth, month, n);
  add(draft.state, marks.includes('OPEN') ? 'EXPIRING' : 'ISSUED', n);
  if (marks.includes('SOON')) add(draft.expiringSoon, WHOLE, n);
}

function addCount(draft: Draft, facet: Facet, key: string, n: number, today: string): void {
  switch (facet) {
    case 'PEOPLE':
      add(draft.people, WHOLE, n);
      break;
    case 'HOLDERS':
      add(draft.holders, WHOLE, n);
      break;
    case 'AGE_SEX':
      add(draft.ageSex, ageBand(key, today), n);
      break;
    case 'CATEGORY_GRADE':
      add(draft.categoryGrade, key, n);
      break;
    case 'ISSUED_MONTH':
      add(draft.issuedMonth, key, n);
      break;
    case 'EXPIRES_DAY':
      addExpiry(draft, key, n);
      break;
    case 'STATUS':
      // Issued ones are told apart by their day of expiry.
      if (key !== 'ISSUED') add(draft.state, key, n);
  }
}

function isFacet(text: unknown): text is Facet {
  return FACETS.some(facet => facet === text);
}

/** Which areas' figures. */
export interface Places {
  /** Areas of which everything is read. */
  readonly whole: readonly string[];
  /** Areas of whose areas one level below everything is read too. */
  readonly wholeBelow?: readonly string[];
  /** The area whose areas one level below stand beside each other. */
  readonly besides?: string;
}

/** Figures by area path. An area that counts nothing is not among them. */
export async function readFigures(
  { reader, today }: Context,
  { whole, wholeBelow = [], besides }: Places,
  policy: CertificatePolicy,
  facets: readonly Facet[] = FACETS,
): Promise<ReadonlyMap<string, AreaFigures>> {
  const rows = await reader.query({
    text: COUNTS,
    values: [
      whole,
      wholeBelow,
      facets,
      today,
      reminderUntil(today, policy),
      renewalOpenUntil(today, policy),
      issueMonths(today)[0],
      besides ?? null,
    ],
  });
  const drafts = new Map<string, Draft>();
  for (const [path, facet, key, n] of rows) {
    const draft = drafts.get(String(path)) ?? emptyDraft();
    drafts.set(String(path), draft);
    if (isFacet(facet)) addCount(draft, facet, String(key), Number(n), today);
  }
  return drafts;
}

const NOTHING: AreaFigures = emptyDraft();

/** The figures of one area; an area that counts nothing has none. */
export function figuresAt(figures: ReadonlyMap<string, AreaFigures>, path: string): AreaFigures {
  return figures.get(path) ?? NOTHING;
}
