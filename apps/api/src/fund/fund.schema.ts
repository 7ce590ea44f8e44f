// A fund in the graph: its figures now and on any day, its accounts, purposes and budgets, its reports.

import { formatMoney, label } from '@zhucan/domain';
import { reads } from '../access/read/selection.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { MaskedTextRef, maskedNumber } from '../graphql/masked.ts';
import { NodeRef } from '../graphql/node.ts';
import { AreaRef } from '../registry/refs.ts';
import { FundAccountKindEnum } from './fund.enums.ts';
import { FundAccountRef, FundBudgetRef, FundPurposeRef, FundRef } from './refs.ts';
import {
  FundDonorRef,
  FundMonthRef,
  FundPositionRef,
  FundProgrammeRef,
  FundReconciliationRef,
  SourcesAndUsesRef,
} from './report.types.ts';
import { byDonor, byMonth, byProgramme, positionOn, reconcile, sourcesAndUses } from './reports.ts';

const ACCOUNT_LENGTH = 16;
const yearArgs = builder.args(t => ({
  year: t.int({ description: '年份，不填为今年。 The year, this one by default.' }),
}));

const thisYear = ({ today }: Context): number => Number(today.slice(0, 4));

FundRef.implement({
  description: '基金专户。 A fund: dedicated money with its own accounts.',
  interfaces: [NodeRef],
  fields: t => ({
    code: t.exposeString('code', { description: '代码。 The code.' }),
    name: t.string({
      extensions: reads({ columns: ['nameZh', 'nameEn'] }),
      description: '名称，使用读者的语言。 The name, in the reader’s language.',
      resolve: (fund, _args, ctx) => (ctx.locale === 'zh' ? fund.nameZh : fund.nameEn),
    }),
    nameZh: t.exposeString('nameZh', { description: '中文名称。 The Chinese name.' }),
    nameEn: t.exposeString('nameEn', { description: '英文名称。 The English name.' }),
    bankName: t.exposeString('bankName', { description: '开户银行。 The bank.' }),
    bankAccount: t.field({
      type: MaskedTextRef,
      extensions: reads({ columns: ['bankAccountLast4'] }),
      description: '账号，掩码显示。 The account, masked.',
      resolve: fund => maskedNumber(fund.bankAccountLast4, ACCOUNT_LENGTH),
    }),
    programmes: t.stringList({
      description: '支付的项目代码。 Codes of the programmes that it pays for.',
      resolve: fund => [...fund.programmes],
    }),
    area: t.field({
      type: AreaRef,
      nullable: true,
      description: '所属区划。 Its area.',
      resolve: f => f.area,
    }),
    active: t.exposeBoolean('active', { description: '在用。 In use.' }),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
    balance: t.field({
      type: 'Money',
      description:
        '账户余额：可用、已预留与支付在途之和。 On the account: available, reserved and in payment.',
      resolve: f => BigInt(f.balance),
    }),
    reserved: t.field({
      type: 'Money',
      description: '已预留。 Set aside for approved cases.',
      resolve: f => BigInt(f.reserved),
    }),
    inPayment: t.field({
      type: 'Money',
      description: '支付在途。 Sent, not answered yet.',
      resolve: f => BigInt(f.inPayment),
    }),
    available: t.field({ type: 'Money', description: '可用。 Free.', resolve: f => BigInt(f.available) }),
    receivable: t.field({
      type: 'Money',
      description: '应收借款。 Advances that are owed.',
      resolve: f => BigInt(f.receivable),
    }),
    accounts: t.field({
      type: [FundAccountRef],
      description: '各账户现在的余额。 Every account as it is now.',
      resolve: f => [...f.accounts],
    }),
    purposes: t.field({
      type: [FundPurposeRef],
      description: '捐赠人指定的用途。 What donors bound their money to.',
      resolve: f => [...f.purposes],
    }),
    budgets: t.field({
      type: [FundBudgetRef],
      description: '各年预算，最近的在前。 The years’ budgets, newest first.',
      resolve: f => [...f.budgets],
    }),
    position: t.field({
      type: FundPositionRef,
      extensions: reads({}),
      description: '某日日终的资金状况；不填为今天。 What it had at the end of a day, today by default.',
      args: { on: t.arg({ type: 'Date', description: '日期。 The day.' }) },
      resolve: async (fund, { on }, ctx) => ({
        on: on ?? ctx.today,
        ...(await positionOn(ctx.reader, fund.id, on ?? ctx.today)),
      }),
    }),
    sourcesAndUses: t.field({
      type: SourcesAndUsesRef,
      extensions: reads({}),
      description: '一段时间的资金来源与运用。 Sources and uses between two days.',
      args: {
        from: t.arg({
          type: 'Date',
          description: '起，含当日，不填为今年首日。 From, included; this year’s first day by default.',
        }),
        to: t.arg({
          type: 'Date',
          description: '止，含当日，不填为今天。 To, included; today by default.',
        }),
      },
      resolve: (fund, { from, to }, ctx) =>
        sourcesAndUses(ctx.reader, fund.id, from ?? `${thisYear(ctx)}-01-01`, to ?? ctx.today),
    }),
    byMonth: t.field({
      type: [FundMonthRef],
      extensions: reads({}),
      description: '一年各月的收支。 Every month of a year.',
      args: yearArgs,
      resolve: (fund, { year }, ctx) => byMonth(ctx.reader, fund.id, year ?? thisYear(ctx)),
    }),
    byProgramme: t.field({
      type: [FundProgrammeRef],
      extensions: reads({}),
      description: '一年各项目的支出。 What each programme was paid in a year.',
      args: yearArgs,
      resolve: (fund, { year }, ctx) => byProgramme(ctx.reader, fund.id, year ?? thisYear(ctx)),
    }),
    byDonor: t.field({
      type: [FundDonorRef],
      extensions: reads({}),
      description: '一年各捐赠人的捐赠，多的在前。 What each donor gave in a year, most first.',
      args: yearArgs,
      resolve: (fund, { year }, ctx) => byDonor(ctx.reader, fund.id, year ?? thisYear(ctx)),
    }),
    reconciliation: t.field({
      type: FundReconciliationRef,
      extensions: reads({}),
      description:
        '对账：每个余额等于其分录，预留、在途、应收等于其案件。 The proof that every balance is its postings.',
      resolve: async (fund, _args, ctx) => ({
        comparisons: await reconcile(ctx.reader, [fund.id]),
        at: ctx.now.toISOString(),
      }),
    }),
  }),
});

FundAccountRef.implement({
  description: '基金的一个账户。 One account of a fund, for general money or for one purpose.',
  fields: t => ({
    kind: t.field({ type: FundAccountKindEnum, description: '种类。 The kind.', resolve: a => a.kind }),
    name: t.string({
      extensions: reads({ columns: ['kind'] }),
      description: '名称，使用读者的语言。 The name, in the reader’s language.',
      resolve: (a, _args, ctx) => label(ctx.locale, 'fundAccount', a.kind),
    }),
    purpose: t.field({
      type: FundPurposeRef,
      nullable: true,
      description: '指定用途；一般资金为空。 The purpose; empty for general money.',
      resolve: a => a.purpose,
    }),
    balance: t.string({
      description:
        '余额（元），两位小数；来源账户为负，表示由此收到。 Yuan with two decimals; a source’s is negative by what came from it.',
      resolve: a => formatMoney(BigInt(a.balance)),
    }),
  }),
});

FundPurposeRef.implement({
  description: '捐赠人指定的用途，专款专用。 What donors bound their money to; it pays for nothing else.',
  interfaces: [NodeRef],
  fields: t => ({
    name: t.string({
      extensions: reads({ columns: ['nameZh', 'nameEn'] }),
      description: '名称，使用读者的语言。 The name, in the reader’s language.',
      resolve: (p, _args, ctx) => (ctx.locale === 'zh' ? p.nameZh : p.nameEn),
    }),
    nameZh: t.exposeString('nameZh', { description: '中文名称。 The Chinese name.' }),
    nameEn: t.exposeString('nameEn', { description: '英文名称。 The English name.' }),
    programmes: t.stringList({
      description: '支付的项目代码。 Codes of the programmes that it pays for.',
      resolve: p => [...p.programmes],
    }),
    active: t.exposeBoolean('active', { description: '在用。 In use.' }),
    available: t.field({ type: 'Money', description: '可用。 Free.', resolve: p => BigInt(p.available) }),
    received: t.field({
      type: 'Money',
      description: '累计收到。 Received in all.',
      resolve: p => BigInt(p.received),
    }),
  }),
});

FundBudgetRef.implement({
  description: '一年的预算，按人口安排。 A year’s budget, which follows the population.',
  fields: t => ({
    year: t.exposeInt('year', { description: '年份。 The year.' }),
    population: t.exposeInt('population', { description: '人口数。 The population.' }),
    perHead: t.field({
      type: 'Money',
      description: '每人金额。 Yuan a head.',
      resolve: b => BigInt(b.perHead),
    }),
    amount: t.field({ type: 'Money', description: '预算额。 The budget.', resolve: b => BigInt(b.amount) }),
    received: t.field({
      type: 'Money',
      description: '已拨付。 Appropriated so far.',
      resolve: b => BigInt(b.received),
    }),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
  }),
});
