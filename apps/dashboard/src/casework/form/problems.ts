import {
  type AnyProgramme,
  detailsProblems,
  type InstitutionFacts,
  type Problem,
  readDraft,
} from '@zhucan/domain';
import type { FormValues } from '../../components/form/draft.ts';
import { problemsOf } from '../../components/form/refusals.ts';
import { type FieldSpec, inputOf, specsOf } from './fields.ts';
import { askedSpecs } from './sections.ts';

/** What the rules need to know beside the details themselves. */
export interface FormContext {
  today: string;
  /** The policy in force. */
  parameters: Readonly<Record<string, unknown>>;
  /** The institutions that were chosen, by their id. */
  institutions: ReadonlyMap<string, InstitutionFacts>;
  /** Sealed fields that hold something already: empty means «as it was». */
  kept: readonly string[];
}

/** The form's details for the graph: what the answers do not ask for is empty, and what is sealed already is left out. */
export function detailsInput(
  programme: AnyProgramme,
  values: FormValues,
  kept: readonly string[],
): Record<string, unknown> {
  const specs = specsOf(programme.details, 'zh');
  const asked = new Set(askedSpecs(specs, values).map(({ name }) => name));
  const shown = specs.filter(({ name }) => asked.has(name));
  const hidden = specs.filter(({ name }) => !asked.has(name)).map(({ name }) => [name, null]);
  const given = inputOf(shown, values);
  for (const name of kept) if (given[name] === null) delete given[name];
  return { ...Object.fromEntries(hidden), ...given };
}

/** The same as the domain reads it: institutions by number, which here is their place among the chosen ones. */
export function readable(programme: AnyProgramme, values: FormValues, context: FormContext) {
  const input = detailsInput(programme, values, context.kept);
  const ids = [...context.institutions.keys()];
  for (const { name } of institutionSpecs(programme)) {
    const id = input[name];
    if (typeof id === 'string') input[name] = ids.indexOf(id) + 1 || UNKNOWN_INSTITUTION;
  }
  return input;
}

const UNKNOWN_INSTITUTION = 1_000_000;
const institutionSpecs = ({ details }: AnyProgramme): FieldSpec[] =>
  specsOf(details, 'zh').filter(({ kind }) => kind === 'INSTITUTION');

function domainContext({ today, parameters, institutions }: FormContext) {
  const byNumber = new Map([...institutions.values()].map((facts, index) => [index + 1, facts]));
  return { today, appliedOn: today, parameters, institutions: byNumber };
}

interface FormProblems {
  /** At fields that hold something: they are wrong as they stand, and nothing is saved before they are mended. */
  wrong: readonly Problem[];
  /** What a draft may still lack, and a submission may not. */
  missing: readonly Problem[];
}

/** Everything that stands against the form, by the domain's own rules. */
export function caseProblems(
  programme: AnyProgramme,
  values: FormValues,
  context: FormContext,
): FormProblems {
  const input = readable(programme, values, context);
  const draft = problemsOf(() => readDraft(programme, input));
  const whole = detailsProblems(programme, input, domainContext(context)).filter(
    // What was just chosen is still being asked about; the server looks again.
    ({ code, field }) => code !== 'INSTITUTION_UNKNOWN' && !(field && isKept(field, input, context)),
  );
  const isGiven = (field: string | undefined) =>
    field !== undefined && input[field] !== null && input[field] !== undefined;
  const later = whole.filter(({ field }) => !draft.some(one => one.field === field));
  return {
    wrong: [...draft, ...later.filter(({ field }) => isGiven(field))],
    missing: later.filter(({ field }) => !isGiven(field)),
  };
}

const isKept = (field: string, input: Record<string, unknown>, { kept }: FormContext): boolean =>
  kept.includes(field) && input[field] === undefined;
