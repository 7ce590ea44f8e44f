import { describe, expect, it } from 'vitest';
import { byAge, byCategory, drawn, listPath, monthDays, type Summary, sum, told } from './figures.ts';

const count = (value: number | null) => ({ __typename: 'Count' as const, value, hidden: value === null });

function summary(part: Partial<Summary>): Summary {
  return {
    __typename: 'RegistrySummary',
    asOf: '2026-11-23T00:00:00Z',
    area: { __typename: 'Area', id: 'a', name: '区', level: 'DISTRICT' },
    people: count(0),
    holders: count(0),
    byCategoryGrade: [],
    byArea: [],
    byAgeSex: [],
    issuedByMonth: [],
    expiringByMonth: [],
    byState: [],
    ...part,
  };
}

describe('a count that is too small to be shown', () => {
  it('is drawn with no height and told in words', () => {
    expect(drawn(count(null))).toBe(0);
    expect(told(count(null), '小于 5')).toBe('小于 5');
    expect(told(count(7), '小于 5')).toBe(7);
  });

  it('hides every sum that it is part of', () => {
    expect(sum([count(10), count(null)])).toEqual({ value: null, hidden: true });
    expect(sum([count(10), count(2)])).toEqual({ value: 12, hidden: false });
  });
});

describe('rows of charts', () => {
  it('name the categories in the order of their digits, with four grades each', () => {
    const rows = byCategory(
      summary({
        byCategoryGrade: [
          { __typename: 'CategoryGradeCount', category: 'MENTAL', grade: 2, count: count(9) },
          { __typename: 'CategoryGradeCount', category: 'VISUAL', grade: 1, count: count(8) },
        ],
      }),
    );
    expect(rows.map(({ category, counts }) => [category, counts.map(drawn)])).toEqual([
      ['VISUAL', [8, 0, 0, 0]],
      ['MENTAL', [0, 9, 0, 0]],
    ]);
  });

  it('pair the sexes of an age band, youngest first', () => {
    const rows = byAge(
      summary({
        byAgeSex: [
          { __typename: 'AgeSexCount', ageFrom: 90, ageTo: null, sex: 'MALE', count: count(5) },
          { __typename: 'AgeSexCount', ageFrom: 0, ageTo: 9, sex: 'FEMALE', count: count(6) },
          { __typename: 'AgeSexCount', ageFrom: 0, ageTo: 9, sex: 'MALE', count: count(7) },
        ],
      }),
    );
    expect(rows.map(({ ageFrom, male, female }) => [ageFrom, drawn(male), drawn(female)])).toEqual([
      [0, 7, 6],
      [90, 5, 0],
    ]);
  });
});

describe('the records behind a bar', () => {
  it('lie between the days of its month', () => {
    expect(monthDays('2028-02')).toEqual({ first: '2028-02-01', last: '2028-02-29', next: '2028-03-01' });
    expect(monthDays('2026-12').next).toBe('2027-01-01');
  });

  it('are a list under a filter', () => {
    expect(listPath('people', { grade: [1] })).toBe(`/people?filter=${encodeURIComponent('{"grade":[1]}')}`);
  });
});
