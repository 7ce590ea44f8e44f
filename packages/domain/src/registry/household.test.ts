import { describe, expect, test } from 'vitest';
import { refusals } from '../refusals.testing.ts';
import { DEFAULT_HARDSHIP_KINDS, hardshipInForce, readHardshipKind, readHousehold } from './household.ts';

const TODAY = '2026-11-23';

describe('a household', () => {
  const kinds = DEFAULT_HARDSHIP_KINDS.map(({ code }) => code);
  const hardship = { kind: 'MINIMUM_ALLOWANCE', since: '2024-01-01' };
  const household = (more: object) =>
    refusals(() => readHousehold({ members: [], hardships: [], ...more }, kinds, TODAY));

  test.each([
    [
      { headId: 1, members: [{ personId: 1, relation: 'HEAD' }], hardships: [hardship], incomePerHead: 0n },
      [],
    ],
    [{ headId: 2, members: [{ personId: 1, relation: 'CHILD' }] }, ['headId: HOUSEHOLD_HEAD_NOT_MEMBER']],
    [
      {
        headId: 2,
        members: [
          { personId: 1, relation: 'HEAD' },
          { personId: 2, relation: 'OTHER' },
        ],
      },
      ['headId: HOUSEHOLD_HEAD_DIFFERS'],
    ],
    [
      {
        members: [
          { personId: 1, relation: 'CHILD' },
          { personId: 1, relation: 'CHILD' },
        ],
      },
      ['members.1.personId: HOUSEHOLD_MEMBER_TWICE'],
    ],
    [{ members: [{ personId: 1, relation: 'AUNT' }] }, ['members.0.relation: NOT_A_CHOICE']],
    [{ incomePerHead: -1n }, ['incomePerHead: INCOME_INVALID']],
    [{ hardships: [{ ...hardship, kind: 'POOR' }] }, ['hardships.0.kind: HARDSHIP_KIND_UNKNOWN']],
    [{ hardships: [{ ...hardship, since: '2026-11-24' }] }, ['hardships.0.since: DATE_FUTURE']],
    [{ hardships: [{ ...hardship, until: '2023-12-31' }] }, ['hardships.0.until: DATE_ORDER']],
    [{ hardships: [hardship, hardship] }, ['hardships.1.since: HARDSHIP_OVERLAP']],
    [
      {
        hardships: [
          { ...hardship, until: '2024-12-31' },
          { ...hardship, since: '2025-01-01' },
        ],
      },
      [],
    ],
    [
      { hardships: [{ ...hardship, kind: 'OTHER_CERTIFIED' }] },
      ['hardships.0.certifiedBy: HARDSHIP_CERTIFIER_MISSING'],
    ],
    [{ hardships: [{ kind: '', since: '' }] }, ['hardships.0.kind: REQUIRED', 'hardships.0.since: REQUIRED']],
    [{ members: undefined }, ['members: REQUIRED']],
  ])('case %# is answered', (more, expected) => {
    expect(household(more)).toEqual(expected);
  });

  test('hardship counts from its first day to its last', () => {
    const term = { since: '2024-01-01', until: '2024-12-31' };
    const days = ['2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01'];
    expect(days.map(day => hardshipInForce(term, day))).toEqual([false, true, true, false]);
    expect(hardshipInForce({ ...term, until: null }, '2099-01-01')).toBe(true);
  });

  test('the district adds kinds of its own', () => {
    expect(
      refusals(() => readHardshipKind({ code: 'ownKind', nameZh: '某', nameEn: 'Own', active: true })),
    ).toEqual(['code: HARDSHIP_CODE_INVALID']);
    expect(readHardshipKind({ code: 'OWN_KIND', nameZh: ' 某 ', nameEn: 'Own', active: true }).nameZh).toBe(
      '某',
    );
  });
});
