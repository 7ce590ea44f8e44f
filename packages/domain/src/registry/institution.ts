import { z } from 'zod';
import { type CalendarDate, isCalendarDate } from '../shared/dates.ts';
import { type Problem, problem } from '../shared/error.ts';
import { optionalChoice, optionalText, readInput, requiredText } from '../shared/input.ts';
import { normalisePhone } from './person.ts';
import { HOSPITAL_GRADES, INSTITUTION_KINDS } from './terms.ts';

const institutionFields = z.object({
  kind: z.enum(INSTITUTION_KINDS),
  name: requiredText(100),
  hospitalGrade: optionalChoice(HOSPITAL_GRADES),
  designated: z
    .boolean()
    .nullish()
    .transform(value => value ?? false),
  capacity: z
    .int()
    .min(0)
    .max(100_000)
    .nullish()
    .transform(places => places ?? null),
  contactName: optionalText(50),
  phone: optionalText(40).refine(phone => phone === null || normalisePhone(phone) !== undefined, {
    error: 'PHONE_INVALID',
  }),
  address: optionalText(200),
  active: z
    .boolean()
    .nullish()
    .transform(value => value ?? true),
});

export type InstitutionFields = z.output<typeof institutionFields>;

function institutionRules({ kind, hospitalGrade, designated }: Partial<InstitutionFields>): Problem[] {
  if (kind === undefined) return [];
  if (kind === 'HOSPITAL') {
    return designated && hospitalGrade === null ? [problem('HOSPITAL_GRADE_MISSING', 'hospitalGrade')] : [];
  }
  const problems: Problem[] = [];
  if (hospitalGrade) problems.push(problem('HOSPITAL_GRADE_NOT_HOSPITAL', 'hospitalGrade'));
  if (designated) problems.push(problem('DESIGNATED_NOT_HOSPITAL', 'designated'));
  return problems;
}

/** An institution's fields, checked; throws ValidationError. */
export function readInstitution(input: unknown): InstitutionFields {
  const institution = readInput(institutionFields, input, institutionRules);
  const phone = institution.phone === null ? null : (normalisePhone(institution.phone) ?? null);
  return { ...institution, phone };
}

/** What stands against admitting someone: a date that cannot be, a full house, an earlier stay that has not ended. */
export function admissionProblems(
  admission: {
    admittedOn: string;
    present: number;
    capacity: number | null;
    personPresent: boolean;
    alive: boolean;
  },
  today: CalendarDate,
): Problem[] {
  const problems: Problem[] = [];
  if (!isCalendarDate(admission.admittedOn)) problems.push(problem('DATE_INVALID', 'admittedOn'));
  else if (admission.admittedOn > today) problems.push(problem('DATE_FUTURE', 'admittedOn'));
  if (!admission.alive) problems.push(problem('PERSON_DEAD', 'personId'));
  if (admission.personPresent) problems.push(problem('STAY_OPEN', 'personId'));
  if (admission.capacity !== null && admission.present >= admission.capacity) {
    problems.push(problem('INSTITUTION_FULL', 'institutionId'));
  }
  return problems;
}

/** What is wrong with the day on which a stay ends. */
export function leavingProblems(admittedOn: CalendarDate, leftOn: string, today: CalendarDate): Problem[] {
  if (!isCalendarDate(leftOn)) return [problem('DATE_INVALID', 'leftOn')];
  if (leftOn > today) return [problem('DATE_FUTURE', 'leftOn')];
  return leftOn < admittedOn ? [problem('DATE_ORDER', 'leftOn')] : [];
}
