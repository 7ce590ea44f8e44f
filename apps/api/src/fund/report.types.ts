// A fund's reports in the graph.

import { type FlowAmount, type FundPosition, label } from '@zhucan/domain';
import { builder } from '../builder.ts';
import { encodeId } from '../graphql/ids.ts';
import { DonorKindEnum, FundAccountKindEnum, FundCheckEnum, FundFlowEnum } from './fund.enums.ts';
import { seesNames } from './fund.rule.ts';
import type { FundComparison, FundDonor, FundMonth, FundProgramme, SourcesAndUses } from './reports.ts';
import { donorKindOf } from './terms.ts';

export const FundPositionRef = builder
  .objectRef<FundPosition & { readonly on: string }>('FundPosition')
  .implement({
    description: '某日日终的资金状况。 What a fund had at the end of a day.',
    fields: t => ({
      on: t.expose('on', { type: 'Date', description: '日期。 The day.' }),
      balance: t.expose('balance', {
        type: 'Money',
        description:
          '账户余额：可用、已预留与支付在途之和。 On the account: available, reserved and in payment.',
      }),
      reserved: t.expose('reserved', {
        type: 'Money',
        description: '已预留。 Set aside for approved cases.',
      }),
      inPayment: t.expose('inPayment', { type: 'Money', description: '支付在途。 Sent, not answered yet.' }),
      available: t.expose('available', { type: 'Money', description: '可用。 Free.' }),
      receivable: t.expose('receivable', {
        type: 'Money',
        description: '应收借款。 Advances that are owed.',
      }),
    }),
  });

const FlowAmountRef = builder.objectRef<FlowAmount>('FundFlowAmount').implement({
  description: '一项来源或运用。 One source or use.',
  fields: t => ({
    flow: t.field({ type: FundFlowEnum, description: '项目。 Which.', resolve: one => one.flow }),
    name: t.string({
      description: '项目名称，使用读者的语言。 Its name, in the reader’s language.',
      resolve: ({ flow }, _args, ctx) => label(ctx.locale, 'fundFlow', flow),
    }),
    amount: t.expose('amount', { type: 'Money', description: '金额。 The amount.' }),
  }),
});

export const SourcesAndUsesRef = builder.objectRef<SourcesAndUses>('FundSourcesAndUses').implement({
  description:
    '一段时间的资金来源与运用：期初＋来源－运用＝期末。 Sources and uses: opening plus sources less uses is closing.',
  fields: t => ({
    from: t.expose('from', { type: 'Date', description: '起，含当日。 From, included.' }),
    to: t.expose('to', { type: 'Date', description: '止，含当日。 To, included.' }),
    opening: t.expose('opening', { type: 'Money', description: '期初余额。 The balance before.' }),
    closing: t.expose('closing', { type: 'Money', description: '期末余额。 The balance after.' }),
    sources: t.field({
      type: [FlowAmountRef],
      description: '来源。 Where it came from.',
      resolve: one => [...one.sources],
    }),
    uses: t.field({
      type: [FlowAmountRef],
      description: '运用。 Where it went.',
      resolve: one => [...one.uses],
    }),
  }),
});

export const FundMonthRef = builder.objectRef<FundMonth>('FundMonth').implement({
  description: '一个月的收支。 One month.',
  fields: t => ({
    month: t.exposeInt('month', { description: '月份，1 至 12。 The month.' }),
    received: t.expose('received', { type: 'Money', description: '收入。 Received.' }),
    used: t.expose('used', { type: 'Money', description: '支出。 Used.' }),
  }),
});

export const FundProgrammeRef = builder.objectRef<FundProgramme>('FundProgramme').implement({
  description: '一个项目的一类支出。 What one programme was paid.',
  fields: t => ({
    programme: t.exposeString('programme', { description: '项目代码。 The programme’s code.' }),
    flow: t.field({
      type: FundFlowEnum,
      description: '支出种类。 The kind of use.',
      resolve: one => one.flow,
    }),
    amount: t.expose('amount', { type: 'Money', description: '金额。 The amount.' }),
    cases: t.exposeInt('cases', { description: '案件数。 How many cases.' }),
  }),
});

export const FundDonorRef = builder.objectRef<FundDonor>('FundDonor').implement({
  description: '一位捐赠人一年的捐赠。 What one donor gave in the year.',
  fields: t => ({
    kind: t.field({
      type: DonorKindEnum,
      nullable: true,
      description: '捐赠人类别。 The kind of donor.',
      resolve: one => donorKindOf(one.kind),
    }),
    name: t.string({
      nullable: true,
      description: '捐赠人；匿名或无权查看为空。 The donor; empty where anonymous or not yours to see.',
      resolve: (one, _args, ctx) => (seesNames(ctx.viewer) ? one.name : null),
    }),
    amount: t.expose('amount', { type: 'Money', description: '金额。 The amount.' }),
    count: t.exposeInt('count', { description: '笔数。 How many donations.' }),
  }),
});

const FundComparisonRef = builder.objectRef<FundComparison>('FundComparison').implement({
  description: '一项对账：账上所存与逐笔所计。 One comparison: what is kept, and what it is counted from.',
  fields: t => ({
    check: t.field({
      type: FundCheckEnum,
      description: '对账项目。 What is compared.',
      resolve: one => one.check,
    }),
    account: t.field({
      type: FundAccountKindEnum,
      description: '账户。 The account.',
      resolve: one => one.account,
    }),
    purposeId: t.id({
      nullable: true,
      description: '指定用途的编号；一般资金为空。 The purpose’s id; empty for general money.',
      resolve: one => (one.purposeId === null ? null : encodeId('FundPurpose', one.purposeId)),
    }),
    kept: t.expose('kept', { type: 'Money', description: '账上所存。 What is kept.' }),
    counted: t.expose('counted', { type: 'Money', description: '逐笔所计。 What it is counted from.' }),
    agrees: t.boolean({
      description: '一致。 Whether they agree.',
      resolve: one => one.kept === one.counted,
    }),
  }),
});

export const FundReconciliationRef = builder
  .objectRef<{ readonly comparisons: readonly FundComparison[]; readonly at: string }>('FundReconciliation')
  .implement({
    description: '基金对账。 The proof that a fund’s balances are its postings.',
    fields: t => ({
      agrees: t.boolean({
        description: '全部一致。 Whether everything agrees.',
        resolve: ({ comparisons }) => comparisons.every(({ kept, counted }) => kept === counted),
      }),
      at: t.expose('at', { type: 'DateTime', description: '对账时间。 When it was compared.' }),
      comparisons: t.field({
        type: [FundComparisonRef],
        description: '各项。 Every comparison.',
        resolve: ({ comparisons }) => [...comparisons],
      }),
    }),
  });
