import { type Problem, passwordProblems, problem, usernameProblems } from '@zhucan/domain';
import type { FormValues } from '../components/form/draft.ts';

export const emptySetUp: FormValues = {
  code: '',
  districtCode: '',
  districtName: '',
  displayName: '',
  username: '',
  password: '',
  again: '',
};

const text = (values: FormValues, field: string) => String(values[field] ?? '');

/** Everything wrong with the first set-up, before the server is asked; `differ` says that the two passwords do. */
export function setUpProblems(values: FormValues): { problems: Problem[]; differ: boolean } {
  const empty = Object.keys(emptySetUp).filter(field => text(values, field).trim() === '');
  const problems = empty.map(field => problem('REQUIRED', field));
  const filled = (field: string) => !empty.includes(field);
  if (filled('districtCode') && !/^[1-9]\d{5}$/.test(text(values, 'districtCode').trim())) {
    problems.push(problem('COUNTY_CODE_INVALID', 'districtCode'));
  }
  if (filled('username')) problems.push(...usernameProblems(text(values, 'username').trim()));
  if (filled('password')) {
    problems.push(...passwordProblems(text(values, 'password'), text(values, 'username').trim()));
  }
  return { problems, differ: filled('again') && values['again'] !== values['password'] };
}

/** What is sent: the password as it was typed, everything else without the spaces around it. */
export function setUpInput(values: FormValues) {
  const tidy = (field: string) => text(values, field).trim();
  return {
    code: tidy('code'),
    districtCode: tidy('districtCode'),
    districtName: tidy('districtName'),
    displayName: tidy('displayName'),
    username: tidy('username'),
    password: text(values, 'password'),
  };
}
