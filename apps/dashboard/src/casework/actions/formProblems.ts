import { type AnyProgramme, type Problem, readForm } from '@zhucan/domain';
import type { FormValues } from '../../components/form/draft.ts';
import { problemsOf } from '../../components/form/refusals.ts';
import { type FieldSpec, inputOf } from '../form/fields.ts';

/** What is wrong with a stage's form, by the domain's own check of the fields that the server named. */
export function formProblems(
  programme: AnyProgramme,
  stage: string,
  specs: readonly FieldSpec[],
  values: FormValues,
): readonly Problem[] {
  const form = programme.way.find(({ code }) => code === stage)?.form ?? {};
  const asked = Object.fromEntries(
    Object.entries(form).filter(([name]) => specs.some(one => one.name === name)),
  );
  const input = inputOf(specs, values);
  for (const { name, kind } of specs) if (kind === 'INSTITUTION' && input[name] !== null) input[name] = 1;
  const known = Object.fromEntries(Object.entries(input).filter(([name]) => Object.hasOwn(asked, name)));
  return problemsOf(() => readForm(asked, known));
}
