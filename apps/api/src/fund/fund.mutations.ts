// Commands on funds and their money in the graph: one line each to its command, and the row as the answer.

import { afterCommand } from '../access/read/reader.ts';
import { builder } from '../builder.ts';
import { COMMAND_ERRORS } from '../graphql/errors.ts';
import { idOf, optionalIdOf } from '../graphql/ids.ts';
import { repayAdvance, writeOffAdvance } from './advance.service.ts';
import { createFund, savePurpose, setFundBudget, updateFund } from './fund.service.ts';
import { fundBudgetTable, fundEntryTable, fundPurposeTable, fundTable } from './fund.table.ts';
import {
  AppropriationInput,
  DonationInput,
  FundBudgetInput,
  FundChangeInput,
  FundInput,
  PurposeInput,
  ReceiptInput,
} from './inputs.ts';
import { advanceTable } from './payment.table.ts';
import {
  recordAppropriation,
  recordDonation,
  recordInterest,
  recordPurchase,
  reverseEntry,
} from './receipt.service.ts';
import { AdvanceRef, FundBudgetRef, FundEntryRef, FundPurposeRef, FundRef } from './refs.ts';

const errors = { types: COMMAND_ERRORS };

const fundArgs = builder.args(t => ({
  fundId: t.id({ required: true, description: '基金编号。 The fund’s id.' }),
}));

const keyArgs = builder.args(t => ({
  idempotencyKey: t.string({
    required: true,
    description:
      '幂等键，8 至 80 字：同一键重发同一操作只办一次，答复相同。 8 to 80 characters; the same command sent again under it is done once and answered alike.',
  }),
}));

const reasonArgs = builder.args(t => ({
  reason: t.string({ required: true, description: '原因，2 至 500 字。 Why, 2 to 500 characters.' }),
}));

const versionArgs = builder.args(t => ({
  expectedVersion: t.int({ required: true, description: '所见版本号。 The version that was seen.' }),
}));

const idArgs = (description: string) => builder.args(t => ({ id: t.id({ required: true, description }) }));

builder.mutationFields(t => ({
  createFund: t.field({
    type: FundRef,
    errors,
    description: '设立基金。 Opens a fund.',
    args: { input: t.arg({ type: FundInput, required: true, description: '基金内容。 The fund.' }) },
    resolve: async (_root, { input: { areaId, ...fields } }, ctx, info) =>
      afterCommand(ctx, fundTable, await createFund(ctx, idOf('Area', areaId, 'areaId'), fields), info),
  }),
  updateFund: t.field({
    type: FundRef,
    errors,
    description:
      '修改基金；有预留、在途或应收时不能停用。 Changes a fund; not closed while money is reserved, in payment or owed.',
    args: {
      ...idArgs('基金编号。 The fund’s id.'),
      ...versionArgs,
      input: t.arg({ type: FundChangeInput, required: true, description: '基金内容。 The fund.' }),
    },
    resolve: async (_root, { id, expectedVersion, input }, ctx, info) =>
      afterCommand(ctx, fundTable, await updateFund(ctx, idOf('Fund', id), expectedVersion, input), info),
  }),
  saveFundPurpose: t.field({
    type: FundPurposeRef,
    errors,
    description: '设立或修改指定用途。 Opens or changes a purpose.',
    args: {
      ...fundArgs,
      id: t.arg.id({ description: '用途编号；不填为新设。 The purpose’s id; a new one without.' }),
      input: t.arg({ type: PurposeInput, required: true, description: '用途内容。 The purpose.' }),
    },
    resolve: async (_root, { fundId, id, input }, ctx, info) => {
      const purpose = optionalIdOf('FundPurpose', id, 'id');
      const saved = await savePurpose(ctx, idOf('Fund', fundId, 'fundId'), purpose, input);
      return afterCommand(ctx, fundPurposeTable, saved, info);
    },
  }),
  setFundBudget: t.field({
    type: FundBudgetRef,
    errors,
    description:
      '设定一年的预算；没有预算的年份版本号为 0。 Sets a year’s budget; the version of a year without one is 0.',
    args: {
      ...fundArgs,
      ...versionArgs,
      input: t.arg({ type: FundBudgetInput, required: true, description: '预算内容。 The budget.' }),
    },
    resolve: async (_root, { fundId, expectedVersion, input }, ctx, info) => {
      const saved = await setFundBudget(ctx, idOf('Fund', fundId, 'fundId'), expectedVersion, input);
      return afterCommand(ctx, fundBudgetTable, saved, info);
    },
  }),
  recordAppropriation: t.field({
    type: FundEntryRef,
    errors,
    description: '登记财政拨款收入。 Records budget money received.',
    args: {
      ...fundArgs,
      ...keyArgs,
      input: t.arg({
        type: AppropriationInput,
        required: true,
        description: '拨款内容。 The appropriation.',
      }),
    },
    resolve: async (_root, { fundId, idempotencyKey, input }, ctx, info) => {
      const id = await recordAppropriation(ctx, idempotencyKey, idOf('Fund', fundId, 'fundId'), { ...input });
      return afterCommand(ctx, fundEntryTable, id, info);
    },
  }),
  recordDonation: t.field({
    type: FundEntryRef,
    errors,
    description: '登记捐赠收入，一般的或指定用途的。 Records a donation, general or for a purpose.',
    args: {
      ...fundArgs,
      ...keyArgs,
      input: t.arg({ type: DonationInput, required: true, description: '捐赠内容。 The donation.' }),
    },
    resolve: async (_root, { fundId, idempotencyKey, input: { purposeId, ...input } }, ctx, info) => {
      const fund = idOf('Fund', fundId, 'fundId');
      const purpose = optionalIdOf('FundPurpose', purposeId, 'purposeId') ?? null;
      const id = await recordDonation(ctx, idempotencyKey, fund, purpose, input);
      return afterCommand(ctx, fundEntryTable, id, info);
    },
  }),
  recordInterest: t.field({
    type: FundEntryRef,
    errors,
    description: '登记利息收入。 Records interest.',
    args: {
      ...fundArgs,
      ...keyArgs,
      input: t.arg({ type: ReceiptInput, required: true, description: '利息内容。 The interest.' }),
    },
    resolve: async (_root, { fundId, idempotencyKey, input }, ctx, info) => {
      const id = await recordInterest(ctx, idempotencyKey, idOf('Fund', fundId, 'fundId'), { ...input });
      return afterCommand(ctx, fundEntryTable, id, info);
    },
  }),
  recordPurchase: t.field({
    type: FundEntryRef,
    errors,
    description:
      '登记不属于案件的采购支出，从一般资金列支。 Records a purchase that is no case’s, from general money.',
    args: {
      ...fundArgs,
      ...keyArgs,
      input: t.arg({ type: ReceiptInput, required: true, description: '采购内容。 The purchase.' }),
    },
    resolve: async (_root, { fundId, idempotencyKey, input }, ctx, info) => {
      const id = await recordPurchase(ctx, idempotencyKey, idOf('Fund', fundId, 'fundId'), { ...input });
      return afterCommand(ctx, fundEntryTable, id, info);
    },
  }),
  reverseEntry: t.field({
    type: FundEntryRef,
    errors,
    description:
      '冲销手工登记的一笔分录；答复为冲销分录。 Reverses an entry that a person recorded; answers with the reversal.',
    args: { ...idArgs('分录编号。 The entry’s id.'), ...keyArgs, ...reasonArgs },
    resolve: async (_root, { id, idempotencyKey, reason }, ctx, info) => {
      const reversal = await reverseEntry(ctx, idempotencyKey, idOf('FundEntry', id), { reason });
      return afterCommand(ctx, fundEntryTable, reversal, info);
    },
  }),
  repayAdvance: t.field({
    type: AdvanceRef,
    errors,
    description: '登记借款归还，可分次。 Records an advance repaid, in whole or in part.',
    args: {
      ...idArgs('借款编号。 The advance’s id.'),
      ...keyArgs,
      input: t.arg({ type: ReceiptInput, required: true, description: '还款内容。 The repayment.' }),
    },
    resolve: async (_root, { id, idempotencyKey, input }, ctx, info) => {
      const repaid = await repayAdvance(ctx, idempotencyKey, idOf('Advance', id), { ...input });
      return afterCommand(ctx, advanceTable, repaid, info);
    },
  }),
  writeOffAdvance: t.field({
    type: AdvanceRef,
    errors,
    description: '核销无法收回的借款余额。 Gives up what is still owed of an advance.',
    args: { ...idArgs('借款编号。 The advance’s id.'), ...keyArgs, ...reasonArgs },
    resolve: async (_root, { id, idempotencyKey, reason }, ctx, info) => {
      const written = await writeOffAdvance(ctx, idempotencyKey, idOf('Advance', id), { reason });
      return afterCommand(ctx, advanceTable, written, info);
    },
  }),
}));
