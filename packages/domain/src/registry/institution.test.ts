import { describe, expect, test } from 'vitest';
import { refusals } from '../refusals.testing.ts';
import { admissionProblems, leavingProblems, readInstitution } from './institution.ts';

const TODAY = '2026-11-23';

describe('an institution', () => {
  test.each([
    [{ kind: 'HOSPITAL', name: '某医院', designated: true, hospitalGrade: '2A' }, []],
    [{ kind: 'HOSPITAL', name: '某医院' }, []],
    [{ kind: 'HOSPITAL', name: '某医院', designated: true }, ['hospitalGrade: HOSPITAL_GRADE_MISSING']],
    [
      { kind: 'SCHOOL', name: '某学校', designated: true, hospitalGrade: '2A' },
      ['hospitalGrade: HOSPITAL_GRADE_NOT_HOSPITAL', 'designated: DESIGNATED_NOT_HOSPITAL'],
    ],
    [
      { kind: 'HOSPITAL', name: '某医院', hospitalGrade: '4A', phone: '12' },
      ['hospitalGrade: NOT_A_CHOICE', 'phone: PHONE_INVALID'],
    ],
    [{ kind: 'SHOP', capacity: -1 }, ['kind: NOT_A_CHOICE', 'name: REQUIRED', 'capacity: TOO_SMALL']],
  ])('%j → %j', (input, expected) => {
    expect(refusals(() => readInstitution(input))).toEqual(expected);
  });

  test('keeps its phone in one form', () => {
    expect(readInstitution({ kind: 'SCHOOL', name: '某学校', phone: '(0574) 87654321' }).phone).toBe(
      '0574-87654321',
    );
  });

  test('admits whoever is alive and nowhere else, while there is room', () => {
    const right = { admittedOn: TODAY, present: 9, capacity: 10, personPresent: false, alive: true };
    const codes = (more: object) => admissionProblems({ ...right, ...more }, TODAY).map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ present: 10 })).toEqual(['INSTITUTION_FULL']);
    expect(codes({ present: 10, capacity: null })).toEqual([]);
    expect(codes({ alive: false, personPresent: true })).toEqual(['PERSON_DEAD', 'STAY_OPEN']);
    expect(codes({ admittedOn: '2026-11-24' })).toEqual(['DATE_FUTURE']);
    expect(codes({ admittedOn: '' })).toEqual(['DATE_INVALID']);
  });

  test('is left on or after the day of admission', () => {
    const codes = (day: string) => leavingProblems('2026-01-10', day, TODAY).map(({ code }) => code);
    expect([codes('2026-01-10'), codes('2026-01-09'), codes('2027-01-01'), codes('x')]).toEqual([
      [],
      ['DATE_ORDER'],
      ['DATE_FUTURE'],
      ['DATE_INVALID'],
    ]);
  });
});
