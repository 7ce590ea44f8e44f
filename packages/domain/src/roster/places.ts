import { areaEndings } from '../messages/zh/rosterHeaders.ts';
import { isWithin, townPathOf } from '../registry/area.ts';
import type { AreaLevel } from '../registry/terms.ts';
import { foldKey } from '../shared/text.ts';

/** An area, as far as a roster's words are matched to it. */
export interface PlaceArea {
  readonly id: number;
  readonly path: string;
  readonly level: AreaLevel;
  readonly name: string;
  readonly active: boolean;
}

/** A village that a row's words mean, or why none is. */
export type PlaceMatch<Area extends PlaceArea> =
  | { readonly area: Area }
  | { readonly problem: 'ROSTER_AREA_UNKNOWN' | 'ROSTER_AREA_AMBIGUOUS' | 'ROSTER_AREA_OUTSIDE' };

export interface PlaceIndex<Area extends PlaceArea> {
  readonly villages: ReadonlyMap<string, readonly Area[]>;
  readonly towns: ReadonlyMap<string, readonly Area[]>;
}

const ENDINGS = areaEndings.map(foldKey);

/** A name without its ending, unless nothing else would be left: 红旗村民委员会, 红旗村 and 红旗 are one. */
function stemOf(key: string): string {
  const ending = ENDINGS.find(each => key.endsWith(each) && key.length > each.length);
  return ending === undefined ? key : key.slice(0, -ending.length);
}

function indexOf<Area extends PlaceArea>(
  areas: readonly Area[],
  level: AreaLevel,
): ReadonlyMap<string, readonly Area[]> {
  const index = new Map<string, Area[]>();
  for (const area of areas) {
    if (area.level !== level || !area.active) continue;
    const key = foldKey(area.name);
    for (const each of new Set([`=${key}`, stemOf(key)])) {
      const listed = index.get(each);
      if (listed) listed.push(area);
      else index.set(each, [area]);
    }
  }
  return index;
}

/** The areas of the district by their names, made once an import. */
export function indexPlaces<Area extends PlaceArea>(areas: readonly Area[]): PlaceIndex<Area> {
  return { villages: indexOf(areas, 'VILLAGE'), towns: indexOf(areas, 'TOWN') };
}

/** Areas of exactly this name, or else of its stem. */
function named<Area extends PlaceArea>(
  index: ReadonlyMap<string, readonly Area[]>,
  name: string,
): readonly Area[] {
  const key = foldKey(name);
  return index.get(`=${key}`) ?? index.get(stemOf(key)) ?? [];
}

/**
 * The village that a row's town and village name mean, within the area of whoever imports. A name that several villages bear is
 * decided by the town; one that lies outside the area is told apart from one that is nowhere.
 */
export function findVillage<Area extends PlaceArea>(
  index: PlaceIndex<Area>,
  words: { readonly town: string | null; readonly village: string },
  scopePath: string,
): PlaceMatch<Area> {
  const towns = words.town === null ? [] : named(index.towns, words.town);
  if (words.town !== null && towns.length === 0) return { problem: 'ROSTER_AREA_UNKNOWN' };
  const inTown = (area: Area) =>
    towns.length === 0 || towns.some(town => town.path === townPathOf(area.path));
  const candidates = named(index.villages, words.village).filter(inTown);
  if (candidates.length === 0) return { problem: 'ROSTER_AREA_UNKNOWN' };
  const [area, ...others] = candidates.filter(({ path }) => isWithin(path, scopePath));
  if (!area) return { problem: 'ROSTER_AREA_OUTSIDE' };
  return others.length === 0 ? { area } : { problem: 'ROSTER_AREA_AMBIGUOUS' };
}
