import { describe, expect, test } from 'vitest';
import { refusals } from '../refusals.testing.ts';
import type { DetailsContext, InstitutionFacts } from './programme.ts';
import {
  changeDetails,
  detailsProblems,
  institutionsIn,
  joinSensitive,
  maskDetails,
  readDetails,
  readDraft,
  readForm,
  splitSensitive,
} from './readDetails.ts';
import { small } from './small.testing.ts';

const hospital: InstitutionFacts = {
  name: '区人民医院',
  kind: 'HOSPITAL',
  hospitalGrade: '2A',
  designated: true,
};
const context: DetailsContext<typeof small.policy.defaults> = {
  today: '2026-11-23',
  appliedOn: '2026-11-23',
  parameters: small.policy.defaults,
  institutions: new Map([
    [7, hospital],
    [8, { ...hospital, hospitalGrade: '2B' }],
    [9, { ...hospital, kind: 'SCHOOL', hospitalGrade: null }],
    [10, { ...hospital, hospitalGrade: null }],
  ]),
};
const whole = {
  item: 'CHAIR',
  worth: '1200.5',
  since: '2026-11-01',
  note: ' ',
  story: '摔倒 \n\n 骨折',
  hospital: 7,
  account: '6222 0000-0000 1234',
};

describe('details as they are handed in', () => {
  test('are tidied and typed', () => {
    expect(readDetails(small, { ...whole, note: '' }, context)).toEqual({
      item: 'CHAIR',
      worth: '1200.50',
      since: '2026-11-01',
      note: null,
      story: '摔倒\n骨折',
      hospital: 7,
      account: '6222000000001234',
    });
  });

  test.each([
    [{ item: undefined }, ['item: REQUIRED']],
    [{ item: '' }, ['item: REQUIRED']],
    [{ item: 'CAR' }, ['item: NOT_A_CHOICE']],
    [{ item: 'toString' }, ['item: NOT_A_CHOICE']],
    [{ worth: '-1' }, ['worth: MONEY_INVALID']],
    [{ worth: 12 }, ['worth: INVALID']],
    [{ since: '', account: '' }, ['since: REQUIRED', 'account: REQUIRED']],
    [{ since: '2026-02-30' }, ['since: DATE_INVALID']],
    [{ since: '2026-11-24' }, ['since: DATE_FUTURE']],
    [{ note: 'x'.repeat(21) }, ['note: TOO_LONG']],
    [{ story: '\u200B \n' }, ['story: REQUIRED']],
    [{ account: '12' }, ['account: BANK_ACCOUNT_INVALID']],
    [{ hospital: 6 }, ['hospital: INSTITUTION_UNKNOWN']],
    [{ hospital: 8 }, ['hospital: HOSPITAL_GRADE_TOO_LOW']],
    [{ hospital: 9 }, ['hospital: INSTITUTION_KIND_WRONG']],
    [{ hospital: 10 }, ['hospital: HOSPITAL_GRADE_TOO_LOW']],
    [{ extra: 1 }, ['extra: UNKNOWN_FIELD']],
    [{ item: 'CAR', worth: '' }, ['item: NOT_A_CHOICE', 'worth: REQUIRED']],
  ])('%j is refused at its field', (wrong, expected) => {
    const input = { ...whole, note: null, ...wrong };
    expect(refusals(() => readDetails(small, input, context))).toEqual(expected);
    expect(detailsProblems(small, input, context)).toHaveLength(expected.length);
  });

  test('nothing at all is every required field', () => {
    expect(refusals(() => readDetails(small, {}, context))).toHaveLength(6);
    expect(refusals(() => readDetails(small, null, context))).toHaveLength(6);
  });
});

describe('a draft', () => {
  test('may lack anything, and holds nothing wrong', () => {
    expect(readDraft(small, {})).toEqual({});
    expect(readDraft(small, { item: 'BED', worth: '', story: null })).toEqual({ item: 'BED' });
    expect(refusals(() => readDraft(small, { item: 'CAR', since: 'soon', ghost: 1 }))).toEqual([
      'ghost: UNKNOWN_FIELD',
      'item: NOT_A_CHOICE',
      'since: DATE_INVALID',
    ]);
  });
});

describe('a stage’s form', () => {
  const form = { on: small.details.since, remark: small.details.note };

  test('is read like details, days of what has happened by today', () => {
    expect(readForm(form, { on: '2026-11-23' }, '2026-11-23')).toEqual({ on: '2026-11-23', remark: null });
    expect(refusals(() => readForm(form, { on: '2026-11-24' }, '2026-11-23'))).toEqual(['on: DATE_FUTURE']);
    expect(refusals(() => readForm(form, null, '2026-11-23'))).toEqual(['on: REQUIRED']);
    expect(readForm(undefined, undefined)).toEqual({});
    expect(refusals(() => readForm(undefined, { x: 1 }))).toEqual(['x: UNKNOWN_FIELD']);
  });
});

describe('sensitive values', () => {
  const values = { item: 'CHAIR', story: '摔倒', account: '6222000000001234', note: null };

  test('are sealed; what stays open shows an account’s end and nothing of an illness', () => {
    const split = splitSensitive(small.details, values);
    expect(split).toEqual({
      open: { item: 'CHAIR', account: '************1234', note: null },
      sealed: { story: '摔倒', account: '6222000000001234' },
    });
    expect(joinSensitive(split)).toEqual(values);
    expect(JSON.stringify(maskDetails(small.details, values))).not.toMatch(/摔倒|6222/);
  });

  test('stay when their mask comes back, change when something else does, go when they are emptied', () => {
    const kept = changeDetails(small.details, values, { account: '************1234', item: 'BED' });
    expect(kept).toEqual({ ...values, item: 'BED' });
    expect(changeDetails(small.details, values, { account: '62220000' })).toMatchObject({
      account: '62220000',
    });
    expect(changeDetails(small.details, values, { account: null, story: undefined })).toEqual({
      ...values,
      account: null,
    });
  });

  test('the institutions that values name', () => {
    expect(institutionsIn(small.details, { ...values, hospital: 7 })).toEqual([7]);
    expect(institutionsIn(small.details, { hospital: null })).toEqual([]);
  });
});
