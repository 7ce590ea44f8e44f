import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citizenIdFor } from '../identity/citizenId.ts';
import { refusals } from '../refusals.testing.ts';
import {
  deathProblems,
  isPersonName,
  likeness,
  normaliseBankAccount,
  normalisePhone,
  personProblems,
  readPerson,
} from './person.ts';

const TODAY = '2026-11-23';

describe('a person', () => {
  const idNumber = citizenIdFor({ prefix: '990001', birthDate: '1990-06-15', sequence: 1 });
  const right = { name: '张三', idNumber };
  const person = (more: object) => refusals(() => readPerson({ ...right, ...more }, TODAY));

  test('takes sex and date of birth from the number', () => {
    expect(readPerson({ name: ' 张　三 ', idNumber: ` ${idNumber.toLowerCase()} ` }, TODAY)).toEqual({
      name: '张 三',
      idNumber,
      sex: 'MALE',
      birthDate: '1990-06-15',
      ethnicity: '01',
      phone: null,
      address: null,
      hukouPlace: null,
      hukouKind: null,
      residencePermit: false,
      residentSince: null,
      businessRegistration: null,
      guardianName: null,
      guardianRelation: null,
      guardianPhone: null,
      education: null,
      employment: null,
      insurances: [],
      bankName: null,
      bankAccount: null,
      diedOn: null,
      consentOn: null,
    });
  });

  test.each([
    [{ sex: 'MALE', birthDate: '1990-06-15' }, []],
    [{ sex: 'FEMALE', birthDate: '1990-06-16' }, ['birthDate: BIRTH_DATE_DISAGREES', 'sex: SEX_DISAGREES']],
    [{ idNumber: `${idNumber.slice(0, 17)}?` }, ['idNumber: ID_NUMBER_CHARACTERS']],
    [{ idNumber: undefined }, ['idNumber: REQUIRED']],
    [{ idNumber: '' }, ['idNumber: ID_NUMBER_EMPTY']],
    [{ name: '张三2' }, ['name: NAME_CHARACTERS']],
    [{ name: '  ' }, ['name: REQUIRED']],
    [{ name: '买买提·艾力' }, []],
    [{ ethnicity: '57' }, ['ethnicity: ETHNICITY_UNKNOWN']],
    [{ phone: '1380000' }, ['phone: PHONE_INVALID']],
    [{ phone: ' 138-0000-0000 ' }, []],
    [{ residentSince: '2026-11-24' }, ['residentSince: DATE_FUTURE']],
    [{ residentSince: '1990-06-14' }, ['residentSince: DATE_BEFORE_BIRTH']],
    [{ residencePermit: true }, ['residentSince: RESIDENCE_DATE_MISSING']],
    [{ residencePermit: true, residentSince: '2020-01-01' }, []],
    [{ bankAccount: '6222 0000 0000 0000' }, ['bankName: BANK_NAME_MISSING']],
    [{ bankAccount: '12345678', bankName: '银行' }, ['bankAccount: BANK_ACCOUNT_INVALID']],
    [{ guardianPhone: '13800000000' }, ['guardianName: GUARDIAN_NAME_MISSING']],
    [{ guardianName: '李四', guardianPhone: '13800000000' }, []],
    [{ diedOn: '1980-01-01', hukouKind: 'CITY' }, ['hukouKind: NOT_A_CHOICE', 'diedOn: DATE_BEFORE_BIRTH']],
    [{ insurances: ['PENSION', 'LIFE'] }, ['insurances.1: NOT_A_CHOICE']],
    [{ address: 'x'.repeat(201) }, ['address: TOO_LONG']],
  ])('%j → %j', (more, expected) => {
    expect(person(more)).toEqual(expected);
  });

  test('a form hears the same as the register', () => {
    expect(personProblems({ ...right, name: '' }, TODAY).map(({ code }) => code)).toEqual(['REQUIRED']);
    expect(personProblems(null, TODAY).map(({ field }) => field)).toEqual(['name', 'idNumber']);
  });

  test('any input is either read or refused', () => {
    fc.assert(
      fc.property(fc.anything(), input => {
        expect(Array.isArray(personProblems(input, TODAY))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.record({ name: fc.string(), idNumber: fc.string(), phone: fc.string() }), input => {
        refusals(() => readPerson(input, TODAY));
      }),
    );
  });

  test('is likely another by number, or by name and date of birth', () => {
    const a = { name: '买买提·艾力', birthDate: '1990-06-15', idNumber };
    expect(likeness(a, { ...a, name: 'x' })).toBe('NUMBER');
    expect(likeness(a, { ...a, name: '买买提 艾力', idNumber: 'other' })).toBe('NAME_AND_BIRTH');
    expect(likeness(a, { ...a, birthDate: '1990-06-16', idNumber: 'other' })).toBeNull();
  });

  test('dies between birth and today', () => {
    const codes = (day: string) => deathProblems(day, '1990-06-15', TODAY).map(({ code }) => code);
    expect([codes(TODAY), codes('2026-11-24'), codes('1990-06-14'), codes('soon')]).toEqual([
      [],
      ['DATE_FUTURE'],
      ['DATE_BEFORE_BIRTH'],
      ['DATE_INVALID'],
    ]);
  });

  test.each([
    ['13800000000', '13800000000'],
    ['+86 138 0000 0000', '13800000000'],
    ['8613800000000', '13800000000'],
    ['１３８００００００００', '13800000000'],
    ['0574-87654321', '0574-87654321'],
    ['(0574)87654321', '0574-87654321'],
    ['057487654321', '0574-87654321'],
    ['010 12345678', '010-12345678'],
    ['0574-87654321-123', '0574-87654321-123'],
    ['87654321', undefined],
    ['12800000000', undefined],
    ['1380000000', undefined],
    ['', undefined],
  ])('phone «%s» is kept as %s', (text, kept) => {
    expect(normalisePhone(text)).toBe(kept);
    if (kept !== undefined) expect(normalisePhone(kept)).toBe(kept);
  });

  test('bank accounts are digits', () => {
    expect(normaliseBankAccount('6222 0212-3456 7890 123')).toBe('6222021234567890123');
    expect(normaliseBankAccount('6222X')).toBeUndefined();
  });

  test('names have no digits or signs', () => {
    expect(['张三', '阿卜杜拉·买买提', 'Anna-Maria O’Hara', '〇一'].every(isPersonName)).toBe(true);
    expect(['张三1', '张三（女）', '', '=1+1', '张三,'].some(isPersonName)).toBe(false);
  });
});
