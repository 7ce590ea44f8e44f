import { expect, test } from 'vitest';
import { emptySetUp, setUpInput, setUpProblems } from './setUp.ts';

const right = {
  code: 'ABCD-EFGH-JKMN',
  districtCode: '330205',
  districtName: '清溪区',
  displayName: '张主任',
  username: 'first.admin',
  password: 'correct horse 7',
  again: 'correct horse 7',
};
const problems = (more: object) =>
  setUpProblems({ ...right, ...more }).problems.map(({ code, field }) => `${field} ${code}`);

test.each<[object, string[]]>([
  [{}, []],
  [emptySetUp, Object.keys(emptySetUp).map(field => `${field} REQUIRED`)],
  [{ districtCode: '33' }, ['districtCode COUNTY_CODE_INVALID']],
  [{ username: '1' }, ['username USERNAME_INVALID']],
  [{ password: 'short' }, ['password PASSWORD_SHORT']],
])('%j → %j', (more, expected) => {
  expect(problems(more)).toEqual(expected);
});

test('the password is typed twice alike, and sent once as it was typed', () => {
  expect(setUpProblems({ ...right, again: 'other' }).differ).toBe(true);
  expect(setUpProblems(right).differ).toBe(false);
  expect(setUpInput({ ...right, username: ' first.admin ', password: ' a b ' })).toEqual({
    code: 'ABCD-EFGH-JKMN',
    districtCode: '330205',
    districtName: '清溪区',
    displayName: '张主任',
    username: 'first.admin',
    password: ' a b ',
  });
});
