// What someone asks for: the first certificate, or one in the place of another.

import type { Finding } from './impairments.ts';
import type { CertificateRow } from './rows.ts';
import { happens, nextVisit, type Opening, type Teller } from './teller.ts';

const TRANSFERRED_IN = 0.035;
const TRANSFER_COUNTIES = ['990201', '990305', '990417', '991102', '992410'] as const;
/** So many in a village with joint visits wait for the next one, if it is not too far away. */
const WAITS_FOR_VISIT = 0.75;
const LONGEST_WAIT = 330;

const NOTHING = {
  previous: null,
  expires: null,
  transferCounty: null,
  reason: null,
} as const;

/** Someone's first application, or the next one after a refused one. */
export function first({ holder: { impairment } }: Teller, applied: number): Opening {
  return {
    ...NOTHING,
    kind: 'FIRST',
    operation: 'APPLY',
    applied,
    claimed: impairment.parts[0]?.category ?? impairment.category,
    grade: null,
    finding: impairment,
  };
}

/** Someone's very first application: known from before, or a newcomer's; where the village waits for a joint visit, filed in time for it. */
export function veryFirst(teller: Teller): Opening {
  const { random, world, holder } = teller;
  const { impairment, village, knownSince } = holder;
  if (knownSince !== null) return first(teller, knownSince);
  const soon = world.season.workday(holder.registered + random.between(0, 10));
  const applied = Math.min(soon, world.plan.horizon);
  if (random.chance(TRANSFERRED_IN)) {
    return {
      ...NOTHING,
      kind: 'TRANSFER_IN',
      operation: 'TRANSFER_IN',
      applied,
      claimed: impairment.category,
      grade: impairment.grade,
      finding: null,
      expires: applied + random.between(200, 3300),
      transferCounty: random.pick(TRANSFER_COUNTIES),
    };
  }
  const visit = random.chance(WAITS_FOR_VISIT)
    ? nextVisit(world, village, applied + 7, applied + LONGEST_WAIT)
    : undefined;
  const inTime = visit ? Math.max(applied, world.season.workday(visit.day - random.between(9, 28))) : applied;
  return first(teller, happens(teller, inTime) ? inTime : applied);
}

/** A county to which, or from which, someone moves. */
export function drawTransferCounty({ random }: Pick<Teller, 'random'>): string {
  return random.pick(TRANSFER_COUNTIES);
}

/** A lost certificate's double: it says the same, and ends when the lost one would have. */
export function reissue(lost: CertificateRow, applied: number): Opening {
  const { category: claimed, grade, expires } = lost;
  return {
    ...NOTHING,
    kind: 'REISSUE',
    operation: 'REISSUE',
    applied,
    previous: lost,
    claimed,
    grade,
    finding: null,
    expires,
  };
}

/** A new assessment of someone whose state has changed, or who thinks so in vain. */
export function changed(held: CertificateRow, applied: number, finding: Finding, inVain: boolean): Opening {
  return {
    ...NOTHING,
    kind: 'CHANGE',
    operation: 'CHANGE',
    applied,
    previous: held,
    claimed: finding.parts[0]?.category ?? finding.category,
    grade: null,
    finding,
    fate: inVain ? 'REJECTED' : 'ISSUED',
    reason: '病情变化，申请重新评定',
  };
}

/** Ten more years; where there is a finding, after a new assessment. */
export function renewed(held: CertificateRow, applied: number, finding: Finding | null): Opening {
  const { category: claimed, grade } = held;
  const previous = held;
  return {
    ...NOTHING,
    kind: 'RENEWAL',
    operation: 'RENEW',
    applied,
    previous,
    claimed,
    grade: finding ? null : grade,
    finding,
  };
}
