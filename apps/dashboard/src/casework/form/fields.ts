import {
  type Asked,
  type FieldKind,
  type Fields,
  INSTITUTION_KINDS,
  type InstitutionKind,
  type Locale,
} from '@zhucan/domain';
import type { FormValues } from '../../components/form/draft.ts';
import type { FormField } from '../types.ts';

/** One field as a form draws it, whoever described it: a programme's definition or the server. */
export interface FieldSpec {
  name: string;
  kind: FieldKind;
  label: string;
  hint?: string | undefined;
  required: boolean;
  sensitive: boolean;
  choices: readonly { id: string; name: string }[];
  institutions: readonly InstitutionKind[];
  min?: number | undefined;
  max?: number | undefined;
  asked?: Asked | undefined;
}

/** A definition's fields in the reader's language, in the definition's order. */
export function specsOf(fields: Fields, locale: Locale): FieldSpec[] {
  return Object.entries(fields).map(([name, field]) => ({
    name,
    kind: field.kind,
    label: field.names[locale],
    hint: field.hint?.[locale],
    required: field.required,
    sensitive: field.sensitive,
    choices: (field.choices ?? []).map(choice => ({ id: choice.value, name: choice[locale] })),
    institutions: field.institutions ?? [],
    min: field.min,
    max: field.max,
    asked: field.asked,
  }));
}

/** A form's fields as the server names them. */
export function specsOfForm(fields: readonly FormField[]): FieldSpec[] {
  return fields.map(({ choices, institutions, ...field }) => ({
    ...field,
    hint: field.hint ?? undefined,
    choices: choices.map(({ value, label }) => ({ id: value, name: label })),
    institutions: INSTITUTION_KINDS.filter(kind => institutions.includes(kind)),
    min: field.min ?? undefined,
    max: field.max ?? undefined,
  }));
}

/** What an empty form of these fields holds. */
export function emptyValues(specs: readonly FieldSpec[]): FormValues {
  return Object.fromEntries(specs.map(({ name, kind }) => [name, emptyOf(kind)]));
}

function emptyOf(kind: FieldKind): unknown {
  if (kind === 'CHOICES') return [];
  return kind === 'YES_NO' ? null : '';
}

/** A form's values as an input takes them: empty is null, whole numbers are numbers. */
export function inputOf(specs: readonly FieldSpec[], values: FormValues): Record<string, unknown> {
  return Object.fromEntries(specs.map(({ name, kind }) => [name, readValue(kind, values[name])]));
}

/** The same without what was left empty, for an input whose fields may be left out and not be null. */
export function givenOf(specs: readonly FieldSpec[], values: FormValues): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputOf(specs, values)).filter(([, value]) => value !== null));
}

function readValue(kind: FieldKind, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (kind === 'YES_NO') return value === true;
  if (kind === 'CHOICES') return Array.isArray(value) && value.length > 0 ? value : null;
  const text = String(value).trim();
  if (text === '') return null;
  if (kind === 'MONEY') return plainMoney(text);
  if (kind === 'INTEGER') return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
  return text;
}

/** Yuan as people type them, `¥35,000.5` or `3.5万`, as the domain reads them. */
export function plainMoney(text: string): string {
  const bare = text.replace(/[¥￥,，\s]/g, '').replace(/元$/, '');
  const tenThousands = /^(\d{1,8})(?:\.(\d{1,6}))?万$/.exec(bare);
  if (!tenThousands) return bare;
  const [, whole = '0', fraction = ''] = tenThousands;
  const fen = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
  const rest = fen % 100n;
  return rest === 0n ? String(fen / 100n) : `${fen / 100n}.${String(rest).padStart(2, '0')}`;
}

/** A fraction `0.455` as a percentage `45.5`, by shifting the point: never through a floating number. */
export function percentOf(fraction: string): string {
  const match = /^(\d)(?:\.(\d{1,4}))?$/.exec(fraction);
  if (!match) return fraction;
  const [, whole = '0', decimals = ''] = match;
  return tidyNumber(`${whole}${decimals.padEnd(2, '0').slice(0, 2)}`, decimals.slice(2));
}

/**
 * A percentage as people type it as the fraction that the domain reads; who types `0.45` without a sign means the fraction. Anything
 * else stays, so that its check refuses it.
 */
export function fractionOf(percent: string): string {
  const bare = percent.replace(/[%％\s]/g, '');
  if (/^0\.\d{1,4}$/.test(percent.trim())) return percent.trim();
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(bare);
  if (!match) return bare;
  const [, whole = '0', decimals = ''] = match;
  const padded = whole.padStart(3, '0');
  return tidyNumber(padded.slice(0, -2), `${padded.slice(-2)}${decimals}`);
}

function tidyNumber(whole: string, decimals: string): string {
  const kept = decimals.replace(/0+$/, '');
  const integer = whole.replace(/^0+(?=\d)/, '');
  return kept === '' ? integer : `${integer}.${kept}`;
}
