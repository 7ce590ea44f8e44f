import { DomainError, type Problem, readInstitution } from '@zhucan/domain';
import type { FormValues } from '../components/form/draft.ts';
import { plain, text } from './values.ts';

/** What is wrong by the domain's rules. */
export function institutionProblems(values: FormValues): readonly Problem[] {
  const area: Problem[] = text(values['areaId']) ? [] : [{ code: 'REQUIRED', field: 'areaId', params: {} }];
  try {
    readInstitution({ ...plain(values), kind: text(values['kind']) });
  } catch (error) {
    if (error instanceof DomainError) return [...error.problems, ...area];
    throw error;
  }
  return area;
}
