// Advances in the graph: what is owed, by whom, since when.

import { daysBetween } from '@zhucan/domain';
import { reads } from '../access/read/selection.ts';
import { CaseRef } from '../casework/refs.ts';
import { NodeRef } from '../graphql/node.ts';
import { PersonRef } from '../registry/refs.ts';
import { AdvanceRef, FundPurposeRef, FundRef, PaymentRef } from './refs.ts';

AdvanceRef.implement({
  description:
    '借款：已付出、须归还的款项。 An advance that was paid: owed back, less what was paid back or set off.',
  interfaces: [NodeRef],
  fields: t => ({
    amount: t.field({
      type: 'Money',
      description: '借款金额。 The advance.',
      resolve: a => BigInt(a.amount),
    }),
    outstanding: t.field({
      type: 'Money',
      description: '未还金额。 What is owed.',
      resolve: a => BigInt(a.outstanding),
    }),
    paidOn: t.expose('paidOn', { type: 'Date', description: '借出日期。 The day it was paid.' }),
    settledOn: t.expose('settledOn', {
      type: 'Date',
      nullable: true,
      description: '结清日期。 The day it was settled.',
    }),
    ageDays: t.int({
      nullable: true,
      extensions: reads({ columns: ['paidOn', 'settledOn'] }),
      description: '未还天数；结清为空。 Days that it has been owed; empty once settled.',
      resolve: (a, _args, ctx) => (a.settledOn ? null : daysBetween(a.paidOn, ctx.today)),
    }),
    version: t.exposeInt('version', { description: '版本号，用于防止覆盖。 Version, against overwriting.' }),
    fund: t.field({
      type: FundRef,
      nullable: true,
      description: '基金；无权查看为空。 The fund; empty where not yours to see.',
      resolve: a => a.fund,
    }),
    case: t.field({
      type: CaseRef,
      nullable: true,
      description: '案件；无权查看为空。 The case; empty where not yours to see.',
      resolve: a => a.case,
    }),
    person: t.field({
      type: PersonRef,
      nullable: true,
      description: '借款人；无权查看为空。 Who owes it; empty where not yours to see.',
      resolve: a => a.person,
    }),
    payment: t.field({
      type: PaymentRef,
      nullable: true,
      description: '所属支付。 The payment.',
      resolve: a => a.payment,
    }),
    purpose: t.field({
      type: FundPurposeRef,
      nullable: true,
      description: '指定用途；一般资金为空。 The purpose; empty for general money.',
      resolve: a => a.purpose,
    }),
  }),
});
