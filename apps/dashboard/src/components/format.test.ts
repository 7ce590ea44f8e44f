import { describe, expect, it } from 'vitest';
import { formatMoment, formatMoney } from './format.ts';

describe('what tables show', () => {
  it.each([
    ['35000.00', '¥35,000.00'],
    ['0.50', '¥0.50'],
    ['1234567.8', '¥1,234,567.80'],
    ['123456789012.34', '¥123,456,789,012.34'],
    ['-154300.00', '-¥154,300.00'],
  ])('yuan %s as %s, to the fen', (yuan, shown) => {
    expect(formatMoney(yuan)).toBe(shown);
  });

  it('an instant in the district’s time', () => {
    expect(formatMoment('2026-11-23T16:05:00Z')).toBe('2026-11-24 00:05');
  });
});
