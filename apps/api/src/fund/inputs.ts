// What the funds' commands take.

import { builder } from '../builder.ts';
import { DonorKindEnum } from './fund.enums.ts';

export const FundInput = builder.inputType('FundInput', {
  description: '新基金。 A new fund.',
  fields: t => ({
    code: t.string({
      required: true,
      description: '代码：大写字母、数字、下划线。 The code: capital letters, digits, underscores.',
    }),
    nameZh: t.string({ required: true, description: '中文名称。 The Chinese name.' }),
    nameEn: t.string({ required: true, description: '英文名称。 The English name.' }),
    areaId: t.id({ required: true, description: '所属区划。 Its area.' }),
    bankName: t.string({ required: true, description: '开户银行。 The bank.' }),
    bankAccount: t.string({
      required: true,
      description: '账号，9 至 30 位数字。 The account, 9 to 30 digits.',
    }),
    programmes: t.stringList({
      required: true,
      description: '支付的项目代码。 Codes of the programmes that it pays for.',
    }),
  }),
});

export const FundChangeInput = builder.inputType('FundChangeInput', {
  description: '基金的全部内容；代码与区划不变。 A fund’s whole state; code and area stay.',
  fields: t => ({
    nameZh: t.string({ required: true, description: '中文名称。 The Chinese name.' }),
    nameEn: t.string({ required: true, description: '英文名称。 The English name.' }),
    bankName: t.string({ required: true, description: '开户银行。 The bank.' }),
    bankAccount: t.string({ description: '新账号；不填则不变。 A new account; it stays where left out.' }),
    programmes: t.stringList({
      required: true,
      description: '支付的项目代码。 Codes of the programmes that it pays for.',
    }),
    active: t.boolean({ required: true, description: '在用。 In use.' }),
  }),
});

export const PurposeInput = builder.inputType('FundPurposeInput', {
  description: '指定用途的全部内容。 A purpose’s whole state.',
  fields: t => ({
    nameZh: t.string({ required: true, description: '中文名称。 The Chinese name.' }),
    nameEn: t.string({ required: true, description: '英文名称。 The English name.' }),
    programmes: t.stringList({
      required: true,
      description: '支付的项目代码，不超出基金的。 Codes of programmes, among the fund’s.',
    }),
    active: t.boolean({ required: true, description: '在用。 In use.' }),
  }),
});

export const FundBudgetInput = builder.inputType('FundBudgetInput', {
  description: '一年的预算：人口乘以每人金额。 A year’s budget: the population times so much a head.',
  fields: t => ({
    year: t.int({ required: true, description: '年份。 The year.' }),
    population: t.int({ required: true, description: '人口数。 The population.' }),
    perHead: t.field({ type: 'Money', required: true, description: '每人金额。 Yuan a head.' }),
  }),
});

const paper = {
  amount: '金额，大于零。 The amount, above zero.',
  valueOn: '单据日期，不填为今天。 The day by the paper, today by default.',
  reference: '单据号：拨款文号、收据号、银行回单号。 The paper’s number.',
  memo: '说明。 A note.',
} as const;

export const AppropriationInput = builder.inputType('AppropriationInput', {
  description: '收到的财政拨款。 Budget money received.',
  fields: t => ({
    amount: t.field({ type: 'Money', required: true, description: paper.amount }),
    valueOn: t.field({ type: 'Date', description: paper.valueOn }),
    reference: t.string({ required: true, description: paper.reference }),
    memo: t.string({ description: paper.memo }),
    budgetYear: t.int({
      required: true,
      description: '所属预算年度。 The year whose budget it counts against.',
    }),
  }),
});

export const DonationInput = builder.inputType('DonationInput', {
  description: '收到的捐赠。 A donation received.',
  fields: t => ({
    amount: t.field({ type: 'Money', required: true, description: paper.amount }),
    valueOn: t.field({ type: 'Date', description: paper.valueOn }),
    reference: t.string({ required: true, description: paper.reference }),
    memo: t.string({ description: paper.memo }),
    donorKind: t.field({
      type: DonorKindEnum,
      required: true,
      description: '捐赠人类别。 The kind of donor.',
    }),
    donorName: t.string({ description: '捐赠人；匿名可不填。 The donor; none for an anonymous one.' }),
    purposeId: t.id({ description: '指定用途；不填为一般资金。 The purpose; general money without one.' }),
  }),
});

export const ReceiptInput = builder.inputType('ReceiptInput', {
  description: '一笔收入或支出的单据。 The paper of money that came in or went out.',
  fields: t => ({
    amount: t.field({ type: 'Money', required: true, description: paper.amount }),
    valueOn: t.field({ type: 'Date', description: paper.valueOn }),
    reference: t.string({ required: true, description: paper.reference }),
    memo: t.string({ description: paper.memo }),
  }),
});

export const PayeeInput = builder.inputType('PayeeInput', {
  description: '更正后的收款人。 A payee as corrected.',
  fields: t => ({
    payeeName: t.string({ required: true, description: '收款人。 The payee.' }),
    bankName: t.string({ required: true, description: '开户银行。 The bank.' }),
    bankAccount: t.string({
      required: true,
      description: '账号，9 至 30 位数字。 The account, 9 to 30 digits.',
    }),
    reason: t.string({ required: true, description: '更正原因，2 至 500 字。 Why, 2 to 500 characters.' }),
  }),
});
