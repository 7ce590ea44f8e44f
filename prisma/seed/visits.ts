// Joint home visits: town and district go to a village that is ready, about once in thirteen months, on one day.

import { type Institutions, makeStaffName } from './institutions.ts';
import type { Places } from './places.ts';
import type { Plan } from './plan.ts';
import { Random } from './random.ts';
import type { VisitRow } from './rows.ts';
import type { Season } from './season.ts';
import type { Users } from './users.ts';

const DAYS_BETWEEN = 400;
/** Visits are planned this far ahead. */
const PLANNED_AHEAD = 75;
const CANCELLED_SHARE = 0.06;
const NOTES = [
  '请提前通知申请人带好户口簿和身份证',
  '行动不便者较多，安排两辆车',
  '与家庭医生随访同日进行',
  null,
  null,
];

export interface Visits {
  readonly all: readonly VisitRow[];
  /** The visits of a village that take place, in order, by the village's id. */
  readonly byVillage: ReadonlyMap<number, readonly VisitRow[]>;
}

export function makeVisits(
  plan: Plan,
  places: Places,
  { designated }: Institutions,
  users: Users,
  season: Season,
): Visits {
  const random = new Random('visits');
  const found: Omit<VisitRow, 'id'>[] = [];
  for (const { area, town } of places.villages.filter(village => village.area.homeVisitReady)) {
    const between = () => Math.round(DAYS_BETWEEN * (0.75 + 0.5 * random.next()));
    for (
      let day = plan.start + random.below(DAYS_BETWEEN);
      day <= plan.horizon + PLANNED_AHEAD;
      day += between()
    ) {
      const visitOn = season.workday(day);
      found.push({
        area,
        day: visitOn,
        hospitalId: random.pick(designated).id,
        townStaff: `${makeStaffName(random)}、${makeStaffName(random)}`,
        districtStaff: `${makeStaffName(random)}、${makeStaffName(random)}`,
        note: random.pick(NOTES),
        status: statusOf(random, visitOn, plan.horizon),
        createdById: users.caseworkers.get(town.id) ?? null,
      });
    }
  }
  const all = found
    .sort((a, b) => a.day - b.day || a.area.id - b.area.id)
    .map((visit, index) => ({ id: index + 1, ...visit }));
  const byVillage = new Map<number, VisitRow[]>();
  for (const visit of all) {
    if (visit.status === 'CANCELLED') continue;
    const visits = byVillage.get(visit.area.id);
    if (visits) visits.push(visit);
    else byVillage.set(visit.area.id, [visit]);
  }
  return { all, byVillage };
}

function statusOf(random: Random, day: number, horizon: number): VisitRow['status'] {
  if (random.chance(CANCELLED_SHARE)) return 'CANCELLED';
  return day <= horizon ? 'DONE' : 'PLANNED';
}
