// Payments, their batches and the bank's answers in the graph.

import { batchFlags, batchWorkflow, label, paymentWorkflow } from '@zhucan/domain';
import { may } from '../access/read/rule.ts';
import { reads } from '../access/read/selection.ts';
import { CaseRef } from '../casework/refs.ts';
import type { Context } from '../context.ts';
import { ProblemType } from '../graphql/errors.ts';
import { encodeId } from '../graphql/ids.ts';
import { MaskedTextRef, maskedNumber } from '../graphql/masked.ts';
import { NodeRef } from '../graphql/node.ts';
import {
  BankAnswerOutcomeEnum,
  BatchOperationEnum,
  BatchStatusEnum,
  PayeeKindEnum,
  PaymentOperationEnum,
  PaymentStatusEnum,
  PaymentUseEnum,
} from './fund.enums.ts';
import type { PaymentBatchRow } from './fund.rows.ts';
import { BATCH_PERMISSIONS, PAYMENT_PERMISSIONS } from './permissions.ts';
import { BankAnswerRef, FundRef, PaymentBatchRef, PaymentRef } from './refs.ts';

const ACCOUNT_LENGTH = 16;
const EXPORTED = ['EXPORTED', 'RECONCILED'];

PaymentRef.implement({
  description: '一笔案件支付；只支付一次。 One payment for a case; made once.',
  interfaces: [NodeRef],
  fields: t => ({
    number: t.exposeString('number', { description: '支付编号。 The payment’s number.' }),
    use: t.field({ type: PaymentUseEnum, description: '款项用途。 What it is.', resolve: p => p.use }),
    status: t.field({
      type: PaymentStatusEnum,
      description: '状态。 Where it stands.',
      resolve: p => p.status,
    }),
    programme: t.exposeString('programme', { description: '项目代码。 The programme’s code.' }),
    amount: t.field({
      type: 'Money',
      description:
        '应送银行金额：决定金额减去抵扣的借款。 What goes to the bank: what was decided less advances set off.',
      resolve: p => BigInt(p.amount),
    }),
    setOff: t.field({
      type: 'Money',
      description: '抵扣的借款。 Advances that it settles.',
      resolve: p => BigInt(p.setOff),
    }),
    payeeKind: t.field({
      type: PayeeKindEnum,
      description: '收款人类别。 Who is paid.',
      resolve: p => p.payeeKind,
    }),
    payeeName: t.exposeString('payeeName', { description: '收款人。 The payee.' }),
    bankName: t.exposeString('bankName', { description: '开户银行。 The bank.' }),
    bankAccount: t.field({
      type: MaskedTextRef,
      extensions: reads({ columns: ['bankAccountLast4'] }),
      description: '收款账号，掩码显示。 The payee’s account, masked.',
      resolve: p => maskedNumber(p.bankAccountLast4, ACCOUNT_LENGTH),
    }),
    paidOn: t.expose('paidOn', {
      type: 'Date',
      nullable: true,
      description: '支付日期。 The day it was paid.',
    }),
    bankReference: t.exposeString('bankReference', {
      nullable: true,
      description: '银行流水号。 The bank’s reference.',
    }),
    failure: t.exposeString('failure', { nullable: true, description: '失败原因。 Why it failed.' }),
    attempts: t.exposeInt('attempts', { description: '已送银行次数。 How often it was sent.' }),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: '生成时间。 When it was made ready.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: '最近变动时间。 When it last changed.',
    }),
    fund: t.field({
      type: FundRef,
      nullable: true,
      description: '基金；无权查看为空。 The fund; empty where not yours to see.',
      resolve: p => p.fund,
    }),
    case: t.field({
      type: CaseRef,
      nullable: true,
      description: '案件；无权查看为空。 The case; empty where not yours to see.',
      resolve: p => p.case,
    }),
    batch: t.field({
      type: PaymentBatchRef,
      nullable: true,
      description: '所在批次；无权查看为空。 Its batch; empty where not yours to see.',
      resolve: p => p.batch,
    }),
    availableOperations: t.field({
      type: [PaymentOperationEnum],
      extensions: reads({ columns: ['status'] }),
      description: '您现在可以办理的事项。 What you can do with it now.',
      resolve: (p, _args, { viewer }) =>
        paymentWorkflow.available(p.status, {}).filter(operation => {
          const permission = PAYMENT_PERMISSIONS[operation];
          return permission !== null && may(viewer, permission);
        }),
    }),
  }),
});

function batchOperations(batch: PaymentBatchRow, { viewer }: Context) {
  if (viewer?.kind !== 'user') return [];
  return batchWorkflow
    .available(batch.status, batchFlags(batch.facts, viewer.id))
    .filter(operation => operation !== 'RECONCILE' && may(viewer, BATCH_PERMISSIONS[operation]));
}

/** Why what comes next is not for this viewer, though their role may: another has to do it. */
function batchRefusals(batch: PaymentBatchRow, { viewer }: Context) {
  if (viewer?.kind !== 'user') return [];
  const flags = batchFlags(batch.facts, viewer.id);
  return batchWorkflow.operations
    .filter(operation => batchWorkflow.table[batch.status][operation] && operation !== 'RECONCILE')
    .filter(operation => may(viewer, BATCH_PERMISSIONS[operation]))
    .flatMap(operation => batchWorkflow.refusal(batch.status, operation, flags) ?? []);
}

/** Where the bank file is taken, once it was exported. */
function fileUrl({ id, status }: PaymentBatchRow, extension: 'csv' | 'xlsx'): string | null {
  return EXPORTED.includes(status) ? `/export/batch/${encodeId('PaymentBatch', id)}.${extension}` : null;
}

PaymentBatchRef.implement({
  description:
    '支付批次：一人编制，另一人复核，送银行，回盘对账。 Payments that go to the bank as one file: made by one, checked by another.',
  interfaces: [NodeRef],
  fields: t => ({
    number: t.exposeString('number', { description: '批次编号。 The batch’s number.' }),
    status: t.field({
      type: BatchStatusEnum,
      description: '状态。 Where it stands.',
      resolve: b => b.status,
    }),
    count: t.exposeInt('count', { description: '笔数。 How many payments.' }),
    total: t.field({ type: 'Money', description: '金额合计。 Their sum.', resolve: b => BigInt(b.total) }),
    createdBy: t.exposeString('createdBy', { nullable: true, description: '编制人。 Who made it.' }),
    checkedBy: t.exposeString('checkedBy', { nullable: true, description: '复核人。 Who checked it.' }),
    exportedBy: t.exposeString('exportedBy', { nullable: true, description: '导出人。 Who exported it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: '编制时间。 When it was made.' }),
    checkedAt: t.expose('checkedAt', {
      type: 'DateTime',
      nullable: true,
      description: '复核时间。 When it was checked.',
    }),
    exportedAt: t.expose('exportedAt', {
      type: 'DateTime',
      nullable: true,
      description: '导出时间。 When it was exported.',
    }),
    reconciledAt: t.expose('reconciledAt', {
      type: 'DateTime',
      nullable: true,
      description: '对账时间。 When it was reconciled.',
    }),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
    csvUrl: t.string({
      nullable: true,
      extensions: reads({ columns: ['status'] }),
      description:
        '银行文件（CSV），含完整账号，每次下载都有记录。 The bank file as CSV, with whole account numbers; every download is recorded.',
      resolve: b => fileUrl(b, 'csv'),
    }),
    xlsxUrl: t.string({
      nullable: true,
      extensions: reads({ columns: ['status'] }),
      description: '银行文件（Excel）。 The bank file as a workbook.',
      resolve: b => fileUrl(b, 'xlsx'),
    }),
    fund: t.field({ type: FundRef, nullable: true, description: '基金。 The fund.', resolve: b => b.fund }),
    payments: t.field({
      type: [PaymentRef],
      description: '各笔支付；重新支付的不再在此。 Its payments; one that is paid again has left it.',
      resolve: b => [...b.payments],
    }),
    answers: t.field({
      type: [BankAnswerRef],
      description: '银行回盘各行。 Every line of the bank’s answers.',
      resolve: b => [...b.answers],
    }),
    availableOperations: t.field({
      type: [BatchOperationEnum],
      extensions: reads({ columns: ['status', 'facts'] }),
      description: '您现在可以办理的事项。 What you can do with it now.',
      resolve: (b, _args, ctx) => batchOperations(b, ctx),
    }),
    refusals: t.field({
      type: [ProblemType],
      extensions: reads({ columns: ['status', 'facts'] }),
      description:
        '下一步须由他人办理的原因。 Why what comes next is for somebody else to do, though your role may.',
      resolve: (b, _args, ctx) => batchRefusals(b, ctx),
    }),
  }),
});

BankAnswerRef.implement({
  description: '银行回盘的一行及其结果。 One line of the bank’s answer and what came of it.',
  fields: t => ({
    line: t.exposeInt('line', { description: '行号。 The line.' }),
    paymentNumber: t.exposeString('paymentNumber', { description: '支付编号。 The payment’s number.' }),
    amount: t.field({
      type: 'Money',
      nullable: true,
      description: '金额；读不出为空。 The amount; empty where it cannot be read.',
      resolve: a => (a.amount === null ? null : BigInt(a.amount)),
    }),
    outcome: t.field({
      type: BankAnswerOutcomeEnum,
      description: '结果。 What came of it.',
      resolve: a => a.outcome,
    }),
    outcomeName: t.string({
      extensions: reads({ columns: ['outcome'] }),
      description: '结果名称，使用读者的语言。 The outcome, in the reader’s language.',
      resolve: (a, _args, ctx) => label(ctx.locale, 'bankAnswer', a.outcome),
    }),
    bankReference: t.exposeString('bankReference', {
      nullable: true,
      description: '银行流水号。 The bank’s reference.',
    }),
    paidOn: t.expose('paidOn', {
      type: 'Date',
      nullable: true,
      description: '支付日期。 The day it was paid.',
    }),
    failure: t.exposeString('failure', { nullable: true, description: '失败原因。 Why it failed.' }),
    at: t.expose('at', { type: 'DateTime', description: '导入时间。 When it was imported.' }),
  }),
});
