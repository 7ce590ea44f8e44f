import { describe, expect, test } from 'vitest';
import { applicationInput, applicationProblems, emptyApplication } from './application.ts';

const today = '2026-11-23';
const first = { ...emptyApplication(today), category: 'VISUAL' };
const problems = (more: object) =>
  applicationProblems({ ...first, ...more }, '990001', today).map(({ code, field }) => `${field} ${code}`);
const transfer = { kind: 'TRANSFER_IN', grade: '2', expiresOn: '2030-01-01', transferCounty: '330205' };

describe('an application', () => {
  test.each<[object, string[]]>([
    [{}, []],
    [{ category: '' }, ['category REQUIRED']],
    [{ appliedOn: '2026-11-24' }, ['appliedOn DATE_FUTURE']],
    [{ issuingCounty: '12' }, ['issuingCounty COUNTY_CODE_INVALID']],
    [transfer, []],
    [{ ...transfer, grade: '' }, ['grade REQUIRED']],
    [{ ...transfer, transferCounty: '990001' }, ['transferCounty COUNTY_SAME']],
    [{ ...transfer, expiresOn: '2026-11-01' }, ['expiresOn CERTIFICATE_EXPIRED']],
  ])('%j → %j', (more, expected) => {
    expect(problems(more)).toEqual(expected);
  });

  test('sends what its kind has, and nothing that is empty', () => {
    expect(applicationInput({ ...first, hospitalId: 'h', grade: '3' })).toEqual({
      kind: 'FIRST',
      category: 'VISUAL',
      appliedOn: today,
      medium: 'CARD',
      hospitalId: 'h',
    });
    expect(applicationInput({ ...first, ...transfer, hospitalId: 'h', issuingCounty: '330205' })).toEqual({
      kind: 'TRANSFER_IN',
      category: 'VISUAL',
      appliedOn: today,
      medium: 'CARD',
      grade: 2,
      expiresOn: '2030-01-01',
      transferCounty: '330205',
    });
  });
});
