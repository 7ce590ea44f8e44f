// A household's income and its registered hardship, with the body that certified it and its paper.

import type { HardshipKindCode } from '@zhucan/domain';
import { isoOf, momentOf, yearsFrom } from './calendar.ts';
import type { Family } from './families.ts';
import type { Sketch } from './people.ts';
import type { Village } from './places.ts';
import { DISTRICT_NAME } from './plan.ts';
import { type Random, weighted } from './random.ts';
import type { HardshipRow, HouseholdRow } from './rows.ts';

/** Yuan a year for each head from which a household in hardship lives, and others. */
const POOR_INCOME = [2400, 11_500] as const;
const INCOME = [9500, 46_000] as const;

const drawRural = weighted<HardshipKindCode>([
  ['MINIMUM_ALLOWANCE', 46],
  ['LOW_INCOME_MARGIN', 16],
  ['POVERTY_ALLEVIATION', 15],
  ['POVERTY_MONITORED', 8],
  ['PREFERENTIAL_TREATMENT', 6],
  ['EXTREME_HARDSHIP', 5],
  ['OTHER_CERTIFIED', 4],
]);
const drawUrban = weighted<HardshipKindCode>([
  ['MINIMUM_ALLOWANCE', 58],
  ['LOW_INCOME_MARGIN', 26],
  ['PREFERENTIAL_TREATMENT', 9],
  ['OTHER_CERTIFIED', 7],
]);

const CERTIFIERS: Readonly<Record<HardshipKindCode, readonly [body: string, word: string]>> = {
  MINIMUM_ALLOWANCE: ['民政局', '低保'],
  EXTREME_HARDSHIP: ['民政局', '特困'],
  LOW_INCOME_MARGIN: ['民政局', '低边'],
  POVERTY_MONITORED: ['农业农村局', '监测'],
  ORPHAN: ['民政局', '孤儿'],
  PREFERENTIAL_TREATMENT: ['退役军人事务局', '优抚'],
  URBAN_THREE_WITHOUTS: ['民政局', '三无'],
  POVERTY_ALLEVIATION: ['农业农村局', '扶贫'],
  OTHER_CERTIFIED: ['总工会', '困难'],
};

export interface HouseholdPlace {
  readonly id: number;
  readonly headId: number;
  readonly village: Village;
  readonly address: string;
  readonly registered: number;
  readonly family: Family;
  readonly sketches: readonly Sketch[];
}

/** The kinds of hardship that a family has, one or two of them. */
function drawKinds(random: Random, { family, village, sketches }: HouseholdPlace): HardshipKindCode[] {
  const kinds: HardshipKindCode[] = [];
  if (family.kind === 'GRANDPARENT' && random.chance(0.55)) kinds.push('ORPHAN');
  if (family.kind === 'ELDER_ALONE' && random.chance(0.16)) {
    kinds.push(village.urban ? 'URBAN_THREE_WITHOUTS' : 'EXTREME_HARDSHIP');
    return kinds;
  }
  const severe = sketches.some(({ impairment }) => impairment !== null && impairment.grade <= 2);
  const chance = family.kind === 'POOR_STUDENT' ? 1 : severe ? 0.42 : 0.2;
  if (random.chance(chance)) kinds.push((village.urban ? drawUrban : drawRural)(random));
  if (kinds.length === 1 && kinds[0] === 'MINIMUM_ALLOWANCE' && !village.urban && random.chance(0.2)) {
    kinds.push('POVERTY_ALLEVIATION');
  }
  return kinds;
}

/** Orphans are certified for as long as they are children. */
function certify(
  random: Random,
  kind: HardshipKindCode,
  place: HouseholdPlace,
  horizon: number,
): HardshipRow {
  const since = Math.min(horizon, Math.max(place.registered + random.between(-900, 400), horizon - 3650));
  const [body, word] = CERTIFIERS[kind];
  const ended = random.chance(0.14) ? since + random.between(300, 1500) : null;
  const child = place.sketches.find(({ member }) => member.relation === 'GRANDCHILD');
  const grownUp = child && kind === 'ORPHAN' ? yearsFrom(child.member.birth, 18) : null;
  const until = grownUp ?? ended;
  const town = place.village.town.name;
  return {
    householdId: place.id,
    kind,
    since,
    until: until !== null && until <= horizon && until >= since ? until : null,
    certifiedBy:
      kind === 'OTHER_CERTIFIED'
        ? `${DISTRICT_NAME}${body}`
        : random.chance(0.8)
          ? `${DISTRICT_NAME}${body}`
          : `${town}人民政府`,
    paperNumber: random.chance(0.85)
      ? `景${word}〔${isoOf(since).slice(0, 4)}〕${random.between(1, 899)}号`
      : null,
  };
}

export function makeHousehold(random: Random, place: HouseholdPlace, horizon: number): HouseholdRow {
  const hardships = drawKinds(random, place).map(kind => certify(random, kind, place, horizon));
  const poor = hardships.some(({ kind, until }) => until === null && kind !== 'PREFERENTIAL_TREATMENT');
  const [low, high] = poor ? POOR_INCOME : INCOME;
  const yuan = low + (high - low) * random.next() ** 1.6 * (place.village.urban ? 1 : 0.75);
  return {
    id: place.id,
    area: place.village.area,
    headId: place.headId,
    address: place.address,
    incomePerHead: random.chance(0.93) ? Math.round(yuan / 10) * 1000 : null,
    createdAt: momentOf(random, place.registered),
    hardships,
  };
}

/** Where they live: in the village's group, or in a street of the community. */
export function drawAddress(random: Random, { area, town, urban }: Village): string {
  const place = `${DISTRICT_NAME}${town.name}${area.name}`;
  return urban
    ? `${place}${random.between(1, 38)}幢${random.between(1, 4)}单元${random.between(1, 11)}0${random.between(1, 4)}室`
    : `${place}${random.between(1, 14)}组${random.between(1, 120)}号`;
}
