import { type Problem, readCertificatePolicy } from '@zhucan/domain';
import type { FormValues } from '../components/form/draft.ts';
import { problemsOf } from '../components/form/refusals.ts';
import type { CertificatePolicyInput, SettingsQuery } from '../generated/graphql.ts';

export const policyFields = ['renewalOpensMonths', 'reminderDays', 'validYears'] as const;

type Policy = SettingsQuery['certificatePolicy'];

export function policyValues({ version, renewalOpensMonths, reminderDays, validYears }: Policy): FormValues {
  return {
    version,
    renewalOpensMonths: String(renewalOpensMonths),
    reminderDays: String(reminderDays),
    validYears: String(validYears),
  };
}

const number = (value: unknown) => (/^\s*\d{1,4}\s*$/.test(String(value ?? '')) ? Number(value) : undefined);

const read = (values: FormValues) => ({
  renewalOpensMonths: number(values['renewalOpensMonths']),
  reminderDays: number(values['reminderDays']),
  validYears: number(values['validYears']),
});

export function policyProblems(values: FormValues): readonly Problem[] {
  return problemsOf(() => readCertificatePolicy(read(values)));
}

/** The form as the API takes it, once it has no problems. */
export function policyInput(values: FormValues): CertificatePolicyInput {
  return readCertificatePolicy(read(values));
}
