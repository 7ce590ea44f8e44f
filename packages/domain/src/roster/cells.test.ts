import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween } from '../shared/dates.ts';
import { cellText, type RosterCell, readDateCell, readNumberCell, readSpanCell } from './cells.ts';

const anyDate = fc
  .date({ min: new Date('1901-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));
const anyCell: fc.Arbitrary<RosterCell> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
  fc.date(),
  fc.constantFrom(null, undefined),
);

describe('a date', () => {
  test.each<[RosterCell, string | undefined]>([
    ['2020-01-05', '2020-01-05'],
    ['2020/1/5', '2020-01-05'],
    ['2020.1.5', '2020-01-05'],
    ['20200105', '2020-01-05'],
    [20200105, '2020-01-05'],
    ['2020年1月5日', '2020-01-05'],
    ['２０２０年０１月０５日', '2020-01-05'],
    [' 2020 年 1 月 5 日 ', '2020-01-05'],
    ["'2020-01-05", '2020-01-05'],
    ['2020-01-05 00:00:00', '2020-01-05'],
    ['2020/1/5 8:30', '2020-01-05'],
    ['2020-01-05T00:00:00.000Z', '2020-01-05'],
    [43835, '2020-01-05'],
    [43835.5, '2020-01-05'],
    ['43835', '2020-01-05'],
    [new Date('2020-01-05T00:00:00Z'), '2020-01-05'],
    [new Date('2020-01-04T16:00:00Z'), '2020-01-05'],
    ['2020-02-30', undefined],
    ['2020年1月', undefined],
    ['1/5/2020', undefined],
    ['20-1-5', undefined],
    ['长期', undefined],
    [0, undefined],
    [60, undefined],
    [99999, undefined],
    [Number.NaN, undefined],
    [new Date(Number.NaN), undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is %s', (cell, date) => {
    expect(readDateCell(cell)).toBe(date);
  });

  test('is the same in every form', () => {
    fc.assert(
      fc.property(anyDate, date => {
        const [year, month, day] = date.split('-').map(Number);
        const forms: RosterCell[] = [
          date,
          `${year}/${month}/${day}`,
          `${year}.${month}.${day}`,
          date.replaceAll('-', ''),
          `${year}年${month}月${day}日`,
          daysBetween('1899-12-30', date),
          new Date(`${date}T00:00:00Z`),
          new Date(`${date}T00:00:00+08:00`),
        ];
        expect(forms.map(readDateCell)).toEqual(forms.map(() => date));
      }),
    );
  });

  test.each<[RosterCell, string | undefined, string | undefined]>([
    ['2015-01-05至2025-01-05', '2015-01-05', '2025-01-05'],
    ['2015.1.5-2025.1.5', '2015-01-05', '2025-01-05'],
    ['2015/1/5～2025/1/5', '2015-01-05', '2025-01-05'],
    ['至2025-01-05', undefined, '2025-01-05'],
    ['2025-01-05', '2025-01-05', '2025-01-05'],
    [43835, '2020-01-05', '2020-01-05'],
  ])('%j spans from %s to %s', (cell, first, last) => {
    expect([readSpanCell(cell, 'first'), readSpanCell(cell, 'last')]).toEqual([first, last]);
  });
});

describe('a long number', () => {
  test.each<[RosterCell, object]>([
    ['990001199001010018', { text: '990001199001010018' }],
    ["'990001199001010018", { text: '990001199001010018' }],
    ['="990001199001010018"', { text: '990001199001010018' }],
    ['９９０００１ 19900101001８', { text: '990001199001010018' }],
    [13800000000, { text: '13800000000' }],
    [990001199001010000, { lost: 'ROSTER_NUMBER_PRECISION' }],
    [9.9e19, { lost: 'ROSTER_NUMBER_PRECISION' }],
    ['9.90001E+17', { lost: 'ROSTER_NUMBER_SCIENTIFIC' }],
    ['9.90001e17', { lost: 'ROSTER_NUMBER_SCIENTIFIC' }],
    [' ３.30205Ｅ+１７', { lost: 'ROSTER_NUMBER_SCIENTIFIC' }],
    [null, { text: '' }],
  ])('%j → %j', (cell, read) => {
    expect(readNumberCell(cell)).toEqual(read);
  });
});

test('any cell is read without an exception', () => {
  fc.assert(
    fc.property(anyCell, cell => {
      expect(typeof cellText(cell)).toBe('string');
      readDateCell(cell);
      readSpanCell(cell, 'last');
      readNumberCell(cell);
    }),
    { numRuns: 1000 },
  );
  expect(cellText('x'.repeat(100_000))).toHaveLength(2000);
});
