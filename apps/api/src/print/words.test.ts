import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capitalAmount, dateInWords, yuan } from './words.ts';

describe('an amount in capitals', () => {
  test.each([
    [0n, '零元整'],
    [1n, '壹分'],
    [10n, '壹角整'],
    [105n, '壹元零伍分'],
    [110n, '壹元壹角整'],
    [1_000n, '壹拾元整'],
    [10_050n, '壹佰元伍角整'],
    [100_100n, '壹仟零壹元整'],
    [3_500_000n, '叁万伍仟元整'],
    [1_000_500n, '壹万零伍元整'],
    [10_010_000n, '壹拾万零壹佰元整'],
    [100_000_000n, '壹佰万元整'],
    [100_001_000_000n, '壹拾亿零壹万元整'],
    [10_000_000_100n, '壹亿零壹元整'],
    [9_000_000n, '玖万元整'],
    [2_650_000n, '贰万陆仟伍佰元整'],
    [12_345_678n, '壹拾贰万叁仟肆佰伍拾陆元柒角捌分'],
  ])('%s fen', (fen, words) => {
    expect(capitalAmount(fen)).toBe(words);
  });

  test('is another for another amount, without two noughts beside each other', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 14n }),
        fc.bigInt({ min: 1n, max: 10n ** 14n }),
        (a, b) => {
          expect(capitalAmount(a) === capitalAmount(b)).toBe(a === b);
          expect(capitalAmount(a)).not.toMatch(/零零|零[万亿元]/);
        },
      ),
    );
  });
});

test('money has its thousands apart', () => {
  expect(yuan(3_500_000n)).toBe('35,000.00');
  expect(yuan('210000')).toBe('210,000.00');
  expect(yuan(5n)).toBe('0.05');
});

test('a day is written out, and left room for where there is none', () => {
  expect(dateInWords('2026-01-05')).toBe('2026 年 1 月 5 日');
  expect(dateInWords(null)).toMatch(/^　+年　+月　+日$/);
});
