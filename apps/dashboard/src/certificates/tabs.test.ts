import { CERTIFICATE_STATES } from '@zhucan/domain';
import { expect, test } from 'vitest';
import { countOf, sameStates, tabs } from './tabs.ts';

const count = (value: number | null) => ({ value, hidden: value === null });
const tab = (key: string) => tabs.find(one => one.key === key) ?? { key: 'none', states: [] };

test('every state has its tab, and no state has two', () => {
  expect(tabs.flatMap(({ states }) => states).sort()).toEqual([...CERTIFICATE_STATES].sort());
});

test('a tab counts its states, and the first one all of them', () => {
  const counted = [
    { state: 'ISSUED', count: count(7) },
    { state: 'CANCELLED', count: count(2) },
    { state: 'REJECTED', count: count(3) },
  ] as const;
  expect(countOf(tab('ended'), counted)).toEqual({ value: 5, hidden: false });
  expect(countOf(tab('all'), counted)).toEqual({ value: 12, hidden: false });
  expect(countOf(tab('lost'), counted)).toEqual({ value: 0, hidden: false });
});

test('a hidden count is not given away by a sum', () => {
  expect(countOf(tab('all'), [{ state: 'ISSUED', count: count(null) }])).toEqual({ value: 0, hidden: true });
});

test('a tab is current when exactly its states are chosen', () => {
  expect(sameStates(['LOST'], ['LOST'])).toBe(true);
  expect(sameStates([], [])).toBe(true);
  expect(sameStates(['LOST'], ['LOST', 'FROZEN'])).toBe(false);
});
