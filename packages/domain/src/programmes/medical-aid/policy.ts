import { z } from 'zod';
import type { PolicyDefinition } from '../../casework/programme.ts';
import { label } from '../../messages/labels.ts';
import { HARDSHIP_KINDS } from '../../registry/terms.ts';
import { type Problem, problem } from '../../shared/error.ts';
import { readInput } from '../../shared/input.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { compareRates, formatRate, parseRate } from '../../shared/rate.ts';
import { POLICY_NAMES } from './names.ts';

const money = z
  .string()
  .refine(text => parseMoney(text) !== undefined, { error: 'MONEY_INVALID' })
  .transform(text => formatMoney(parseMoney(text) ?? 0n));

const rate = z.string().transform((text, context) => {
  const fraction = parseRate(text);
  const read = fraction && fraction.parts <= fraction.of ? fraction : undefined;
  if (read === undefined) context.issues.push({ code: 'custom', message: 'RATE_INVALID', input: text });
  return read === undefined ? text : formatRate(read);
});

/** One tier: the part of the cost above the tier before it, up to a bound (the last one has none), and its rate. */
const tier = z.object({
  upTo: money.nullable(),
  rate,
  /** Where the meeting sets the rate: from `rate` to this. */
  maxRate: rate.nullable(),
});

const days = z.int().min(1).max(60);

const fields = z.object({
  /** Below this remaining cost nothing is given; at it, the aid begins. Yuan, as every amount here. */
  advanceDirectThreshold: money,
  advanceDirectTiers: z.array(tier).min(1).max(20),
  /** None where nothing is set. */
  advanceDirectCap: money.nullable(),
  advanceSelfPaidThreshold: money,
  advanceSelfPaidTiers: z.array(tier).min(1).max(20),
  advanceSelfPaidCap: money.nullable(),
  grantThreshold: money,
  grantTiers: z.array(tier).min(1).max(20),
  grantCap: money.nullable(),
  /** What those in no basic medical insurance are left with, after the cap, and their own cap after that. */
  uninsuredRate: rate,
  uninsuredCap: money,
  /** Working days. */
  townReviewDays: days,
  /** Full calendar days after the day of posting; the law's least is three. */
  noticeDays: z.int().min(3).max(60),
  /** Working days. */
  districtReviewDays: days,
  /** From this amount applied for on, the leader signs. */
  signOffLimit: money,
  /** Calendar months after civil affairs' relief. */
  applicationMonths: z.int().min(1).max(24),
  /** Full years with a permit that make a temporary resident eligible. */
  residenceYears: z.int().min(0).max(20),
  /** Hardships of registered residents. */
  hardshipKinds: z
    .array(z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/))
    .min(1)
    .max(50),
});

/** A version of medical aid's parameters. */
export type MedicalAidPolicy = z.output<typeof fields>;
export type Tier = MedicalAidPolicy['grantTiers'][number];

const TIER_FIELDS = ['advanceDirectTiers', 'advanceSelfPaidTiers', 'grantTiers'] as const;

function ascends(tiers: readonly Tier[]): boolean {
  const bounds = tiers.map(({ upTo }) => (upTo === null ? null : (parseMoney(upTo) ?? null)));
  return bounds.every((bound, index) => {
    if (index === bounds.length - 1) return bound === null;
    const below = index === 0 ? 0n : (bounds[index - 1] ?? null);
    return bound !== null && below !== null && bound > below;
  });
}

function boundsAgree({ rate: lower, maxRate }: Tier): boolean {
  const from = parseRate(lower);
  const to = maxRate === null ? from : parseRate(maxRate);
  return from !== undefined && to !== undefined && compareRates(from, to) <= 0;
}

function rules(policy: Partial<MedicalAidPolicy>): Problem[] {
  return TIER_FIELDS.flatMap(field => {
    const tiers = policy[field];
    if (tiers === undefined) return [];
    const problems: Problem[] = [];
    if (!ascends(tiers)) problems.push(problem('TIERS_ORDER', field));
    if (!tiers.every(boundsAgree)) problems.push(problem('TIERS_RATES', field));
    return problems;
  });
}

/** A version of the parameters as it is to be kept, or was kept. Throws ValidationError. */
export function readMedicalAidPolicy(input: unknown): MedicalAidPolicy {
  return readInput(fields, input, rules);
}

function tiers(...of: readonly (readonly [upTo: string | null, rate: string, maxRate?: string])[]): Tier[] {
  return of.map(([upTo, lower, maxRate]) => ({ upTo, rate: lower, maxRate: maxRate ?? null }));
}

/** The district's rule as it stands. */
export const DEFAULT_MEDICAL_AID_POLICY: MedicalAidPolicy = {
  advanceDirectThreshold: '100000.00',
  advanceDirectTiers: tiers(
    ['100000.00', '0.05'],
    ['150000.00', '0.20'],
    ['200000.00', '0.40'],
    [null, '0.40', '0.50'],
  ),
  advanceDirectCap: null,
  advanceSelfPaidThreshold: '30000.00',
  advanceSelfPaidTiers: tiers(['100000.00', '0.30'], ['150000.00', '0.50'], [null, '0.60']),
  advanceSelfPaidCap: '90000.00',
  grantThreshold: '30000.00',
  grantTiers: tiers(['60000.00', '0.20'], ['100000.00', '0.40'], ['150000.00', '0.50'], [null, '0.60']),
  grantCap: '100000.00',
  uninsuredRate: '0.50',
  uninsuredCap: '30000.00',
  townReviewDays: 3,
  noticeDays: 3,
  districtReviewDays: 5,
  signOffLimit: '30000.00',
  applicationMonths: 1,
  residenceYears: 2,
  hardshipKinds: [
    'URBAN_THREE_WITHOUTS',
    'MINIMUM_ALLOWANCE',
    'EXTREME_HARDSHIP',
    'ORPHAN',
    'PREFERENTIAL_TREATMENT',
    'POVERTY_ALLEVIATION',
    'OTHER_CERTIFIED',
  ],
};

const hardships = HARDSHIP_KINDS.map(value => ({
  value,
  zh: label('zh', 'hardship', value),
  en: label('en', 'hardship', value),
}));

export const medicalAidPolicy: PolicyDefinition<MedicalAidPolicy> = {
  fields: {
    advanceDirectThreshold: { kind: 'MONEY', ...POLICY_NAMES.advanceDirectThreshold },
    advanceDirectTiers: { kind: 'TIERS', ...POLICY_NAMES.advanceDirectTiers },
    advanceDirectCap: { kind: 'MONEY', ...POLICY_NAMES.advanceDirectCap },
    advanceSelfPaidThreshold: { kind: 'MONEY', ...POLICY_NAMES.advanceSelfPaidThreshold },
    advanceSelfPaidTiers: { kind: 'TIERS', ...POLICY_NAMES.advanceSelfPaidTiers },
    advanceSelfPaidCap: { kind: 'MONEY', ...POLICY_NAMES.advanceSelfPaidCap },
    grantThreshold: { kind: 'MONEY', ...POLICY_NAMES.grantThreshold },
    grantTiers: { kind: 'TIERS', ...POLICY_NAMES.grantTiers },
    grantCap: { kind: 'MONEY', ...POLICY_NAMES.grantCap },
    uninsuredRate: { kind: 'RATE', ...POLICY_NAMES.uninsuredRate },
    uninsuredCap: { kind: 'MONEY', ...POLICY_NAMES.uninsuredCap },
    townReviewDays: { kind: 'INTEGER', ...POLICY_NAMES.townReviewDays },
    noticeDays: { kind: 'INTEGER', ...POLICY_NAMES.noticeDays },
    districtReviewDays: { kind: 'INTEGER', ...POLICY_NAMES.districtReviewDays },
    signOffLimit: { kind: 'MONEY', ...POLICY_NAMES.signOffLimit },
    applicationMonths: { kind: 'INTEGER', ...POLICY_NAMES.applicationMonths },
    residenceYears: { kind: 'INTEGER', ...POLICY_NAMES.residenceYears },
    hardshipKinds: { kind: 'CHOICES', choices: hardships, ...POLICY_NAMES.hardshipKinds },
  },
  defaults: DEFAULT_MEDICAL_AID_POLICY,
  legalBasis: POLICY_NAMES.legalBasis,
  read: readMedicalAidPolicy,
};
