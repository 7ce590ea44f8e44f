import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeRate } from '../../shared/rate.ts';
import { type AidInput, calculateAid, mostByException } from './calculation.ts';
import { DEFAULT_MEDICAL_AID_POLICY } from './policy.ts';
import { AID_MODES, DEDUCTION_KINDS } from './terms.ts';

const money = fc.bigInt({ min: 0n, max: 60_000_000n });
const anyInput = fc.record({
  mode: fc.constantFrom(...AID_MODES),
  cost: fc.oneof(money, fc.bigInt({ min: 0n, max: 99_999_999_999_999n })),
  deductions: fc.array(fc.record({ kind: fc.constantFrom(...DEDUCTION_KINDS), amount: money }), {
    maxLength: 4,
  }),
  insured: fc.boolean(),
  meetingRate: fc.option(
    fc.integer({ min: 4000, max: 5000 }).map(parts => ({ parts: BigInt(parts), of: 10_000n })),
  ),
});
const run = (input: AidInput) => calculateAid(input, DEFAULT_MEDICAL_AID_POLICY);

describe('laws', () => {
  test('more cost never gives less, one fen more or a million', () => {
    fc.assert(
      fc.property(anyInput, fc.oneof(fc.constant(1n), money), (input, more) => {
        const dearer = run({ ...input, cost: input.cost + more });
        expect(dearer.amount).toBeGreaterThanOrEqual(run(input).amount);
        expect(dearer.standard).toBeGreaterThanOrEqual(run(input).standard);
      }),
      { numRuns: 2000 },
    );
  });

  test('a further deduction never gives more', () => {
    fc.assert(
      fc.property(anyInput, money, (input, amount) => {
        const less = run({
          ...input,
          deductions: [...input.deductions, { kind: 'CHARITY_DONATION', amount }],
        });
        expect(less.amount).toBeLessThanOrEqual(run(input).amount);
      }),
      { numRuns: 1000 },
    );
  });

  test('never above the cap, never more than remains, never less than nothing', () => {
    fc.assert(
      fc.property(anyInput, input => {
        const { amount, cap, standard, capped, eligibleCost } = run(input);
        if (cap !== null) expect(amount).toBeLessThanOrEqual(cap);
        expect(amount).toBeGreaterThanOrEqual(0n);
        expect(amount).toBeLessThanOrEqual(eligibleCost);
        expect(capped).toBe(cap !== null && standard > cap);
        if (!input.insured) expect(amount).toBeLessThanOrEqual(3_000_000n);
      }),
      { numRuns: 2000 },
    );
  });

  test('the bands sum to the standard, each is its own rate, and they cover what remains', () => {
    fc.assert(
      fc.property(anyInput, input => {
        const { bands, standard, eligibleCost } = run(input);
        expect(bands.reduce((sum, band) => sum + band.amount, 0n)).toBe(standard);
        if (bands.length > 0) {
          expect(bands.reduce((sum, band) => sum + band.base, 0n)).toBe(eligibleCost);
          expect(bands[0]?.from).toBe(0n);
        }
        bands.forEach((band, index) => {
          expect(band.amount).toBe(takeRate(band.base, band.rate));
          expect(band.base).toBeGreaterThan(0n);
          if (index > 0) expect(band.from).toBe(bands[index - 1]?.to);
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('whoever is insured never gets less', () => {
    fc.assert(
      fc.property(anyInput, input => {
        const insured = run({ ...input, insured: true });
        const without = run({ ...input, insured: false });
        expect(without.amount).toBeLessThanOrEqual(insured.amount);
        expect(without.standard).toBe(insured.standard);
        expect(mostByException(without, false, DEFAULT_MEDICAL_AID_POLICY)).toBeGreaterThanOrEqual(
          without.amount,
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('a higher rate of the meeting never gives less', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.integer({ min: 4000, max: 5000 }),
        fc.integer({ min: 4000, max: 5000 }),
        (input, a, b) => {
          const at = (parts: number) => run({ ...input, meetingRate: { parts: BigInt(parts), of: 10_000n } });
          expect(at(Math.max(a, b)).amount).toBeGreaterThanOrEqual(at(Math.min(a, b)).amount);
        },
      ),
    );
  });
});
