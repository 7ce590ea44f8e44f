import { z } from 'zod';
import type { CalendarDate } from '../shared/dates.ts';
import { assertNoProblems, type Problem, problem } from '../shared/error.ts';
import { inspectInput, notAfter } from '../shared/input.ts';
import { lastFour, maskTail } from '../shared/mask.ts';
import type { Field, Fields, Values } from './fields.ts';
import type { DetailsContext, InstitutionFacts, ProgrammeDefinition } from './programme.ts';

type Json = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function schemaOf(fields: Fields) {
  return z.object(Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])));
}

function unknownFields(fields: Fields, input: unknown): Problem[] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.keys(input)
    .filter(name => !Object.hasOwn(fields, name))
    .map(name => problem('UNKNOWN_FIELD', name));
}

/** What stands against an institution in a field that asks for a kind or a grade. */
function institutionProblem(
  field: Field,
  name: string,
  institution: InstitutionFacts | undefined,
): Problem | undefined {
  if (!institution) return problem('INSTITUTION_UNKNOWN', name);
  if (!field.institutions?.includes(institution.kind)) return problem('INSTITUTION_KIND_WRONG', name);
  const { hospitalGrades } = field;
  if (!hospitalGrades) return undefined;
  const { hospitalGrade } = institution;
  const enough = hospitalGrade !== null && hospitalGrades.includes(hospitalGrade);
  return enough
    ? undefined
    : problem('HOSPITAL_GRADE_TOO_LOW', name, { lowest: hospitalGrades.at(-1) ?? '' });
}

function institutionProblems(
  fields: Fields,
  values: Json,
  institutions: ReadonlyMap<number, InstitutionFacts>,
): Problem[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name];
    if (field.kind !== 'INSTITUTION' || typeof value !== 'number') return [];
    return institutionProblem(field, name, institutions.get(value)) ?? [];
  });
}

/** The numbers of the institutions that details name: what a context must know. */
export function institutionsIn(fields: Fields, values: Json): number[] {
  return Object.entries(fields)
    .filter(([, field]) => field.kind === 'INSTITUTION')
    .map(([name]) => values[name])
    .filter(value => typeof value === 'number');
}

/** A draft's details: what is given is right by itself, what is missing may come later. Throws ValidationError. */
export function readDraft<Shape extends Fields>(
  programme: Pick<ProgrammeDefinition<Shape>, 'details'>,
  input: Json,
): Partial<Values<Shape>> {
  const given = Object.entries(input).filter(([, value]) => !isEmpty(value));
  const fields: Fields = Object.fromEntries(
    Object.entries(programme.details).filter(([name]) => given.some(([each]) => each === name)),
  );
  const { value, problems } = inspectInput(schemaOf(fields), Object.fromEntries(given));
  assertNoProblems([...unknownFields(programme.details, input), ...problems]);
  return value as Partial<Values<Shape>>;
}

/** Everything that stands against handing details in: each field by itself, the institutions, and the rules between fields. */
export function detailsProblems<Shape extends Fields, Parameters>(
  programme: Pick<ProgrammeDefinition<Shape, Parameters>, 'details' | 'check'>,
  input: unknown,
  context: DetailsContext<Parameters>,
): readonly Problem[] {
  return inspectDetails(programme, input, context).problems;
}

function inspectDetails<Shape extends Fields, Parameters>(
  programme: Pick<ProgrammeDefinition<Shape, Parameters>, 'details' | 'check'>,
  input: unknown,
  context: DetailsContext<Parameters>,
): { value: Values<Shape>; problems: readonly Problem[] } {
  const { value, problems } = inspectInput(schemaOf(programme.details), input, values => [
    ...institutionProblems(programme.details, values, context.institutions),
    ...futureDays(programme.details, values, context.today),
    ...(programme.check?.(values as Partial<Values<Shape>>, context) ?? []),
  ]);
  return {
    value: value as Values<Shape>,
    problems: [...unknownFields(programme.details, input), ...problems],
  };
}

/** Details as they are handed in, whole and checked against everything. Throws ValidationError with all that is wrong. */
export function readDetails<Shape extends Fields, Parameters>(
  programme: Pick<ProgrammeDefinition<Shape, Parameters>, 'details' | 'check'>,
  input: unknown,
  context: DetailsContext<Parameters>,
): Values<Shape> {
  const { value, problems } = inspectDetails(programme, input, context);
  assertNoProblems(problems);
  return value;
}

/** Days of what has happened that lie in the future. */
function futureDays(fields: Fields, values: Json, today: CalendarDate): Problem[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const day = values[name];
    return field.past && typeof day === 'string' ? notAfter(day, today, name) : [];
  });
}

/**
 * What a stage records when it is passed; a stage without a form records nothing. A form that is only being filled may leave today
 * out. Throws ValidationError.
 */
export function readForm(form: Fields | undefined, input: unknown, today?: CalendarDate): Json {
  const fields = form ?? {};
  const { value, problems } = inspectInput(schemaOf(fields), input ?? {}, values =>
    today === undefined ? [] : futureDays(fields, values, today),
  );
  assertNoProblems([...unknownFields(fields, input), ...problems]);
  return value;
}

/** A sensitive value as everyone may see it; nothing where no part of it may be seen. */
function maskOf(field: Field, value: unknown): string | undefined {
  return field.kind === 'BANK_ACCOUNT' && typeof value === 'string'
    ? maskTail(lastFour(value), value.length)
    : undefined;
}

/** Values as they are kept in the open, sensitive ones as their masks or not at all, and what is sealed beside them. */
export function splitSensitive(fields: Fields, values: Json): { open: Json; sealed: Json } {
  const open: Record<string, unknown> = {};
  const sealed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field?.sensitive || isEmpty(value)) open[name] = value;
    else {
      sealed[name] = value;
      const mask = maskOf(field, value);
      if (mask !== undefined) open[name] = mask;
    }
  }
  return { open, sealed };
}

/** Values as everyone may see them. */
export function maskDetails(fields: Fields, values: Json): Json {
  return splitSensitive(fields, values).open;
}

/** The whole values again, from what is kept open and what was sealed. */
export function joinSensitive({ open, sealed }: { open: Json; sealed: Json }): Json {
  return { ...open, ...sealed };
}

/**
 * Changed values over those that are kept: what is not given stays; a sensitive value that comes back as its own mask, as a form that
 * never showed it sends it, stays too.
 */
export function changeDetails(fields: Fields, kept: Json, changes: Json): Json {
  const masks = maskDetails(fields, kept);
  const changed = Object.entries(changes).filter(
    ([name, value]) => value !== undefined && !(fields[name]?.sensitive && value === masks[name]),
  );
  return { ...kept, ...Object.fromEntries(changed) };
}
