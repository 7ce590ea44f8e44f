import type { CertificatePolicy } from '../registry/certificate/policy.ts';
import type {
  CertificateStatus,
  DisabilityCategory,
  DisabilityGrade,
} from '../registry/certificate/terms.ts';
import { expiryOf } from '../registry/certificate/validity.ts';
import { addYears, type CalendarDate } from '../shared/dates.ts';
import { type Problem, problem } from '../shared/error.ts';
import type { RosterCertificate } from './row.ts';

/** The certificate that the register has in force for a person. */
export interface HeldByRegister {
  readonly status: CertificateStatus;
  readonly number: string;
  readonly category: DisabilityCategory;
  readonly grade: DisabilityGrade;
  readonly issuedOn: CalendarDate;
  readonly expiresOn: CalendarDate;
}

/** What the register holds of a person's certificates. */
export interface RegisterCertificates {
  readonly held: HeldByRegister | null;
  /** Whether an application is under way. */
  readonly underWay: boolean;
}

interface Validity {
  readonly issuedOn: CalendarDate;
  readonly expiresOn: CalendarDate;
}

/** What a roster's certificate does to the register. */
export type CertificatePlan =
  | { readonly kind: 'NOTHING' }
  | ({ readonly kind: 'ISSUE' } & Validity)
  | ({ readonly kind: 'REPLACE'; readonly by: 'RENEWAL' | 'CHANGE' } & Validity)
  | { readonly kind: 'CORRECT'; readonly expiresOn: CalendarDate }
  | { readonly kind: 'REFUSED'; readonly problem: Problem };

const NOTHING: CertificatePlan = { kind: 'NOTHING' };

const refused = (...given: Parameters<typeof problem>): CertificatePlan => ({
  kind: 'REFUSED',
  problem: problem(...given),
});

/** Both dates: what one leaves out follows from the other by the years of validity. */
function validityOf(
  { issuedOn, expiresOn }: RosterCertificate,
  policy: CertificatePolicy,
  today: CalendarDate,
): Validity | Problem {
  const from = issuedOn ?? (expiresOn && addYears(expiresOn, -policy.validYears));
  if (from === null) return problem('ROSTER_CERTIFICATE_DATES', 'issuedOn');
  const to = expiresOn ?? expiryOf(from, policy);
  if (to <= from) return problem('DATE_ORDER', 'expiresOn');
  // An end more than the years of validity ahead says that it was issued in the future.
  if (from > today) return problem('DATE_FUTURE', issuedOn === null ? 'expiresOn' : 'issuedOn');
  return { issuedOn: from, expiresOn: to };
}

/**
 * Whether the roster's certificate came after the one held, and its day of issue if so. Rosters often give the day of the first
 * issue beside the end of the newest certificate: then the day of issue follows from the end.
 */
function laterIssue(
  given: RosterCertificate,
  held: HeldByRegister,
  { validYears }: CertificatePolicy,
  today: CalendarDate,
): CalendarDate | undefined {
  if (given.issuedOn !== null && given.issuedOn > held.issuedOn) return given.issuedOn;
  if (given.expiresOn === null || given.expiresOn <= held.expiresOn) return undefined;
  const day = addYears(given.expiresOn, -validYears);
  return day > held.issuedOn && day <= today ? day : undefined;
}

function planAgainst(
  given: RosterCertificate,
  held: HeldByRegister,
  underWay: boolean,
  policy: CertificatePolicy,
  today: CalendarDate,
): CertificatePlan {
  const same = given.number === held.number;
  const day = laterIssue(given, held, policy, today);
  if (day === undefined) {
    if (!same) return refused('ROSTER_CERTIFICATE_DIFFERS', 'certificateNumber');
    const corrects = held.status === 'ISSUED' && given.issuedOn === held.issuedOn && given.expiresOn !== null;
    if (!corrects || given.expiresOn === held.expiresOn || given.expiresOn <= held.issuedOn) return NOTHING;
    return { kind: 'CORRECT', expiresOn: given.expiresOn };
  }
  if (held.status !== 'ISSUED') return refused('ROSTER_CERTIFICATE_BLOCKED', 'certificateNumber');
  if (underWay) return refused('CERTIFICATE_OPEN', 'certificateNumber');
  const validity = validityOf({ ...given, issuedOn: day }, policy, today);
  if ('code' in validity) return { kind: 'REFUSED', problem: validity };
  const by = given.category === held.category && given.grade === held.grade ? 'RENEWAL' : 'CHANGE';
  return { kind: 'REPLACE', by, ...validity };
}

/**
 * What becomes of a row's certificate beside what the register holds: the newer one wins and the older is kept as replaced; a
 * contradiction that no date explains is refused; what the register knows already changes nothing.
 */
export function planCertificate(
  given: RosterCertificate | null,
  { held, underWay }: RegisterCertificates,
  policy: CertificatePolicy,
  today: CalendarDate,
): CertificatePlan {
  if (given === null) return NOTHING;
  if (held !== null) return planAgainst(given, held, underWay, policy, today);
  if (underWay) return refused('CERTIFICATE_OPEN', 'certificateNumber');
  const validity = validityOf(given, policy, today);
  return 'code' in validity ? { kind: 'REFUSED', problem: validity } : { kind: 'ISSUE', ...validity };
}
