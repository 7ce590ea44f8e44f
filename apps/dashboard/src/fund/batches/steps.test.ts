import { BATCH_STATUSES } from '@zhucan/domain';
import { expect, it } from 'vitest';
import { countOutcomes, stepsOf } from './steps.ts';

it('knows what is done with a batch, and what is next', () => {
  const states = Object.fromEntries(
    BATCH_STATUSES.map(status => [
      status,
      stepsOf(status)
        .map(({ progress }) => progress)
        .join(' '),
    ]),
  );
  expect(states).toMatchObject({
    OPEN: 'done next todo todo',
    CHECKED: 'done done next todo',
    EXPORTED: 'done done done next',
    RECONCILED: 'done done done done',
  });
});

it('counts what the bank answered, paid first', () => {
  const answers = (['REPEATED', 'FAILED', 'PAID', 'PAID'] as const).map(outcome => ({ outcome }));
  expect(countOutcomes(answers)).toEqual([
    { outcome: 'PAID', count: 2 },
    { outcome: 'FAILED', count: 1 },
    { outcome: 'REPEATED', count: 1 },
  ]);
  expect(countOutcomes([])).toEqual([]);
});
