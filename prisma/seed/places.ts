// The district, its towns and their villages: invented names, codes after the statistical office's pattern.

import type { AreaLevel } from '@zhucan/domain';
import { DISTRICT_CODE, DISTRICT_NAME } from './plan.ts';
import { at, type Draw, Random, weighted } from './random.ts';
import type { AreaRow } from './rows.ts';

const FIRST_HALVES = [
  ...'云松竹枫莲荷桂梅杏桃柳榆槐青碧丹紫金银玉石龙凤鹤鹿雁鹭星月霞晨秋春禾谷稻麦茶兰芷清明永安福',
];
const SECOND_HALVES = [...'溪坪湾岭桥塘坡渡泉台庄峰湖坊屿浦洲岗垅埠畔堰坞径'];

/** Subdistricts first, then towns; beyond these a town is called after two halves like a village. */
const TOWN_NAMES = ['禾前', '望汀', '景台', '云禾', '枫渚', '青岫', '麦墟', '石泷'];
const SUBDISTRICT_SHARE = 0.4;
/** Every third village or so is ready for joint home visits. */
const READY_SHARE = 0.36;

export interface Village {
  readonly area: AreaRow;
  readonly town: AreaRow;
  readonly urban: boolean;
}

export interface Places {
  readonly areas: readonly AreaRow[];
  readonly district: AreaRow;
  readonly towns: readonly AreaRow[];
  readonly villages: readonly Village[];
  /** A village by where people live: towns and villages differ in size. */
  readonly drawVillage: Draw<Village>;
}

/** Names of two halves, none twice. */
function makeNames(random: Random, count: number): string[] {
  const names = FIRST_HALVES.flatMap(first => SECOND_HALVES.map(second => `${first}${second}`));
  if (count > names.length) throw new RangeError(`only ${names.length} names for ${count} places`);
  return random.shuffle(names).slice(0, count);
}

export function makePlaces(villagesOfTowns: readonly number[]): Places {
  const random = new Random('places');
  const areas: AreaRow[] = [];
  const add = (level: AreaLevel, path: string, name: string, rest: Partial<AreaRow> = {}): AreaRow => {
    const row = { urbanRural: null, parentId: null, homeVisitReady: false, ...rest };
    const area: AreaRow = { id: areas.length + 1, path, level, name, ...row };
    areas.push(area);
    return area;
  };
  const district = add('DISTRICT', DISTRICT_CODE, DISTRICT_NAME);
  const names = makeNames(random, villagesOfTowns.length + villagesOfTowns.reduce((sum, n) => sum + n, 0));
  const subdistricts = Math.round(villagesOfTowns.length * SUBDISTRICT_SHARE);
  const towns = villagesOfTowns.map((_, index) => {
    const urban = index < subdistricts;
    const code = urban ? index + 1 : 100 + index - subdistricts;
    const name = `${TOWN_NAMES[index] ?? names.pop()}${urban ? '街道' : '镇'}`;
    return add('TOWN', `${district.path}${String(code).padStart(3, '0')}`, name, { parentId: district.id });
  });
  const villages: Village[] = [];
  const weights: [Village, number][] = [];
  for (const [townIndex, town] of towns.entries()) {
    const townWeight = 1 / (1 + 0.22 * townIndex);
    for (let index = 0; index < at(villagesOfTowns, townIndex); index++) {
      const urban = townIndex < subdistricts ? index % 5 !== 4 : index < 2;
      const code = urban ? index + 1 : 200 + index;
      const area = add(
        'VILLAGE',
        `${town.path}${String(code).padStart(3, '0')}`,
        villageName(names.pop(), urban),
        {
          parentId: town.id,
          urbanRural: urbanRuralClass(townIndex < subdistricts, urban),
          homeVisitReady: (index * 7 + townIndex * 3) % 25 < READY_SHARE * 25,
        },
      );
      const village = { area, town, urban };
      villages.push(village);
      // Villages with many people are the first to be made ready.
      const size = 0.35 + 1.3 * random.next() * random.next() + (urban ? 0.35 : 0);
      weights.push([village, townWeight * size * (area.homeVisitReady ? 1.5 : 1)]);
    }
  }
  return { areas, district, towns, villages, drawVillage: weighted(weights) };
}

function villageName(name: string | undefined, urban: boolean): string {
  return `${name ?? ''}${urban ? '社区' : '村'}`;
}

/** The statistical office's classes: 111 main urban area, 112 its fringe, 121 centre of a town, 220 village. */
function urbanRuralClass(inSubdistrict: boolean, urban: boolean): string {
  if (inSubdistrict) return urban ? '111' : '112';
  return urban ? '121' : '220';
}
