import { expect, test } from 'vitest';
import { auditFilter, changesOf, recordPath } from './audit.ts';

test('a change shows what was and what is', () => {
  expect(changesOf('Person', { name: ['张', '李'], phone: [null, '*******1234'], sex: 'MALE' })).toEqual([
    { field: 'name', before: [{ text: '张' }], after: [{ text: '李' }] },
    { field: 'phone', before: [], after: [{ text: '*******1234' }] },
    { field: 'sex', before: [], after: [{ group: 'sex', code: 'MALE' }] },
  ]);
  expect(changesOf('Person', null)).toEqual([]);
});

test('days are days of Shanghai, and the last one counts', () => {
  expect(auditFilter({ from: '2026-11-01', to: '2026-11-30', text: ' 王 ' })).toMatchObject({
    actor: '王',
    from: '2026-11-01T00:00:00+08:00',
    to: '2026-12-01T00:00:00+08:00',
    action: null,
  });
});

test('an entry leads to its record where that has a page', () => {
  expect(recordPath('Person', 'p=')).toBe('/people/p%3D/show');
  expect(recordPath('Export', 'x')).toBeUndefined();
  expect(recordPath('Person', null)).toBeUndefined();
});
