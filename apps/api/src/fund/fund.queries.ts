// Finding funds, entries, payments, batches and advances.

import { ForbiddenError } from '@zhucan/domain';
import { requirePermission } from '../access/command.ts';
import { readPage, type Sort } from '../access/read/page.ts';
import type { Condition, Conditions } from '../access/read/reader.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { connectionOf, pageArgs } from '../graphql/connection.ts';
import { idOf, optionalIdOf } from '../graphql/ids.ts';
import { entryConditions, entrySort } from './entry.filter.ts';
import {
  AdvanceSort,
  BatchStatusEnum,
  FundEntryKindEnum,
  FundEntrySort,
  PaymentBatchSort,
  PaymentSort,
  PaymentStatusEnum,
  PaymentUseEnum,
} from './fund.enums.ts';
import { seesNames } from './fund.rule.ts';
import { fundEntryTable, fundTable } from './fund.table.ts';
import { advanceTable, paymentBatchTable, paymentTable } from './payment.table.ts';
import { AdvanceRef, FundEntryRef, FundRef, PaymentBatchRef, PaymentRef } from './refs.ts';

const FundEntryFilter = builder.inputType('FundEntryFilter', {
  description: '分录筛选，各项同时满足。 Which entries; all must hold.',
  fields: t => ({
    fund: t.id({ description: '此基金的。 Of this fund.' }),
    kind: t.field({ type: [FundEntryKindEnum], description: '种类之一。 One of these kinds.' }),
    programme: t.stringList({ description: '案件属于这些项目之一。 Of cases of one of these programmes.' }),
    text: t.string({
      description:
        '单据号、捐赠人、说明中的文字，或案件编号。 Text in the paper’s number, the donor or the note, or a case’s number.',
    }),
    from: t.field({ type: 'Date', description: '此日或以后记账。 Booked on this day or later.' }),
    to: t.field({ type: 'Date', description: '此日或以前记账。 Booked on this day or earlier.' }),
  }),
});

const PaymentFilter = builder.inputType('PaymentFilter', {
  description: '支付筛选，各项同时满足。 Which payments; all must hold.',
  fields: t => ({
    fund: t.id({ description: '此基金的。 Of this fund.' }),
    status: t.field({ type: [PaymentStatusEnum], description: '状态之一。 One of these statuses.' }),
    use: t.field({ type: [PaymentUseEnum], description: '用途之一。 One of these uses.' }),
    programme: t.stringList({ description: '项目之一。 One of these programmes.' }),
    batch: t.id({ description: '此批次的。 Of this batch.' }),
    number: t.string({ description: '支付编号。 The payment’s number.' }),
  }),
});

const PaymentBatchFilter = builder.inputType('PaymentBatchFilter', {
  description: '批次筛选，各项同时满足。 Which batches; all must hold.',
  fields: t => ({
    fund: t.id({ description: '此基金的。 Of this fund.' }),
    status: t.field({ type: [BatchStatusEnum], description: '状态之一。 One of these statuses.' }),
  }),
});

const AdvanceFilter = builder.inputType('AdvanceFilter', {
  description: '借款筛选，各项同时满足。 Which advances; all must hold.',
  fields: t => ({
    fund: t.id({ description: '此基金的。 Of this fund.' }),
    person: t.id({ description: '此人的。 Of this person.' }),
    outstanding: t.boolean({
      description: '未结清（true）或已结清（false）。 Owed (true) or settled (false).',
    }),
    paidBefore: t.field({ type: 'Date', description: '此日之前借出。 Paid before this day.' }),
  }),
});

/** A condition where a value is given. */
function given(sql: string, value: unknown): Condition[] {
  return value === null || value === undefined ? [] : [{ sql, values: [value] }];
}

function paymentWhere(filter: typeof PaymentFilter.$inferInput | null | undefined): Conditions {
  const fund = optionalIdOf('Fund', filter?.fund, 'filter.fund');
  const batch = optionalIdOf('PaymentBatch', filter?.batch, 'filter.batch');
  return a => [
    ...given(`${a}.fund_id = ?`, fund),
    ...given(`${a}.batch_id = ?`, batch),
    // Nearly all are paid: what finds these soonest is no way to find those that wait.
    ...given(`${a}.status = ANY (?::"PaymentStatus"[])`, filter?.status).map(one => ({
      ...one,
      uneven: true,
    })),
    ...given(`${a}.use = ANY (?::"PaymentUse"[])`, filter?.use),
    ...given(`${a}.programme = ANY (?::text[])`, filter?.programme),
    ...given(`${a}.number = ?`, filter?.number?.trim().toUpperCase() || null),
  ];
}

function batchWhere(filter: typeof PaymentBatchFilter.$inferInput | null | undefined): Conditions {
  const fund = optionalIdOf('Fund', filter?.fund, 'filter.fund');
  return a => [
    ...given(`${a}.fund_id = ?`, fund),
    ...given(`${a}.status = ANY (?::"BatchStatus"[])`, filter?.status),
  ];
}

function advanceWhere(filter: typeof AdvanceFilter.$inferInput | null | undefined): Conditions {
  const fund = optionalIdOf('Fund', filter?.fund, 'filter.fund');
  const person = optionalIdOf('Person', filter?.person, 'filter.person');
  const owed = filter?.outstanding;
  return a => [
    ...given(`${a}.fund_id = ?`, fund),
    ...given(`${a}.person_id = ?`, person),
    ...given(`${a}.paid_on < ?::date`, filter?.paidBefore),
    ...(typeof owed === 'boolean' ? [{ sql: `${a}.outstanding ${owed ? '>' : '='} 0`, values: [] }] : []),
  ];
}

const FIRST_KEY = {
  ID: [],
  AMOUNT: [{ column: 'amount', cast: 'bigint' }],
  PAID_ON: [{ column: 'paid_on', cast: 'date' }],
  OUTSTANDING: [{ column: 'outstanding', cast: 'bigint' }],
} as const;

function isKey(text: string): text is keyof typeof FIRST_KEY {
  return text in FIRST_KEY;
}

function sortOf(name: string): Sort {
  const key = name.replace(/_DESC$/, '');
  const first = isKey(key) ? FIRST_KEY[key] : [];
  return { keys: [...first, { column: 'id', cast: 'int' }], descending: name.endsWith('_DESC') };
}

const FUNDS_MOST = 200;

/** Lists of who was paid and who owes are for those who see names. */
function requireNames(ctx: Context): void {
  requirePermission(ctx, 'case.read');
  if (!seesNames(ctx.viewer)) throw new ForbiddenError();
}

builder.queryFields(t => ({
  funds: t.field({
    type: [FundRef],
    description: '您可查看的基金。 The funds that are yours to see.',
    resolve: (_root, _args, ctx, info) => {
      requirePermission(ctx, 'fund.read');
      return ctx.reader.list(fundTable, info, { order: 't0.id', limit: FUNDS_MOST });
    },
  }),
  fund: t.field({
    type: FundRef,
    nullable: true,
    description: '一个基金；没有或无权查看为空。 One fund; null where there is none or not yours to see.',
    args: { id: t.arg.id({ required: true, description: '基金编号。 The fund’s id.' }) },
    resolve: (_root, { id }, ctx, info) => ctx.reader.one(fundTable, idOf('Fund', id), info),
  }),
  fundEntries: t.field({
    type: connectionOf(FundEntryRef, 'FundEntry'),
    description: '分录，默认最近的在前。 Entries, newest first unless another order is asked for.',
    args: {
      filter: t.arg({ type: FundEntryFilter, description: '筛选。 Which entries.' }),
      sort: t.arg({ type: FundEntrySort, description: '排序。 In which order.' }),
      ...pageArgs(),
    },
    resolve: (_root, { filter, sort, ...page }, ctx, info) => {
      requirePermission(ctx, 'fund.read');
      const where = entryConditions(filter, seesNames(ctx.viewer));
      const options = { where, sort: entrySort(sort ?? 'ID_DESC') };
      return readPage(ctx.reader, fundEntryTable, info, page, options);
    },
  }),
  payment: t.field({
    type: PaymentRef,
    nullable: true,
    description: '一笔支付；没有或无权查看为空。 One payment; null where there is none or not yours to see.',
    args: { id: t.arg.id({ required: true, description: '支付的编号。 The payment’s id.' }) },
    resolve: (_root, { id }, ctx, info) => ctx.reader.one(paymentTable, idOf('Payment', id), info),
  }),
  payments: t.field({
    type: connectionOf(PaymentRef, 'Payment'),
    description: '支付，默认最近的在前。 Payments, newest first unless another order is asked for.',
    args: {
      filter: t.arg({ type: PaymentFilter, description: '筛选。 Which payments.' }),
      sort: t.arg({ type: PaymentSort, description: '排序。 In which order.' }),
      ...pageArgs(),
    },
    resolve: (_root, { filter, sort, ...page }, ctx, info) => {
      requireNames(ctx);
      const options = { where: paymentWhere(filter), sort: sortOf(sort ?? 'ID_DESC') };
      return readPage(ctx.reader, paymentTable, info, page, options);
    },
  }),
  paymentBatch: t.field({
    type: PaymentBatchRef,
    nullable: true,
    description:
      '一个支付批次；没有或无权查看为空。 One batch; null where there is none or not yours to see.',
    args: { id: t.arg.id({ required: true, description: '批次的编号。 The batch’s id.' }) },
    resolve: (_root, { id }, ctx, info) => ctx.reader.one(paymentBatchTable, idOf('PaymentBatch', id), info),
  }),
  paymentBatches: t.field({
    type: connectionOf(PaymentBatchRef, 'PaymentBatch'),
    description: '支付批次，默认最近的在前。 Batches, newest first unless another order is asked for.',
    args: {
      filter: t.arg({ type: PaymentBatchFilter, description: '筛选。 Which batches.' }),
      sort: t.arg({ type: PaymentBatchSort, description: '排序。 In which order.' }),
      ...pageArgs(),
    },
    resolve: (_root, { filter, sort, ...page }, ctx, info) => {
      requirePermission(ctx, 'payment.make');
      const options = { where: batchWhere(filter), sort: sortOf(sort ?? 'ID_DESC') };
      return readPage(ctx.reader, paymentBatchTable, info, page, options);
    },
  }),
  advance: t.field({
    type: AdvanceRef,
    nullable: true,
    description: '一笔借款；没有或无权查看为空。 One advance; null where there is none or not yours to see.',
    args: { id: t.arg.id({ required: true, description: '借款编号。 The advance’s id.' }) },
    resolve: (_root, { id }, ctx, info) => ctx.reader.one(advanceTable, idOf('Advance', id), info),
  }),
  advances: t.field({
    type: connectionOf(AdvanceRef, 'Advance'),
    description: '借款，默认借出最早的在前。 Advances, the oldest first unless another order is asked for.',
    args: {
      filter: t.arg({ type: AdvanceFilter, description: '筛选。 Which advances.' }),
      sort: t.arg({ type: AdvanceSort, description: '排序。 In which order.' }),
      ...pageArgs(),
    },
    resolve: (_root, { filter, sort, ...page }, ctx, info) => {
      requireNames(ctx);
      const options = { where: advanceWhere(filter), sort: sortOf(sort ?? 'PAID_ON') };
      return readPage(ctx.reader, advanceTable, info, page, options);
    },
  }),
}));
