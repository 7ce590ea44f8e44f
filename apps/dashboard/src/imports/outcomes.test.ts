import { describe, expect, test } from 'vitest';
import { firstAccepted, inOrder, percent, sizeText, sumOf, writableCounts } from './outcomes.ts';

const count = (outcome: 'NEW' | 'SUSPECT' | 'ERROR' | 'SAME' | 'MOVED', n: number) =>
  ({ __typename: 'ImportCount', outcome, count: n }) as const;
const counts = [
  count('NEW', 20),
  count('SAME', 3),
  count('SUSPECT', 2),
  count('ERROR', 9),
  count('MOVED', 0),
];

describe('the outcomes of a check', () => {
  test('what needs a look stands first, and what is empty not at all', () => {
    expect(inOrder(counts).map(({ outcome }) => outcome)).toEqual(['ERROR', 'SUSPECT', 'NEW', 'SAME']);
  });

  test('errors and unchanged rows are never written', () => {
    expect(writableCounts({ counts, accepts: [], status: 'CHECKED' })).toEqual([
      { outcome: 'NEW', count: 20 },
      { outcome: 'SUSPECT', count: 2 },
    ]);
  });

  test('a likely duplicate is accepted by a person only', () => {
    expect(firstAccepted({ counts, accepts: [], status: 'CHECKED' })).toEqual(['NEW']);
    expect(firstAccepted({ counts, accepts: ['SUSPECT'], status: 'STOPPED' })).toEqual(['SUSPECT']);
  });

  test('what was written is not offered again', () => {
    const done = { counts, accepts: ['NEW' as const], status: 'DONE' as const };
    expect(writableCounts(done)).toEqual([{ outcome: 'SUSPECT', count: 2 }]);
    expect(firstAccepted(done)).toEqual([]);
  });

  test('sums what is chosen', () => {
    expect(sumOf(counts, ['NEW', 'SUSPECT'])).toBe(22);
    expect(sumOf(counts, [])).toBe(0);
  });
});

test('progress never passes the whole and is unknown without one', () => {
  expect(percent(1, 3)).toBe(33);
  expect(percent(5, 3)).toBe(100);
  expect(percent(5, 0)).toBeUndefined();
});

test('a size as people say it', () => {
  expect([10, 20_000, 3_400_000].map(sizeText)).toEqual(['1 KB', '20 KB', '3.2 MB']);
});
