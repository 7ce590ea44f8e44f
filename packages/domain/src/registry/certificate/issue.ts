import { composeCertificateNumber } from '../../identity/certificateNumber.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ConflictError } from '../../shared/error.ts';
import type { CertificatePolicy } from './policy.ts';
import type { CertificateKind, CertificateMedium, DisabilityCategory, DisabilityGrade } from './terms.ts';
import { expiryOf } from './validity.ts';

/** What a certificate says, of the one held when another is asked for in its place. */
export interface HeldCertificate {
  readonly id: number;
  readonly category: DisabilityCategory;
  readonly grade: DisabilityGrade;
  readonly expiresOn: CalendarDate;
  readonly medium: CertificateMedium;
}

/** A new application's row. An expiry given here is kept at its issue; without one it runs from the issue. */
export interface NewApplication {
  readonly kind: CertificateKind;
  readonly category: DisabilityCategory;
  readonly grade: DisabilityGrade | null;
  readonly expiresOn: CalendarDate | null;
  readonly medium: CertificateMedium;
  readonly appliedOn: CalendarDate;
  readonly previousId: number;
}

/** A renewal takes category and grade over, unless the holder is to be assessed again; its ten years are new. */
export function startRenewal(held: HeldCertificate, reassess: boolean, today: CalendarDate): NewApplication {
  const { id: previousId, category, grade, medium } = held;
  return {
    kind: 'RENEWAL',
    category,
    grade: reassess ? null : grade,
    expiresOn: null,
    medium,
    appliedOn: today,
    previousId,
  };
}

/** A change of category or grade always waits for an assessment; its ten years are new. */
export function startChange(
  held: HeldCertificate,
  category: DisabilityCategory,
  today: CalendarDate,
): NewApplication {
  const { id: previousId, medium } = held;
  return { kind: 'CHANGE', category, grade: null, expiresOn: null, medium, appliedOn: today, previousId };
}

/** A reissue says what the one that is lost, or has a wrong number, said, and ends when it would have. */
export function startReissue(held: HeldCertificate, today: CalendarDate): NewApplication {
  const { id: previousId, category, grade, expiresOn, medium } = held;
  return { kind: 'REISSUE', category, grade, expiresOn, medium, appliedOn: today, previousId };
}

/** What is printed on a certificate at its issue. */
export interface IssuedFacts {
  readonly number: string;
  readonly issuedOn: CalendarDate;
  readonly expiresOn: CalendarDate;
}

/** Number and validity of a reviewed application; a reissue and a transfer in keep the end that they brought. */
export function issueFacts(
  application: {
    readonly category: DisabilityCategory;
    readonly grade: DisabilityGrade | null;
    readonly expiresOn: CalendarDate | null;
  },
  holder: { readonly idNumber: string },
  issuedOn: CalendarDate,
  policy: CertificatePolicy,
): IssuedFacts {
  const { category, grade, expiresOn } = application;
  if (grade === null) throw new ConflictError('CERTIFICATE_GRADE_MISSING');
  if (expiresOn !== null && expiresOn <= issuedOn) throw new ConflictError('CERTIFICATE_EXPIRED');
  return {
    number: composeCertificateNumber(holder.idNumber, category, grade),
    issuedOn,
    expiresOn: expiresOn ?? expiryOf(issuedOn, policy),
  };
}
