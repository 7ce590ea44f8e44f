import { citizenIdFor } from '@zhucan/domain';
import { describe, expect, it } from 'vitest';
import { personFormProblems, readIdNumber } from './problems.ts';
import { toValues } from './source.ts';
import { emptyPerson, personInput, personPatch } from './values.ts';

const today = '2026-11-23';
const idNumber = citizenIdFor({ prefix: '990102', birthDate: '1990-03-07', sequence: 12 });
const nothing = { idNumber: false, bankAccount: false, guardianPhone: false };
const whole = { ...emptyPerson, name: '测试甲', idNumber, areaId: 'QXJlYTox' };
const fieldsOf = (values: Parameters<typeof personFormProblems>[0], known = nothing) =>
  personFormProblems(values, today, known).map(({ field }) => field);

describe('the form of a person', () => {
  it('is right with a name, a number and a village', () => {
    expect(fieldsOf(whole)).toEqual([]);
  });

  it('names everything that is missing at once', () => {
    expect(fieldsOf(emptyPerson)).toEqual(expect.arrayContaining(['name', 'idNumber', 'areaId']));
  });

  it('needs no number again for someone whose number is on record, but checks one that is retyped', () => {
    const known = { ...nothing, idNumber: true };
    expect(fieldsOf({ ...whole, idNumber: '' }, known)).toEqual([]);
    expect(fieldsOf({ ...whole, idNumber: '990102199003071234' }, known)).toEqual(['idNumber']);
  });

  it('reads birth date and sex from a whole number and nothing from half of one', () => {
    expect(readIdNumber(idNumber, today)).toEqual({
      birthDate: '1990-03-07',
      sex: expect.stringMatching(/MALE/),
    });
    expect(readIdNumber(idNumber.slice(0, 17), today)).toBeUndefined();
  });
});

describe('what is sent', () => {
  it('for a new person has no empty texts, and neither sex nor birth date, which follow from the number', () => {
    const input = personInput({ ...whole, phone: ' 13800138000 ', address: '  ' });
    expect(input).toMatchObject({
      name: '测试甲',
      idNumber,
      areaId: 'QXJlYTox',
      phone: '13800138000',
      address: null,
    });
    expect(input).not.toHaveProperty('sex');
    expect(input).not.toHaveProperty('birthDate');
  });

  it('for a change never clears a masked value that was left empty', () => {
    expect(personPatch({ phone: '', bankAccount: null, guardianPhone: '', idNumber: '' })).toEqual({});
    expect(personPatch({ phone: '13900139000', address: null })).toEqual({
      phone: '13900139000',
      address: null,
    });
  });

  it('for a change keeps to what was changed', () => {
    expect(personPatch({ residencePermit: true, insurances: ['PENSION'], version: 4, id: 'x' })).toEqual({
      residencePermit: true,
      insurances: ['PENSION'],
    });
  });
});

describe('a person opened for a change', () => {
  it('has empty fields where the register shows a mask', () => {
    const masked = { __typename: 'MaskedText' as const, masked: '**1209', present: true };
    const values = toValues({
      __typename: 'Person',
      id: 'x',
      version: 2,
      name: '甲',
      sex: 'MALE',
      ethnicity: '01',
      address: null,
      hukouPlace: null,
      hukouKind: null,
      residencePermit: false,
      residentSince: null,
      businessRegistration: null,
      guardianName: null,
      guardianRelation: null,
      education: null,
      employment: null,
      insurances: [],
      bankName: null,
      consentOn: null,
      diedOn: null,
      area: { __typename: 'Area', id: 'QXJlYTox' },
      idNumber: masked,
      phone: masked,
      guardianPhone: masked,
      bankAccount: masked,
    });
    expect(values).toMatchObject({
      id: 'x',
      version: 2,
      areaId: 'QXJlYTox',
      idNumber: '',
      phone: '',
      bankAccount: '',
    });
    expect(JSON.stringify(values)).not.toContain('1209');
  });
});
