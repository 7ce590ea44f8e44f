// Who lives together: families whose ages, sexes and surnames fit their relations.

import type { HouseholdRelation, Sex } from '@zhucan/domain';
import { DAYS_PER_YEAR } from './calendar.ts';
import { givenNameFor, surnameFor } from './names.ts';
import { type Draw, type Random, spans, weighted } from './random.ts';

export interface Member {
  readonly sex: Sex;
  readonly birth: number;
  readonly surname: string;
  readonly givenName: string;
  readonly relation: HouseholdRelation;
  /** Has, or once had, or asks for a certificate. */
  readonly holder: boolean;
}

type FamilyKind = keyof typeof BUILDERS;

export interface Family {
  readonly kind: FamilyKind;
  readonly members: readonly Member[];
}

const elderAge = spans([
  [60, 64, 23],
  [65, 69, 25],
  [70, 74, 21],
  [75, 79, 15],
  [80, 84, 10],
  [85, 89, 4.5],
  [90, 96, 1.5],
]);
const adultAge = spans([
  [18, 29, 12],
  [30, 39, 18],
  [40, 49, 27],
  [50, 59, 43],
]);
const childAge = spans([
  [2, 5, 38],
  [6, 12, 36],
  [13, 17, 26],
]);

const drawSex = weighted<Sex>([
  ['MALE', 56],
  ['FEMALE', 44],
]);

const YOUNGEST_PARENT = 21;

/** Makes the members of one family as of the day on which it is registered. */
class Maker {
  readonly random: Random;
  readonly #day: number;

  constructor(random: Random, day: number) {
    this.random = random;
    this.#day = day;
  }

  one(
    relation: HouseholdRelation,
    age: number,
    rest: { sex?: Sex; surname?: string; holder?: boolean } = {},
  ): Member {
    const sex = rest.sex ?? drawSex(this.random);
    const birth = Math.floor(this.#day - age * DAYS_PER_YEAR) - this.random.between(3, 360);
    const surname = rest.surname ?? surnameFor(this.random);
    const givenName = givenNameFor(this.random, sex, birth);
    return { sex, birth, surname, givenName, relation, holder: rest.holder ?? false };
  }

  /** Two who are married, the head first; women are a little younger and keep their surname. */
  couple(age: number, holders: readonly [head: boolean, spouse: boolean]): [Member, Member] {
    const sex: Sex = this.random.chance(0.85) ? 'MALE' : 'FEMALE';
    const head = this.one('HEAD', age, { sex, holder: holders[0] });
    const difference = this.random.between(-2, 6) * (sex === 'MALE' ? -1 : 1);
    const other = sex === 'MALE' ? 'FEMALE' : 'MALE';
    const spouse = this.one('SPOUSE', Math.max(22, age + difference), { sex: other, holder: holders[1] });
    return [head, spouse];
  }

  /** A child with its father's surname, younger than wanted where a parent would have been a child itself. */
  child(parents: readonly Member[], age: number, holder: boolean): Member {
    const youngest = Math.max(...parents.map(parent => parent.birth));
    const oldest = Math.floor((this.#day - youngest) / DAYS_PER_YEAR) - YOUNGEST_PARENT;
    return this.one('CHILD', Math.max(1, Math.min(age, oldest)), { surname: fatherOf(parents), holder });
  }
}

/** The surname that children take: the father's, the mother's where she is alone. */
function fatherOf(parents: readonly Member[]): string {
  return (parents.find(parent => parent.sex === 'MALE') ?? parents[0])?.surname ?? '';
}

type Builder = (make: Maker) => Member[];

const BUILDERS = {
  ELDER_ALONE: make => [make.one('HEAD', elderAge(make.random), { holder: true })],
  ELDER_COUPLE: make => make.couple(elderAge(make.random), [true, make.random.chance(0.3)]),
  ELDER_COUPLE_BOTH: make => make.couple(elderAge(make.random), [true, true]),
  ADULT_ALONE: make => [make.one('HEAD', adultAge(make.random), { holder: true })],
  COUPLE: make => {
    const first = make.random.chance(0.6);
    return make.couple(make.random.between(28, 59), [first, !first || make.random.chance(0.2)]);
  },
  COUPLE_BOTH: make => make.couple(make.random.between(26, 59), [true, true]),
  FAMILY: make => {
    const { random } = make;
    const age = random.between(32, 58);
    const childHolds = random.chance(0.3);
    const parents = make.couple(age, childHolds ? [random.chance(0.2), false] : [true, random.chance(0.1)]);
    const eldest = Math.max(2, age - random.between(24, 32));
    const members: Member[] = [...parents, make.child(parents, eldest, childHolds)];
    if (eldest > 4 && random.chance(0.45)) {
      members.push(make.child(parents, Math.max(1, eldest - random.between(2, 7)), false));
    }
    return members;
  },
  WITH_PARENTS: make => {
    const { random } = make;
    const age = random.between(20, 48);
    const parents = make.couple(age + random.between(22, 32), [random.chance(0.25), random.chance(0.15)]);
    const shown = random.chance(0.6) ? parents : parents.slice(0, 1);
    return [...shown, make.child(parents, age, true)];
  },
  CHILD: make => {
    const { random } = make;
    const age = childAge(random);
    const parents = make.couple(age + random.between(23, 36), [random.chance(0.08), false]);
    const shown = random.chance(0.6) ? parents : parents.slice(0, 1);
    return [...shown, make.child(parents, age, true)];
  },
  THREE_GENERATIONS: make => {
    const { random } = make;
    const age = random.between(34, 54);
    const parents = make.couple(age, [false, random.chance(0.1)]);
    const [head] = parents;
    const elder = make.one('PARENT', age + random.between(22, 32), {
      surname: head.surname,
      sex: 'MALE',
      holder: true,
    });
    return [...parents, make.child(parents, age - random.between(24, 30), false), elder];
  },
  GRANDPARENT: make => {
    const { random } = make;
    const age = random.between(58, 76);
    const head = make.one('HEAD', age, { holder: random.chance(0.5) });
    const { surname } = head;
    return [head, make.one('GRANDCHILD', random.between(4, 16), { surname, holder: random.chance(0.2) })];
  },
  YOUNG_WITH_GRANDPARENT: make => {
    const { random } = make;
    const age = random.between(20, 30);
    const head = make.one('HEAD', age);
    const elder = make.one('GRANDPARENT', age + random.between(46, 58), {
      surname: head.surname,
      sex: 'MALE',
      holder: true,
    });
    return [head, elder];
  },
  SIBLINGS: make => {
    const age = make.random.between(30, 66);
    const head = make.one('HEAD', age, { holder: make.random.chance(0.3) });
    const { surname } = head;
    return [head, make.one('SIBLING', age - make.random.between(1, 9), { surname, holder: true })];
  },
  POOR_STUDENT: make => {
    const { random } = make;
    const age = random.between(15, 21);
    const parents = make.couple(age + random.between(24, 32), [false, false]);
    return [...(random.chance(0.5) ? parents : parents.slice(0, 1)), make.child(parents, age, false)];
  },
  WITH_RELATIVE: make => {
    const age = make.random.between(45, 75);
    return [make.one('HEAD', age), make.one('OTHER', make.random.between(25, 80), { holder: true })];
  },
  CHILD_IN_HOME: make => [make.one('HEAD', make.random.between(1, 14), { holder: make.random.chance(0.5) })],
} as const satisfies Readonly<Record<string, Builder>>;

const drawKind: Draw<FamilyKind> = weighted<FamilyKind>([
  ['ELDER_ALONE', 20],
  ['ADULT_ALONE', 21],
  ['ELDER_COUPLE', 16],
  ['COUPLE', 12],
  ['FAMILY', 11],
  ['WITH_PARENTS', 10],
  ['CHILD', 11],
  ['THREE_GENERATIONS', 4.5],
  ['GRANDPARENT', 5],
  ['POOR_STUDENT', 4],
  ['SIBLINGS', 3],
  ['CHILD_IN_HOME', 1.6],
  ['WITH_RELATIVE', 2.6],
  ['YOUNG_WITH_GRANDPARENT', 2],
]);

/** Families in which everyone registered is a holder: chosen while the register has fewer certificates than planned. */
const drawHolders: Draw<FamilyKind> = weighted<FamilyKind>([
  ['ELDER_ALONE', 38],
  ['ADULT_ALONE', 34],
  ['ELDER_COUPLE_BOTH', 16],
  ['COUPLE_BOTH', 8],
]);

/** A family as it is registered on a day, of so many members at most. */
export function drawFamily(random: Random, day: number, holdersOnly: boolean, largest: number): Family {
  const kind = (holdersOnly ? drawHolders : drawKind)(random);
  const members = BUILDERS[kind](new Maker(random, day));
  if (members.length <= largest) return { kind, members };
  return alone(random, day);
}

/** Someone old who lives alone and holds a certificate. */
export function alone(random: Random, day: number): Family {
  return { kind: 'ELDER_ALONE', members: BUILDERS.ELDER_ALONE(new Maker(random, day)) };
}
