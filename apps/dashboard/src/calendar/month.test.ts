import { expect, test } from 'vitest';
import { addToMonth, isMonth, lastDayOf, weekdayOf, weeksOf } from './month.ts';

test('a month is whole weeks from Monday to Sunday', () => {
  const weeks = weeksOf('2026-11');
  expect(weeks.every(week => week.length === 7)).toBe(true);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
  expect(weeks.flat().filter(Boolean)).toHaveLength(30);
  expect(weeks.at(-1)?.[0]).toBe('2026-11-30');
});

test('a month that begins on a Monday has no empty cell before it', () => {
  expect(weeksOf('2026-06')[0]?.[0]).toBe('2026-06-01');
  expect(weekdayOf('2026-06-01')).toBe(0);
});

test('months follow each other over the year’s end', () => {
  expect([addToMonth('2026-12', 1), addToMonth('2026-01', -1), lastDayOf('2028-02')]).toEqual([
    '2027-01',
    '2025-12',
    '2028-02-29',
  ]);
});

test('only a month is one', () => {
  expect([isMonth('2026-11'), isMonth('2026-13'), isMonth('26-1'), isMonth(null)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
