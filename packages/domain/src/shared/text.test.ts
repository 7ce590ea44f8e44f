import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastFour, maskName, maskTail } from './mask.ts';
import { formatMoney, parseMoney } from './money.ts';
import { compact, foldKey, halfWidth, tidy } from './text.ts';

describe('text', () => {
  test('full-width signs become half-width, ideographs stay', () => {
    expect(halfWidth('３３０２０５ＸＹ（张）　·')).toBe('330205XY(张) ·');
  });

  test('is tidied of what nobody meant to type', () => {
    expect(tidy('  张\u200b 三\t\n四\u0000\ufeff　')).toBe('张 三 四');
    expect(tidy('张 \u0001\u200b 三')).toBe('张 三');
    expect(tidy('\ud800')).toBe('\ufffd');
    expect(compact(' １２ ３\u00a04 ')).toBe('1234');
    expect(foldKey(' Ｎame　Of ')).toBe('nameof');
  });

  test('tidying twice is tidying once', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => tidy(tidy(text)) === tidy(text)));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => compact(compact(text)) === compact(text)));
  });
});

describe('masks', () => {
  test('show the last four alone', () => {
    expect(maskTail('123X', 18)).toBe('**************123X');
    expect(maskTail('1234', 11)).toBe('*******1234');
    expect(maskTail('12', 1)).toBe('12');
    expect(lastFour('33020519900101123X')).toBe('123X');
    expect(maskName('欧阳修')).toBe('欧**');
    expect(maskName('𠮷田')).toBe('𠮷**');
    expect(maskName('')).toBe('');
  });
});

describe('money', () => {
  test('is read in yuan and kept in fen', () => {
    expect(parseMoney('35000')).toBe(3_500_000n);
    expect(parseMoney('0.5')).toBe(50n);
    expect(parseMoney('999999999999.99')).toBe(99_999_999_999_999n);
    for (const text of ['', '-1', '1.', '.5', '1.234', '1,000', '1e3', '１', '1234567890123']) {
      expect(parseMoney(text)).toBeUndefined();
    }
  });

  test('survives the round trip', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 99_999_999_999_999n }),
        fen => parseMoney(formatMoney(fen)) === fen,
      ),
    );
    expect(formatMoney(-5n)).toBe('-0.05');
    expect(formatMoney(3_500_000n)).toBe('35000.00');
  });
});
