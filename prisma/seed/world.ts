// What every family of the made-up district shares: places, offices, calendar. Made the same in every thread.

import type { CalendarDate } from '@zhucan/domain';
import { type Institutions, makeInstitutions } from './institutions.ts';
import { makeSpeller, type Speller } from './names.ts';
import { makePlaces, type Places, type Village } from './places.ts';
import { makePlan, type Plan, type Size } from './plan.ts';
import type { Random } from './random.ts';
import { Season } from './season.ts';
import { makeUsers, type Users } from './users.ts';
import { makeVisits, type Visits } from './visits.ts';

export interface World {
  readonly plan: Plan;
  readonly places: Places;
  readonly institutions: Institutions;
  readonly users: Users;
  readonly visits: Visits;
  readonly season: Season;
  readonly spell: Speller;
}

/** The oldest certificates that the register took over were issued this many days before it. */
export const TAKEN_OVER_DAYS = 13 * 365;
const PLANNED_DAYS = 400;

export function makeWorld(size: Size, today: CalendarDate): World {
  const plan = makePlan(size, today);
  const places = makePlaces(size.villages);
  const institutions = makeInstitutions(places, size.people);
  const users = makeUsers(places);
  const season = new Season(plan.start - TAKEN_OVER_DAYS - PLANNED_DAYS, plan.horizon + PLANNED_DAYS);
  const visits = makeVisits(plan, places, institutions, users, season);
  return { plan, places, institutions, users, visits, season, spell: makeSpeller() };
}

/** Who of the staff works on a certificate: the register before this one left no names. */
export interface Staff {
  /** Files: the village's liaison, or the town's caseworker. */
  filer(day: number): number | null;
  /** Assigns and records assessments. */
  caseworker(day: number): number | null;
  /** Reviews and decides. */
  officer(day: number): number | null;
}

export function staffOf(world: World, { area, town }: Village, random: Random): Staff {
  const { users, plan } = world;
  const caseworker = users.caseworkers.get(town.id) ?? null;
  const liaison = users.liaisons.get(area.id);
  const known = (day: number, id: number | null) => (day < plan.start ? null : id);
  return {
    filer: day => known(day, liaison !== undefined && random.chance(0.7) ? liaison : caseworker),
    caseworker: day => known(day, caseworker),
    officer: day => known(day, random.chance(0.08) ? users.manager : random.pick(users.officers)),
  };
}
