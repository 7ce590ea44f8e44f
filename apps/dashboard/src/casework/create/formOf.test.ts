import { type AnyProgramme, field } from '@zhucan/domain';
import { expect, test } from 'vitest';
import { detailsInput } from '../form/problems.ts';
import { detailsIn, formOf } from './formOf.ts';

const names = { zh: '一', en: 'One' };
const programme = {
  code: 'WHEELCHAIR_LOAN',
  details: {
    purpose: field.text(names),
    deposit: field.money(names),
    urgent: field.yesNo(names),
    lender: field.institution(names, ['DEVICE_SUPPLIER']),
    account: field.bankAccount(names),
    story: field.longText(names, 100, { sensitive: true }),
  },
} as Pick<AnyProgramme, 'code' | 'details'> as AnyProgramme;

const answered = {
  programme: 'WHEELCHAIR_LOAN',
  detailsWheelchairLoan: {
    purpose: 'Fahrt',
    deposit: '100.00',
    urgent: false,
    lender: { id: 'L1', name: '店' },
    account: { masked: '***4444', present: true },
    story: { masked: '', present: false },
  },
};

test('what the graph answers fills the form, and comes back as it was', () => {
  const { values, kept } = formOf(programme, detailsIn(answered));
  expect(values).toEqual({
    purpose: 'Fahrt',
    deposit: '100.00',
    urgent: false,
    lender: 'L1',
    account: '',
    story: '',
  });
  expect(detailsInput(programme, values, Object.keys(kept))).toEqual({
    purpose: 'Fahrt',
    deposit: '100.00',
    urgent: false,
    lender: 'L1',
    story: null,
  });
});

test('what is sealed is never in the form, and is left as it was unless it is retyped', () => {
  const { values, kept } = formOf(programme, detailsIn(answered));
  expect(kept).toEqual({ account: '***4444' });
  const input = detailsInput(programme, { ...values, account: '6222000011112222' }, ['account']);
  expect(input['account']).toBe('6222000011112222');
});
