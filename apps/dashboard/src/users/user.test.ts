import { expect, test } from 'vitest';
import { emptyUser, levelFor, userInput, userProblems } from './user.ts';

const right = { username: 'li.na', displayName: ' 李娜 ', role: 'TOWN_CASEWORKER', areaId: 'a' };
const problems = (values: object) =>
  userProblems({ ...right, ...values }).map(({ code, field }) => `${field} ${code}`);

test('a user needs a name to sign in with, a name to show, a role and an area', () => {
  expect(problems({})).toEqual([]);
  expect(userProblems(emptyUser)).toHaveLength(4);
  expect(problems({ username: 'Li Na' })).toEqual(['username USERNAME_INVALID']);
});

test('a role works on its level of area', () => {
  expect([levelFor('TOWN_HEAD'), levelFor('LEADER'), levelFor('')]).toEqual(['TOWN', 'DISTRICT', undefined]);
});

test('goes to the API tidied, with the programmes that it had', () => {
  expect(userInput(right, ['HOUSING'])).toEqual({
    username: 'li.na',
    displayName: '李娜',
    role: 'TOWN_CASEWORKER',
    areaId: 'a',
    programmes: ['HOUSING'],
  });
});
