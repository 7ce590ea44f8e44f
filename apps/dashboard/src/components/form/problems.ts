import { type Problem, problemMessage } from '@zhucan/domain';
import { type FieldErrors, type FieldValues, get, set } from 'react-hook-form';
import { currentLocale } from '../../providers/locale.ts';

/** The domain's problems as react-hook-form keeps errors; the first of each field counts. */
export function toFieldErrors(problems: readonly Problem[]): FieldErrors<FieldValues> {
  const errors: FieldErrors<FieldValues> = {};
  for (const problem of problems) {
    if (problem.field && !get(errors, problem.field)) {
      set(errors, problem.field, { type: problem.code, message: problemMessage(currentLocale(), problem) });
    }
  }
  return errors;
}

/** Every field with an error, with its sentence, in the order of the form. */
export function listErrors(errors: object, prefix = ''): { field: string; message: string }[] {
  return Object.entries(errors).flatMap(([key, value]: [string, unknown]) => {
    const field = prefix ? `${prefix}.${key}` : key;
    if (key === 'root' || typeof value !== 'object' || value === null) return [];
    if ('message' in value && typeof value.message === 'string') return [{ field, message: value.message }];
    return key === 'ref' ? [] : listErrors(value, field);
  });
}
