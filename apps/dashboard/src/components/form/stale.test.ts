import { describe, expect, it } from 'vitest';
import { differences, merged } from './stale.ts';

const opened = { id: 'x', version: 1, name: '甲', address: '东街', note: '', tags: ['a'] };
const theirs = { id: 'x', version: 2, name: '甲', address: '西街', note: '他的', tags: ['a'] };

describe('two versions of one record', () => {
  it('differ only where the user changed something that now stands otherwise', () => {
    const mine = { ...opened, address: '南街', note: '' };
    expect(differences(opened, mine, theirs)).toEqual([{ field: 'address', theirs: '西街', mine: '南街' }]);
  });

  it('do not differ where both made the same change, or where empty is written in two ways', () => {
    expect(differences(opened, { ...opened, address: '西街' }, theirs)).toEqual([]);
    expect(differences({ note: null }, { note: '' }, { note: undefined })).toEqual([]);
  });

  it('become one that loses nothing of what only the other changed', () => {
    expect(merged(opened, { ...opened, address: '南街' }, theirs)).toEqual({ ...theirs, address: '南街' });
  });

  it('see a change inside a list', () => {
    const mine = { ...opened, tags: ['a', 'b'] };
    expect(differences(opened, mine, theirs).map(({ field }) => field)).toEqual(['tags']);
  });
});
