import { expect, test } from 'vitest';
import { policyInput, policyProblems, policyValues } from './policy.ts';

const policy = {
  __typename: 'CertificatePolicy',
  renewalOpensMonths: 12,
  reminderDays: 90,
  validYears: 10,
  version: 3,
} as const;
const problems = (more: object) =>
  policyProblems({ ...policyValues(policy), ...more }).map(({ code, field }) => `${field} ${code}`);

test('the policy goes through its form unchanged', () => {
  expect(policyInput(policyValues(policy))).toEqual({
    renewalOpensMonths: 12,
    reminderDays: 90,
    validYears: 10,
  });
});

test.each<[object, string[]]>([
  [{}, []],
  [{ validYears: '' }, ['validYears REQUIRED']],
  [{ validYears: '31' }, ['validYears TOO_LARGE']],
  [{ renewalOpensMonths: '1', reminderDays: '60' }, ['reminderDays POLICY_REMINDER_AFTER_WINDOW']],
])('%j → %j', (more, expected) => {
  expect(problems(more)).toEqual(expected);
});
