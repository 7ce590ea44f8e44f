import { z } from 'zod';
import { isProblemCode } from '../messages/messages.ts';
import { type CalendarDate, isCalendarDate } from './dates.ts';
import { assertNoProblems, type Problem, problem } from './error.ts';
import { tidy } from './text.ts';

type Issue = z.core.$ZodIssue;

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );

/** An issue of the schema in the catalogue's terms. A schema may name the code itself by giving it as its message. */
function problemOf(issue: Issue, input: unknown): Problem {
  const field = issue.path.length > 0 ? issue.path.map(String).join('.') : undefined;
  if (isProblemCode(issue.message)) return problem(issue.message, field);
  const missing = valueAt(input, issue.path);
  if (missing === undefined || missing === null || missing === '') return problem('REQUIRED', field);
  switch (issue.code) {
    case 'too_big': {
      const max = String(issue.maximum);
      if (issue.origin === 'string') return problem('TOO_LONG', field, { max });
      return problem(issue.origin === 'array' ? 'TOO_MANY' : 'TOO_LARGE', field, { max });
    }
    case 'too_small': {
      const min = String(issue.minimum);
      if (issue.origin === 'string') return problem('TOO_SHORT', field, { min });
      return problem(issue.origin === 'array' ? 'TOO_FEW' : 'TOO_SMALL', field, { min });
    }
    case 'invalid_value':
      return problem('NOT_A_CHOICE', field);
    case 'unrecognized_keys':
      return problem('UNKNOWN_FIELD', issue.keys[0] ?? field);
    default:
      return problem('INVALID', field);
  }
}

/** The fields that are right by themselves, and the problems of those that are not. */
function readEach(
  fields: z.ZodObject,
  input: unknown,
): { values: Record<string, unknown>; problems: Problem[] } {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [key, schema] of Object.entries(fields.shape)) {
    const given = valueAt(input, [key]);
    const result = z.safeParse(schema, given);
    if (result.success) values[key] = result.data;
    else {
      const issues = result.error.issues.map(issue => ({ ...issue, path: [key, ...issue.path] }));
      problems.push(...issues.map(issue => problemOf(issue, input)));
    }
  }
  return { values, problems };
}

/**
 * An input read field by field, then by the rules between its fields, which see whatever fields are right by themselves: so a form
 * hears everything at once. Throws ValidationError.
 */
export function readInput<Fields extends z.ZodObject>(
  fields: Fields,
  input: unknown,
  rules: (value: Partial<z.output<Fields>>) => readonly Problem[] = () => [],
): z.output<Fields> {
  const { problems, value } = inspectInput(fields, input, rules);
  assertNoProblems(problems);
  return value;
}

/** As readInput, for a form that shows problems while it is being filled; the value is whole where there is no problem. */
export function inspectInput<Fields extends z.ZodObject>(
  fields: Fields,
  input: unknown,
  rules: (value: Partial<z.output<Fields>>) => readonly Problem[] = () => [],
): { problems: Problem[]; value: z.output<Fields> } {
  const { values, problems } = readEach(fields, input);
  const value = values as z.output<Fields>;
  return { value, problems: [...problems, ...rules(value)] };
}

/** A text that must say something, tidied, of at most so many characters. */
export function requiredText(max: number) {
  return z
    .string()
    .transform(tidy)
    .pipe(z.string().min(1, { error: 'REQUIRED', abort: true }).max(max, { abort: true }));
}

/** A text that may be missing; nothing but white space is nothing. */
export function optionalText(max: number) {
  return z
    .string()
    .nullish()
    .transform(text => tidy(text ?? '') || null)
    .pipe(z.string().max(max).nullable());
}

export function requiredDate() {
  return z
    .string()
    .min(1, { error: 'REQUIRED', abort: true })
    .refine(isCalendarDate, { error: 'DATE_INVALID' });
}

export function optionalDate() {
  return z
    .string()
    .nullish()
    .transform(text => text || null)
    .refine(text => text === null || isCalendarDate(text), { error: 'DATE_INVALID' });
}

/** One of a closed list, or nothing. */
export function optionalChoice<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  return z
    .enum(choices)
    .nullish()
    .transform(choice => choice ?? null);
}

/** The least that counts as a reason. */
export const REASON_MIN = 2;
export const REASON_MAX = 500;

/** Why something is done: written down, for the trail. */
export function requiredReason() {
  return z.string().transform(tidy).pipe(z.string().min(REASON_MIN).max(REASON_MAX));
}

/** A day that cannot lie in the future. */
export function notAfter(
  date: CalendarDate | null | undefined,
  today: CalendarDate,
  field: string,
): Problem[] {
  return date && date > today ? [problem('DATE_FUTURE', field)] : [];
}

/** A day that cannot come before another. */
export function inOrder(
  start: CalendarDate | null | undefined,
  end: CalendarDate | null | undefined,
  field: string,
): Problem[] {
  return start && end && end < start ? [problem('DATE_ORDER', field)] : [];
}
