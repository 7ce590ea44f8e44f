import { z } from 'zod';
import { ageOn, type CalendarDate } from '../../shared/dates.ts';
import { type Problem, problem } from '../../shared/error.ts';
import {
  inspectInput,
  notAfter,
  optionalText,
  readInput,
  requiredDate,
  requiredText,
} from '../../shared/input.ts';
import { foldKey } from '../../shared/text.ts';
import {
  DISABILITY_CATEGORIES,
  DISABILITY_CAUSES,
  DISABILITY_GRADES,
  type DisabilityCategory,
  type DisabilityGrade,
  SUPPORT_NEEDS,
} from './terms.ts';

/** Doctors who sign an assessment, at least. */
export const ASSESSMENT_DOCTORS_MIN = 2;

const partFields = z.object({
  category: z.enum(DISABILITY_CATEGORIES),
  grade: z.literal(DISABILITY_GRADES),
});

const assessmentFields = z.object({
  assessedOn: requiredDate(),
  hospitalId: z.int(),
  doctors: z.array(requiredText(50)).max(10),
  parts: z.array(partFields).min(1).max(6),
  cause: z.enum(DISABILITY_CAUSES),
  /** Age in full years when the disability began; 0 for congenital. */
  onsetAge: z
    .int()
    .min(0)
    .max(130)
    .nullish()
    .transform(age => age ?? null),
  diagnosis: optionalText(1000),
  supportNeeds: z
    .array(z.enum(SUPPORT_NEEDS))
    .nullish()
    .transform(needs => [...new Set(needs ?? [])]),
  atHome: z
    .boolean()
    .nullish()
    .transform(value => value ?? false),
});

export interface AssessmentPart {
  readonly category: DisabilityCategory;
  readonly grade: DisabilityGrade;
}

/** An assessment with the whole that follows from its parts. */
export type AssessmentResult = z.output<typeof assessmentFields> & AssessmentPart;

/** What the assessment is about. */
export interface AssessmentContext {
  readonly birthDate: CalendarDate;
  readonly appliedOn: CalendarDate;
  /** Whether the hospital that is named is designated for assessment. */
  readonly hospitalDesignated: boolean;
  readonly today: CalendarDate;
}

/** One part is the whole; two or more are a multiple disability with the grade of the most severe (GB/T 26341). */
export function wholeOf(parts: readonly AssessmentPart[]): AssessmentPart | undefined {
  if (parts.length < 2) return parts[0];
  const grade = DISABILITY_GRADES.find(each => parts.some(part => part.grade === each)) ?? 4;
  return { category: 'MULTIPLE', grade };
}

/** Grades 1 and 2 are severe (重度); null before any grade. */
export function isSevere(grade: number | null): boolean | null {
  return grade === null ? null : grade <= 2;
}

type Read = Partial<z.output<typeof assessmentFields>>;

function partProblems(parts: readonly AssessmentPart[]): Problem[] {
  return parts.flatMap(({ category }, index) => {
    const field = `parts.${index}.category`;
    if (category === 'MULTIPLE') return [problem('ASSESSMENT_PART_MULTIPLE', field)];
    const first = parts.findIndex(part => part.category === category);
    return first < index ? [problem('ASSESSMENT_PARTS_SAME', field)] : [];
  });
}

function onsetProblems(read: Read, { birthDate }: AssessmentContext): Problem[] {
  const { onsetAge, assessedOn, cause } = read;
  if (onsetAge === null || onsetAge === undefined) return [];
  if (cause === 'CONGENITAL' && onsetAge > 0) return [problem('ONSET_CONGENITAL', 'onsetAge')];
  const age = assessedOn === undefined ? undefined : ageOn(birthDate, assessedOn);
  return age !== undefined && onsetAge > age ? [problem('ONSET_AFTER_AGE', 'onsetAge', { age })] : [];
}

function assessmentRules(read: Read, context: AssessmentContext): Problem[] {
  const problems = [...partProblems(read.parts ?? []), ...onsetProblems(read, context)];
  problems.push(...notAfter(read.assessedOn, context.today, 'assessedOn'));
  if (read.assessedOn !== undefined && read.assessedOn < context.appliedOn) {
    problems.push(problem('ASSESSMENT_BEFORE_APPLICATION', 'assessedOn'));
  }
  if (read.doctors !== undefined && new Set(read.doctors.map(foldKey)).size < ASSESSMENT_DOCTORS_MIN) {
    problems.push(problem('ASSESSMENT_DOCTORS', 'doctors', { min: ASSESSMENT_DOCTORS_MIN }));
  }
  if (read.hospitalId !== undefined && !context.hospitalDesignated) {
    problems.push(problem('ASSESSMENT_HOSPITAL_NOT_DESIGNATED', 'hospitalId'));
  }
  return problems;
}

/** What is wrong with an assessment, for a form while it is filled. */
export function assessmentProblems(input: unknown, context: AssessmentContext): Problem[] {
  return inspectInput(assessmentFields, input, read => assessmentRules(read, context)).problems;
}

/** An assessment, checked, with the category and grade of the whole; throws ValidationError. */
export function readAssessment(input: unknown, context: AssessmentContext): AssessmentResult {
  const read = readInput(assessmentFields, input, fields => assessmentRules(fields, context));
  const whole = wholeOf(read.parts);
  if (!whole) throw new RangeError('an assessment has at least one part');
  return { ...read, ...whole };
}
