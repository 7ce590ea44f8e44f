import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  bornBy,
  compareDates,
  dateOf,
  daysBetween,
  isCalendarDate,
  parseDate,
  todayInShanghai,
} from './dates.ts';

const anyDate = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));

describe('a calendar date', () => {
  test.each(['2024-02-29', '2000-02-29', '1000-01-01', '9999-12-31'])('%s exists', text => {
    expect(parseDate(text)).toBe(text);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '0999-01-01',
    '2024-1-1',
    '',
    '2024-01-01T00:00',
  ])('«%s» does not', text => {
    expect(parseDate(text)).toBeUndefined();
    expect(isCalendarDate(text)).toBe(false);
  });

  test('never fails on any text', () => {
    fc.assert(fc.property(fc.string(), text => typeof isCalendarDate(text) === 'boolean'));
    expect(isCalendarDate(20240101)).toBe(false);
    expect(dateOf(2024, 1.5, 1)).toBeUndefined();
  });
});

describe('arithmetic', () => {
  test('clamps to the end of the month', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2023-12-15', 1)).toBe('2024-01-15');
    expect(addYears('2024-02-29', 10)).toBe('2034-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });

  test('days add up, and the distance is what was added', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: -20_000, max: 20_000 }),
        fc.integer({ min: -999, max: 999 }),
        (date, a, b) => {
          expect(addDays(addDays(date, a), b)).toBe(addDays(date, a + b));
          expect(daysBetween(date, addDays(date, a))).toBe(a);
        },
      ),
    );
  });

  test('months never leave the month that they aim at', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const moved = addMonths(date, months);
        const index = (each: string) => Number(each.slice(0, 4)) * 12 + Number(each.slice(5, 7));
        expect(index(moved) - index(date)).toBe(months);
        expect(Number(moved.slice(8)) <= Number(date.slice(8))).toBe(true);
      }),
    );
  });

  test('order is the order of days', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(compareDates(a, b)).toBe(Math.sign(daysBetween(b, a)));
      }),
    );
  });

  test('leaving the calendar throws', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('no date', 1)).toThrow(RangeError);
  });
});

describe('age', () => {
  test('grows on the birthday; on 1 March for a leap day', () => {
    expect(ageOn('1990-06-15', '2026-06-14')).toBe(35);
    expect(ageOn('1990-06-15', '2026-06-15')).toBe(36);
    expect(ageOn('2004-02-29', '2023-02-28')).toBe(18);
    expect(ageOn('2004-02-29', '2023-03-01')).toBe(19);
  });

  test('is reached exactly by those who were born by the day', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.integer({ min: 0, max: 120 }), (birthDate, day, age) => {
        expect(ageOn(birthDate, day) >= age).toBe(birthDate <= bornBy(age, day));
      }),
      {
        examples: [
          ['2004-02-29', '2023-02-28', 19],
          ['2005-02-28', '2024-02-29', 19],
          ['2005-03-01', '2024-02-29', 19],
        ],
      },
    );
  });
});

test('the day in Shanghai begins at 16:00 UTC', () => {
  expect(todayInShanghai(new Date('2026-11-23T15:59:59.999Z'))).toBe('2026-11-23');
  expect(todayInShanghai(new Date('2026-11-23T16:00:00.000Z'))).toBe('2026-11-24');
});
