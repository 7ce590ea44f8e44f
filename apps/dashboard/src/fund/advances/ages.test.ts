import { expect, it } from 'vitest';
import { ageBand } from './ages.ts';

it('bands debts by their age, a bound belonging to the older', () => {
  expect([0, 89, 90, 179, 180, 364, 365, 2000].map(ageBand)).toEqual([
    'young',
    'young',
    'quarter',
    'quarter',
    'half',
    'half',
    'year',
    'year',
  ]);
});
