import { z } from 'zod';
import { addYears, type CalendarDate } from '../shared/dates.ts';
import { type Problem, problem } from '../shared/error.ts';
import { readInput, requiredDate, requiredReason } from '../shared/input.ts';

/**
 * How long records are kept (PIPL art. 19: no longer than their purpose needs). A record is due for a review when its person died,
 * or their last certificate or application ended, long enough ago and nothing is open. Nobody is erased by time alone: a manager
 * looks at each and erases it, or keeps it with a reason until a day. Whoever never had a certificate is no matter of this rule
 * while alive, and an expired certificate that is still held is cancelled before its record is due.
 */
const policyFields = z.object({
  /** Years after the end of the last thing for which the record was needed. */
  years: z.int().min(1).max(50),
});

export type RetentionPolicy = z.output<typeof policyFields>;

export const DEFAULT_RETENTION_POLICY: RetentionPolicy = { years: 10 };

/** A policy as it is to be kept or was kept. Throws ValidationError. */
export function readRetentionPolicy(input: unknown): RetentionPolicy {
  return readInput(policyFields, input);
}

export const RETENTION_GROUNDS = ['DEATH', 'CERTIFICATE_ENDED'] as const;
export type RetentionGround = (typeof RETENTION_GROUNDS)[number];

/** What the review of a record depends on. */
export interface RetentionFacts {
  readonly diedOn: CalendarDate | null;
  /** The end of the last certificate or application; null where there never was one. */
  readonly lastEndedOn: CalendarDate | null;
  /** A certificate held or applied for, a stay, a case, or the registered hardship of a living person's household. */
  readonly open: boolean;
  /** The last day on which the record is kept by a decision. */
  readonly keptUntil: CalendarDate | null;
}

/** Why the time of a record runs, and since when; null while it does not run. */
export function retentionStart({
  diedOn,
  lastEndedOn,
}: Pick<RetentionFacts, 'diedOn' | 'lastEndedOn'>): { ground: RetentionGround; since: CalendarDate } | null {
  if (diedOn !== null) return { ground: 'DEATH', since: diedOn };
  return lastEndedOn === null ? null : { ground: 'CERTIFICATE_ENDED', since: lastEndedOn };
}

/** What began on this day or before has been kept long enough. */
export function retentionCutoff(today: CalendarDate, { years }: RetentionPolicy): CalendarDate {
  return addYears(today, -years);
}

/** Where a record stands: not due, due for a review, or kept by a decision though it would be due. */
export function retentionState(
  facts: RetentionFacts,
  today: CalendarDate,
  policy: RetentionPolicy,
): 'NOT_DUE' | 'DUE' | 'KEPT' {
  const start = retentionStart(facts);
  if (facts.open || start === null || start.since > retentionCutoff(today, policy)) return 'NOT_DUE';
  return facts.keptUntil !== null && facts.keptUntil >= today ? 'KEPT' : 'DUE';
}

const LONGEST_KEEP_YEARS = 30;
const keepFields = z.object({ until: requiredDate(), reason: requiredReason() });

/** A decision to keep a record: why, and until which day, which lies ahead. Throws ValidationError. */
export function readKeep(input: unknown, today: CalendarDate): z.output<typeof keepFields> {
  return readInput(keepFields, input, ({ until }) => {
    const problems: Problem[] = [];
    if (until !== undefined && until <= today) problems.push(problem('RETENTION_UNTIL_PAST', 'until'));
    if (until !== undefined && until > addYears(today, LONGEST_KEEP_YEARS))
      problems.push(problem('RETENTION_UNTIL_TOO_LATE', 'until', { years: LONGEST_KEEP_YEARS }));
    return problems;
  });
}
