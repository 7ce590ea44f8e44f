import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusals } from '../../refusals.testing.ts';
import { type AssessmentPart, assessmentProblems, isSevere, readAssessment, wholeOf } from './assessment.ts';
import { DISABILITY_CATEGORIES, DISABILITY_GRADES } from './terms.ts';

const TODAY = '2026-11-23';

describe('an assessment', () => {
  const context = {
    birthDate: '1990-06-15',
    appliedOn: '2026-11-01',
    hospitalDesignated: true,
    today: TODAY,
  };
  const right = {
    assessedOn: '2026-11-20',
    hospitalId: 3,
    doctors: ['王医生', '赵医生'],
    parts: [{ category: 'PHYSICAL', grade: 2 }],
    cause: 'TRAFFIC',
    onsetAge: 30,
  };
  const assessment = (more: object, where: object = {}) =>
    refusals(() => readAssessment({ ...right, ...more }, { ...context, ...where }));

  test('of one part is that part', () => {
    expect(readAssessment(right, context)).toMatchObject({
      category: 'PHYSICAL',
      grade: 2,
      supportNeeds: [],
      atHome: false,
    });
  });

  test('of several parts is multiple, with the most severe grade', () => {
    const anyParts = fc.uniqueArray(
      fc.record({
        category: fc.constantFrom(...DISABILITY_CATEGORIES.slice(0, 6)),
        grade: fc.constantFrom(...DISABILITY_GRADES),
      }),
      { minLength: 2, maxLength: 6, selector: part => part.category },
    );
    fc.assert(
      fc.property(anyParts, (parts: AssessmentPart[]) => {
        expect(wholeOf(parts)).toEqual({
          category: 'MULTIPLE',
          grade: Math.min(...parts.map(part => part.grade)),
        });
        expect(assessment({ parts })).toEqual([]);
      }),
    );
    expect(wholeOf([])).toBeUndefined();
  });

  test.each([
    [{ parts: [] }, {}, ['parts: TOO_FEW']],
    [{ parts: [{ category: 'PHYSICAL', grade: 5 }] }, {}, ['parts.0.grade: NOT_A_CHOICE']],
    [{ parts: [{ category: 'MULTIPLE', grade: 1 }] }, {}, ['parts.0.category: ASSESSMENT_PART_MULTIPLE']],
    [
      {
        parts: [
          { category: 'VISUAL', grade: 1 },
          { category: 'VISUAL', grade: 2 },
        ],
      },
      {},
      ['parts.1.category: ASSESSMENT_PARTS_SAME'],
    ],
    [{ doctors: ['王医生'] }, {}, ['doctors: ASSESSMENT_DOCTORS']],
    [{ doctors: ['王医生', ' 王 医生'] }, {}, ['doctors: ASSESSMENT_DOCTORS']],
    [{ assessedOn: '2026-10-31' }, {}, ['assessedOn: ASSESSMENT_BEFORE_APPLICATION']],
    [{ assessedOn: '2026-11-24' }, {}, ['assessedOn: DATE_FUTURE']],
    [{ onsetAge: 36 }, {}, []],
    [{ onsetAge: 37 }, {}, ['onsetAge: ONSET_AFTER_AGE']],
    [{ cause: 'CONGENITAL', onsetAge: 1 }, {}, ['onsetAge: ONSET_CONGENITAL']],
    [{ cause: 'CONGENITAL', onsetAge: 0 }, {}, []],
    [{ cause: 'CURSE' }, {}, ['cause: NOT_A_CHOICE']],
    [{}, { hospitalDesignated: false }, ['hospitalId: ASSESSMENT_HOSPITAL_NOT_DESIGNATED']],
  ])('%j %j → %j', (more, where, expected) => {
    expect(assessment(more, where)).toEqual(expected);
    const form = assessmentProblems({ ...right, ...more }, { ...context, ...where });
    expect(form.map(({ code, field }) => `${field}: ${code}`)).toEqual(expected);
  });

  test('grades 1 and 2 are severe', () => {
    expect([1, 2, 3, 4, null].map(isSevere)).toEqual([true, true, false, false, null]);
  });
});
