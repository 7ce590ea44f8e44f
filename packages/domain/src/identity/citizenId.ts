import type { Sex } from '../registry/terms.ts';
import { ageOn, type CalendarDate, dateOf, partsOf } from '../shared/dates.ts';
import { type Problem, problem } from '../shared/error.ts';
import { lastFour } from '../shared/mask.ts';
import { compact } from '../shared/text.ts';

/** Characters of a citizen ID number (GB 11643). */
export const ID_NUMBER_LENGTH = 18;

/** Longer input than this is not looked into beyond its length, so that a check costs the same for any text. */
const LONGEST_LOOKED_INTO = 64;

/** No one lives longer; a year of birth before that is a slip of the pen. */
const OLDEST_AGE = 130;

/** ISO 7064 MOD 11-2: the weight of position i is 2^(17-i) mod 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/**
 * First two digits that numbers can begin with: GB/T 2260's provinces with 81 to 83 for residents of Hong Kong, Macao and
 * Taiwan, 91 for abroad, and 99, which is assigned to nobody and marks made-up people. The other four digits are not
 * checked: codes of divisions long retired are in real people's numbers.
 */
const REGIONS: ReadonlySet<string> = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 ' +
    '61 62 63 64 65 71 81 82 83 91 99'
  ).split(' '),
);

/** What a citizen ID number says, as far as it can be read, and everything that is wrong with it. */
export interface CitizenIdCheck {
  readonly valid: boolean;
  readonly birthDate: CalendarDate | null;
  readonly sex: Sex | null;
  readonly last4: string | null;
  readonly problems: readonly Problem[];
}

/** The check character of 17 digits by ISO 7064 MOD 11-2; undefined where they are not 17 digits. */
export function checkCharacterOf(digits: string): string | undefined {
  if (!/^\d{17}$/.test(digits)) return undefined;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECK_CHARACTERS[sum % 11];
}

/** The characters of a text, or how many there are where it is too long to be looked into. */
export function charactersOf(text: string): { characters: readonly string[]; length: number } {
  if (text.length > LONGEST_LOOKED_INTO) return { characters: [], length: text.length };
  const characters = [...text];
  return { characters, length: characters.length };
}

/** 1-based positions that hold something else than a digit, X being allowed at position 18. */
export function strayPositions(characters: readonly string[]): number[] {
  if (/^\d{17}[\dXx]\d*$/.test(characters.join(''))) return []; // a hundred thousand rows of a roster mostly are
  return characters.flatMap((character, index) => {
    const allowed = index === ID_NUMBER_LENGTH - 1 ? /^[0-9Xx]$/ : /^[0-9]$/;
    return allowed.test(character) ? [] : [index + 1];
  });
}

/** The date of birth at positions 7 to 14. */
function birthDateIn(number: string): CalendarDate | undefined {
  const digits = number.slice(6, 14);
  if (!/^\d{8}$/.test(digits)) return undefined;
  return dateOf(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8)));
}

function birthDateProblem(number: string, today: CalendarDate, field: string): Problem[] {
  if (!/^\d{8}$/.test(number.slice(6, 14))) return []; // the stray characters are reported already
  const birthDate = birthDateIn(number);
  if (birthDate === undefined) return [problem('ID_NUMBER_BIRTH_DATE', field)];
  if (birthDate > today) return [problem('ID_NUMBER_BIRTH_FUTURE', field)];
  if (ageOn(birthDate, today) > OLDEST_AGE) {
    return [problem('ID_NUMBER_BIRTH_TOO_OLD', field, { years: OLDEST_AGE })];
  }
  return [];
}

function sexIn(number: string): Sex | null {
  const digit = number[16] ?? '';
  if (!/^\d$/.test(digit)) return null;
  return Number(digit) % 2 === 1 ? 'MALE' : 'FEMALE';
}

/** The rules of the 18 characters themselves, each on its own, so that every reason is named at once. */
export function inspectCitizenId(number: string, today: CalendarDate, field: string): CitizenIdCheck {
  const region = number.slice(0, 2);
  const check = number[17];
  const expected = checkCharacterOf(number.slice(0, 17));
  const problems: Problem[] = [];
  if (check === 'x') problems.push(problem('ID_NUMBER_LOWER_X', field));
  if (/^\d\d$/.test(region) && !REGIONS.has(region)) problems.push(problem('ID_NUMBER_REGION', field));
  problems.push(...birthDateProblem(number, today, field));
  const checkable = expected !== undefined && check !== undefined && /^[0-9Xx]$/.test(check);
  if (checkable && check.toUpperCase() !== expected) problems.push(problem('ID_NUMBER_CHECK', field));
  return {
    valid: problems.length === 0,
    birthDate: birthDateIn(number) ?? null,
    sex: sexIn(number),
    last4: lastFour(number),
    problems,
  };
}

/**
 * Checks a citizen ID number as written: GB 11643, region by its first two digits, a date of birth that exists and is not after
 * today, MOD 11-2. Any string gets an answer. Full-width digits and a small x are refused here: see normaliseIdNumber.
 */
export function checkCitizenId(text: string, today: CalendarDate, field = 'idNumber'): CitizenIdCheck {
  const refused = (problems: readonly Problem[]): CitizenIdCheck => ({
    valid: false,
    birthDate: null,
    sex: null,
    last4: null,
    problems,
  });
  const { characters, length } = charactersOf(text);
  if (length === 0) return refused([problem('ID_NUMBER_EMPTY', field)]);
  const stray = strayPositions(characters);
  const problems: Problem[] = [];
  if (length !== ID_NUMBER_LENGTH) problems.push(problem('ID_NUMBER_LENGTH', field, { length }));
  if (stray.length > 0)
    problems.push(problem('ID_NUMBER_CHARACTERS', field, { positions: stray.join(', ') }));
  if (length !== ID_NUMBER_LENGTH) return refused(problems);
  // One element a character, so that a character of two code units does not shift the positions after it.
  const number = characters.map(character => (character.length === 1 ? character : '?')).join('');
  const inspected = inspectCitizenId(number, today, field);
  const all = [...problems, ...inspected.problems];
  return {
    ...inspected,
    valid: all.length === 0,
    last4: stray.length === 0 ? inspected.last4 : null,
    problems: all,
  };
}

/** What someone meant to type: half-width, without spaces, hyphens and a leading apostrophe, with a capital X. */
export function normaliseIdNumber(text: string): string {
  return compact(text)
    .replace(/^['’‘`]+/, '')
    .replace(/[-‐-―·.]/g, '')
    .toUpperCase();
}

/** The number in groups for reading aloud: `330205 1990 0101 1234`, any 18-character text, masked ones too. */
export function groupIdNumber(number: string): string {
  const parts = [
    number.slice(0, 6),
    number.slice(6, 10),
    number.slice(10, 14),
    number.slice(14, 18),
    number.slice(18),
  ];
  return parts.filter(part => part !== '').join(' ');
}

/**
 * A well-formed number, for the seed and tests: six digits (made-up people take 99…), a date of birth, and a sequence of 0 to
 * 999 that is odd for men.
 */
export function citizenIdFor(wanted: { prefix: string; birthDate: CalendarDate; sequence: number }): string {
  const { year, month, day } = partsOf(wanted.birthDate);
  if (!/^\d{6}$/.test(wanted.prefix)) throw new RangeError('the prefix has six digits');
  if (!Number.isInteger(wanted.sequence) || wanted.sequence < 0 || wanted.sequence > 999) {
    throw new RangeError('the sequence is 0 to 999');
  }
  const two = (value: number) => String(value).padStart(2, '0');
  const digits = `${wanted.prefix}${year}${two(month)}${two(day)}${String(wanted.sequence).padStart(3, '0')}`;
  return `${digits}${checkCharacterOf(digits) ?? ''}`;
}
