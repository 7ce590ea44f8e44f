import { CASE_STATUSES } from '@zhucan/domain';
import { expect, test } from 'vitest';
import { countOf, isChosen, tabs } from './tabs.ts';

const tab = (key: string) => tabs.find(one => one.key === key) ?? { key: 'none', statuses: [] };

test('every status has its tab, and none has two', () => {
  expect(tabs.flatMap(({ statuses }) => statuses).sort()).toEqual([...CASE_STATUSES].sort());
});

test('a tab counts its statuses, and the first one all of them', () => {
  const counted = [
    { status: 'TOWN_REVIEW', count: 4 },
    { status: 'APPROVED', count: 2 },
    { status: 'PAID', count: 3 },
  ] as const;
  expect([
    countOf(tab('all'), counted),
    countOf(tab('approved'), counted),
    countOf(tab('draft'), counted),
  ]).toEqual([9, 5, 0]);
});

test('a tab is chosen when exactly its statuses are', () => {
  expect(isChosen(tab('all'), [])).toBe(true);
  expect(isChosen(tab('draft'), ['DRAFT'])).toBe(true);
  expect(isChosen(tab('approved'), ['APPROVED', 'PAID'])).toBe(false);
});
