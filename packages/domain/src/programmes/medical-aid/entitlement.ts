import type { Entitlement } from '../../casework/programme.ts';
import { assertNoProblems, type Problem, problem } from '../../shared/error.ts';
import { type Fen, formatMoney, parseMoney } from '../../shared/money.ts';
import { formatRate, parseRate } from '../../shared/rate.ts';
import { type AidCalculation, type AidInput, calculateAid, mostByException } from './calculation.ts';
import { DEDUCTION_FIELDS, type MedicalAidDetails } from './details.ts';
import type { MedicalAidPolicy } from './policy.ts';
import { DEDUCTION_KINDS } from './terms.ts';

const fen = (amount: string | null): Fen => parseMoney(amount ?? '') ?? 0n;

/** What the aid of an application is found from. */
function inputOf(details: MedicalAidDetails, meetingRate: string | null): AidInput {
  const deductions = DEDUCTION_KINDS.map(kind => ({ kind, amount: fen(details[DEDUCTION_FIELDS[kind]]) }));
  return {
    mode: details.mode,
    cost: fen(details.cost),
    deductions: deductions.filter(({ amount }) => amount > 0n),
    insured: details.insured,
    meetingRate: meetingRate === null ? null : (parseRate(meetingRate) ?? null),
  };
}

/** The calculation as it is kept with the case and shown to the family: yuan, rates as fractions. */
function shown(input: AidInput, found: AidCalculation) {
  return {
    mode: input.mode,
    insured: input.insured,
    cost: formatMoney(input.cost),
    deductions: input.deductions.map(({ kind, amount }) => ({ kind, amount: formatMoney(amount) })),
    eligibleCost: formatMoney(found.eligibleCost),
    bands: found.bands.map(({ from, to, rate, base, amount }) => ({
      from: formatMoney(from),
      to: to === null ? null : formatMoney(to),
      rate: formatRate(rate),
      base: formatMoney(base),
      amount: formatMoney(amount),
    })),
    standard: formatMoney(found.standard),
    cap: found.cap === null ? null : formatMoney(found.cap),
    capped: found.capped,
    amount: formatMoney(found.amount),
  };
}

/** What an application asks for: the aid that the rule gives on the costs that it states. */
export function requestedAid(details: MedicalAidDetails, policy: MedicalAidPolicy): Entitlement {
  const input = inputOf(details, null);
  const found = calculateAid(input, policy);
  return { amount: found.amount, calculation: shown(input, found), problems: found.problems };
}

/** A problem of the calculation as one of the meeting's record. */
function ofRecord({ code, params }: Problem, policy: MedicalAidPolicy): Problem {
  switch (code) {
    case 'MEETING_RATE_ASSUMED': {
      const open = policy.advanceDirectTiers.find(({ maxRate }) => maxRate !== null);
      return problem('MEETING_RATE_MISSING', 'rate', { min: open?.rate ?? '', max: open?.maxRate ?? '' });
    }
    case 'MEETING_RATE_OUT_OF_BOUNDS':
      return problem(code, 'rate', params);
    default:
      return problem(code, 'amount', params);
  }
}

type MeetingRecord = Readonly<Record<string, unknown>>;

const written = (record: MeetingRecord, name: string): string | null => {
  const value = record[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** A meeting decides together. */
const MEMBERS_LEAST = 2;

function membersOf(record: MeetingRecord): number {
  const names = (written(record, 'members') ?? '').split(/[\s、,，;；]+/).filter(name => name !== '');
  return new Set(names).size;
}

/** A grant above its cap: «in principle» allows it with the reason and who signed, up to what the tiers sum to. */
function aboveStandard(
  amount: Fen,
  found: AidCalculation,
  record: MeetingRecord,
  details: MedicalAidDetails,
  policy: MedicalAidPolicy,
): Problem[] {
  const exceptional = details.mode === 'GRANT' && found.capped;
  const most = exceptional ? mostByException(found, details.insured, policy) : found.amount;
  if (amount > most) return [problem('AMOUNT_ABOVE_STANDARD', 'amount', { max: formatMoney(most) })];
  const problems: Problem[] = [];
  if (!written(record, 'exceptionReason'))
    problems.push(problem('EXCEPTION_REASON_MISSING', 'exceptionReason'));
  if (!written(record, 'exceptionSignedBy')) {
    problems.push(problem('EXCEPTION_SIGNATURE_MISSING', 'exceptionSignedBy'));
  }
  return problems;
}

/** The meeting's decision against the rule. Throws ValidationError by the fields of its record. */
export function decidedAid(
  details: MedicalAidDetails,
  policy: MedicalAidPolicy,
  record: MeetingRecord,
): Entitlement {
  const input = inputOf(details, written(record, 'rate'));
  const found = calculateAid(input, policy);
  assertNoProblems([
    ...(membersOf(record) < MEMBERS_LEAST
      ? [problem('MEETING_MEMBERS_FEW', 'members', { min: MEMBERS_LEAST })]
      : []),
    ...found.problems.map(one => ofRecord(one, policy)),
  ]);
  const amount = fen(written(record, 'amount'));
  if (amount === 0n) assertNoProblems([problem('AMOUNT_ZERO', 'amount')]);
  if (amount > found.amount) assertNoProblems(aboveStandard(amount, found, record, details, policy));
  return { amount, calculation: { ...shown(input, found), decided: formatMoney(amount) }, problems: [] };
}
