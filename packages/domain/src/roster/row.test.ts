import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citizenIdFor } from '../identity/citizenId.ts';
import type { RosterCell } from './cells.ts';
import type { RosterMapping } from './headers.ts';
import { readRosterRow, rosterLabel } from './row.ts';
import { ROSTER_FIELDS, type RosterField } from './terms.ts';

const TODAY = '2026-11-23';
const ID = citizenIdFor({ prefix: '990001', birthDate: '1990-06-15', sequence: 11 });
const COLUMN = new Map(ROSTER_FIELDS.map((field, index) => [field, index]));
const MAPPING: RosterMapping = Object.fromEntries(COLUMN);

type Cells = Partial<Record<RosterField, RosterCell>>;

function read(cells: Cells) {
  return readRosterRow(
    ROSTER_FIELDS.map(field => cells[field]),
    MAPPING,
    TODAY,
  );
}

const right: Cells = { name: '张三', idNumber: ID };
const wrong = (cells: Cells) =>
  read({ ...right, ...cells }).problems.map(({ code, field }) => `${field}: ${code}`);

describe('a row', () => {
  test('says what it says, and nothing of what it leaves out', () => {
    expect(read(right)).toEqual({
      problems: [],
      fields: {
        name: '张三',
        idNumber: ID,
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
        hardship: null,
        bankName: null,
        bankAccount: null,
        diedOn: null,
        certificate: null,
      },
    });
  });

  test('is read in the words of federations', () => {
    const { fields, problems } = read({
      name: ' 张　三 ',
      idNumber: `'${ID.slice(0, 6)} ${ID.slice(6)}`,
      certificateNumber: `${ID}42`,
      sex: '男性',
      birthDate: '1990.6.15',
      ethnicity: '维吾尔',
      phone: 13800000000,
      town: '某镇',
      village: '某村',
      address: ' 某路 1 号 ',
      hukouKind: '农业户口',
      category: '肢体',
      grade: '２级',
      issuedOn: 43835,
      expiresOn: '2030年1月5日',
      guardianName: '无',
      education: '大专',
      employment: '务农',
      hardship: '低保、监测户',
      bankAccount: '6222 0000 0000 0000 000',
      diedOn: '/',
    });
    expect(problems).toEqual([]);
    expect(fields).toMatchObject({
      name: '张 三',
      ethnicity: '05',
      phone: '13800000000',
      address: '某路 1 号',
      hukouKind: 'RURAL',
      guardianName: null,
      education: 'COLLEGE',
      employment: 'FARMING',
      hardship: ['MINIMUM_ALLOWANCE', 'POVERTY_MONITORED'],
      bankAccount: '6222000000000000000',
      diedOn: null,
      certificate: {
        number: `${ID}42`,
        category: 'PHYSICAL',
        grade: 2,
        issuedOn: '2020-01-05',
        expiresOn: '2030-01-05',
      },
    });
  });

  test.each<[Cells, string[]]>([
    [{ name: null }, ['name: REQUIRED']],
    [{ name: '张三1' }, ['name: NAME_CHARACTERS']],
    [{ name: '张'.repeat(51) }, ['name: TOO_LONG']],
    [{ idNumber: null }, ['idNumber: ID_NUMBER_EMPTY']],
    [{ idNumber: ID.slice(1) }, ['idNumber: ID_NUMBER_LENGTH']],
    [{ idNumber: 990001199006150000 }, ['idNumber: ROSTER_NUMBER_PRECISION']],
    [{ idNumber: '9.90001E+17' }, ['idNumber: ROSTER_NUMBER_SCIENTIFIC']],
    [{ certificateNumber: 9.9e19 }, ['certificateNumber: ROSTER_NUMBER_PRECISION']],
    [{ certificateNumber: `${ID}82` }, ['certificateNumber: CERTIFICATE_NUMBER_CATEGORY']],
    [
      { certificateNumber: `${citizenIdFor({ prefix: '990001', birthDate: '1990-06-15', sequence: 13 })}42` },
      ['certificateNumber: ROSTER_NUMBER_DISAGREE'],
    ],
    [{ sex: '女' }, ['sex: SEX_DISAGREES']],
    [{ sex: '？' }, ['sex: ROSTER_VALUE_UNKNOWN']],
    [{ birthDate: '1990-06-16' }, ['birthDate: BIRTH_DATE_DISAGREES']],
    [{ birthDate: '1990-06-31' }, ['birthDate: DATE_INVALID']],
    [{ ethnicity: '火星族' }, ['ethnicity: ROSTER_VALUE_UNKNOWN']],
    [{ phone: '12345' }, ['phone: PHONE_INVALID']],
    [{ phone: '1.38E+10' }, ['phone: ROSTER_NUMBER_SCIENTIFIC']],
    [{ category: '肢体' }, ['grade: REQUIRED']],
    [{ grade: '二级' }, ['category: REQUIRED']],
    [{ category: '肢体', grade: '五级' }, ['grade: ROSTER_VALUE_UNKNOWN']],
    [
      { certificateNumber: `${ID}42`, category: '视力', grade: '一级' },
      ['category: ROSTER_CATEGORY_DISAGREES', 'grade: ROSTER_GRADE_DISAGREES'],
    ],
    [{ issuedOn: '2026-11-24' }, ['issuedOn: DATE_FUTURE']],
    [{ issuedOn: '1990-06-14' }, ['issuedOn: DATE_BEFORE_BIRTH']],
    [{ issuedOn: '2020-01-05', expiresOn: '2019-01-05' }, ['expiresOn: DATE_ORDER']],
    [
      { guardianPhone: 'x', guardianName: '李4' },
      ['guardianPhone: PHONE_INVALID', 'guardianName: NAME_CHARACTERS'],
    ],
    [{ hardship: '低保、很穷' }, ['hardship: ROSTER_VALUE_UNKNOWN']],
    [{ bankAccount: 6222000000000000000 }, ['bankAccount: ROSTER_NUMBER_PRECISION']],
    [{ diedOn: '2026-11-24' }, ['diedOn: DATE_FUTURE']],
    [{ diedOn: '1980-01-01' }, ['diedOn: DATE_BEFORE_BIRTH']],
    [
      { name: '', idNumber: 'x', phone: '1' },
      [
        'name: REQUIRED',
        'idNumber: ID_NUMBER_LENGTH',
        'idNumber: ID_NUMBER_CHARACTERS',
        'phone: PHONE_INVALID',
      ],
    ],
  ])('%j → %j', (cells, expected) => {
    expect(wrong(cells)).toEqual(expected);
    expect(read({ ...right, ...cells }).fields).toBeNull();
  });

  test('zeros where the last digits were are told from a slip of the pen', () => {
    const mangled = `${ID.slice(0, 15)}000`;
    const slipped = `${ID.slice(0, 17)}${ID.endsWith('1') ? '2' : '1'}`;
    expect(wrong({ idNumber: mangled })).toEqual(['idNumber: ROSTER_NUMBER_PRECISION']);
    expect(wrong({ idNumber: slipped })).toEqual(['idNumber: ID_NUMBER_CHECK']);
  });

  test('names the column at fault', () => {
    const { problems } = readRosterRow(['13', '张三', ID], { name: 1, idNumber: 2, phone: 0 }, TODAY);
    expect(problems).toEqual([{ code: 'PHONE_INVALID', field: 'phone', params: {}, column: 0 }]);
    expect(readRosterRow(['张三'], { name: 0 }, TODAY).problems).toMatchObject([
      { code: 'ID_NUMBER_EMPTY', column: null },
    ]);
  });

  test('takes the ID number out of the certificate’s, and makes the certificate’s of category and grade', () => {
    expect(read({ name: '张三', certificateNumber: `${ID}71` }).fields).toMatchObject({
      idNumber: ID,
      certificate: { category: 'MULTIPLE', grade: 1, issuedOn: null },
    });
    expect(read({ ...right, category: '听力残疾', grade: 3 }).fields?.certificate?.number).toBe(`${ID}23`);
  });

  test('a certificate number that is wrong does not hide a missing ID number twice', () => {
    expect(wrong({ idNumber: null, certificateNumber: '1' })).toEqual([
      'certificateNumber: CERTIFICATE_NUMBER_LENGTH',
    ]);
  });

  test('no hardship is an empty list', () => {
    expect(read({ ...right, hardship: '否' }).fields?.hardship).toEqual([]);
    expect(read({ ...right, hardship: '无' }).fields?.hardship).toBeNull();
  });

  test('any cells are read or refused, and exactly one of them', () => {
    const anyCell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.date(),
      fc.constant(null),
    );
    const anyCells = fc.array(anyCell, { maxLength: ROSTER_FIELDS.length });
    fc.assert(
      fc.property(anyCells, cells => {
        const row = readRosterRow(cells, MAPPING, TODAY);
        expect(row.fields === null).toBe(row.problems.length > 0);
        rosterLabel(cells, MAPPING);
      }),
      { numRuns: 500 },
    );
  });

  test('problems say nothing of the number', () => {
    const said = JSON.stringify(
      read({ ...right, idNumber: `${ID}9`, certificateNumber: `${ID}99`, phone: '138001' }).problems,
    );
    expect(said).not.toContain(ID.slice(6, 14));
    expect(said).not.toContain('138001');
  });
});
