import { addDays, addMonths, addYears, type CalendarDate, daysBetween } from '../../shared/dates.ts';
import type { CertificatePolicy } from './policy.ts';
import type { CertificateState, CertificateStatus } from './terms.ts';

/**
 * The last day on which a certificate issued on a day is valid: the same day after so many years, as booklets and cards print it
 * (issued 2020-01-05, valid to 2030-01-05); 29 February gives 28 February of a common year.
 */
export function expiryOf(issuedOn: CalendarDate, { validYears }: CertificatePolicy): CalendarDate {
  return addYears(issuedOn, validYears);
}

/** Renewal is open for certificates that expire by this day, and stays open after they have expired. */
export function renewalOpenUntil(
  today: CalendarDate,
  { renewalOpensMonths }: CertificatePolicy,
): CalendarDate {
  return addMonths(today, renewalOpensMonths);
}

/** Holders are reminded whose certificates expire from today to this day. */
export function reminderUntil(today: CalendarDate, { reminderDays }: CertificatePolicy): CalendarDate {
  return addDays(today, reminderDays);
}

export interface ValidityFacts {
  readonly status: CertificateStatus;
  readonly expiresOn: CalendarDate | null;
}

/** What a reader sees: an issued certificate's dates make it valid, expiring or expired; nothing of it is stored. */
export function certificateState(
  { status, expiresOn }: ValidityFacts,
  today: CalendarDate,
  policy: CertificatePolicy,
): CertificateState {
  if (status !== 'ISSUED' || expiresOn === null) return status;
  if (expiresOn < today) return 'EXPIRED';
  return expiresOn <= renewalOpenUntil(today, policy) ? 'EXPIRING' : 'ISSUED';
}

/** A state as a condition on what is stored, for a query: status, and the days between which it expires (both included). */
export interface StateCondition {
  readonly status: CertificateStatus;
  readonly expiresFrom?: CalendarDate;
  readonly expiresTo?: CalendarDate;
}

/** The stored facts that certificateState turns into a state; the two agree for every date. */
export function conditionOfState(
  state: CertificateState,
  today: CalendarDate,
  policy: CertificatePolicy,
): StateCondition {
  const until = renewalOpenUntil(today, policy);
  switch (state) {
    case 'EXPIRED':
      return { status: 'ISSUED', expiresTo: addDays(today, -1) };
    case 'EXPIRING':
      return { status: 'ISSUED', expiresFrom: today, expiresTo: until };
    case 'ISSUED':
      return { status: 'ISSUED', expiresFrom: addDays(until, 1) };
    default:
      return { status: state };
  }
}

/** Days until a certificate ends, negative after it; null where it has no end yet. */
export function daysLeft(expiresOn: CalendarDate | null, today: CalendarDate): number | null {
  return expiresOn === null ? null : daysBetween(today, expiresOn);
}

/** Whether its holder should be reminded now. */
export function reminderDue(
  { status, expiresOn }: ValidityFacts,
  today: CalendarDate,
  policy: CertificatePolicy,
): boolean {
  return (
    status === 'ISSUED' &&
    expiresOn !== null &&
    today <= expiresOn &&
    expiresOn <= reminderUntil(today, policy)
  );
}
