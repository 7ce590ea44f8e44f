import { checkCitizenId, type PersonInput, type Problem, personProblems } from '@zhucan/domain';
import type { FormValues } from '../components/form/draft.ts';
import { given } from './values.ts';

/** Everything wrong with the form by the domain's own rules; `known` says which sensitive values the register has already. */
export function personFormProblems(
  values: FormValues,
  today: string,
  known: { idNumber: boolean; bankAccount: boolean; guardianPhone: boolean },
): Problem[] {
  const empty = (field: string) => given(values[field]) === null;
  const { sex: _sex, birthDate: _birth, ...fields } = values;
  const problems = personProblems(fields satisfies Partial<Record<keyof PersonInput, unknown>>, today).filter(
    ({ field }) => !(known.idNumber && field === 'idNumber' && empty('idNumber')),
  );
  if (empty('areaId')) problems.push({ code: 'REQUIRED', field: 'areaId', params: {} });
  return problems;
}

/** What a whole number says of its holder, once it is right. */
export function readIdNumber(idNumber: unknown, today: string) {
  if (typeof idNumber !== 'string' || idNumber.trim() === '') return undefined;
  const check = checkCitizenId(idNumber, today);
  return check.valid && check.birthDate && check.sex
    ? { birthDate: check.birthDate, sex: check.sex }
    : undefined;
}
