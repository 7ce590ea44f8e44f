import type { AreaLevel } from '../registry/terms.ts';
import { type Problem, problem } from '../shared/error.ts';
import type { Role } from './roles.ts';

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

/** Beginnings of the passwords that are tried first everywhere; a password that is one of them with a tail of digits fails too. */
const COMMON_PASSWORDS = [
  'password',
  'passw0rd',
  'qwertyuiop',
  'qwerty',
  'qwer1234',
  'asdfghjkl',
  'iloveyou',
  'administrator',
  'admin',
  'welcome',
  'letmein',
  'woaini',
  'canlian',
  'zhucan',
  'abc',
  'a',
  'aa',
];

function isCommon(password: string): boolean {
  const folded = password.toLowerCase().replace(/[\s._@#!*-]/g, '');
  if (/^(.)\1*$/u.test(folded) || '01234567890123456789'.includes(folded)) return true;
  if ('98765432109876543210'.includes(folded) || /^(.{1,4}?)\1+$/u.test(folded)) return true;
  const stem = folded.replace(/\d+$/, '');
  return stem === '' ? folded.length <= PASSWORD_MIN : COMMON_PASSWORDS.includes(stem);
}

/** What is wrong with a new password: length, the commonest ones, the user name inside it. */
export function passwordProblems(password: string, username: string, field = 'password'): Problem[] {
  const length = [...password.slice(0, 2 * PASSWORD_MAX + 2)].length;
  if (length < PASSWORD_MIN) return [problem('PASSWORD_SHORT', field, { min: PASSWORD_MIN })];
  if (length > PASSWORD_MAX) return [problem('PASSWORD_LONG', field, { max: PASSWORD_MAX })];
  const problems: Problem[] = [];
  if (isCommon(password)) problems.push(problem('PASSWORD_COMMON', field));
  if (username.length > 2 && password.toLowerCase().includes(username.toLowerCase())) {
    problems.push(problem('PASSWORD_IS_USERNAME', field));
  }
  return problems;
}

/** A user name: 3 to 32 small letters, digits, dots, hyphens, underscores; a letter first. */
export function usernameProblems(username: string, field = 'username'): Problem[] {
  return /^[a-z][a-z0-9._-]{2,31}$/.test(username) ? [] : [problem('USERNAME_INVALID', field)];
}

/** The level of area that a role works on. */
export const ROLE_AREA_LEVEL = {
  DISTRICT_MANAGER: 'DISTRICT',
  DISTRICT_OFFICER: 'DISTRICT',
  TOWN_CASEWORKER: 'TOWN',
  VILLAGE_LIAISON: 'VILLAGE',
  TOWN_HEAD: 'TOWN',
  LEADER: 'DISTRICT',
} as const satisfies Readonly<Record<Role, AreaLevel>>;

export function roleAreaProblems(role: Role, level: AreaLevel, field = 'areaId'): Problem[] {
  const wanted = ROLE_AREA_LEVEL[role];
  return wanted === level ? [] : [problem('ROLE_AREA_LEVEL', field, { role, level: wanted })];
}
