// Medical aid worked out for anyone signed in, under the policy in force; no record is consulted.

import {
  AID_MODE_CHOICES,
  type AidBand,
  type AidEstimate,
  DEDUCTION_KINDS,
  DEDUCTION_NAMES,
  estimateMedicalAid,
  formatRate,
  medicalAid,
  type Names,
  parseRate,
  readMedicalAidPolicy,
} from '@zhucan/domain';
import { builder } from '../../builder.ts';
import { officeOf } from '../../casework/office.ts';
import type { Context } from '../../context.ts';
import { ProblemType } from '../../graphql/errors.ts';

function described({ zh, en }: Names): string {
  return `${zh}。 ${en}.`;
}

function valuesOf<const Value extends string>(among: readonly (readonly [Value, Names])[]) {
  const entries = among.map(([value, names]) => [value, { value, description: described(names) }]);
  return Object.fromEntries(entries) as Record<Value, { value: Value; description: string }>;
}

const EstimateModeEnum = builder.enumType('EstimateMedicalAidMode', {
  description: '救助方式。 How the aid is given.',
  values: valuesOf(AID_MODE_CHOICES.map(({ value, ...names }) => [value, names] as const)),
});

const DeductionKindEnum = builder.enumType('MedicalAidDeductionKind', {
  description: '计算前扣除的款项种类。 What is taken off the cost before the calculation.',
  values: valuesOf(DEDUCTION_KINDS.map(kind => [kind, DEDUCTION_NAMES[kind]] as const)),
});

const DeductionInput = builder.inputType('MedicalAidDeductionInput', {
  description: '一笔扣除；同一种类的各笔相加。 One deduction; several of a kind are summed.',
  fields: t => ({
    kind: t.field({ type: DeductionKindEnum, required: true, description: '种类。 Its kind.' }),
    amount: t.field({ type: 'Money', required: true, description: '金额（元）。 Yuan.' }),
  }),
});

const EstimateInput = builder.inputType('EstimateMedicalAidInput', {
  description: '测算所依据的情况。 What the aid is worked out from.',
  fields: t => ({
    mode: t.field({ type: EstimateModeEnum, required: true, description: '救助方式。 How it is given.' }),
    cost: t.field({
      type: 'Money',
      required: true,
      description:
        '医疗费用总额（元）：预借式为预计，给予式为实际。 Yuan: estimated for an advance, actual for a grant.',
    }),
    deductions: t.field({
      type: [DeductionInput],
      required: { list: false, items: true },
      description:
        '报销、减免与救助，没有则不填。 Reimbursements, reductions and relief, where there are any.',
    }),
    insured: t.boolean({
      required: true,
      defaultValue: true,
      description: '参加了三种基本医疗保险之一。 In one of the basic medical insurances.',
    }),
    meetingRate: t.field({
      type: 'Decimal',
      description:
        '会议确定的比例，如 "0.45"；没有哪一段由会议确定时不起作用。 The meeting’s rate; ignored where no band is left to the meeting.',
    }),
  }),
});

const BandType = builder.objectRef<AidBand>('MedicalAidBand').implement({
  description: '一段费用及其救助金额。 One tier’s part of the cost, and what it gives.',
  fields: t => ({
    from: t.field({ type: 'Money', description: '起点。 Where it begins.', resolve: band => band.from }),
    to: t.field({
      type: 'Money',
      nullable: true,
      description: '终点；最后一段没有。 Where it ends; the last has no end.',
      resolve: band => band.to,
    }),
    rate: t.field({
      type: 'Decimal',
      description: '比例。 Its rate.',
      resolve: band => formatRate(band.rate),
    }),
    base: t.field({
      type: 'Money',
      description: '费用落在此段的部分。 What of the cost lies within it.',
      resolve: band => band.base,
    }),
    amount: t.field({
      type: 'Money',
      description: '此段金额，四舍五入到分。 What it gives, rounded half up to the fen.',
      resolve: band => band.amount,
    }),
  }),
});

const EstimateType = builder.objectRef<AidEstimate>('MedicalAidEstimate').implement({
  description: '医疗救助测算结果。 Medical aid worked out, band by band.',
  fields: t => ({
    eligibleCost: t.field({
      type: 'Money',
      description: '扣除后的费用。 What remains after every deduction.',
      resolve: one => one.eligibleCost,
    }),
    standard: t.field({
      type: 'Money',
      description: '各段之和。 The sum of the bands.',
      resolve: one => one.standard,
    }),
    amount: t.field({
      type: 'Money',
      description:
        '救助金额：限额之后，未参保的再按规则减。 What is given: after the cap, then the rule for the uninsured.',
      resolve: one => one.amount,
    }),
    cap: t.field({
      type: 'Money',
      nullable: true,
      description: '最高限额；没有则为空。 The cap; none where there is none.',
      resolve: one => one.cap,
    }),
    capped: t.exposeBoolean('capped', {
      description: '各段之和超过最高限额。 The standard exceeds the cap.',
    }),
    bands: t.field({
      type: [BandType],
      description: '各段。 The bands that the cost reaches into.',
      resolve: one => [...one.bands],
    }),
    policyVersion: t.exposeInt('policyVersion', {
      description: '所依据政策的版本。 The version of the policy that it was worked out by.',
    }),
    problems: t.field({
      type: [ProblemType],
      description: '须知与没有金额的原因。 What to know of it, and why nothing is given.',
      resolve: one => [...one.problems],
    }),
  }),
});

async function estimate(ctx: Context, input: typeof EstimateInput.$inferInput): Promise<AidEstimate> {
  const office = await officeOf(ctx);
  const { parameters, version } = office.policy(medicalAid, ctx.today);
  const meetingRate = input.meetingRate ? (parseRate(input.meetingRate) ?? null) : null;
  return estimateMedicalAid(
    { ...input, deductions: input.deductions ?? [], meetingRate },
    readMedicalAidPolicy(parameters),
    version,
  );
}

builder.queryField('estimateMedicalAid', t =>
  t.field({
    type: EstimateType,
    description:
      '按现行政策测算重特大疾病医疗救助金额；不查任何档案。 Works out medical aid under the policy in force; consults no record.',
    args: { input: t.arg({ type: EstimateInput, required: true, description: '情况。 What it is for.' }) },
    resolve: (_root, { input }, ctx) => estimate(ctx, input),
  }),
);
