// The demonstration sign-ins, and who of them does what to a certificate.

import type { Role } from '@zhucan/domain';
import { makeStaffName } from './institutions.ts';
import type { Places, Village } from './places.ts';
import { at, Random } from './random.ts';
import type { AreaRow, UserRow } from './rows.ts';

export interface Users {
  readonly all: readonly UserRow[];
  /** Reviews and decides; never whoever filed or assessed. */
  readonly officers: readonly number[];
  readonly manager: number;
  /** The town's caseworker, by the town's id. */
  readonly caseworkers: ReadonlyMap<number, number>;
  /** The village's liaison where it has one, by the village's id. */
  readonly liaisons: ReadonlyMap<number, number>;
}

/** Liaisons besides `village`, each in a town of its own. */
const FURTHER_LIAISONS = 3;

export function makeUsers(places: Places): Users {
  const random = new Random('users');
  const all: UserRow[] = [];
  const add = (username: string, role: Role, area: AreaRow): UserRow => {
    const user = { id: all.length + 1, username, displayName: makeStaffName(random), role, area };
    all.push(user);
    return user;
  };
  const { district, towns } = places;
  // A rural town in the middle of the list, with a village that is ready for home visits.
  const home = at(towns, Math.floor(towns.length / 2) - 1);
  const others = towns.filter(town => town !== home);
  const villageOf = (town: AreaRow): Village =>
    at(
      places.villages.filter(village => village.town === town && village.area.homeVisitReady),
      0,
    );
  const manager = add('manager', 'DISTRICT_MANAGER', district);
  const officer = add('officer', 'DISTRICT_OFFICER', district);
  const caseworkers = new Map([[home.id, add('town', 'TOWN_CASEWORKER', home).id]]);
  add('townhead', 'TOWN_HEAD', home);
  const liaisons = new Map<number, number>();
  const addLiaison = (username: string, { area }: Village) =>
    liaisons.set(area.id, add(username, 'VILLAGE_LIAISON', area).id);
  addLiaison('village', villageOf(home));
  add('leader', 'LEADER', district);
  const second = add('officer2', 'DISTRICT_OFFICER', district);
  for (const [index, town] of others.entries())
    caseworkers.set(town.id, add(`town${index + 2}`, 'TOWN_CASEWORKER', town).id);
  for (const [index, town] of others.entries()) add(`townhead${index + 2}`, 'TOWN_HEAD', town);
  for (const [index, town] of others.slice(0, FURTHER_LIAISONS).entries())
    addLiaison(`village${index + 2}`, villageOf(town));
  return { all, manager: manager.id, officers: [officer.id, second.id], caseworkers, liaisons };
}
