import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DISABILITY_CATEGORIES, DISABILITY_GRADES } from '../registry/certificate/terms.ts';
import { ageOn } from '../shared/dates.ts';
import {
  categoryOfDigit,
  checkCertificateNumber,
  composeCertificateNumber,
  gradeOfDigit,
  groupCertificateNumber,
} from './certificateNumber.ts';
import {
  checkCharacterOf,
  checkCitizenId,
  citizenIdFor,
  groupIdNumber,
  normaliseIdNumber,
} from './citizenId.ts';

const TODAY = '2026-11-23';

const anyBirthDate = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2026-11-23T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));
const anyId = fc
  .record({
    prefix: fc.integer({ min: 0, max: 9999 }).map(rest => `99${String(rest).padStart(4, '0')}`),
    birthDate: anyBirthDate,
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(wanted => ({ ...wanted, number: citizenIdFor(wanted) }));
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'0123456789Xx'), minLength: 17, maxLength: 21 }),
  fc.string({ unit: fc.constantFrom(...'01９Ｘ x𝟘'), maxLength: 25 }),
);

const idCodes = (text: string) => checkCitizenId(text, TODAY).problems.map(({ code }) => code);
const certificateCodes = (text: string) =>
  checkCertificateNumber(text, TODAY).problems.map(({ code }) => code);
const made = (birthDate: string, sequence = 1, prefix = '990001') =>
  citizenIdFor({ prefix, birthDate, sequence });

describe('MOD 11-2', () => {
  // The standard's own example.
  test('gives X where the remainder is two', () => {
    expect(checkCharacterOf('11010519491231002')).toBe('X');
    expect(checkCharacterOf('1101051949123100')).toBeUndefined();
    expect(checkCharacterOf('1101051949123100X')).toBeUndefined();
  });

  test('the weighted sum of all 18 characters is 1 modulo 11', () => {
    fc.assert(
      fc.property(anyId, ({ number }) => {
        const values = [...number].map(character => (character === 'X' ? 10 : Number(character)));
        const sum = values.reduce((total, value, index) => total + value * 2 ** (17 - index), 0);
        expect(sum % 11).toBe(1);
      }),
    );
  });
});

describe('a citizen ID number', () => {
  test('says its date of birth, sex and last four', () => {
    expect(checkCitizenId(made('1990-06-15', 1), TODAY)).toMatchObject({
      valid: true,
      birthDate: '1990-06-15',
      sex: 'MALE',
      problems: [],
    });
    expect(checkCitizenId('11010519491231002X', TODAY)).toEqual({
      valid: true,
      birthDate: '1949-12-31',
      sex: 'FEMALE',
      last4: '002X',
      problems: [],
    });
  });

  test('every made-up number is valid and says what it was made of', () => {
    fc.assert(
      fc.property(anyId, ({ number, birthDate, sequence }) => {
        const check = checkCitizenId(number, TODAY);
        expect(check).toMatchObject({ valid: true, birthDate, sex: sequence % 2 === 1 ? 'MALE' : 'FEMALE' });
      }),
    );
  });

  test('any single character changed is refused', () => {
    fc.assert(
      fc.property(
        anyId,
        fc.integer({ min: 0, max: 17 }),
        fc.integer({ min: 1, max: 9 }),
        ({ number }, at, by) => {
          const old = number[at] ?? '';
          const changed = old === 'X' ? String(by) : String((Number(old) + by) % 10);
          expect(checkCitizenId(number.slice(0, at) + changed + number.slice(at + 1), TODAY).valid).toBe(
            false,
          );
        },
      ),
    );
  });

  test('two neighbours exchanged are refused', () => {
    fc.assert(
      fc.property(anyId, fc.integer({ min: 0, max: 16 }), ({ number }, at) => {
        const [a = '', b = ''] = [number[at], number[at + 1]];
        fc.pre(a !== b);
        expect(checkCitizenId(number.slice(0, at) + b + a + number.slice(at + 2), TODAY).valid).toBe(false);
      }),
    );
  });

  test.each([
    ['', ['ID_NUMBER_EMPTY']],
    ['110105491231002', ['ID_NUMBER_LENGTH']],
    ['11010519491231002X0', ['ID_NUMBER_LENGTH']],
    ['11010519491231002x', ['ID_NUMBER_LOWER_X']],
    ['110105194912310021', ['ID_NUMBER_CHECK']],
    ['1101051949123100２X', ['ID_NUMBER_CHARACTERS']],
    [' 1010519491231002X', ['ID_NUMBER_CHARACTERS']],
    ['11010519491331002X', ['ID_NUMBER_BIRTH_DATE', 'ID_NUMBER_CHECK']],
    ['16010519491331002X', ['ID_NUMBER_REGION', 'ID_NUMBER_BIRTH_DATE', 'ID_NUMBER_CHECK']],
    ['abc', ['ID_NUMBER_LENGTH', 'ID_NUMBER_CHARACTERS']],
  ])('«%s» is refused for %j', (text, codes) => {
    expect(idCodes(text)).toEqual(codes);
  });

  test('today is born, tomorrow is not; nobody is 131', () => {
    expect(idCodes(made('2026-11-23'))).toEqual([]);
    expect(idCodes(made('2026-11-24'))).toEqual(['ID_NUMBER_BIRTH_FUTURE']);
    expect(ageOn('1895-11-24', TODAY)).toBe(130);
    expect(idCodes(made('1895-11-24'))).toEqual([]);
    expect(idCodes(made('1895-11-23'))).toEqual(['ID_NUMBER_BIRTH_TOO_OLD']);
  });

  test('regions: retired divisions of real provinces pass, unassigned first digits do not', () => {
    for (const prefix of ['110105', '320199', '659999', '810000', '830000', '990001']) {
      expect(idCodes(made('1990-01-01', 1, prefix))).toEqual([]);
    }
    for (const prefix of ['000000', '100000', '240000', '380000', '550000', '660000', '720000', '980000']) {
      expect(idCodes(made('1990-01-01', 1, prefix))).toEqual(['ID_NUMBER_REGION']);
    }
  });

  test('says nothing of the number in its problems', () => {
    fc.assert(
      fc.property(anyId, ({ number }) => {
        const said = JSON.stringify(checkCitizenId(`${number.slice(0, 17)}?`, TODAY).problems);
        expect(said).not.toContain(number.slice(6, 14));
        expect(said).not.toContain(number.slice(13, 17));
      }),
    );
  });

  test('what was meant is read from what was typed', () => {
    expect(normaliseIdNumber(' ’１１０105 19491231 002x')).toBe('11010519491231002X');
    expect(normaliseIdNumber("'110105-1949-1231-002X\u200b")).toBe('11010519491231002X');
  });

  test('is grouped for reading aloud', () => {
    expect(groupIdNumber('11010519491231002X')).toBe('110105 1949 1231 002X');
    expect(groupIdNumber('**************002X')).toBe('****** **** **** 002X');
    expect(groupCertificateNumber('11010519491231002X42')).toBe('110105 1949 1231 002X 42');
  });

  test('is made only of what fits', () => {
    expect(() => made('1990-01-01', 1000)).toThrow(RangeError);
    expect(() => made('1990-01-01', 1, '9900')).toThrow(RangeError);
    expect(() => made('1990-02-30')).toThrow(RangeError);
  });
});

describe('a certificate number', () => {
  const id = '11010519491231002X';

  test('says what it was composed of', () => {
    fc.assert(
      fc.property(
        anyId,
        fc.constantFrom(...DISABILITY_CATEGORIES),
        fc.constantFrom(...DISABILITY_GRADES),
        ({ number, birthDate, sequence }, category, grade) => {
          const composed = composeCertificateNumber(number, category, grade);
          expect(composed).toHaveLength(20);
          expect(checkCertificateNumber(composed, TODAY)).toEqual({
            valid: true,
            birthDate,
            sex: sequence % 2 === 1 ? 'MALE' : 'FEMALE',
            category,
            grade,
            problems: [],
          });
        },
      ),
    );
  });

  test('digits name the seven categories and four grades', () => {
    expect([...'01234567'].map(digit => categoryOfDigit(digit) ?? '-').join(' ')).toBe(
      '- VISUAL HEARING SPEECH PHYSICAL INTELLECTUAL MENTAL MULTIPLE',
    );
    expect([...'0123459'].map(digit => gradeOfDigit(digit) ?? '-')).toEqual(['-', 1, 2, 3, 4, '-', '-']);
    expect(categoryOfDigit(undefined)).toBeUndefined();
    expect(categoryOfDigit('١')).toBeUndefined();
  });

  test.each([
    ['', ['CERTIFICATE_NUMBER_EMPTY']],
    [id, ['CERTIFICATE_NUMBER_LENGTH']],
    [`${id}4`, ['CERTIFICATE_NUMBER_LENGTH']],
    [`${id}421`, ['CERTIFICATE_NUMBER_LENGTH']],
    [`${id}82`, ['CERTIFICATE_NUMBER_CATEGORY']],
    [`${id}02`, ['CERTIFICATE_NUMBER_CATEGORY']],
    [`${id}45`, ['CERTIFICATE_NUMBER_GRADE']],
    [`${id}90`, ['CERTIFICATE_NUMBER_CATEGORY', 'CERTIFICATE_NUMBER_GRADE']],
    [`${id}4X`, ['CERTIFICATE_NUMBER_CHARACTERS']],
    ['11010519491231002x42', ['ID_NUMBER_LOWER_X']],
    ['11010519491231002142', ['ID_NUMBER_CHECK']],
    [
      '16010520991331002190',
      ['ID_NUMBER_REGION', 'ID_NUMBER_BIRTH_DATE', 'CERTIFICATE_NUMBER_CATEGORY', 'CERTIFICATE_NUMBER_GRADE'],
    ],
    [`${made('2030-01-01')}42`, ['ID_NUMBER_BIRTH_FUTURE']],
    ['1234', ['CERTIFICATE_NUMBER_LENGTH']],
    ['你好', ['CERTIFICATE_NUMBER_LENGTH', 'CERTIFICATE_NUMBER_CHARACTERS']],
  ])('«%s» is refused for %j', (text, codes) => {
    const found = certificateCodes(text);
    expect(found).toEqual(expect.arrayContaining(codes));
    expect(found.filter(code => code !== 'ID_NUMBER_CHECK' || codes.includes(code))).toEqual(codes);
  });

  test('any text gets an answer, with a reason exactly where it is wrong', () => {
    fc.assert(
      fc.property(anyText, text => {
        for (const check of [checkCitizenId(text, TODAY), checkCertificateNumber(text, TODAY)]) {
          expect(check.valid).toBe(check.problems.length === 0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a text of ten million characters is not looked into', () => {
    const long = '1'.repeat(10_000_000);
    expect(certificateCodes(long)).toEqual(['CERTIFICATE_NUMBER_LENGTH']);
    expect(idCodes(long)).toEqual(['ID_NUMBER_LENGTH']);
  });
});
