// Made-up names: a common surname and characters that parents of the time liked.

import type { Sex } from '@zhucan/domain';
import { pinyinOf } from '../src/pinyin.ts';
import { yearOf } from './calendar.ts';
import { GIVEN, SURNAMES } from './name-characters.ts';
import { at, type Random, weighted } from './random.ts';

const drawSurname = weighted(SURNAMES);

const given = GIVEN.map(({ until, of }) => ({
  until,
  of: { MALE: [...of.MALE], FEMALE: [...of.FEMALE] },
}));

const ONE_CHARACTER = 0.14;

export function surnameFor(random: Random): string {
  return drawSurname(random);
}

/** A given name of one or two characters in the taste of the year of birth. */
export function givenNameFor(random: Random, sex: Sex, birth: number): string {
  const year = yearOf(birth);
  const characters = (given.find(({ until }) => year <= until) ?? at(given, given.length - 1)).of[sex];
  const first = random.pick(characters);
  if (random.chance(ONE_CHARACTER)) return first;
  const second = random.pick(characters);
  return first === second ? first : `${first}${second}`;
}

interface Spelling {
  readonly pinyin: string;
  readonly initials: string;
}

/** Spells a made-up name from a table of its characters: a dictionary asked a million times would take minutes. */
export type Speller = (surname: string, givenName: string) => Spelling;

export function makeSpeller(): Speller {
  const surnames = new Map(SURNAMES.map(([surname]) => [surname, pinyinOf(surname)]));
  const characters = new Map(
    given.flatMap(({ of }) => [...of.MALE, ...of.FEMALE]).map(one => [one, pinyinOf(one)] as const),
  );
  return (surname, givenName) => {
    const family = surnames.get(surname) ?? pinyinOf(surname);
    let { pinyin, initials } = family;
    for (const character of givenName) {
      const spelling = characters.get(character) ?? pinyinOf(character);
      pinyin += spelling.pinyin;
      initials += spelling.initials;
    }
    return { pinyin, initials };
  };
}
