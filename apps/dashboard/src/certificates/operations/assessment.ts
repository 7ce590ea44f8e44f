import {
  type AssessmentPart,
  assessmentProblems,
  DISABILITY_GRADES,
  type Problem,
  wholeOf,
} from '@zhucan/domain';
import type { FormValues } from '../../components/form/draft.ts';
import type { AssessmentInput, DisabilityCategory } from '../../generated/graphql.ts';

/** The six categories that doctors grade; multiple follows from two of them. */
export const gradedCategories = [
  'VISUAL',
  'HEARING',
  'SPEECH',
  'PHYSICAL',
  'INTELLECTUAL',
  'MENTAL',
] as const satisfies readonly DisabilityCategory[];

export type Grades = Partial<Record<(typeof gradedCategories)[number], number>>;

export interface AssessmentDefaults {
  assessedOn: string;
  hospitalId: string | null;
  atHome: boolean;
}

export function emptyAssessment({ assessedOn, hospitalId, atHome }: AssessmentDefaults): FormValues {
  return {
    assessedOn,
    hospitalId,
    atHome,
    doctors: '',
    parts: {},
    cause: '',
    onsetAge: '',
    diagnosis: '',
    supportNeeds: [],
  };
}

/** Names as they are written in one field: 王医生、赵医生. */
export function doctorsOf(text: unknown): string[] {
  const names = typeof text === 'string' ? text.split(/[、,，;；/\n]|\s{2,}/) : [];
  return names.map(name => name.trim()).filter(Boolean);
}

function gradesOf(value: unknown): Grades {
  return typeof value === 'object' && value !== null ? value : {};
}

export function partsOf(grades: unknown): AssessmentPart[] {
  const given = gradesOf(grades);
  return gradedCategories.flatMap(category => {
    const grade = DISABILITY_GRADES.find(each => each === given[category]);
    return grade ? [{ category, grade }] : [];
  });
}

/** Category and grade of the whole, as soon as there is a part. */
export function wholeOfGrades(grades: unknown): AssessmentPart | undefined {
  return wholeOf(partsOf(grades));
}

const whole = (value: unknown) =>
  typeof value === 'string' && /^\d{1,3}$/.test(value.trim()) ? Number(value) : null;

/** The form as the API takes it. */
export function assessmentInput(values: FormValues): AssessmentInput {
  const { assessedOn, hospitalId, cause, onsetAge, diagnosis, supportNeeds, atHome } = values;
  const given = typeof diagnosis === 'string' ? diagnosis.trim() : '';
  return {
    assessedOn: String(assessedOn ?? ''),
    hospitalId: String(hospitalId ?? ''),
    doctors: doctorsOf(values['doctors']),
    parts: partsOf(values['parts']),
    cause: String(cause ?? '') as AssessmentInput['cause'],
    onsetAge: whole(onsetAge),
    ...(given && { diagnosis: given }),
    supportNeeds: Array.isArray(supportNeeds) ? supportNeeds : [],
    atHome: atHome === true,
  };
}

interface Context {
  appliedOn: string;
  today: string;
}

/** The earliest day that the number check accepts: the holder's own birth date is masked here, and the server knows it. */
const anyBirth = '1850-01-01';

/** Everything that can be said of the form without the holder's birth date, by the domain's own rules. */
export function assessmentFormProblems(values: FormValues, { appliedOn, today }: Context): Problem[] {
  const input = assessmentInput(values);
  const chosen = input.hospitalId !== '';
  const wrongAge = values['onsetAge'] !== '' && values['onsetAge'] != null && input.onsetAge === null;
  const problems = assessmentProblems(
    // The domain knows records by number; that one is chosen is all that matters here.
    { ...input, hospitalId: chosen ? 1 : undefined, cause: input.cause || undefined },
    { birthDate: anyBirth, appliedOn, hospitalDesignated: true, today },
  ).map(found => (found.field?.startsWith('parts') ? { ...found, field: 'parts' } : found));
  return wrongAge ? [...problems, { code: 'INVALID', field: 'onsetAge', params: {} }] : problems;
}
