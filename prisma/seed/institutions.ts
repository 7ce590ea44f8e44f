// Hospitals, care homes, schools and the rest, and the doctors who sign assessments.

import type { HospitalGrade, InstitutionKind } from '@zhucan/domain';
import { dayOf } from './calendar.ts';
import { givenNameFor, surnameFor } from './names.ts';
import type { Places } from './places.ts';
import { DISTRICT_NAME } from './plan.ts';
import { at, Random } from './random.ts';
import type { AreaRow, InstitutionRow } from './rows.ts';

export interface Institutions {
  readonly all: readonly InstitutionRow[];
  /** Where people are assessed. */
  readonly designated: readonly InstitutionRow[];
  /** Where mental and intellectual disability is assessed. */
  readonly psychiatric: InstitutionRow;
  readonly careHomes: readonly InstitutionRow[];
  readonly childrensHomes: readonly InstitutionRow[];
  /** Two or three doctors of each designated hospital sign: here are its names. */
  readonly doctors: ReadonlyMap<number, readonly string[]>;
}

/** Capacity of homes follows the number of people; fewer places than need them. */
const CARE_PLACES = 0.012;
const CHILD_PLACES = 0.006;
const HOMES_OF_TOWNS = 0.6;
const DOCTORS = 9;

const TOWN_HOSPITALS: readonly HospitalGrade[] = ['1A', '1B', '1C', '2C'];

export function makeInstitutions(places: Places, people: number): Institutions {
  const random = new Random('institutions');
  const { district, towns, villages } = places;
  const all: InstitutionRow[] = [];
  const add = (
    kind: InstitutionKind,
    area: AreaRow,
    name: string,
    rest: { grade?: HospitalGrade; designated?: boolean; capacity?: number; active?: boolean } = {},
  ): InstitutionRow => {
    const { grade = null, designated = false, capacity = null, active = true } = rest;
    const row: InstitutionRow = {
      id: all.length + 1,
      area,
      kind,
      name,
      hospitalGrade: grade,
      designated,
      capacity,
      contactName: makeStaffName(random),
      phone: officePhone(random),
      address: `${DISTRICT_NAME}${area === district ? '' : area.name}${random.pick(STREETS)}${random.between(1, 399)}号`,
      active,
    };
    all.push(row);
    return row;
  };
  const short = (area: AreaRow): string => area.name.replace(/(街道|镇|社区|村)$/, '');
  const general = add('HOSPITAL', district, `${DISTRICT_NAME}人民医院`, {
    grade: '3B',
    designated: true,
    capacity: 900,
  });
  const chinese = add('HOSPITAL', district, `${DISTRICT_NAME}中医院`, {
    grade: '2A',
    designated: true,
    capacity: 420,
  });
  const psychiatric = add('HOSPITAL', district, `${DISTRICT_NAME}精神卫生中心`, {
    grade: '3A',
    designated: true,
    capacity: 380,
  });
  add('HOSPITAL', district, `${DISTRICT_NAME}妇幼保健院`, { grade: '2B', capacity: 200 });
  for (const [index, town] of towns.entries()) {
    add('HOSPITAL', town, `${short(town)}卫生院`, {
      grade: at(TOWN_HOSPITALS, index % TOWN_HOSPITALS.length),
      capacity: 40,
    });
    add('SCHOOL', town, `${short(town)}中心学校`, { capacity: 1200 });
    if (index % 2 === 0) add('EMPLOYER', town, `${short(town)}福利包装厂`, { capacity: 60 });
    if (index % 3 === 1) add('EMPLOYER', town, `${short(town)}助残超市`, { capacity: 12 });
    if (index % 3 === 0) add('TRAINING_PROVIDER', town, `${short(town)}职业技能培训学校`, { capacity: 80 });
  }
  for (const { area } of villages.filter((_, index) => index % 3 === 0))
    add('REHABILITATION_ROOM', area, `${area.name}康复室`, { capacity: 10, active: area.id % 17 !== 0 });
  const homes = Math.max(3, Math.round(towns.length * HOMES_OF_TOWNS));
  const places_ = (share: number, count: number) => Math.max(10, Math.ceil((people * share) / count));
  const careHomes = towns
    .slice(0, homes)
    .map(town =>
      add('CARE_HOME', town, `${short(town)}阳光托养中心`, { capacity: places_(CARE_PLACES, homes) }),
    );
  const children = Math.max(1, Math.round(towns.length / 8));
  const childrensHomes = towns.slice(0, children).map((_, index) =>
    add(
      'CHILDRENS_HOME',
      district,
      `${DISTRICT_NAME}${index === 0 ? '' : `第${CHINESE_DIGITS[index]}`}儿童福利院`,
      {
        capacity: places_(CHILD_PLACES, children),
      },
    ),
  );
  add('SPECIAL_SCHOOL', district, `${DISTRICT_NAME}特殊教育学校`, { capacity: 240 });
  add('TRAINING_PROVIDER', district, `${DISTRICT_NAME}残疾人就业培训中心`, { capacity: 150 });
  for (const name of ['康途辅具', '安步假肢矫形', '聆听助听器'])
    add('DEVICE_SUPPLIER', district, `${name}有限公司`);
  const designated = [general, chinese];
  const doctors = new Map(
    [...designated, psychiatric].map(
      ({ id }) => [id, Array.from({ length: DOCTORS }, () => makeStaffName(random))] as const,
    ),
  );
  return { all, designated, psychiatric, careHomes, childrensHomes, doctors };
}

const STREETS = ['望溪路', '景台路', '禾丰街', '安澜路', '朝露街', '松荫巷', '明泽路', '和光路'];
const CHINESE_DIGITS = ['', '', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Someone who works there. */
export function makeStaffName(random: Random): string {
  const birth = random.between(dayOf('1966-01-01'), dayOf('1998-12-31'));
  return `${surnameFor(random)}${givenNameFor(random, random.chance(0.5) ? 'MALE' : 'FEMALE', birth)}`;
}

/** A landline whose local part begins with 00, as none does. */
function officePhone(random: Random): string {
  return `0990-00${String(random.below(1_000_000)).padStart(6, '0')}`;
}
