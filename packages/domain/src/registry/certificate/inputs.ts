import { z } from 'zod';
import type { CalendarDate } from '../../shared/dates.ts';
import { type Problem, problem } from '../../shared/error.ts';
import {
  inOrder,
  notAfter,
  optionalDate,
  optionalText,
  readInput,
  requiredDate,
  requiredReason,
} from '../../shared/input.ts';
import { CANCEL_REASONS, CERTIFICATE_MEDIA, DISABILITY_CATEGORIES, DISABILITY_GRADES } from './terms.ts';

const countyCode = () => z.string().regex(/^[1-9]\d{5}$/, { error: 'COUNTY_CODE_INVALID' });

const optionalCounty = () =>
  z
    .string()
    .nullish()
    .transform(code => code || null)
    .pipe(countyCode().nullable());

const medium = () =>
  z
    .enum(CERTIFICATE_MEDIA)
    .nullish()
    .transform(value => value ?? 'CARD');

/** Where and when something happens: the district's six digits and the day. */
export interface DistrictToday {
  readonly county: string;
  readonly today: CalendarDate;
}

const applicationFields = z.object({
  /** What the applicant says; the assessment decides. */
  category: z.enum(DISABILITY_CATEGORIES),
  appliedOn: optionalDate(),
  medium: medium(),
  acceptingCounty: optionalCounty(),
  issuingCounty: optionalCounty(),
});

/** A first application; accepting and issuing county are the district itself unless another is named (跨省通办). */
export function readApplication(input: unknown, { county, today }: DistrictToday) {
  const elsewhere = (given: string | null | undefined) => given !== county && Boolean(given);
  const read = readInput(applicationFields, input, ({ appliedOn, acceptingCounty, issuingCounty }) => [
    ...notAfter(appliedOn, today, 'appliedOn'),
    ...(elsewhere(acceptingCounty) && elsewhere(issuingCounty)
      ? [problem('COUNTY_NEITHER', 'acceptingCounty')]
      : []),
  ]);
  return {
    ...read,
    appliedOn: read.appliedOn ?? today,
    acceptingCounty: read.acceptingCounty ?? county,
    issuingCounty: read.issuingCounty ?? county,
  };
}

const transferInFields = z.object({
  category: z.enum(DISABILITY_CATEGORIES),
  grade: z.literal(DISABILITY_GRADES),
  /** The end of the certificate that is brought along; it stays. */
  expiresOn: requiredDate(),
  transferCounty: countyCode(),
  appliedOn: optionalDate(),
  medium: medium(),
});

/** A certificate brought along from another county: category, grade and end stay as they were assessed there. */
export function readTransferIn(input: unknown, { county, today }: DistrictToday) {
  const read = readInput(transferInFields, input, ({ appliedOn, expiresOn, transferCounty }) => {
    const problems: Problem[] = notAfter(appliedOn, today, 'appliedOn');
    if (expiresOn !== undefined && expiresOn < today)
      problems.push(problem('CERTIFICATE_EXPIRED', 'expiresOn'));
    if (transferCounty === county) problems.push(problem('COUNTY_SAME', 'transferCounty'));
    return problems;
  });
  return { ...read, appliedOn: read.appliedOn ?? today, acceptingCounty: county, issuingCounty: county };
}

const assignmentFields = z.object({
  hospitalId: z
    .int()
    .nullish()
    .transform(id => id ?? null),
  homeVisitBatchId: z
    .int()
    .nullish()
    .transform(id => id ?? null),
});

/** Who is to assess: one hospital or one home visit. */
export function readAssignment(input: unknown) {
  return readInput(assignmentFields, input, ({ hospitalId, homeVisitBatchId }) =>
    (hospitalId === null) === (homeVisitBatchId === null) ? [problem('ASSIGN_ONE', 'hospitalId')] : [],
  );
}

const reasonFields = z.object({ reason: requiredReason() });

/** Return, reject, withdraw, freeze, unfreeze, report loss: each with its reason. */
export function readReason(input: unknown): { reason: string } {
  return readInput(reasonFields, input);
}

const changeFields = z.object({ category: z.enum(DISABILITY_CATEGORIES), reason: requiredReason() });

/** A change of category or grade: what the holder says now, and what has changed. The new assessment decides. */
export function readChange(input: unknown) {
  return readInput(changeFields, input);
}

const transferOutFields = z.object({ transferCounty: countyCode(), reason: optionalText(500) });

/** A move to another county. */
export function readTransferOut(input: unknown, { county }: DistrictToday) {
  return readInput(transferOutFields, input, ({ transferCounty }) =>
    transferCounty === county ? [problem('COUNTY_SAME', 'transferCounty')] : [],
  );
}

const cancellationFields = z.object({
  cancelReason: z.enum(CANCEL_REASONS),
  reason: optionalText(500),
  on: optionalDate(),
});

/** A cancellation: what it is for is always said; a claim that was false is also described. */
export function readCancellation(input: unknown, today: CalendarDate) {
  const read = readInput(cancellationFields, input, ({ cancelReason, reason, on }) => [
    ...notAfter(on, today, 'on'),
    ...(cancelReason === 'FALSE_CLAIM' && reason === null ? [problem('REQUIRED', 'reason')] : []),
  ]);
  return { ...read, on: read.on ?? today };
}

const issueFields = z.object({ issuedOn: optionalDate() });

/** The day of issue: today unless another is given, never in the future or before what led to it. */
export function readIssueDate(
  input: unknown,
  since: { readonly appliedOn: CalendarDate; readonly assessedOn: CalendarDate | null },
  today: CalendarDate,
): CalendarDate {
  const { issuedOn } = readInput(issueFields, input, read => {
    const day = read.issuedOn ?? today;
    const early =
      inOrder(since.appliedOn, day, 'issuedOn').length + inOrder(since.assessedOn, day, 'issuedOn').length;
    const problems = notAfter(day, today, 'issuedOn');
    return early > 0 ? [...problems, problem('CERTIFICATE_NOT_YET_VALID', 'issuedOn')] : problems;
  });
  return issuedOn ?? today;
}
