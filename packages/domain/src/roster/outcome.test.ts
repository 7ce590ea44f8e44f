import { describe, expect, test } from 'vitest';
import { changedFields, type KnownPerson, type OutcomeFacts, outcomeOf } from './outcome.ts';
import { findVillage, indexPlaces, type PlaceArea } from './places.ts';
import type { RosterPerson } from './row.ts';

const row: RosterPerson = {
  name: '张三',
  idNumber: '990001199006150118',
  sex: 'MALE',
  birthDate: '1990-06-15',
  ethnicity: null,
  phone: null,
  town: null,
  village: null,
  address: null,
  hukouPlace: null,
  hukouKind: null,
  guardianName: null,
  guardianRelation: null,
  guardianPhone: null,
  education: null,
  employment: null,
  bankName: null,
  bankAccount: null,
  diedOn: null,
  hardship: null,
  certificate: null,
};
const known: KnownPerson = {
  name: '张三',
  ethnicity: '01',
  phone: '13800000000',
  address: '某路',
  hukouPlace: null,
  hukouKind: 'RURAL',
  guardianName: null,
  guardianRelation: null,
  guardianPhone: null,
  education: 'PRIMARY',
  employment: null,
  bankName: null,
  bankAccount: null,
  diedOn: null,
  certificateNumber: '99000119900615011842',
  certificateIssuedOn: '2020-01-05',
  certificateExpiresOn: '2030-01-05',
  hardship: ['MINIMUM_ALLOWANCE'],
};
const certificate = {
  number: '99000119900615011842',
  category: 'PHYSICAL',
  grade: 2,
  issuedOn: null,
  expiresOn: null,
} as const;

describe('changes', () => {
  test.each<[Partial<RosterPerson>, readonly string[]]>([
    [{}, []],
    [{ name: '张 三', phone: '13800000000', hardship: [] }, []],
    [{ phone: '13900000000', employment: 'FARMING' }, ['phone', 'employment']],
    [{ name: '张叁' }, ['name']],
    [{ certificate }, []],
    [{ certificate: { ...certificate, issuedOn: '2020-01-05' } }, []],
    [{ certificate: { ...certificate, expiresOn: '2031-01-05' } }, ['certificate']],
    [{ certificate: { ...certificate, number: '99000119900615011841', grade: 1 } }, ['certificate']],
    [{ hardship: ['MINIMUM_ALLOWANCE'] }, []],
    [{ hardship: ['MINIMUM_ALLOWANCE', 'ORPHAN'] }, ['hardship']],
  ])('%j changes %j', (more, fields) => {
    expect(changedFields({ ...row, ...more }, known)).toEqual(fields);
  });
});

describe('the outcome', () => {
  const fresh: OutcomeFacts = {
    person: true,
    wrong: false,
    earlierRow: null,
    known: null,
    areaPath: '990001001001',
    alike: 0,
  };
  const same = { areaPath: '990001001001', changed: [] };

  test.each<[Partial<OutcomeFacts>, string]>([
    [{}, 'NEW'],
    [{ person: false, wrong: true }, 'SKIPPED'],
    [{ wrong: true, earlierRow: 3 }, 'ERROR'],
    [{ earlierRow: 3, known: same }, 'DUPLICATE'],
    [{ alike: 1 }, 'SUSPECT'],
    [{ known: same, alike: 1 }, 'SAME'],
    [{ known: { ...same, changed: ['phone'] } }, 'UPDATE'],
    [{ known: { ...same, changed: ['phone'] }, areaPath: '990001001002' }, 'MOVED'],
    [{ known: same, areaPath: null }, 'SAME'],
  ])('%j is %s', (more, outcome) => {
    expect(outcomeOf({ ...fresh, ...more })).toBe(outcome);
  });
});

describe('a place', () => {
  const area = (path: string, level: PlaceArea['level'], name: string, active = true): PlaceArea => ({
    id: Number(path.slice(6)),
    path,
    level,
    name,
    active,
  });
  const index = indexPlaces([
    area('990001', 'DISTRICT', '某区'),
    area('990001001', 'TOWN', '东街道'),
    area('990001002', 'TOWN', '西镇'),
    area('990001001001', 'VILLAGE', '红旗社区居民委员会'),
    area('990001001002', 'VILLAGE', '前进社区'),
    area('990001002001', 'VILLAGE', '红旗村民委员会'),
    area('990001002002', 'VILLAGE', '旧村', false),
    area('990001002003', 'VILLAGE', '村'),
  ]);
  const find = (village: string, town: string | null = null, scope = '990001') => {
    const match = findVillage(index, { town, village }, scope);
    return 'area' in match ? match.area.path : match.problem;
  };

  test.each<[string, string | null, string, string]>([
    ['前进社区', null, '990001', '990001001002'],
    ['前进', '东街道', '990001', '990001001002'],
    ['前进社区居委会', '东', '990001', '990001001002'],
    ['红旗', null, '990001', 'ROSTER_AREA_AMBIGUOUS'],
    ['红旗村民委员会', null, '990001', '990001002001'],
    ['红旗', '西镇', '990001', '990001002001'],
    ['红旗', null, '990001001', '990001001001'],
    ['前进', null, '990001002', 'ROSTER_AREA_OUTSIDE'],
    ['前进', '西镇', '990001', 'ROSTER_AREA_UNKNOWN'],
    ['前进', '南镇', '990001', 'ROSTER_AREA_UNKNOWN'],
    ['旧村', null, '990001', 'ROSTER_AREA_UNKNOWN'],
    ['村', '西镇', '990001', '990001002003'],
    ['', null, '990001', 'ROSTER_AREA_UNKNOWN'],
  ])('«%s» of %s within %s is %s', (village, town, scope, found) => {
    expect(find(village, town, scope)).toBe(found);
  });
});
