import { expect, test } from 'vitest';
import { caseItems, merged } from './caseItems.ts';

const one = {
  __typename: 'MedicalAidCase' as const,
  id: 'c',
  number: 'MA-2026-000001',
  programmeName: 'Aid',
  status: 'CLOSED' as const,
  stage: { __typename: 'CaseStage' as const, code: 'CLOSED', name: 'Closed' },
  createdAt: '2026-11-02T02:00:00Z',
  submittedOn: '2026-11-02',
  decidedOn: null,
  closedOn: '2026-11-20',
  decidedAmount: null,
};

test('a case has a line for each thing that happened to it, and none for what did not', () => {
  const lines = caseItems([one], key => key);
  expect(lines.map(({ title, day }) => [title, day])).toEqual([
    ['drafted', undefined],
    ['submitted', '2026-11-02'],
    ['closed', '2026-11-20'],
  ]);
});

test('lines of two lists stand in one, the newest first, a day after its hours', () => {
  const other = [{ key: 'o', at: '2026-11-10T00:00:00Z', title: 'other' }];
  expect(
    merged(
      other,
      caseItems([one], key => key),
    ).map(({ title }) => title),
  ).toEqual(['closed', 'other', 'submitted', 'drafted']);
});
