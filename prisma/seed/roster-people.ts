// Whom the shipped sample roster meets in the demonstration: someone unchanged, someone who moved, someone whose certificate has
// been renewed since. With them an import shows every outcome that a real one has.

import { citizenIdFor, type Sex } from '@zhucan/domain';
import { runApplication } from './application.ts';
import { dayOf } from './calendar.ts';
import { drawAddress } from './households.ts';
import { findingOf, type Impairment } from './impairments.ts';
import type { Ledger } from './ledger.ts';
import { first } from './openings.ts';
import { makePerson } from './people.ts';
import type { Village } from './places.ts';
import { Random } from './random.ts';
import type { PersonRow } from './rows.ts';
import { staffOf, type World } from './world.ts';

/** The town of the demonstration's caseworker, and a neighbouring one. */
export const ROSTER_TOWN = { path: '990101100', name: '云禾镇' } as const;
export const ROSTER_NEIGHBOUR = { path: '990101101', name: '枫渚镇' } as const;
export const ROSTER_VILLAGES = {
  home: { path: '990101100202', name: '永垅村' },
  second: { path: '990101100203', name: '永桥村' },
  urban: { path: '990101100001', name: '玉屿社区' },
  elsewhere: { path: '990101101202', name: '云庄村' },
} as const;

/** The division of the roster's numbers, of which nobody else in the district has one. */
export const ROSTER_PREFIX = '990199';

export interface RosterPerson {
  readonly surname: string;
  readonly givenName: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: Sex;
  readonly idNumber: string;
  readonly village: keyof typeof ROSTER_VILLAGES;
  readonly issuedOn: string;
}

function rosterPerson(
  [surname, givenName]: readonly [string, string],
  birthDate: string,
  sequence: number,
  rest: Partial<Pick<RosterPerson, 'village' | 'issuedOn'>> = {},
): RosterPerson {
  return {
    surname,
    givenName,
    name: `${surname}${givenName}`,
    birthDate,
    sex: sequence % 2 === 1 ? 'MALE' : 'FEMALE',
    idNumber: citizenIdFor({ prefix: ROSTER_PREFIX, birthDate, sequence }),
    village: 'home',
    issuedOn: '2020-01-05',
    ...rest,
  };
}

/** Each holds a certificate of physical disability, grade 2; the roster says of some of them something new. */
export const ROSTER_PEOPLE = {
  same: rosterPerson(['丁', '如旧'], '1970-02-03', 11),
  changed: rosterPerson(['卜', '换号'], '1971-03-04', 12),
  moved: rosterPerson(['尤', '迁居'], '1972-04-05', 13),
  alike: rosterPerson(['方', '同名'], '1973-05-06', 15),
  elsewhere: rosterPerson(['石', '邻镇'], '1974-06-07', 16, { village: 'elsewhere' }),
  renewed: rosterPerson(['白', '换证'], '1975-07-08', 17, { issuedOn: '2014-07-08' }),
} as const satisfies Readonly<Record<string, RosterPerson>>;

/** From the application to the issue; long enough for every step between, holidays included. */
const LEAD = 120;
/** As the roster has it of everyone. */
const HAN = '01';

const IMPAIRMENT: Impairment = {
  ...findingOf([{ category: 'PHYSICAL', grade: 2 }]),
  cause: 'ACCIDENT',
  onsetAge: 30,
  diagnosis: '脊髓损伤，截瘫',
};

/** Makes them the first people of the register, each with the certificate that the roster knows. */
export function makeRosterPeople(world: World, ledger: Ledger, firstId: number): PersonRow[] {
  const random = new Random('roster');
  return Object.values(ROSTER_PEOPLE).map((who, index) => {
    const village = villageOf(world, who);
    const person = personOf(world, random, village, who, firstId + index);
    certify(world, random, ledger, village, who, person);
    return person;
  });
}

function villageOf({ places }: World, { village }: RosterPerson): Village {
  const { path, name } = ROSTER_VILLAGES[village];
  const found = places.villages.find(({ area }) => area.path === path && area.name === name);
  if (!found) throw new RangeError(`the district has no ${name} at ${path}`);
  return found;
}

function personOf(
  world: World,
  random: Random,
  village: Village,
  { surname, givenName, birthDate, sex, idNumber }: RosterPerson,
  id: number,
): PersonRow {
  const registered = world.season.workday(world.plan.start);
  const member = {
    sex,
    birth: dayOf(birthDate),
    surname,
    givenName,
    relation: 'HEAD',
    holder: true,
  } as const;
  const sketch = { member, impairment: IMPAIRMENT, knownSince: null, death: null };
  const person = makePerson(world, random, sketch, {
    id,
    idNumber,
    village,
    address: drawAddress(random, village),
    registered,
    householdId: null,
    family: { kind: 'ADULT_ALONE', members: [member] },
    sketches: [sketch],
    createdById: staffOf(world, village, random).filer(registered),
    newcomer: false,
  });
  return { ...person, ethnicity: HAN };
}

/** Applied for in good time, so that it is issued on the very day that the roster says. */
function certify(
  world: World,
  random: Random,
  ledger: Ledger,
  village: Village,
  { issuedOn }: RosterPerson,
  { id, idNumber, birth }: PersonRow,
): void {
  const { season, plan } = world;
  const issued = dayOf(issuedOn);
  const applied = season.workday(issued - LEAD);
  const holder = {
    personId: id,
    idNumber,
    birth,
    death: null,
    registered: season.workday(plan.start),
    knownSince: applied < plan.start ? applied : null,
    village,
    impairment: IMPAIRMENT,
  };
  const teller = { world, random, ledger, staff: staffOf(world, village, random), holder };
  const { result } = runApplication(teller, { ...first(teller, applied), fate: 'ISSUED', issued });
  if (result !== 'ISSUED') throw new RangeError(`nothing was issued on ${issuedOn}`);
}
