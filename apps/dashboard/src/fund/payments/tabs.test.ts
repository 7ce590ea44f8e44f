import { describe, expect, it } from 'vitest';
import { batchOf, isChosen, tabs } from './tabs.ts';

const of = (status: 'READY' | 'PAID', fund: string, amount = '5.00') => ({
  status,
  amount,
  fund: { id: fund },
});

describe('the parts of the list of payments', () => {
  it('are told by the filter, in any order of it', () => {
    const [ready, , , , , all] = tabs;
    if (!ready || !all) throw new Error('both are there');
    expect([
      isChosen(ready, ['READY']),
      isChosen(ready, ['READY', 'PAID']),
      isChosen(ready, undefined),
    ]).toEqual([true, false, false]);
    expect([isChosen(all, undefined), isChosen(all, []), isChosen(all, ['READY'])]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('what goes into a batch', () => {
  it('is what is ready, of one fund', () => {
    const [one, two, paid] = [of('READY', 'a'), of('READY', 'a'), of('PAID', 'b')];
    expect(batchOf([one, two, paid])).toEqual({ fundId: 'a', payments: [one, two] });
  });

  it('is nothing where none is ready, or two funds pay', () => {
    expect(batchOf([of('PAID', 'a')])).toEqual({ problem: 'none' });
    expect(batchOf([of('READY', 'a'), of('READY', 'b')])).toEqual({ problem: 'funds' });
  });
});
