import { type Problem, problem } from '../../shared/error.ts';
import { type Fen, formatMoney, parseMoney } from '../../shared/money.ts';
import { compareRates, formatRate, parseRate, type Rate, takeRate } from '../../shared/rate.ts';
import type { MedicalAidPolicy, Tier } from './policy.ts';
import type { AidMode, DeductionKind } from './terms.ts';

/** What the aid is found from. Amounts are fen, not negative. */
export interface AidInput {
  readonly mode: AidMode;
  /** The estimated cost of an advance, the actual cost of a grant. */
  readonly cost: Fen;
  /** Several of one kind are summed. */
  readonly deductions: readonly { readonly kind: DeductionKind; readonly amount: Fen }[];
  /** In one of the basic medical insurances. */
  readonly insured: boolean;
  /** Where the policy leaves a tier's rate to the meeting. */
  readonly meetingRate: Rate | null;
}

/** One tier's part: of what lies between its bounds, this rate. */
export interface AidBand {
  readonly from: Fen;
  /** Null where the tier is open. */
  readonly to: Fen | null;
  readonly rate: Rate;
  readonly base: Fen;
  readonly amount: Fen;
}

/** The aid, with how it was found. */
export interface AidCalculation {
  /** What remains of the cost after every deduction. */
  readonly eligibleCost: Fen;
  readonly bands: readonly AidBand[];
  /** The bands' sum. */
  readonly standard: Fen;
  readonly cap: Fen | null;
  /** The cap is lower than the standard. */
  readonly capped: boolean;
  /** What is given: after the cap, and after the rule for those without insurance. */
  readonly amount: Fen;
  readonly problems: readonly Problem[];
}

/** The aid, and the version of the policy that it was found by. */
export interface AidEstimate extends AidCalculation {
  readonly policyVersion: number;
}

interface ModeRule {
  readonly threshold: Fen;
  readonly tiers: readonly Tier[];
  readonly cap: Fen | null;
}

/** An amount of the policy, which was read when it was kept. */
function fen(text: string): Fen {
  const amount = parseMoney(text);
  if (amount === undefined) throw new RangeError('the policy holds no amount');
  return amount;
}

function rateOf(text: string): Rate {
  const rate = parseRate(text);
  if (rate === undefined) throw new RangeError('the policy holds no rate');
  return rate;
}

function ruleOf(mode: AidMode, policy: MedicalAidPolicy): ModeRule {
  const rule = (threshold: string, tiers: readonly Tier[], cap: string | null): ModeRule => ({
    threshold: fen(threshold),
    tiers,
    cap: cap === null ? null : fen(cap),
  });
  switch (mode) {
    case 'ADVANCE_DIRECT':
      return rule(policy.advanceDirectThreshold, policy.advanceDirectTiers, policy.advanceDirectCap);
    case 'ADVANCE_SELF_PAID':
      return rule(policy.advanceSelfPaidThreshold, policy.advanceSelfPaidTiers, policy.advanceSelfPaidCap);
    case 'GRANT':
      return rule(policy.grantThreshold, policy.grantTiers, policy.grantCap);
  }
}

/** The rate of a tier, and what is to be said of it where the meeting sets it. */
function tierRate(tier: Tier, meetingRate: Rate | null): { rate: Rate; problem?: Problem } {
  const lower = rateOf(tier.rate);
  if (tier.maxRate === null) return { rate: lower };
  const upper = rateOf(tier.maxRate);
  if (meetingRate === null) {
    return {
      rate: lower,
      problem: problem('MEETING_RATE_ASSUMED', 'meetingRate', { rate: formatRate(lower) }),
    };
  }
  const within = compareRates(meetingRate, lower) >= 0 && compareRates(meetingRate, upper) <= 0;
  if (within) return { rate: meetingRate };
  const bounds = { min: formatRate(lower), max: formatRate(upper) };
  return { rate: meetingRate, problem: problem('MEETING_RATE_OUT_OF_BOUNDS', 'meetingRate', bounds) };
}

/** The bands that a cost reaches into; each is rounded half up to the fen by itself. */
function bandsOf(
  cost: Fen,
  tiers: readonly Tier[],
  meetingRate: Rate | null,
): { bands: AidBand[]; problems: Problem[] } {
  const bands: AidBand[] = [];
  const problems: Problem[] = [];
  let from = 0n;
  for (const tier of tiers) {
    if (cost <= from) break;
    const to = tier.upTo === null ? null : fen(tier.upTo);
    const base = (to === null || cost < to ? cost : to) - from;
    const found = tierRate(tier, meetingRate);
    if (found.problem) problems.push(found.problem);
    bands.push({ from, to, rate: found.rate, base, amount: takeRate(base, found.rate) });
    from = to ?? cost;
  }
  return { bands, problems };
}

const least = (amount: Fen, cap: Fen | null): Fen => (cap !== null && cap < amount ? cap : amount);

/** In none of the basic insurances: part of it, rounded half up to the fen, then their own cap. */
function uninsured(amount: Fen, policy: MedicalAidPolicy): Fen {
  return least(takeRate(amount, rateOf(policy.uninsuredRate)), fen(policy.uninsuredCap));
}

function sum(amounts: readonly Fen[]): Fen {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

/**
 * The aid for a cost. «X and above» includes X: at a threshold the aid begins, and the first tier counts from the first yuan. The
 * bands' sum is the standard; then comes the cap; the rule for those without insurance comes last. What cannot be right gives
 * nothing, with the reason.
 */
export function calculateAid(input: AidInput, policy: MedicalAidPolicy): AidCalculation {
  const { threshold, tiers, cap } = ruleOf(input.mode, policy);
  const deducted = sum(input.deductions.map(({ amount }) => amount));
  const eligibleCost = input.cost > deducted ? input.cost - deducted : 0n;
  const nothing = (of: readonly Problem[]): AidCalculation => ({
    eligibleCost,
    bands: [],
    standard: 0n,
    cap,
    capped: false,
    amount: 0n,
    problems: of,
  });
  if (deducted > 0n && eligibleCost === 0n) return nothing([problem('NOTHING_REMAINS', 'deductions')]);
  if (eligibleCost === 0n || eligibleCost < threshold) {
    return nothing([problem('BELOW_THRESHOLD', 'cost', { threshold: formatMoney(threshold) })]);
  }
  const { bands, problems } = bandsOf(eligibleCost, tiers, input.meetingRate);
  if (problems.some(({ code }) => code === 'MEETING_RATE_OUT_OF_BOUNDS')) return nothing(problems);
  const standard = sum(bands.map(({ amount }) => amount));
  const afterCap = least(standard, cap);
  return {
    eligibleCost,
    bands,
    standard,
    cap,
    capped: afterCap < standard,
    amount: input.insured ? afterCap : uninsured(afterCap, policy),
    problems,
  };
}

/** The aid for a cost under a version of the policy. */
export function estimateMedicalAid(
  input: AidInput,
  policy: MedicalAidPolicy,
  policyVersion: number,
): AidEstimate {
  return { ...calculateAid(input, policy), policyVersion };
}

/** The most that an exception can give: the standard without its cap; for those without insurance their own cap stays. */
export function mostByException(estimate: AidCalculation, insured: boolean, policy: MedicalAidPolicy): Fen {
  return insured ? estimate.standard : uninsured(estimate.standard, policy);
}
