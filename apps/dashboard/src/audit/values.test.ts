import { expect, test } from 'vitest';
import { piecesOf, referencesIn } from './values.ts';

test.each([
  ['sex', 'Person', 'FEMALE', [{ group: 'sex', code: 'FEMALE' }]],
  ['kind', 'Institution', 'HOSPITAL', [{ group: 'institutionKind', code: 'HOSPITAL' }]],
  ['kind', 'Certificate', 'RENEWAL', [{ group: 'certificateKind', code: 'RENEWAL' }]],
  ['status', 'HomeVisitBatch', 'DONE', [{ group: 'homeVisitStatus', code: 'DONE' }]],
  ['grade', 'Certificate', 2, [{ group: 'grade', code: '2' }]],
  [
    'insurances',
    'Person',
    ['PENSION', 'COMMERCIAL'],
    [
      { group: 'insurance', code: 'PENSION' },
      { group: 'insurance', code: 'COMMERCIAL' },
    ],
  ],
  ['active', 'User', false, [{ group: 'answer', code: 'no' }]],
  ['diedOn', 'Person', '2026-11-01T00:00:00.000Z', [{ text: '2026-11-01' }]],
  ['expiresAt', 'ApiKey', '2026-11-01T08:30:00.000Z', [{ moment: '2026-11-01T08:30:00.000Z' }]],
  ['area', 'Person', '990101001', [{ areaCode: '990101001000' }]],
  ['areaId', 'Person', 12, [{ record: 'QXJlYToxMg' }]],
  ['incomePerHead', 'Household', '4600050', [{ text: '46000.50' }]],
  ['incomePerHead', 'Household', '5', [{ text: '0.05' }]],
  ['capacity', 'Institution', 12, [{ text: '12' }]],
  ['phone', 'Person', '*******1234', [{ text: '*******1234' }]],
  ['category', 'Certificate', '***', [{ text: '***' }]],
  ['address', 'Person', null, []],
  ['name', 'Person', '', []],
])('%s of %s, %j', (field, entity, value, pieces) => {
  expect(piecesOf(field, entity, value)).toEqual(pieces);
});

test('what is kept in parts is shown part by part, without those that say nothing', () => {
  const hardship = { kind: 'ORPHAN', since: '2026-01-01', until: null };
  expect(piecesOf('hardships', 'Household', [hardship])).toEqual([
    { field: 'kind', pieces: [{ group: 'hardship', code: 'ORPHAN' }] },
    { field: 'since', pieces: [{ text: '2026-01-01' }] },
  ]);
});

test('the records that are spoken of are each asked for once', () => {
  const pieces = [
    ...piecesOf('members', 'Household', [{ personId: 7, relation: 'HEAD' }, { personId: 7 }]),
    ...piecesOf('area', 'Person', ['990101', '990101001']),
  ];
  expect(referencesIn(pieces)).toEqual({
    records: ['UGVyc29uOjc'],
    areaCodes: ['990101000000', '990101001000'],
  });
});
