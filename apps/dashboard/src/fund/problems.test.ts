import { describe, expect, it } from 'vitest';
import {
  appropriationProblems,
  budgetProblems,
  donationProblems,
  fundChangeProblems,
  fundProblems,
  purposeProblems,
  repaymentProblems,
} from './problems.ts';

const today = '2026-11-24';
const paper = { amount: '35,000', valueOn: '', reference: '财社〔2026〕12号', memo: '' };
const found = (problems: readonly { code: string; field?: string | undefined }[]) =>
  problems.map(({ code, field }) => `${field} ${code}`);

describe('money that comes in', () => {
  it('is taken as people write it', () => {
    expect(appropriationProblems({ ...paper, budgetYear: 2026 }, today)).toEqual([]);
  });

  it('is an amount above zero, on a day that has come, with its paper', () => {
    const wrong = { ...paper, budgetYear: 2026, amount: '0', valueOn: '2026-11-25', reference: ' ' };
    expect(found(appropriationProblems(wrong, today)).sort()).toEqual([
      'amount FUND_AMOUNT_POSITIVE',
      'reference REQUIRED',
      'valueOn DATE_FUTURE',
    ]);
  });

  it('names every field that is wrong, the amount too', () => {
    expect(found(appropriationProblems({ ...paper, amount: 'some', reference: '' }, today)).sort()).toEqual([
      'amount MONEY_INVALID',
      'budgetYear INVALID',
      'reference REQUIRED',
    ]);
  });

  it('has a donor, unless they want no name', () => {
    const donation = { ...paper, donorKind: 'COMPANY', donorName: '' };
    expect(found(donationProblems(donation, today))).toEqual(['donorName REQUIRED']);
    expect(donationProblems({ ...donation, donorKind: 'ANONYMOUS' }, today)).toEqual([]);
  });
});

describe('a repayment', () => {
  it('may be a part, or all, and no more', () => {
    const repaid = (amount: string) => found(repaymentProblems({ ...paper, amount }, today, '1000.00'));
    expect([repaid('0.01'), repaid('1000'), repaid('1000.01')]).toEqual([
      [],
      [],
      ['amount ADVANCE_OVERPAID'],
    ]);
  });
});

describe('a budget', () => {
  it('is a population times an amount', () => {
    expect(budgetProblems({ year: '2027', population: '480,000', perHead: '1.5' })).toEqual([]);
  });

  it('has both', () => {
    expect(found(budgetProblems({ year: '2027', population: '', perHead: '' })).sort()).toEqual([
      'perHead REQUIRED',
      'population REQUIRED',
    ]);
  });
});

describe('a fund', () => {
  const fund = {
    code: 'aid',
    nameZh: '救助金',
    nameEn: 'Aid',
    areaId: 'a',
    bankName: '银行',
    bankAccount: '6222000011112222',
    programmes: ['MEDICAL_AID'],
  };

  it('has a code in capitals, an account and something that it pays for', () => {
    expect(fundProblems(fund)).toEqual([]);
    expect(
      found(fundProblems({ ...fund, code: '1', bankAccount: '12', programmes: [], areaId: '' })).sort(),
    ).toEqual([
      'areaId REQUIRED',
      'bankAccount BANK_ACCOUNT_INVALID',
      'code FUND_CODE_INVALID',
      'programmes TOO_FEW',
    ]);
  });

  it('keeps its account where none is typed', () => {
    expect(fundChangeProblems({ ...fund, bankAccount: '', active: true })).toEqual([]);
  });

  it('has no purpose beyond what it pays for', () => {
    const purpose = { nameZh: '用途', nameEn: 'Use', programmes: ['OTHER_AID'], active: true };
    expect(found(purposeProblems(purpose, ['MEDICAL_AID']))).toEqual(['programmes PURPOSE_BEYOND_FUND']);
  });
});
