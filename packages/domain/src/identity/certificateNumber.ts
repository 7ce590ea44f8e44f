import {
  DISABILITY_CATEGORIES,
  DISABILITY_GRADES,
  type DisabilityCategory,
  type DisabilityGrade,
} from '../registry/certificate/terms.ts';
import type { Sex } from '../registry/terms.ts';
import type { CalendarDate } from '../shared/dates.ts';
import { type Problem, problem } from '../shared/error.ts';
import {
  charactersOf,
  groupIdNumber,
  ID_NUMBER_LENGTH,
  inspectCitizenId,
  strayPositions,
} from './citizenId.ts';

/** Characters of a disability certificate's number (GB/T 26341): citizen ID number, category, grade. */
export const CERTIFICATE_NUMBER_LENGTH = 20;

/** What a certificate number says, as far as it can be read, and everything that is wrong with it. */
export interface CertificateNumberCheck {
  readonly valid: boolean;
  readonly birthDate: CalendarDate | null;
  readonly sex: Sex | null;
  readonly category: DisabilityCategory | null;
  readonly grade: DisabilityGrade | null;
  readonly problems: readonly Problem[];
}

const isDigit = (character: string | undefined) => character !== undefined && /^[0-9]$/.test(character);

export function categoryOfDigit(digit: string | undefined): DisabilityCategory | undefined {
  return isDigit(digit) ? DISABILITY_CATEGORIES[Number(digit) - 1] : undefined;
}

export function gradeOfDigit(digit: string | undefined): DisabilityGrade | undefined {
  return isDigit(digit) ? DISABILITY_GRADES[Number(digit) - 1] : undefined;
}

/** The digit of a category in a certificate number, 1 to 7. */
export function digitOfCategory(category: DisabilityCategory): number {
  return DISABILITY_CATEGORIES.indexOf(category) + 1;
}

/**
 * Checks a certificate number as written and names every reason at once. Any string gets an answer, and the register is not
 * consulted. With a wrong length the ID number's own rules are checked as far as its 18 positions are there.
 */
export function checkCertificateNumber(
  text: string,
  today: CalendarDate,
  field = 'number',
): CertificateNumberCheck {
  const { characters, length } = charactersOf(text);
  const nothing = { birthDate: null, sex: null, category: null, grade: null };
  if (length === 0)
    return { valid: false, ...nothing, problems: [problem('CERTIFICATE_NUMBER_EMPTY', field)] };
  const problems: Problem[] = [];
  if (length !== CERTIFICATE_NUMBER_LENGTH) {
    problems.push(problem('CERTIFICATE_NUMBER_LENGTH', field, { length }));
  }
  const stray = strayPositions(characters);
  if (stray.length > 0) {
    problems.push(problem('CERTIFICATE_NUMBER_CHARACTERS', field, { positions: stray.join(', ') }));
  }
  if (characters.length < ID_NUMBER_LENGTH) return { valid: false, ...nothing, problems };
  const number = characters.map(character => (character.length === 1 ? character : '?')).join('');
  const id = inspectCitizenId(number.slice(0, ID_NUMBER_LENGTH), today, field);
  const category = categoryOfDigit(number[18]) ?? null;
  const grade = gradeOfDigit(number[19]) ?? null;
  problems.push(...id.problems);
  if (isDigit(number[18]) && category === null) problems.push(problem('CERTIFICATE_NUMBER_CATEGORY', field));
  if (isDigit(number[19]) && grade === null) problems.push(problem('CERTIFICATE_NUMBER_GRADE', field));
  return { valid: problems.length === 0, birthDate: id.birthDate, sex: id.sex, category, grade, problems };
}

/** The certificate number of someone's ID number with a category and grade. */
export function composeCertificateNumber(
  idNumber: string,
  category: DisabilityCategory,
  grade: DisabilityGrade,
): string {
  return `${idNumber}${digitOfCategory(category)}${grade}`;
}

/** Whether a certificate number is this person's: it begins with their ID number. */
export function isNumberOf(number: string, idNumber: string): boolean {
  return number.slice(0, ID_NUMBER_LENGTH) === idNumber;
}

/** The number in groups for reading aloud: `330205 1990 0101 1234 42`. */
export function groupCertificateNumber(number: string): string {
  return groupIdNumber(number);
}
