import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cells, hiddenKeys, PUBLISHED_MIN } from './disclosure.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const row = (...counts: number[]): Cells =>
  new Map(KEYS.slice(0, counts.length).map((key, i) => [key, counts[i] ?? 0]));
const hidden = (rows: readonly Cells[], keys = KEYS, above: string[] = []) => [
  ...hiddenKeys(rows, keys, new Set(above)),
];

describe('which counts stay hidden', () => {
  test('nothing where nothing is small', () => {
    expect(hidden([row(5, 6, 700, 8, 9)])).toEqual([]);
    expect(hidden([])).toEqual([]);
  });

  test('a small count takes the next smallest with it, so that the total does not tell it', () => {
    expect(hidden([row(4, 60, 70, 50, 90)])).toEqual(['a', 'd']);
  });

  test('two small ones that make a handful together take a third', () => {
    expect(hidden([row(1, 2, 70, 50, 90)])).toEqual(['a', 'b', 'd']);
    expect(hidden([row(4, 4, 70, 50, 90)])).toEqual(['a', 'b']);
  });

  test('what is small in one town is hidden in every town', () => {
    expect(hidden([row(4, 60, 70, 50, 90), row(40, 9, 70, 50, 90)])).toEqual(['a', 'b']);
  });

  test('what is hidden in the sum is hidden in its parts', () => {
    expect(hidden([row(50, 60, 70, 50, 90)], KEYS, ['c'])).toEqual(['c', 'a']);
  });

  test('where all are small, all are hidden', () => {
    expect(hidden([row(1, 0, 0, 2, 1)])).toEqual(KEYS);
  });
});

const counts = fc.array(fc.oneof(fc.nat({ max: 8 }), fc.nat({ max: 500 })), { minLength: 5, maxLength: 5 });

test('no small count shows, and no row’s total tells one that is hidden', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 4 }), fc.subarray(KEYS), (tables, above) => {
      const rows = tables.map(each => row(...each));
      const keys = hiddenKeys(rows, KEYS, new Set(above));
      for (const key of above) expect(keys.has(key)).toBe(true);
      for (const cells of rows) {
        for (const key of KEYS)
          if (!keys.has(key)) expect(cells.get(key)).toBeGreaterThanOrEqual(PUBLISHED_MIN);
        if (keys.size === 0 || keys.size === KEYS.length) continue;
        const missing = [...keys].reduce((sum, key) => sum + (cells.get(key) ?? 0), 0);
        expect(keys.size).toBeGreaterThan(1);
        expect(missing).toBeGreaterThanOrEqual(PUBLISHED_MIN);
      }
    }),
  );
});
