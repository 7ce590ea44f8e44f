// What random operations are made of: what people write, and what nobody should.

import { citizenIdFor } from '@zhucan/domain';

export const TEXTS = [
  '',
  ' ',
  '张',
  '张三',
  'zs',
  '%',
  '_%\\',
  `'; DROP TABLE person; --`,
  '"',
  '<script>',
  '=1+1',
  '../../etc/passwd',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\uffff\ufffe',
  '👩‍🦽',
  'ａｂｃ１２３',
  '\u202e\u200b',
  '0',
  '-1',
  '1e309',
  'null',
  'true',
  '2026-02-30',
  '990000196101019999',
  '99000019610101001X42',
  '123X',
  'x'.repeat(501),
  '长'.repeat(20_000),
  '((((((((((a+)+)+)+)+)+)+)+)+)+$',
  '核对后更正',
];
/** What a person would write. */
export const PLAIN = [
  '核对后更正',
  '张三',
  '李四英',
  'zs',
  '13800000001',
  '0574-12345678',
  '中心路1号',
  '330206',
  '990101',
  '01',
  '2A',
  'MINIMUM_ALLOWANCE',
  'area.read',
  'name',
  'idNumber',
  'li.four',
  'quiet river 58',
  '民政局',
  'PROSTHESIS',
];
export const INTS = [0, 1, 2, -1, 3, 25, 100, 101, 1_000_000, 2_147_483_647, -2_147_483_648];
export const DATES = [
  '2026-11-23',
  '2026-11-24',
  '2000-02-29',
  '1000-01-01',
  '9999-12-31',
  '1850-01-01',
  '2199-12-31',
  '2010-05-06',
];
export const MOMENTS = [
  '2026-11-23T04:00:00Z',
  '2027-05-01T00:00:00+08:00',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00Z',
];
export const MONEYS = ['0', '0.01', '35000.5', '999999999999.99', '1.00'];
export const STRANGE = [null, true, 1.5, [], {}, 'x', 2 ** 53, [[]]];

const encoded = (text: string): string => Buffer.from(text).toString('base64url');
/** Whose id an argument means, where its name alone says it. */
export const MEANT: Readonly<Record<string, string>> = {
  keepId: 'Person',
  personId: 'Person',
  headId: 'Person',
  hospitalId: 'Institution',
  institutionId: 'Institution',
  stayId: 'InstitutionStay',
  homeVisitBatchId: 'HomeVisitBatch',
  certificateIds: 'Certificate',
  householdId: 'Household',
  areaId: 'Area',
  area: 'Area',
  within: 'Area',
};
/** What a person would write where the name of the field asks for something of its own. */
export const WRITTEN: Readonly<Record<string, (random: () => number) => string>> = {
  name: random => `王${'甲乙丙丁戊己庚辛'.charAt(random() * 8)}${'子丑寅卯辰巳午未'.charAt(random() * 8)}`,
  idNumber: random =>
    citizenIdFor({ prefix: '990000', birthDate: '1961-01-01', sequence: Math.floor(random() * 1000) }),
  reason: () => '核对后更正',
  phone: random => `138${String(Math.floor(random() * 100_000_000)).padStart(8, '0')}`,
  username: random => `user.${Math.floor(random() * 100_000)}`,
  displayName: () => '赵新',
  kind: () => 'MINIMUM_ALLOWANCE',
  townStaff: () => '王专干',
  districtStaff: () => '赵业务',
  doctors: random => `孙${'甲乙丙丁'.charAt(random() * 4)}`,
  scopes: () => 'person.read',
  transferCounty: () => '330206',
  ethnicity: () => '01',
  hospitalGrade: () => '2A',
};
export const typeOfId = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[0] ?? '';

export const IDS = [
  '',
  'x',
  '1',
  encoded('Person:0'),
  encoded('Person:2147483647'),
  encoded('Person:99999999999'),
].concat(
  ['Person:-1', '__proto__:1', 'constructor:1', 'Query:1', 'Person:1.5', 'Person:01', 'Person:'].map(encoded),
);
