import { z } from 'zod';
import { type Problem, problem } from '../../shared/error.ts';
import { readInput } from '../../shared/input.ts';

const policyFields = z.object({
  /** Months before the end from which a certificate can be renewed. */
  renewalOpensMonths: z.int().min(1).max(24),
  /** Days before the end from which its holder is reminded. */
  reminderDays: z.int().min(1).max(365),
  /** Years that a certificate is valid. */
  validYears: z.int().min(1).max(30),
});

/** The district's settings for certificates. */
export type CertificatePolicy = z.output<typeof policyFields>;

/** Ten years; renewal from a year before the end; reminders from 90 days. */
export const DEFAULT_CERTIFICATE_POLICY: CertificatePolicy = {
  renewalOpensMonths: 12,
  reminderDays: 90,
  validYears: 10,
};

const SHORTEST_MONTH_DAYS = 28;

function policyRules({ renewalOpensMonths, reminderDays }: Partial<CertificatePolicy>): Problem[] {
  if (renewalOpensMonths === undefined || reminderDays === undefined) return [];
  return reminderDays > renewalOpensMonths * SHORTEST_MONTH_DAYS
    ? [problem('POLICY_REMINDER_AFTER_WINDOW', 'reminderDays')]
    : [];
}

/** A policy as it is to be kept or was kept; reminders start when renewal is open. Throws ValidationError. */
export function readCertificatePolicy(input: unknown): CertificatePolicy {
  return readInput(policyFields, input, policyRules);
}
