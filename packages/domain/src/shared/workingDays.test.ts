import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from './dates.ts';
import { periodEnd, workingCalendar } from './workingDays.ts';

const calendar = workingCalendar();
const day = fc.integer({ min: 0, max: 365 * 3 }).map(days => addDays('2024-01-01', days));
const exceptions = fc
  .dictionary(day, fc.boolean(), { maxKeys: 30 })
  .map(found => new Map(Object.entries(found)));

describe('the State Council’s calendar', () => {
  test.each([
    ['2024-02-04', true, 'a Sunday worked before the Spring Festival of 2024'],
    ['2024-02-12', false, 'a Monday of that festival'],
    ['2025-01-26', true, 'a Sunday worked before the Spring Festival of 2025'],
    ['2025-10-06', false, 'Mid-Autumn 2025, a Monday'],
    ['2025-10-11', true, 'a Saturday worked for it'],
    ['2026-01-04', true, 'a Sunday worked for New Year 2026'],
    ['2026-02-14', true, 'a Saturday worked before the Spring Festival of 2026'],
    ['2026-02-17', false, 'the first day of the year of the horse'],
    ['2026-10-01', false, 'the national day, a Thursday'],
    ['2026-10-10', true, 'a Saturday worked for it'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-23', true, 'a Monday'],
  ])('%s works: %s (%s)', (date, works) => {
    expect(calendar.isWorkingDay(date)).toBe(works);
  });

  test('the district’s own exceptions come before it', () => {
    const own = workingCalendar(
      new Map([
        ['2026-11-23', false],
        ['2026-11-22', true],
      ]),
    );
    expect([own.isWorkingDay('2026-11-23'), own.isWorkingDay('2026-11-22')]).toEqual([false, true]);
    expect(own.add('2026-11-20', 2)).toBe('2026-11-24');
  });

  test('in a year that nobody has announced yet, weekends are free', () => {
    expect(calendar.isWorkingDay('2031-06-07')).toBe(false);
    expect(calendar.isWorkingDay('2031-06-09')).toBe(true);
  });
});

describe('counting', () => {
  test.each([
    ['2026-11-23', 3, '2026-11-26'],
    ['2026-11-20', 3, '2026-11-25'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-21', 0, '2026-11-23'],
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-11-23', -1, '2026-11-20'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-02-13', 2, '2026-02-24'],
  ])('%s and %i working days is %s', (from, days, expected) => {
    expect(calendar.add(from, days)).toBe(expected);
  });

  test('adding and counting agree, whatever the exceptions', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -30, max: 30 }), exceptions, (from, days, found) => {
        const own = workingCalendar(found);
        const to = own.add(from, days);
        expect(own.isWorkingDay(to)).toBe(true);
        if (days !== 0) expect(own.between(from, to)).toBe(days);
        if (days > 0) expect(own.between(from, addDays(to, -1))).toBe(days - 1);
      }),
    );
  });

  test('two stretches are as long as the whole, and no longer than the days between', () => {
    fc.assert(
      fc.property(day, day, day, exceptions, (a, b, c, found) => {
        const own = workingCalendar(found);
        const [first = a, middle = b, last = c] = [a, b, c].sort();
        expect(own.between(first, middle) + own.between(middle, last)).toBe(own.between(first, last));
        expect(own.between(last, first) + own.between(first, last)).toBe(0);
      }),
    );
  });

  test('part of a day is nonsense, and so is a day that there is not', () => {
    expect(() => calendar.add('2026-11-23', 0.5)).toThrow(RangeError);
    expect(() => calendar.isWorkingDay('2026-11-31')).toThrow(RangeError);
  });
});

test.each([
  [{ amount: 3, unit: 'WORKING_DAYS' }, '2026-11-26'],
  [{ amount: 3, unit: 'CALENDAR_DAYS' }, '2026-11-26'],
  [{ amount: 5, unit: 'WORKING_DAYS' }, '2026-11-30'],
  [{ amount: 5, unit: 'CALENDAR_DAYS' }, '2026-11-28'],
  [{ amount: 1, unit: 'MONTHS' }, '2026-12-23'],
] as const)('%o from Monday 23 November ends on %s', (period, expected) => {
  expect(periodEnd(period, '2026-11-23', calendar)).toBe(expected);
});

test('a month ends on the last day of a shorter one', () => {
  expect(periodEnd({ amount: 1, unit: 'MONTHS' }, '2026-01-31', calendar)).toBe('2026-02-28');
});
