import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fenOf, formatRound, percentOf, plainAmount, sumOf } from './money.ts';

let locale: 'zh' | 'en';
vi.mock('../providers/locale.ts', () => ({ currentLocale: () => locale }));
beforeEach(() => {
  locale = 'zh';
});

describe('an amount that someone types', () => {
  it('is read in the ways in which people write it', () => {
    expect(['35,000.50', '¥35000.5', ' 35 000.50 元', '３５０００．５０'].map(plainAmount)).toEqual([
      '35000.50',
      '35000.5',
      '35000.50',
      '35000.50',
    ]);
    expect(fenOf('35,000.50')).toBe(3_500_050n);
  });

  it('is none where it says something else, or more than fen', () => {
    expect(['', 'abc', '-5', '1.234', '1e5'].map(fenOf)).toEqual(Array(5).fill(undefined));
  });
});

describe('amounts on charts', () => {
  it('are in ten thousands in Chinese', () => {
    expect([35_000, 1_234_567, 0, -20_000].map(formatRound)).toEqual([
      '3.5 万元',
      '123.46 万元',
      '0 万元',
      '-2 万元',
    ]);
  });

  it('are short in English', () => {
    locale = 'en';
    expect([35_000, 1_250_000, -20_000].map(formatRound)).toEqual(['¥35K', '¥1.3M', '-¥20K']);
  });
});

describe('sums', () => {
  it('are exact where floating numbers are not', () => {
    expect(sumOf(['0.10', '0.20', '-0.05'])).toBe('0.25');
    expect(sumOf(['99999999999.99', '0.01'])).toBe('100000000000.00');
    expect(sumOf(['5.00', '-12.50'])).toBe('-7.50');
    expect(sumOf([])).toBe('0.00');
  });

  it('are told in parts of a hundred of what there is', () => {
    expect([percentOf('25.00', '100.00'), percentOf('150.00', '100.00'), percentOf('5.00', '0.00')]).toEqual([
      25,
      150,
      null,
    ]);
  });
});
