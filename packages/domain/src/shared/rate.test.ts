import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRates, formatRate, parseRate, takeRate } from './rate.ts';

describe('a rate', () => {
  test.each([
    ['0', '0.00'],
    ['1', '1.00'],
    ['0.4', '0.40'],
    ['0.41', '0.41'],
    ['0.4050', '0.405'],
    ['1.000', '1.00'],
    ['12.5', '12.50'],
  ])('%s is written %s', (text, written) => {
    const rate = parseRate(text);
    expect(rate && formatRate(rate)).toBe(written);
  });

  test.each(['', '.4', '0.', '-0.4', '40%', '0,4', '4e-1', ' 0.4', '0.4000000000001'])(
    '«%s» is none',
    text => {
      expect(parseRate(text)).toBeUndefined();
    },
  );

  test('is compared exactly, however it is written', () => {
    const [a, b, c] = ['0.4', '0.40', '0.4000001'].map(parseRate);
    if (!a || !b || !c) throw new TypeError('rates');
    expect([compareRates(a, b), compareRates(a, c), compareRates(c, a)]).toEqual([0, -1, 1]);
  });

  test('of an amount is rounded half up to the fen', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 14n }),
        fc.bigInt({ min: 0n, max: 10_000n }),
        (amount, parts) => {
          const taken = takeRate(amount, { parts, of: 10_000n });
          const twice = 2n * (taken * 10_000n - amount * parts);
          expect(twice > -10_000n && twice <= 10_000n).toBe(true);
        },
      ),
    );
    expect(takeRate(1n, { parts: 1n, of: 2n })).toBe(1n);
    expect(takeRate(1n, { parts: 49n, of: 100n })).toBe(0n);
  });
});
