// A fund's entries in the graph: what was moved, why, and by whom.

import { label } from '@zhucan/domain';
import { reads } from '../access/read/selection.ts';
import { builder } from '../builder.ts';
import { NodeRef } from '../graphql/node.ts';
import { DonorKindEnum, FundAccountKindEnum, FundEntryKindEnum } from './fund.enums.ts';
import type { PostingPart } from './fund.rows.ts';
import { seesNames } from './fund.rule.ts';
import { FundEntryRef, FundRef, PaymentRef } from './refs.ts';

const FundPostingRef = builder.objectRef<PostingPart>('FundPosting').implement({
  description: '分录中的一笔：从一个账户到另一个账户。 One posting: so much from one account to another.',
  fields: t => ({
    from: t.field({ type: FundAccountKindEnum, description: '转出账户。 From.', resolve: p => p.from }),
    to: t.field({ type: FundAccountKindEnum, description: '转入账户。 To.', resolve: p => p.to }),
    purpose: t.string({
      nullable: true,
      description: '指定用途；一般资金为空。 The purpose; empty for general money.',
      resolve: (p, _args, ctx) => (ctx.locale === 'zh' ? p.purposeZh : p.purposeEn),
    }),
    amount: t.field({ type: 'Money', description: '金额。 The amount.', resolve: p => BigInt(p.amount) }),
  }),
});

FundEntryRef.implement({
  description: '一笔分录；不可更改，只能冲销。 One entry; never changed, only reversed.',
  interfaces: [NodeRef],
  fields: t => ({
    kind: t.field({ type: FundEntryKindEnum, description: '种类。 The kind.', resolve: e => e.kind }),
    name: t.string({
      extensions: reads({ columns: ['kind'] }),
      description: '种类名称，使用读者的语言。 The kind, in the reader’s language.',
      resolve: (e, _args, ctx) => label(ctx.locale, 'fundEntry', e.kind),
    }),
    bookedOn: t.expose('bookedOn', { type: 'Date', description: '记账日期。 The day it counts on.' }),
    valueOn: t.expose('valueOn', {
      type: 'Date',
      nullable: true,
      description: '单据日期。 The day by the paper.',
    }),
    amount: t.field({
      type: 'Money',
      description: '金额合计。 The sum of its postings.',
      resolve: e => BigInt(e.amount),
    }),
    postings: t.field({
      type: [FundPostingRef],
      description: '各笔。 Its postings.',
      resolve: e => [...e.postings],
    }),
    reference: t.string({
      nullable: true,
      description: '单据号；无权查看为空。 The paper’s number; empty where not yours to see.',
      resolve: (e, _args, ctx) => (seesNames(ctx.viewer) ? e.reference : null),
    }),
    memo: t.string({
      nullable: true,
      description: '说明；无权查看为空。 The note; empty where not yours to see.',
      resolve: (e, _args, ctx) => (seesNames(ctx.viewer) ? e.memo : null),
    }),
    donorKind: t.field({
      type: DonorKindEnum,
      nullable: true,
      description: '捐赠人类别。 The kind of donor.',
      resolve: e => e.donorKind,
    }),
    donorName: t.string({
      nullable: true,
      description: '捐赠人；匿名或无权查看为空。 The donor; empty where anonymous or not yours to see.',
      resolve: (e, _args, ctx) => (seesNames(ctx.viewer) ? e.donorName : null),
    }),
    budgetYear: t.exposeInt('budgetYear', {
      nullable: true,
      description: '所属预算年度。 The year whose budget it counts against.',
    }),
    caseNumber: t.string({
      nullable: true,
      description: '案件编号；无权查看为空。 The case’s number; empty where not yours to see.',
      resolve: (e, _args, ctx) => (seesNames(ctx.viewer) ? e.caseNumber : null),
    }),
    actor: t.string({
      nullable: true,
      description:
        '经办人；系统办理或无权查看为空。 Who did it; empty for the software or where not yours to see.',
      resolve: (e, _args, ctx) => (seesNames(ctx.viewer) ? e.actor : null),
    }),
    at: t.expose('at', { type: 'DateTime', description: '时间。 When.' }),
    fund: t.field({ type: FundRef, nullable: true, description: '基金。 The fund.', resolve: e => e.fund }),
    payment: t.field({
      type: PaymentRef,
      nullable: true,
      description: '所属支付；无权查看为空。 The payment; empty where not yours to see.',
      resolve: e => e.payment,
    }),
    reverses: t.field({
      type: FundEntryRef,
      nullable: true,
      description: '被此笔冲销的分录。 The entry that this one reverses.',
      resolve: e => e.reverses,
    }),
    reversal: t.field({
      type: FundEntryRef,
      nullable: true,
      description: '冲销此笔的分录。 The entry that reverses this one.',
      resolve: e => e.reversal,
    }),
  }),
});
