import { API_KEY_MAX_DAYS, addDays, isCalendarDate, type Problem, problem } from '@zhucan/domain';
import type { FormValues } from '../components/form/draft.ts';
import type { ApiKeyFactsFragment, ApiKeyInput } from '../generated/graphql.ts';

const usualDays = 365;
const usualQuota = 10_000;
const largestQuota = 1_000_000;

export function emptyKey(today: string): FormValues {
  return {
    partner: '',
    purpose: '',
    scopes: [],
    areaId: null,
    expiresAt: addDays(today, usualDays),
    dailyQuota: String(usualQuota),
  };
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
const quota = (value: unknown) => (/^\d{1,9}$/.test(text(value)) ? Number(text(value)) : undefined);

export function keyProblems(values: FormValues, today: string): readonly Problem[] {
  const problems: Problem[] = [];
  for (const field of ['partner', 'purpose', 'areaId', 'expiresAt', 'dailyQuota']) {
    if (text(values[field]) === '') problems.push(problem('REQUIRED', field));
  }
  const { scopes } = values;
  if (!Array.isArray(scopes) || scopes.length === 0) problems.push(problem('REQUIRED', 'scopes'));
  const day = text(values['expiresAt']);
  const fits = isCalendarDate(day) && day > today && day <= addDays(today, API_KEY_MAX_DAYS);
  if (day !== '' && !fits) problems.push(problem('KEY_EXPIRY', 'expiresAt', { max: API_KEY_MAX_DAYS }));
  const most = quota(values['dailyQuota']);
  if (text(values['dailyQuota']) !== '' && (most === undefined || most < 1)) {
    problems.push(problem('INVALID', 'dailyQuota'));
  } else if (most !== undefined && most > largestQuota) {
    problems.push(problem('TOO_LARGE', 'dailyQuota', { max: largestQuota }));
  }
  return problems;
}

/** The form as the API takes it; a key is good to the end of its last day in Shanghai. */
export function keyInput(values: FormValues): ApiKeyInput {
  const { scopes } = values;
  return {
    partner: text(values['partner']),
    purpose: text(values['purpose']),
    scopes: Array.isArray(scopes) ? scopes.map(String) : [],
    areaId: text(values['areaId']),
    expiresAt: `${text(values['expiresAt'])}T23:59:59+08:00`,
    dailyQuota: quota(values['dailyQuota']) ?? null,
  };
}

export type KeyState = 'good' | 'endsSoon' | 'expired' | 'revoked';

const soonMs = 30 * 24 * 3600 * 1000;

export function keyState(
  { revokedAt, expiresAt }: Pick<ApiKeyFactsFragment, 'revokedAt' | 'expiresAt'>,
  now: Date,
): KeyState {
  if (revokedAt) return 'revoked';
  const left = Date.parse(expiresAt) - now.getTime();
  if (left <= 0) return 'expired';
  return left < soonMs ? 'endsSoon' : 'good';
}
