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
const STREETS = ['望溪路', '景台路', '禾丰街', '安澜路', '朝露街', '松荫巷', '明泽路', '和光路'];
const CHINESE_DIGITS = ['', '', '二', '三', '四', '五', '六', '七', '八', '九'];

interface Facts {
  readonly grade?: HospitalGrade;
  readonly designated?: boolean;
  readonly capacity?: number;
  readonly active?: boolean;
}

/** Adds institutions one by one. */
class Register {
  readonly all: InstitutionRow[] = [];
  readonly random = new Random('institutions');
  readonly #district: AreaRow;

  constructor(district: AreaRow) {
    this.#district = district;
  }

  add(kind: InstitutionKind, area: AreaRow, name: string, facts: Facts = {}): InstitutionRow {
    const { grade = null, designated = false, capacity = null, active = true } = facts;
    const { random } = this;
    const place = area === this.#district ? '' : area.name;
    const row: InstitutionRow = {
      id: this.all.length + 1,
      area,
      kind,
      name,
      hospitalGrade: grade,
      designated,
      capacity,
      contactName: makeStaffName(random),
      phone: officePhone(random),
      address: `${DISTRICT_NAME}${place}${random.pick(STREETS)}${random.between(1, 399)}号`,
      active,
    };
    this.all.push(row);
    return row;
  }

  /** One of the whole district, called after it. */
  addOfDistrict(kind: InstitutionKind, name: string, facts: Facts = {}): InstitutionRow {
    return this.add(kind, this.#district, `${DISTRICT_NAME}${name}`, facts);
  }
}

export function makeInstitutions(places: Places, people: number): Institutions {
  const register = new Register(places.district);
  const assessing = { designated: true };
  const general = register.addOfDistrict('HOSPITAL', '人民医院', {
    ...assessing,
    grade: '3B',
    capacity: 900,
  });
  const chinese = register.addOfDistrict('HOSPITAL', '中医院', { ...assessing, grade: '2A', capacity: 420 });
  const mental = register.addOfDistrict('HOSPITAL', '精神卫生中心', {
    ...assessing,
    grade: '3A',
    capacity: 380,
  });
  register.addOfDistrict('HOSPITAL', '妇幼保健院', { grade: '2B', capacity: 200 });
  for (const [index, town] of places.towns.entries()) addOfTown(register, town, index);
  for (const { area } of places.villages.filter((_, index) => index % 3 === 0))
    register.add('REHABILITATION_ROOM', area, `${area.name}康复室`, {
      capacity: 10,
      active: area.id % 17 !== 0,
    });
  const homes = makeHomes(register, places, people);
  register.addOfDistrict('SPECIAL_SCHOOL', '特殊教育学校', { capacity: 240 });
  register.addOfDistrict('TRAINING_PROVIDER', '残疾人就业培训中心', { capacity: 150 });
  for (const name of ['康途辅具', '安步假肢矫形', '聆听助听器'])
    register.add('DEVICE_SUPPLIER', places.district, `${name}有限公司`);
  const staff = () => Array.from({ length: DOCTORS }, () => makeStaffName(register.random));
  const doctors = new Map([general, chinese, mental].map(({ id }) => [id, staff()] as const));
  return { all: register.all, designated: [general, chinese], psychiatric: mental, ...homes, doctors };
}

/** A town's or village's name without its kind. */
function short({ name }: AreaRow): string {
  return name.replace(/(街道|镇|社区|村)$/, '');
}

function addOfTown(register: Register, town: AreaRow, index: number): void {
  const name = short(town);
  const grade = at(TOWN_HOSPITALS, index % TOWN_HOSPITALS.length);
  register.add('HOSPITAL', town, `${name}卫生院`, { grade, capacity: 40 });
  register.add('SCHOOL', town, `${name}中心学校`, { capacity: 1200 });
  if (index % 2 === 0) register.add('EMPLOYER', town, `${name}福利包装厂`, { capacity: 60 });
  if (index % 3 === 1) register.add('EMPLOYER', town, `${name}助残超市`, { capacity: 12 });
  if (index % 3 === 0) register.add('TRAINING_PROVIDER', town, `${name}职业技能培训学校`, { capacity: 80 });
}

/** Care homes in the larger towns, and the district's children's homes. */
function makeHomes(
  register: Register,
  { towns }: Places,
  people: number,
): Pick<Institutions, 'careHomes' | 'childrensHomes'> {
  const capacityOf = (share: number, count: number) => Math.max(10, Math.ceil((people * share) / count));
  const care = Math.max(3, Math.round(towns.length * HOMES_OF_TOWNS));
  const capacity = capacityOf(CARE_PLACES, care);
  const careHomes = towns
    .slice(0, care)
    .map(town => register.add('CARE_HOME', town, `${short(town)}阳光托养中心`, { capacity }));
  const children = Math.max(1, Math.round(towns.length / 8));
  const childrensHomes = Array.from({ length: children }, (_, index) => {
    const name = `${index === 0 ? '' : `第${CHINESE_DIGITS[index + 1]}`}儿童福利院`;
    return register.addOfDistrict('CHILDRENS_HOME', name, { capacity: capacityOf(CHILD_PLACES, children) });
  });
  return { careHomes, childrensHomes };
}

/** Someone who works there. */
export function makeStaffName(random: Random): string {
  const birth = random.between(dayOf('1966-01-01'), dayOf('1998-12-31'));
  return `${surnameFor(random)}${givenNameFor(random, random.chance(0.5) ? 'MALE' : 'FEMALE', birth)}`;
}

/** A landline whose local part begins with 00, as none does. */
function officePhone(random: Random): string {
  return `0990-00${String(random.below(1_000_000)).padStart(6, '0')}`;
}
