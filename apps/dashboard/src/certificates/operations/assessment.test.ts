import { describe, expect, test } from 'vitest';
import {
  assessmentFormProblems,
  assessmentInput,
  doctorsOf,
  emptyAssessment,
  wholeOfGrades,
} from './assessment.ts';

const right = {
  ...emptyAssessment({ assessedOn: '2026-11-20', hospitalId: 'h', atHome: false }),
  doctors: '王医生、赵医生',
  parts: { PHYSICAL: 3, VISUAL: 2 },
  cause: 'DISEASE',
};
const context = { appliedOn: '2026-11-01', today: '2026-11-23' };
const problems = (more: object) =>
  assessmentFormProblems({ ...right, ...more }, context).map(({ code, field }) => `${field} ${code}`);

describe('the form of an assessment', () => {
  test('doctors are named in one field, however they are separated', () => {
    expect(doctorsOf('王 医生， 赵医生;钱医生')).toEqual(['王 医生', '赵医生', '钱医生']);
    expect(doctorsOf(undefined)).toEqual([]);
  });

  test('two graded categories are a multiple disability with the more severe grade', () => {
    expect(wholeOfGrades({ PHYSICAL: 3, VISUAL: 2 })).toEqual({ category: 'MULTIPLE', grade: 2 });
    expect(wholeOfGrades({ MENTAL: 4 })).toEqual({ category: 'MENTAL', grade: 4 });
    expect(wholeOfGrades({})).toBeUndefined();
  });

  test('goes to the API with parts in the order of the categories, and without an empty diagnosis', () => {
    expect(assessmentInput({ ...right, onsetAge: ' 12 ' })).toEqual({
      assessedOn: '2026-11-20',
      hospitalId: 'h',
      doctors: ['王医生', '赵医生'],
      parts: [
        { category: 'VISUAL', grade: 2 },
        { category: 'PHYSICAL', grade: 3 },
      ],
      cause: 'DISEASE',
      onsetAge: 12,
      supportNeeds: [],
      atHome: false,
    });
  });

  test.each<[object, string[]]>([
    [{}, []],
    [{ parts: {} }, ['parts TOO_FEW']],
    [{ doctors: '王医生' }, ['doctors ASSESSMENT_DOCTORS']],
    [{ hospitalId: null }, ['hospitalId REQUIRED']],
    [{ cause: '' }, ['cause REQUIRED']],
    [{ onsetAge: 'twelve' }, ['onsetAge INVALID']],
    [{ cause: 'CONGENITAL', onsetAge: '3' }, ['onsetAge ONSET_CONGENITAL']],
    [{ assessedOn: '2026-10-31' }, ['assessedOn ASSESSMENT_BEFORE_APPLICATION']],
    [{ assessedOn: '2026-11-24' }, ['assessedOn DATE_FUTURE']],
  ])('%j → %j', (more, expected) => {
    expect(problems(more)).toEqual(expected);
  });
});
