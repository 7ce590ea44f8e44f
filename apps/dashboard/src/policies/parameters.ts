import type { PolicyField } from '@zhucan/domain';
import { plainMoney } from '../casework/form/fields.ts';
import type { FormValues } from '../components/form/draft.ts';

export interface Tier {
  upTo: string;
  rate: string;
  maxRate: string;
}

type Fields = Readonly<Record<string, PolicyField>>;
type Parameters = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

export function tiersOf(value: unknown): Tier[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .map(tier => ({ upTo: text(tier['upTo']), rate: text(tier['rate']), maxRate: text(tier['maxRate']) }));
}

/** A policy’s parameters as its form holds them: text, and tables of text. */
export function valuesOf(fields: Fields, parameters: Parameters): FormValues {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { kind }]) => {
      const value = parameters[name];
      if (kind === 'TIERS') return [name, tiersOf(value)];
      if (kind === 'CHOICES') return [name, Array.isArray(value) ? value : []];
      return [name, text(value)];
    }),
  );
}

const orNull = (written: string): string | null => (written.trim() === '' ? null : written.trim());
const money = (written: string): string | null => {
  const plain = plainMoney(written);
  return plain === '' ? null : plain;
};

/** The form as the policy reads it: what was left empty is null, whole numbers are numbers. */
export function parametersOf(fields: Fields, values: FormValues): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, { kind }]) => [name, parameterOf(kind, values[name])]);
  return Object.fromEntries(entries);
}

function parameterOf(kind: PolicyField['kind'], value: unknown): unknown {
  switch (kind) {
    case 'TIERS':
      return tiersOf(value).map(({ upTo, rate, maxRate }) => ({
        upTo: money(upTo),
        rate: rate.trim(),
        maxRate: orNull(maxRate),
      }));
    case 'CHOICES':
      return Array.isArray(value) ? value : [];
    case 'MONEY':
      return money(text(value));
    case 'INTEGER':
      return /^\s*\d{1,6}\s*$/.test(text(value)) ? Number(value) : text(value);
    case 'RATE':
      return text(value).trim();
  }
}
