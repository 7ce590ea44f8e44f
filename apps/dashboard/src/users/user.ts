import { type Problem, problem, ROLE_AREA_LEVEL, ROLES, type Role, usernameProblems } from '@zhucan/domain';
import type { FormValues } from '../components/form/draft.ts';
import type { UserInput, UserRowFragment } from '../generated/graphql.ts';

export const emptyUser: FormValues = { username: '', displayName: '', role: '', areaId: null };

export function toValues({ id, version, username, displayName, role, area }: UserRowFragment) {
  return { id, version, username, displayName, role, areaId: area.id };
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

function roleOf(value: unknown): Role | undefined {
  return ROLES.find(role => role === value);
}

/** The level of area that the chosen role works on. */
export function levelFor(role: unknown) {
  const known = roleOf(role);
  return known && ROLE_AREA_LEVEL[known];
}

export function userProblems(values: FormValues): readonly Problem[] {
  const problems: Problem[] = [];
  for (const field of ['username', 'displayName', 'role', 'areaId']) {
    if (text(values[field]) === '') problems.push(problem('REQUIRED', field));
  }
  if (text(values['username']) !== '') problems.push(...usernameProblems(text(values['username'])));
  return problems;
}

/** The form as the API takes it; what the form does not show stays as it was. */
export function userInput(values: FormValues, programmes: readonly string[] = []): UserInput {
  return {
    username: text(values['username']),
    displayName: text(values['displayName']),
    role: roleOf(values['role']) ?? 'VILLAGE_LIAISON',
    areaId: text(values['areaId']),
    programmes: [...programmes],
  };
}
