import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headerWords } from '../messages/zh/rosterHeaders.ts';
import type { RosterCell } from './cells.ts';
import { findHeaderRow, isPersonRow, mappingOf, mappingProblems, matchHeaders } from './headers.ts';
import { ROSTER_FIELDS } from './terms.ts';

const fieldOf = (header: string) => matchHeaders([header])[0]?.field;

describe('a heading', () => {
  test.each([
    ['残疾人姓名', 'name'],
    ['*姓名', 'name'],
    ['姓 名', 'name'],
    ['姓名（必填）', 'name'],
    ['公民身份号码', 'idNumber'],
    ['身份证号码(18位)', 'idNumber'],
    ['证件号码：', 'idNumber'],
    ['残疾人证号', 'certificateNumber'],
    ['残疾证号', 'certificateNumber'],
    ['持证人残疾证号码', 'certificateNumber'],
    ['手机', 'phone'],
    ['本人联系电话', 'phone'],
    ['监护人电话', 'guardianPhone'],
    ['监护人\n联系电话', 'guardianPhone'],
    ['监护人姓名', 'guardianName'],
    ['乡镇/街道', 'town'],
    ['乡镇（街道）', 'town'],
    ['村（社区）', 'village'],
    ['村/社区', 'village'],
    ['现住址', 'address'],
    ['户籍地', 'hukouPlace'],
    ['户口性质', 'hukouKind'],
    ['残疾类别', 'category'],
    ['残疾等级', 'grade'],
    ['发证日期', 'issuedOn'],
    ['有效期', 'expiresOn'],
    ['残疾人证有效期至', 'expiresOn'],
    ['文化程度', 'education'],
    ['是否低保', 'hardship'],
    ['银行卡号', 'bankAccount'],
    ['开户行', 'bankName'],
    ['出生年月', 'birthDate'],
    ['Citizen ID number', 'idNumber'],
    ['idNumber', 'idNumber'],
    ['户主姓名', null],
    ['户主身份证号', null],
    ['配偶姓名', null],
    ['婚姻状况', null],
    ['评定日期', null],
    ['序号', null],
    ['备注', null],
    ['年龄', null],
    ['', null],
    ['某区残疾人持证情况登记花名册二〇二六年十一月二十三日制表人姓名及残疾证号', null],
  ])('«%s» is %s', (header, field) => {
    expect(fieldOf(header)).toBe(field);
  });

  test('every known word is exactly its field’s', () => {
    for (const field of ROSTER_FIELDS) {
      for (const word of headerWords[field]) {
        expect([word, matchHeaders([word])[0]]).toEqual([
          word,
          { index: 0, header: word, field, confidence: 'EXACT' },
        ]);
      }
    }
  });

  test('is found in any order of columns', () => {
    const headers = [
      '序号',
      '姓名',
      '性别',
      '公民身份号码',
      '残疾类别',
      '残疾等级',
      '联系电话',
      '监护人',
      '监护人电话',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(headers, { minLength: headers.length }), shuffled => {
        const mapping = mappingOf(matchHeaders(shuffled));
        expect(mapping).toEqual({
          name: shuffled.indexOf('姓名'),
          sex: shuffled.indexOf('性别'),
          idNumber: shuffled.indexOf('公民身份号码'),
          category: shuffled.indexOf('残疾类别'),
          grade: shuffled.indexOf('残疾等级'),
          phone: shuffled.indexOf('联系电话'),
          guardianName: shuffled.indexOf('监护人'),
          guardianPhone: shuffled.indexOf('监护人电话'),
        });
      }),
    );
  });

  test('a field goes to the column that fits best, the first of equals', () => {
    expect(matchHeaders(['曾用姓名', '姓名', '残疾人姓名']).map(({ field }) => field)).toEqual([
      null,
      'name',
      null,
    ]);
  });

  test('never fails', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), cells => {
        expect(matchHeaders(cells)).toHaveLength(cells.length);
      }),
    );
  });
});

describe('a matching', () => {
  const match = (...fields: ('name' | 'idNumber' | 'certificateNumber' | null)[]) =>
    mappingProblems(fields.map((field, index) => ({ index, field }))).map(
      ({ code, field }) => `${field}: ${code}`,
    );

  test('needs a name and a number, each once', () => {
    expect(match('name', 'certificateNumber', null)).toEqual([]);
    expect(match('name', 'idNumber', 'name')).toEqual(['name: ROSTER_FIELD_TWICE']);
    expect(match(null)).toEqual(['name: ROSTER_FIELD_MISSING', 'idNumber: ROSTER_FIELD_MISSING']);
  });
});

describe('the rows of a sheet', () => {
  const title: RosterCell[] = ['某区持证残疾人花名册', null, null, null];
  const heading: RosterCell[] = ['序号', '姓名', '身份证号', '联系电话'];
  const mapping = mappingOf(matchHeaders(heading));

  test('the heading stands below titles and notes', () => {
    expect(
      findHeaderRow([title, [], ['填表单位：', null, '2026年', null], heading, [1, '张三', '99', '']]),
    ).toBe(3);
    expect(findHeaderRow([heading])).toBe(0);
    expect(findHeaderRow([title, [1, '张三', '990001199001010018']])).toBeUndefined();
    expect(findHeaderRow([])).toBeUndefined();
    expect(findHeaderRow([...Array.from({ length: 20 }, () => title), heading])).toBeUndefined();
  });

  test.each<[RosterCell[], boolean]>([
    [[1, '张三', '990001199001010018', null], true],
    [[1, '张三', null, null], true],
    [[null, null, '990001199001010018', null], true],
    [[null, '张三', null, null], true],
    [[], false],
    [[null, ' ', '', undefined], false],
    [[41, null, null, null], false],
    [title, false],
    [[null, '某区持证残疾人花名册', null, null], false],
    [heading, false],
    [['序号', '残疾人姓名', '公民身份号码', '电话'], false],
    [['合计', null, null, '40'], false],
    [[null, '合计', null, '40人'], false],
    [['填表人：李四', null, null, '2026-11-23'], false],
  ])('%j is a person: %s', (cells, person) => {
    expect(isPersonRow(cells, mapping)).toBe(person);
  });
});
