// What the register says of a person besides the certificates: schooling, work, insurance, phone, bank, guardian.

import { citizenIdFor, type Education, type EmploymentState, type Insurance, type Sex } from '@zhucan/domain';
import { ageAt, isoOf, momentOf } from './calendar.ts';
import type { Family, Member } from './families.ts';
import type { Impairment } from './impairments.ts';
import type { Village } from './places.ts';
import { DISTRICT_NAME } from './plan.ts';
import { type Draw, type Random, weighted } from './random.ts';
import type { Death, Guardian, PersonRow } from './rows.ts';
import type { Season } from './season.ts';
import type { World } from './world.ts';

/** What is drawn for a member before the person is written down. */
export interface Sketch {
  readonly member: Member;
  readonly impairment: Impairment | null;
  /** When the register before this one was first applied to, for whom it took over. */
  readonly knownSince: number | null;
  readonly death: Death | null;
}

export interface PersonPlace {
  readonly id: number;
  readonly idNumber: string;
  readonly village: Village;
  readonly address: string;
  readonly registered: number;
  readonly householdId: number | null;
  readonly family: Family;
  /** All of the family, this one too. */
  readonly sketches: readonly Sketch[];
  readonly createdById: number | null;
  readonly newcomer: boolean;
}

const schooling = (...shares: readonly number[]): Draw<Education> =>
  weighted(SCHOOLS.map((school, index) => [school, shares[index] ?? 0] as const));
const SCHOOLS: readonly Education[] = [
  'NONE',
  'PRIMARY',
  'JUNIOR_HIGH',
  'SENIOR_HIGH',
  'VOCATIONAL',
  'COLLEGE',
  'UNIVERSITY',
  'POSTGRADUATE',
];
const OLD_SCHOOLING = schooling(34, 42, 18, 4, 1, 0.7, 0.3, 0);
const MIDDLE_SCHOOLING = schooling(9, 27, 43, 11, 5, 3.5, 1.4, 0.1);
const YOUNG_SCHOOLING = schooling(5, 10, 31, 16, 15, 13, 8, 2);

const drawEthnicity = weighted<string>([
  ['01', 945],
  ['11', 14],
  ['03', 10],
  ['22', 8],
  ['06', 8],
  ['15', 6],
  ['08', 5],
  ['02', 2],
  ['10', 2],
]);

/** Chance of dying within a year, by decade of age. */
const MORTALITY = [0.0006, 0.0006, 0.001, 0.002, 0.004, 0.009, 0.018, 0.042, 0.1, 0.21, 0.6];
const BANKS = [
  `${DISTRICT_NAME}农村商业银行`,
  `${DISTRICT_NAME}农村信用合作联社`,
  '禾丰村镇银行',
  '安澜储蓄银行',
] as const;
const PROVINCES = ['江原省', '岭西省', '海东省', '云陵省'] as const;

/** A death of which the register has heard by the horizon: the town reports it after some days. */
export function drawDeath(
  random: Random,
  season: Season,
  birth: number,
  from: number,
  horizon: number,
): Death | null {
  for (let start = from; start < horizon; start += 365) {
    const chance = MORTALITY[Math.min(10, Math.floor(ageAt(birth, start) / 10))] ?? 0.6;
    if (!random.chance(chance)) continue;
    const day = start + random.between(40, 364);
    const reported = season.workday(day + random.between(2, 40));
    return reported <= horizon ? { day, reported } : null;
  }
  return null;
}

/** Prefixes for home, and for whoever shares day of birth and sex with an earlier person of the block. */
const PREFIXES_PER_GROUP = 40;
const SEQUENCES = 500;

/**
 * Numbers that nobody else gets, whichever thread makes them: each block has a sequence of its own on every day, and of
 * two people of one block with one birthday and sex the second comes from the next county.
 */
export class NumberBook {
  readonly #block: number;
  readonly #taken = new Map<number, number>();

  constructor(block: number) {
    this.#block = block;
  }

  take(birth: number, sex: Sex): string {
    const key = birth * 2 + (sex === 'MALE' ? 1 : 0);
    const earlier = this.#taken.get(key) ?? 0;
    if (earlier >= PREFIXES_PER_GROUP) throw new RangeError('too many people of one birthday in a block');
    this.#taken.set(key, earlier + 1);
    const group = Math.floor(this.#block / SEQUENCES);
    const prefix = 990101 + group * PREFIXES_PER_GROUP + earlier;
    const spread = (Math.imul(key, 0x9e3779b1) >>> 8) % SEQUENCES;
    const sequence = ((this.#block * 211 + spread) % SEQUENCES) * 2 + (sex === 'MALE' ? 1 : 0);
    return citizenIdFor({ prefix: String(prefix), birthDate: isoOf(birth), sequence });
  }
}

/** A mobile number of a range that no operator has. */
function mobileOf(random: Random): string {
  return `169${String(random.below(100_000_000)).padStart(8, '0')}`;
}

export function makePerson(world: World, random: Random, sketch: Sketch, place: PersonPlace): PersonRow {
  const { member, death, impairment } = sketch;
  const { village, registered, householdId } = place;
  const age = ageAt(member.birth, death?.day ?? world.plan.horizon);
  const { pinyin, initials } = world.spell(member.surname, member.givenName);
  const education = drawEducation(random, age, impairment);
  const employment = drawEmployment(random, age, village.urban, impairment);
  const moved = random.chance(0.035);
  const createdAt = momentOf(random, registered);
  return {
    id: place.id,
    area: village.area,
    name: `${member.surname}${member.givenName}`,
    pinyin,
    initials,
    idNumber: place.idNumber,
    sex: member.sex,
    birth: member.birth,
    ethnicity: drawEthnicity(random),
    phone: age >= 12 && random.chance(0.82) ? mobileOf(random) : null,
    address: place.address,
    hukouPlace: moved
      ? `${random.pick(PROVINCES)}${random.pick(['平陵县', '远江县', '白屿市'])}`
      : place.address,
    hukouKind: random.chance(village.urban ? 0.72 : 0.06) ? 'URBAN' : 'RURAL',
    residentSince: moved ? Math.max(member.birth, registered - random.between(200, 4000)) : null,
    businessRegistration:
      employment === 'SELF_EMPLOYED' && random.chance(0.6)
        ? `99${String(random.below(10 ** 13)).padStart(16, '0')}`
        : null,
    guardian: guardianOf(random, age, sketch, place),
    education,
    employment,
    insurances: drawInsurances(random, employment, village.urban, age),
    bank: age >= 16 && random.chance(0.62) ? drawBank(random) : null,
    death,
    consent: random.chance(place.newcomer ? 0.96 : 0.55) ? registered : null,
    householdId,
    relation: householdId === null ? null : member.relation,
    createdById: place.createdById,
    createdAt,
    updatedAt: death === null ? createdAt : momentOf(random, death.reported),
  };
}

function drawBank(random: Random): { name: string; account: string } {
  const digits = String(random.below(10 ** 12)).padStart(12, '0');
  return { name: random.pick(BANKS), account: `990099${digits}${random.below(10)}` };
}

function drawEducation(random: Random, age: number, impairment: Impairment | null): Education {
  if (age < 7) return 'NONE';
  if (age < 13) return 'PRIMARY';
  if (age < 16) return 'JUNIOR_HIGH';
  if (impairment?.category === 'INTELLECTUAL') {
    return random.chance(impairment.grade <= 2 ? 0.75 : 0.3) ? 'NONE' : 'PRIMARY';
  }
  if (age < 19) return random.chance(0.6) ? 'JUNIOR_HIGH' : 'SENIOR_HIGH';
  if (age >= 62) return OLD_SCHOOLING(random);
  return (age >= 38 ? MIDDLE_SCHOOLING : YOUNG_SCHOOLING)(random);
}

function drawEmployment(
  random: Random,
  age: number,
  urban: boolean,
  impairment: Impairment | null,
): EmploymentState {
  if (age < 7) return 'PRESCHOOL';
  if (age < 16) return 'STUDENT';
  const severe = impairment !== null && impairment.grade <= 2;
  if (age < 22 && random.chance(severe ? 0.25 : 0.75)) return 'STUDENT';
  if (age >= 60) {
    if (severe || age >= 78) return random.chance(0.5) ? 'UNABLE' : 'RETIRED';
    return !urban && random.chance(0.5) ? 'FARMING' : 'RETIRED';
  }
  if (severe && random.chance(0.62)) return 'UNABLE';
  const roll = random.next();
  if (roll < (impairment ? 0.3 : 0.5)) return 'EMPLOYED';
  if (roll < (impairment ? 0.4 : 0.62)) return 'SELF_EMPLOYED';
  if (roll < 0.72) return urban ? 'UNEMPLOYED' : 'FARMING';
  return random.chance(0.7) ? 'UNEMPLOYED' : 'EMPLOYED';
}

function drawInsurances(
  random: Random,
  employment: EmploymentState,
  urban: boolean,
  age: number,
): Insurance[] {
  const insurances: Insurance[] = [];
  if (random.chance(0.96)) {
    if (employment === 'EMPLOYED' || (employment === 'RETIRED' && urban)) insurances.push('URBAN_EMPLOYEE');
    else insurances.push(urban ? 'URBAN_RESIDENT' : 'RURAL_COOPERATIVE');
  }
  if (age >= 16 && random.chance(0.7)) insurances.push('PENSION');
  if (random.chance(0.06)) insurances.push('COMMERCIAL');
  return insurances;
}

/** Children have a guardian, and so have those who cannot decide for themselves. */
function guardianOf(
  random: Random,
  age: number,
  { member, impairment }: Sketch,
  place: PersonPlace,
): Guardian | null {
  const mental = impairment?.category === 'MENTAL' || impairment?.category === 'INTELLECTUAL';
  if (age >= 18 && !(mental && random.chance(impairment.grade <= 2 ? 0.9 : 0.4))) return null;
  if (place.householdId === null)
    return { name: `${DISTRICT_NAME}儿童福利院`, relation: '监护机构', phone: null };
  const other = place.sketches.find(
    sketch =>
      sketch.member !== member && sketch.death === null && ageAt(sketch.member.birth, place.registered) >= 18,
  );
  const phone = mobileOf(random);
  if (!other)
    return {
      name: `${member.surname}${random.pick(['建华', '桂兰', '志明', '秀芳', '立新'])}`,
      relation: '亲属',
      phone,
    };
  const { surname, givenName } = other.member;
  return { name: `${surname}${givenName}`, relation: relationTo(member, other.member), phone };
}

/** What the guardian is to the ward. */
function relationTo(ward: Member, guardian: Member): string {
  const man = guardian.sex === 'MALE';
  switch (ward.relation) {
    case 'CHILD':
      return man ? '父亲' : '母亲';
    case 'GRANDCHILD':
      return man ? '祖父' : '祖母';
    case 'SPOUSE':
      return '配偶';
    case 'PARENT':
    case 'GRANDPARENT':
      return '晚辈亲属';
    case 'SIBLING':
      return man ? '兄弟' : '姐妹';
    default:
      return guardian.relation === 'SPOUSE' ? '配偶' : '亲属';
  }
}
