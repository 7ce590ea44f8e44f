import { describe, expect, test } from 'vitest';
import { refusals } from '../refusals.testing.ts';
import { budgetFor, readFundBudget } from './budget.ts';
import {
  readAppropriation,
  readDonation,
  readFund,
  readFundChange,
  readFundReason,
  readIdempotencyKey,
  readPayeeChange,
  readPurpose,
  readReceipt,
} from './input.ts';

const TODAY = '2026-11-23';

/** `field CODE` of everything that is wrong, in the order of the alphabet. */
const refused = (read: () => unknown): string[] =>
  refusals(read)
    .map(text => text.replace(': ', ' '))
    .sort();

const fund = {
  code: 'MAJOR_ILLNESS',
  nameZh: '大病救助基金',
  nameEn: 'Major illness fund',
  bankName: '农村信用社',
  bankAccount: '6228 4800 1234 5678',
  programmes: ['MEDICAL_AID'],
};
const receipt = { amount: 100n, reference: '收据 1' };

describe('a fund', () => {
  test('is read with its account’s digits alone', () => {
    expect(readFund(fund)).toMatchObject({ bankAccount: '6228480012345678' });
    expect(readFundChange({ ...fund, bankAccount: null, active: false })).toMatchObject({
      bankAccount: null,
    });
  });

  test('hears everything that is wrong at once', () => {
    expect(
      refused(() => readFund({ ...fund, code: 'x y', nameZh: ' ', bankAccount: '12', programmes: [] })),
    ).toEqual([
      'bankAccount BANK_ACCOUNT_INVALID',
      'code FUND_CODE_INVALID',
      'nameZh REQUIRED',
      'programmes TOO_FEW',
    ]);
  });

  test('has purposes within its programmes', () => {
    const purpose = { nameZh: '血透', nameEn: 'Dialysis', programmes: ['MEDICAL_AID'], active: true };
    expect(refused(() => readPurpose(purpose, ['MEDICAL_AID']))).toEqual([]);
    expect(refused(() => readPurpose(purpose, ['CARE']))).toEqual(['programmes PURPOSE_BEYOND_FUND']);
  });

  test('has a budget that follows the population', () => {
    expect(readFundBudget({ year: 2026, population: 300_000, perHead: 150n })).toMatchObject({
      amount: 45_000_000n,
    });
    expect(budgetFor(0, 150n)).toBe(0n);
    expect(refused(() => readFundBudget({ year: 1999, population: -1, perHead: -1n }))).toEqual([
      'perHead TOO_SMALL',
      'population TOO_SMALL',
      'year TOO_SMALL',
    ]);
  });
});

describe('money received', () => {
  test.each([
    ['interest', () => readReceipt(receipt, TODAY), []],
    ['of nothing', () => readReceipt({ ...receipt, amount: 0n }, TODAY), ['amount FUND_AMOUNT_POSITIVE']],
    ['without a paper', () => readReceipt({ amount: 1n }, TODAY), ['reference REQUIRED']],
    ['tomorrow', () => readReceipt({ ...receipt, valueOn: '2026-11-24' }, TODAY), ['valueOn DATE_FUTURE']],
    ['an appropriation of no year', () => readAppropriation(receipt, TODAY), ['budgetYear REQUIRED']],
    [
      'a company without a name',
      () => readDonation({ ...receipt, donorKind: 'COMPANY' }, TODAY),
      ['donorName REQUIRED'],
    ],
    ['nobody in particular', () => readDonation({ ...receipt, donorKind: 'ANONYMOUS' }, TODAY), []],
    [
      'a kind that there is not',
      () => readDonation({ ...receipt, donorKind: 'KING' }, TODAY),
      ['donorKind NOT_A_CHOICE'],
    ],
  ] as const)('%s', (_what, read, wrong) => {
    expect(refused(read)).toEqual(wrong);
  });
});

test('a correction names payee, bank, account and reason', () => {
  expect(
    refused(() => readPayeeChange({ payeeName: '', bankName: '', bankAccount: 'x', reason: '' })),
  ).toEqual([
    'bankAccount BANK_ACCOUNT_INVALID',
    'bankName REQUIRED',
    'payeeName REQUIRED',
    'reason REQUIRED',
  ]);
  expect(refused(() => readFundReason({ reason: '短' }))).toEqual(['reason TOO_SHORT']);
});

test('a key has 8 to 80 characters', () => {
  expect(readIdempotencyKey(' 12345678 ')).toBe('12345678');
  expect(refused(() => readIdempotencyKey('1234567'))).toEqual(['idempotencyKey TOO_SHORT']);
  expect(refused(() => readIdempotencyKey('1'.repeat(81)))).toEqual(['idempotencyKey TOO_LONG']);
});
