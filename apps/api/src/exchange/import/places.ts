// The areas that a roster's words are matched to, read once a run.

import type { Database } from '@zhucan/database';
import {
  findVillage,
  indexPlaces,
  type PlaceArea,
  type PlaceIndex,
  type PlaceMatch,
  type RosterPerson,
} from '@zhucan/domain';

export interface Place extends PlaceArea {
  readonly code: string;
}

export interface Places {
  /** The village of a row; null where the roster does not say. */
  find(row: Pick<RosterPerson, 'town' | 'village'>): PlaceMatch<Place> | null;
}

/** The district's villages, matched within the area of the import; an import for one village needs no words. */
export async function loadPlaces(db: Database, scopePath: string): Promise<Places> {
  const { rows } = await db.pool.query<Place>(
    'SELECT id, code, path, level, name, active FROM area WHERE path >= $1 AND path < $2 ORDER BY path',
    [scopePath.slice(0, 6), `${scopePath.slice(0, 6)}~`],
  );
  const index: PlaceIndex<Place> = indexPlaces(rows);
  const own = rows.find(({ path, level, active }) => path === scopePath && level === 'VILLAGE' && active);
  return {
    find({ town, village }) {
      if (village === null) return own ? { area: own } : null;
      return findVillage(index, { town, village }, scopePath);
    },
  };
}
