// Commands on payments and batches in the graph: one line each to its command, and the row as the answer.

import type { GraphQLResolveInfo } from 'graphql';
import { afterCommand } from '../access/read/reader.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { COMMAND_ERRORS } from '../graphql/errors.ts';
import { idOf } from '../graphql/ids.ts';
import { importBankAnswer } from './answer.service.ts';
import {
  type BatchTarget,
  checkPaymentBatch,
  createPaymentBatch,
  discardPaymentBatch,
  exportPaymentBatch,
} from './batch.service.ts';
import { PayeeInput } from './inputs.ts';
import { cancelPayment, changePayee, type PaymentTarget, retryPayment } from './payment.service.ts';
import { paymentBatchTable, paymentTable } from './payment.table.ts';
import { PaymentBatchRef, PaymentRef } from './refs.ts';

const errors = { types: COMMAND_ERRORS };

const targetArgs = builder.args(t => ({
  id: t.id({ required: true, description: '编号。 The id.' }),
  expectedVersion: t.int({ required: true, description: '所见版本号。 The version that was seen.' }),
  idempotencyKey: t.string({
    required: true,
    description:
      '幂等键，8 至 80 字：同一键重发同一操作只办一次，答复相同。 8 to 80 characters; the same command sent again under it is done once and answered alike.',
  }),
}));

const reasonArgs = builder.args(t => ({
  reason: t.string({ required: true, description: '原因，2 至 500 字。 Why, 2 to 500 characters.' }),
}));

interface Args {
  readonly id: string | number;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

function targetOf(type: 'Payment' | 'PaymentBatch', args: Args): BatchTarget & PaymentTarget {
  return { id: idOf(type, args.id), expectedVersion: args.expectedVersion, key: args.idempotencyKey };
}

async function batchAfter(ctx: Context, info: GraphQLResolveInfo, done: Promise<number>) {
  return afterCommand(ctx, paymentBatchTable, await done, info);
}

async function paymentAfter(ctx: Context, info: GraphQLResolveInfo, done: Promise<number>) {
  return afterCommand(ctx, paymentTable, await done, info);
}

builder.mutationFields(t => ({
  createPaymentBatch: t.field({
    type: PaymentBatchRef,
    errors,
    description: '把待支付的款项编成批次。 Puts payments that are ready into a batch.',
    args: {
      fundId: t.arg.id({ required: true, description: '基金编号。 The fund’s id.' }),
      paymentIds: t.arg.idList({
        required: true,
        description: '各笔支付，至多 500。 The payments, at most 500.',
      }),
      idempotencyKey: t.arg.string({
        required: true,
        description: '幂等键，8 至 80 字。 8 to 80 characters; sent again, it is done once.',
      }),
    },
    resolve: (_root, { fundId, paymentIds, idempotencyKey }, ctx, info) => {
      const ids = paymentIds.map(id => idOf('Payment', id, 'paymentIds'));
      const fund = idOf('Fund', fundId, 'fundId');
      return batchAfter(ctx, info, createPaymentBatch(ctx, idempotencyKey, fund, ids));
    },
  }),
  checkPaymentBatch: t.field({
    type: PaymentBatchRef,
    errors,
    description:
      '复核批次；编制人和批次中案件的决定人不能复核。 Checks a batch; never its maker, nor who decided a case in it.',
    args: targetArgs,
    resolve: (_root, args, ctx, info) =>
      batchAfter(ctx, info, checkPaymentBatch(ctx, targetOf('PaymentBatch', args))),
  }),
  discardPaymentBatch: t.field({
    type: PaymentBatchRef,
    errors,
    description:
      '作废未送出的批次，款项恢复待支付。 Calls off a batch that was not sent; its payments are ready again.',
    args: { ...targetArgs, ...reasonArgs },
    resolve: (_root, { reason, ...args }, ctx, info) =>
      batchAfter(ctx, info, discardPaymentBatch(ctx, targetOf('PaymentBatch', args), { reason })),
  }),
  exportPaymentBatch: t.field({
    type: PaymentBatchRef,
    errors,
    description:
      '送出已复核的批次，此后可下载银行文件。 Sends a checked batch; its bank file can be taken from then on.',
    args: targetArgs,
    resolve: (_root, args, ctx, info) =>
      batchAfter(ctx, info, exportPaymentBatch(ctx, targetOf('PaymentBatch', args))),
  }),
  importBankAnswer: t.field({
    type: PaymentBatchRef,
    errors,
    description:
      '导入银行回盘，逐行匹配；同一文件重复导入没有影响。 Imports the bank’s answer line by line; the same file a second time changes nothing.',
    args: {
      id: t.arg.id({ required: true, description: '批次的编号。 The batch’s id.' }),
      file: t.arg.string({
        required: true,
        description: '上传到 /import/answer 所得的凭证。 The token from uploading to /import/answer.',
      }),
      idempotencyKey: t.arg.string({
        required: true,
        description: '幂等键，8 至 80 字。 8 to 80 characters; sent again, it is done once.',
      }),
    },
    resolve: (_root, { id, file, idempotencyKey }, ctx, info) =>
      batchAfter(
        ctx,
        info,
        importBankAnswer(ctx, { id: idOf('PaymentBatch', id), key: idempotencyKey, file }),
      ),
  }),
  retryPayment: t.field({
    type: PaymentRef,
    errors,
    description:
      '失败的支付恢复待支付，编入以后的批次。 Makes a failed payment ready again, for a later batch.',
    args: targetArgs,
    resolve: (_root, args, ctx, info) =>
      paymentAfter(ctx, info, retryPayment(ctx, targetOf('Payment', args))),
  }),
  changePayee: t.field({
    type: PaymentRef,
    errors,
    description: '更正未送出支付的收款人。 Corrects the payee of a payment that is not with the bank.',
    args: {
      ...targetArgs,
      input: t.arg({ type: PayeeInput, required: true, description: '收款人。 The payee.' }),
    },
    resolve: (_root, { input, ...args }, ctx, info) =>
      paymentAfter(ctx, info, changePayee(ctx, targetOf('Payment', args), { ...input })),
  }),
  cancelPayment: t.field({
    type: PaymentRef,
    errors,
    description:
      '取消未送出的支付，释放其预留资金，案件随之撤回。 Calls off a payment that is not with the bank; its money is free again, and its case ends as withdrawn.',
    args: { ...targetArgs, ...reasonArgs },
    resolve: (_root, { reason, ...args }, ctx, info) =>
      paymentAfter(ctx, info, cancelPayment(ctx, targetOf('Payment', args), { reason })),
  }),
}));
