import { field } from '@zhucan/domain';
import { describe, expect, it, test } from 'vitest';
import { emptyValues, fractionOf, givenOf, inputOf, percentOf, plainMoney, specsOf } from './fields.ts';

const one = { zh: '一', en: 'One' };
const fields = {
  name: field.text(one),
  cost: field.money(one),
  rate: field.optional(field.rate(one)),
  days: field.integer(one, 1, 30),
  on: field.date(one),
  urgent: field.yesNo(one),
  kind: field.choice(one, [{ value: 'A', zh: '甲', en: 'A' }]),
  many: field.choices(one, [{ value: 'B', zh: '乙', en: 'B' }]),
  account: field.bankAccount(one),
};
const specs = specsOf(fields, 'zh');

describe('a definition’s fields', () => {
  it('keep their order and speak the reader’s language', () => {
    expect(specs.map(({ name }) => name)).toEqual(Object.keys(fields));
    expect(specsOf(fields, 'en').map(({ label }) => label)).toEqual(Object.keys(fields).map(() => 'One'));
    expect(specs.find(({ name }) => name === 'kind')?.choices).toEqual([{ id: 'A', name: '甲' }]);
  });

  it('say which may be empty and which are sealed', () => {
    expect(specs.filter(({ required }) => !required).map(({ name }) => name)).toEqual(['rate']);
    expect(specs.filter(({ sensitive }) => sensitive).map(({ name }) => name)).toEqual(['account']);
  });
});

describe('a form of them', () => {
  it('starts empty, with no answer to a question that nobody has answered', () => {
    expect(emptyValues(specs)).toMatchObject({ name: '', urgent: null, many: [] });
    expect(Object.values(inputOf(specs, emptyValues(specs))).every(value => value === null)).toBe(true);
    expect(givenOf(specs, emptyValues(specs))).toEqual({});
  });

  it('is sent as the domain reads it', () => {
    const typed = {
      name: ' 甲 ',
      cost: '¥35,000.5',
      days: '12',
      urgent: false,
      many: ['B'],
      on: '2026-11-23',
    };
    expect(givenOf(specs, typed)).toEqual({
      name: '甲',
      cost: '35000.5',
      days: 12,
      urgent: false,
      many: ['B'],
      on: '2026-11-23',
    });
  });

  it('sends what is no number as it was typed, so that the rule’s own check refuses it', () => {
    expect(inputOf(specs, { days: 'zwölf', cost: 'viel' })).toMatchObject({ days: 'zwölf', cost: 'viel' });
  });
});

test.each([
  ['3.5万', '35000'],
  ['3.5 万元', '35000'],
  ['0.000001万', '0.01'],
  ['12万', '120000'],
  ['35,000.50', '35000.50'],
  ['￥1', '1'],
  ['-1', '-1'],
])('money %s is %s yuan', (typed, plain) => {
  expect(plainMoney(typed)).toBe(plain);
});

test.each([
  ['0.45', '45'],
  ['0.4', '40'],
  ['0.4055', '40.55'],
  ['1', '100'],
  ['0', '0'],
  ['0.05', '5'],
])('a rate of %s reads %s per cent, and back', (fraction, percent) => {
  expect(percentOf(fraction)).toBe(percent);
  expect(fractionOf(percent)).toBe(fraction);
  expect(fractionOf(`${percent} %`)).toBe(fraction);
});

test('who types the fraction itself means it, and who types the sign means per cent', () => {
  expect([fractionOf('0.45'), fractionOf('0.5%'), fractionOf('4.5')]).toEqual(['0.45', '0.005', '0.045']);
});

test('a percentage that is none stays for the check to refuse', () => {
  expect(fractionOf('half')).toBe('half');
  expect(percentOf('half')).toBe('half');
});
