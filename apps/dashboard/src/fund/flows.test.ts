import { FUND_ENTRY_KINDS, FUND_FLOWS } from '@zhucan/domain';
import { describe, expect, it } from 'vitest';
import { entryKindsOf, kindsThat, monthBounds, yearsOf } from './flows.ts';

describe('the entries behind a figure', () => {
  it('are there for every line of the report', () => {
    for (const flow of FUND_FLOWS) {
      expect(entryKindsOf(flow).length, flow).toBeGreaterThan(0);
      for (const kind of entryKindsOf(flow)) expect(FUND_ENTRY_KINDS).toContain(kind);
    }
  });

  it('leave out what only moves money about within the fund', () => {
    for (const kind of ['RESERVE', 'RELEASE', 'SEND', 'FAIL'])
      expect([...kindsThat('came'), ...kindsThat('went')]).not.toContain(kind);
  });

  it('part what came in from what went out', () => {
    expect(kindsThat('came')).toEqual([
      'APPROPRIATION',
      'REVERSAL',
      'DONATION',
      'INTEREST',
      'REPAY',
      'SET_OFF',
    ]);
    expect(kindsThat('went')).toEqual(['PAY', 'SET_OFF', 'PURCHASE', 'REVERSAL']);
  });
});

it('knows the last day of a month', () => {
  expect([monthBounds(2024, 2), monthBounds(2026, 2), monthBounds(2026, 12)].map(({ to }) => to)).toEqual([
    '2024-02-29',
    '2026-02-28',
    '2026-12-31',
  ]);
  expect(monthBounds(2026, 3).from).toBe('2026-03-01');
});

it('offers every year with a budget, newest first, each once', () => {
  expect(yearsOf(2026, [{ year: 2027 }, { year: 2025 }, { year: 2021 }])).toEqual([
    2027, 2026, 2025, 2024, 2021,
  ]);
});
