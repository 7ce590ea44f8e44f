// The arguments with which the permission table calls the funds' queries and commands, about the fund of one place.

import type { Land } from './land.ts';

type Arguments = Readonly<Record<string, unknown>>;
type ArgumentsOf = Readonly<Record<string, (land: Land) => Arguments>>;

const UNSEEN = 999_999;
const KEY = { idempotencyKey: 'permission-table' };

const byId = (type: string) => (land: Land) => ({ id: land.ids[type] });
const target =
  (type: string, more: Arguments = {}) =>
  (land: Land): Arguments => ({ id: land.ids[type], expectedVersion: UNSEEN, ...KEY, ...more });
/** About a fund, with an amount that nobody records. */
const receipt =
  (more: Arguments = {}) =>
  (land: Land): Arguments => ({
    fundId: land.ids['Fund'],
    ...KEY,
    input: { amount: '0.00', reference: '单据', ...more },
  });
const purpose = { nameZh: '', nameEn: '', programmes: ['MEDICAL_AID'], active: true };
const fund = { nameZh: '基金', nameEn: 'Fund', bankName: '银行', programmes: ['MEDICAL_AID'] };
const payee = { payeeName: '某人', bankName: '银行', bankAccount: '6222021234567890', reason: '更正户名' };

export const FUND_QUERY_ARGUMENTS: ArgumentsOf = {
  fund: byId('Fund'),
  payment: byId('Payment'),
  paymentBatch: byId('PaymentBatch'),
  advance: byId('Advance'),
};

export const FUND_MUTATION_ARGUMENTS: ArgumentsOf = {
  createFund: land => ({ input: { ...fund, code: 'x', areaId: land.area.globalId, bankAccount: '1' } }),
  updateFund: land => ({
    id: land.ids['Fund'],
    expectedVersion: UNSEEN,
    input: { ...fund, active: true },
  }),
  saveFundPurpose: land => ({ fundId: land.ids['Fund'], input: purpose }),
  setFundBudget: land => ({
    fundId: land.ids['Fund'],
    expectedVersion: UNSEEN,
    input: { year: 2026, population: 1000, perHead: '1.00' },
  }),
  recordAppropriation: receipt({ budgetYear: 2026 }),
  recordDonation: receipt({ donorKind: 'ANONYMOUS' }),
  recordInterest: receipt(),
  recordPurchase: receipt(),
  reverseEntry: land => ({ id: land.ids['FundEntry'], ...KEY, reason: '' }),
  repayAdvance: land => ({
    id: land.ids['Advance'],
    ...KEY,
    input: { amount: '0.00', reference: '收据' },
  }),
  writeOffAdvance: land => ({ id: land.ids['Advance'], ...KEY, reason: '' }),
  createPaymentBatch: land => ({
    fundId: land.ids['Fund'],
    paymentIds: [land.ids['Payment']],
    ...KEY,
  }),
  checkPaymentBatch: target('PaymentBatch'),
  discardPaymentBatch: target('PaymentBatch', { reason: '编错了' }),
  exportPaymentBatch: target('PaymentBatch'),
  importBankAnswer: land => ({ id: land.ids['PaymentBatch'], file: 'x', ...KEY }),
  retryPayment: target('Payment'),
  changePayee: target('Payment', { input: payee }),
  cancelPayment: target('Payment', { reason: '不再支付' }),
};
