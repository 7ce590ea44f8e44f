// Which of an area's figures a reader may see. Whoever may open the records sees all of them. Anyone else sees no count below
// five, and none from which such a count could be worked out: by an area's total, or by asking for each town in turn.

import { DISABILITY_CATEGORIES, DISABILITY_GRADES, hiddenKeys, PUBLISHED_MIN, SEXES } from '@zhucan/domain';
import {
  AGE_BAND,
  AGE_LAST,
  type AreaFigures,
  expiryMonths,
  type Figure,
  figuresAt,
  issueMonths,
  WHOLE,
} from './figures.ts';

/** A count, or that it is hidden. */
export interface Count {
  readonly value: number | null;
  readonly hidden: boolean;
}

const HIDDEN: Count = { value: null, hidden: true };

/** Cells of a figure that add up to something published: each group is protected by itself. */
type Groups = readonly (readonly string[])[];

/** In force, ended after issue, and applications: the first add up to the holders, the first two to the issued. */
const STATE_GROUPS = [
  ['ISSUED', 'EXPIRING', 'EXPIRED', 'FROZEN', 'LOST'],
  ['CANCELLED', 'REPLACED', 'TRANSFERRED_OUT'],
  ['APPLIED', 'ASSESSED', 'REVIEWED', 'REJECTED', 'WITHDRAWN'],
] as const;

/** First ages of the groups. */
export const AGE_BANDS = Array.from({ length: AGE_LAST / AGE_BAND + 1 }, (_, index) => index * AGE_BAND);

/** The last age of a group; the last group has none. */
export function ageTo(from: number): number | null {
  return from === AGE_LAST ? null : from + AGE_BAND - 1;
}

type Breakdown = Extract<Figure, 'ageSex' | 'categoryGrade' | 'issuedMonth' | 'expiringMonth' | 'state'>;

function groupsOf(figure: Breakdown, today: string): Groups {
  switch (figure) {
    case 'ageSex':
      return [AGE_BANDS.flatMap(from => SEXES.map(sex => `${from}-${sex}`))];
    case 'categoryGrade':
      return [
        DISABILITY_CATEGORIES.flatMap(category => DISABILITY_GRADES.map(grade => `${category}-${grade}`)),
      ];
    case 'issuedMonth':
      return [issueMonths(today)];
    case 'expiringMonth':
      return [expiryMonths(today)];
    case 'state':
      return STATE_GROUPS;
  }
}

/** The areas from the reader's own down to the one that is asked for. */
export function chainTo(root: string, path: string): string[] {
  return [6, 9, 12]
    .filter(length => length >= root.length && length <= path.length)
    .map(length => path.slice(0, length));
}

type Total = 'people' | 'holders';

/** The published number that the cells of each figure belong to. */
const TOTAL_OF = {
  people: 'people',
  ageSex: 'people',
  holders: 'holders',
  categoryGrade: 'holders',
  issuedMonth: 'holders',
  expiringMonth: 'holders',
  state: 'holders',
  expiringSoon: 'holders',
} as const satisfies Record<Figure, Total>;

export interface Published {
  /** One cell of a breakdown of the area. */
  cell(figure: Breakdown, key: string): Count;
  /** A number of the whole area. */
  whole(figure: Total): Count;
  /** A number of an area one level below. */
  below(figure: Total | 'expiringSoon', path: string): Count;
}

type FiguresByPath = ReadonlyMap<string, AreaFigures>;

function numberAt(figures: FiguresByPath, path: string, figure: Figure, key: string): number {
  return figuresAt(figures, path)[figure].get(key) ?? 0;
}

/** Everything, for whoever may open the records. */
export function publishedInFull(figures: FiguresByPath, path: string): Published {
  const shown = (value: number): Count => ({ value, hidden: false });
  return {
    cell: (figure, key) => shown(numberAt(figures, path, figure, key)),
    whole: figure => shown(numberAt(figures, path, figure, WHOLE)),
    below: (figure, child) => shown(numberAt(figures, child, figure, WHOLE)),
  };
}

/** Areas one level below that count anything; an empty one has nobody to protect. */
function placesBelow(figures: FiguresByPath, path: string): string[] {
  return [...figures.keys()].filter(one => one.length === path.length + 3 && one.startsWith(path)).sort();
}

/** What may be known without the records; `chain` leads from the reader's own area to the one asked for. */
export function publishedSafely(figures: FiguresByPath, chain: readonly string[], today: string): Published {
  const path = chain.at(-1) ?? '';

  function hiddenCells(figure: Breakdown, keys: readonly string[], level: number): ReadonlySet<string> {
    const at = chain[level] ?? '';
    const above = level === 0 ? new Set<string>() : hiddenCells(figure, keys, level - 1);
    const side = level === 0 ? [at] : placesBelow(figures, chain[level - 1] ?? '');
    return hiddenKeys(
      side.map(place => figuresAt(figures, place)[figure]),
      keys,
      above,
    );
  }

  function hiddenPlaces(figure: Total | 'expiringSoon', at: string): ReadonlySet<string> {
    const places = placesBelow(figures, at);
    const cells = new Map(places.map(place => [place, numberAt(figures, place, figure, WHOLE)]));
    return hiddenKeys([cells], places);
  }

  /** Beside its neighbours an area's total may be hidden; then nothing that adds up to it is shown. */
  const isClosed = (total: Total): boolean =>
    chain.some((at, level) =>
      level === 0
        ? numberAt(figures, at, total, WHOLE) < PUBLISHED_MIN
        : hiddenPlaces(total, chain[level - 1] ?? '').has(at),
    );
  const closed = { people: isClosed('people'), holders: isClosed('holders') };
  const shown = (figure: Figure, hidden: boolean, value: number): Count =>
    closed[TOTAL_OF[figure]] || hidden || value < PUBLISHED_MIN ? HIDDEN : { value, hidden: false };

  const cells = new Map<string, ReadonlySet<string>>();
  const hiddenIn = (figure: Breakdown, key: string): ReadonlySet<string> => {
    const group = groupsOf(figure, today).find(keys => keys.includes(key)) ?? [];
    const name = `${figure} ${group[0]}`;
    const known = cells.get(name) ?? hiddenCells(figure, group, chain.length - 1);
    cells.set(name, known);
    return known;
  };
  return {
    cell: (figure, key) =>
      shown(figure, hiddenIn(figure, key).has(key), numberAt(figures, path, figure, key)),
    whole: figure => shown(figure, false, numberAt(figures, path, figure, WHOLE)),
    below: (figure, child) =>
      shown(figure, hiddenPlaces(figure, path).has(child), numberAt(figures, child, figure, WHOLE)),
  };
}
