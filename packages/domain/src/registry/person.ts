import { z } from 'zod';
import { type CitizenIdCheck, checkCitizenId, normaliseIdNumber } from '../identity/citizenId.ts';
import { type CalendarDate, isCalendarDate } from '../shared/dates.ts';
import { assertNoProblems, type Problem, problem } from '../shared/error.ts';
import {
  inOrder,
  inspectInput,
  notAfter,
  optionalChoice,
  optionalDate,
  optionalText,
  requiredText,
} from '../shared/input.ts';
import { compact, foldKey } from '../shared/text.ts';
import {
  EDUCATIONS,
  EMPLOYMENT_STATES,
  ETHNICITIES,
  HUKOU_KINDS,
  INSURANCES,
  SEXES,
  type Sex,
} from './terms.ts';

const NAME_PATTERN = /^[\p{L}\p{M}\u3007·•‧・.'’\s-]+$/u;
const MOBILE_PATTERN = /^1[3-9]\d{9}$/;
const LANDLINE_PATTERN = /^0\d{2,3}-\d{7,8}(-\d{1,6})?$/;
const BANK_ACCOUNT_PATTERN = /^\d{9,30}$/;
const DEFAULT_ETHNICITY = '01';

/** Letters, ideographs, the dots of minority names, spaces and hyphens. */
export function isPersonName(text: string): boolean {
  return NAME_PATTERN.test(text);
}

/** A phone number as it is kept: a mobile's eleven digits, a landline as `0574-12345678`; undefined for anything else. */
export function normalisePhone(text: string): string | undefined {
  const plain = compact(text)
    .replace(/[()（）‐-―]/g, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/-{2,}/g, '-');
  const local = plain.replace(/^(\+|00)86-?/, '').replace(/^86-?(?=1[3-9])/, '');
  const digits = local.replaceAll('-', '');
  if (MOBILE_PATTERN.test(digits)) return digits;
  if (LANDLINE_PATTERN.test(local)) return local;
  // Area codes have three digits in the biggest cities (01x, 02x), four elsewhere.
  const match = /^(0[12]\d|0[3-9]\d{2})(\d{7,8})$/.exec(local);
  return match ? `${match[1]}-${match[2]}` : undefined;
}

/** A bank account's digits; undefined for anything else. */
export function normaliseBankAccount(text: string): string | undefined {
  const digits = compact(text).replaceAll('-', '');
  return BANK_ACCOUNT_PATTERN.test(digits) ? digits : undefined;
}

function normalised(
  normalise: (text: string) => string | undefined,
  code: 'PHONE_INVALID' | 'BANK_ACCOUNT_INVALID',
) {
  return z
    .string()
    .nullish()
    .transform((text, context) => {
      if (!text || compact(text) === '') return null;
      const value = normalise(text.slice(0, 100));
      if (value === undefined) context.issues.push({ code: 'custom', message: code, input: text });
      return value ?? null;
    });
}

const personFields = z.object({
  name: requiredText(50).refine(isPersonName, { error: 'NAME_CHARACTERS' }),
  idNumber: z.string().transform(normaliseIdNumber),
  sex: optionalChoice(SEXES),
  birthDate: optionalDate(),
  ethnicity: z
    .string()
    .nullish()
    .transform(code => code || DEFAULT_ETHNICITY)
    .refine(code => ETHNICITIES.includes(code), { error: 'ETHNICITY_UNKNOWN' }),
  phone: normalised(normalisePhone, 'PHONE_INVALID'),
  address: optionalText(200),
  hukouPlace: optionalText(200),
  hukouKind: optionalChoice(HUKOU_KINDS),
  residencePermit: z
    .boolean()
    .nullish()
    .transform(value => value ?? false),
  residentSince: optionalDate(),
  businessRegistration: optionalText(100),
  guardianName: optionalText(50).refine(name => name === null || isPersonName(name), {
    error: 'NAME_CHARACTERS',
  }),
  guardianRelation: optionalText(20),
  guardianPhone: normalised(normalisePhone, 'PHONE_INVALID'),
  education: optionalChoice(EDUCATIONS),
  employment: optionalChoice(EMPLOYMENT_STATES),
  insurances: z
    .array(z.enum(INSURANCES))
    .nullish()
    .transform(list => [...new Set(list ?? [])]),
  bankName: optionalText(100),
  bankAccount: normalised(normaliseBankAccount, 'BANK_ACCOUNT_INVALID'),
  diedOn: optionalDate(),
  consentOn: optionalDate(),
});

/** A person as a form or an API call gives one; names of fields as in the register, without the area. */
export type PersonInput = z.input<typeof personFields>;

/** A person's fields, read and agreed with each other: sex and date of birth are the number's. */
export type PersonFields = Omit<z.output<typeof personFields>, 'sex' | 'birthDate'> & {
  sex: Sex;
  birthDate: CalendarDate;
};

type Read = Partial<z.output<typeof personFields>>;

/** Sex and date of birth follow from the number and must agree with it where they are given too. */
export function agreementProblems(
  id: CitizenIdCheck,
  given: { birthDate?: CalendarDate | null | undefined; sex?: Sex | null | undefined },
): Problem[] {
  if (!id.valid) return [];
  const problems: Problem[] = [];
  if (given.birthDate && given.birthDate !== id.birthDate) {
    problems.push(problem('BIRTH_DATE_DISAGREES', 'birthDate'));
  }
  if (given.sex && given.sex !== id.sex) problems.push(problem('SEX_DISAGREES', 'sex'));
  return problems;
}

function dateProblems(person: Read, birthDate: CalendarDate | null, today: CalendarDate): Problem[] {
  const fields = ['residentSince', 'diedOn', 'consentOn'] as const;
  const problems = fields.flatMap(field => notAfter(person[field], today, field));
  for (const field of ['residentSince', 'diedOn'] as const) {
    if (inOrder(birthDate, person[field], field).length > 0)
      problems.push(problem('DATE_BEFORE_BIRTH', field));
  }
  return problems;
}

function personRules(person: Read, today: CalendarDate): Problem[] {
  const id = person.idNumber === undefined ? undefined : checkCitizenId(person.idNumber, today);
  const problems = id ? [...id.problems, ...agreementProblems(id, person)] : [];
  problems.push(...dateProblems(person, id?.birthDate ?? null, today));
  if (person.bankAccount && person.bankName === null) problems.push(problem('BANK_NAME_MISSING', 'bankName'));
  if (person.residencePermit && person.residentSince === null) {
    problems.push(problem('RESIDENCE_DATE_MISSING', 'residentSince'));
  }
  if ((person.guardianPhone || person.guardianRelation) && person.guardianName === null) {
    problems.push(problem('GUARDIAN_NAME_MISSING', 'guardianName'));
  }
  return problems;
}

/** Everything that is wrong with a person's fields, for a form while it is filled. */
export function personProblems(input: unknown, today: CalendarDate): Problem[] {
  return inspectInput(personFields, input, person => personRules(person, today)).problems;
}

/** A person's fields, normalised and checked as a whole; throws ValidationError with everything that is wrong. */
export function readPerson(input: unknown, today: CalendarDate): PersonFields {
  const { value, problems } = inspectInput(personFields, input, person => personRules(person, today));
  assertNoProblems(problems);
  const { sex, birthDate } = checkCitizenId(value.idNumber, today);
  if (sex === null || birthDate === null) throw new RangeError('a valid number says sex and date of birth');
  return { ...value, sex, birthDate };
}

/** What a person's likely duplicates are found by. */
export interface LikenessFacts {
  readonly name: string;
  readonly birthDate: CalendarDate;
  readonly idNumber: string;
}

/** A name as it is compared: without spaces and the dots inside minority names. */
export function nameKey(name: string): string {
  return foldKey(name).replace(/[·•‧・.]/g, '');
}

/** Why two records are likely one person: the same number, or the same name and date of birth. Null where they are not. */
export function likeness(a: LikenessFacts, b: LikenessFacts): 'NUMBER' | 'NAME_AND_BIRTH' | null {
  if (a.idNumber === b.idNumber) return 'NUMBER';
  const alike = a.birthDate === b.birthDate && nameKey(a.name) === nameKey(b.name);
  return alike ? 'NAME_AND_BIRTH' : null;
}

/** What is wrong with the day of a death. */
export function deathProblems(
  diedOn: string,
  birthDate: CalendarDate,
  today: CalendarDate,
  field = 'diedOn',
): Problem[] {
  if (!isCalendarDate(diedOn)) return [problem('DATE_INVALID', field)];
  if (diedOn > today) return [problem('DATE_FUTURE', field)];
  return diedOn < birthDate ? [problem('DATE_BEFORE_BIRTH', field)] : [];
}
