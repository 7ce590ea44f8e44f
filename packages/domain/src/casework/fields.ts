import { z } from 'zod';
import type { ProblemCode } from '../messages/zh/problems.ts';
import { normaliseBankAccount } from '../registry/person.ts';
import type { HospitalGrade, InstitutionKind } from '../registry/terms.ts';
import { isCalendarDate } from '../shared/dates.ts';
import { formatMoney, parseMoney } from '../shared/money.ts';
import { tidy, tidyParagraphs } from '../shared/text.ts';

/** A name in both languages; a programme's folder carries its own, so that the programme is one folder. */
export interface Names {
  readonly zh: string;
  readonly en: string;
}

export interface Choice extends Names {
  readonly value: string;
}

export type FieldKind =
  | 'TEXT'
  | 'LONG_TEXT'
  | 'MONEY'
  | 'RATE'
  | 'INTEGER'
  | 'DATE'
  | 'YES_NO'
  | 'CHOICE'
  | 'CHOICES'
  | 'INSTITUTION'
  | 'BANK_ACCOUNT';

/**
 * One field of a programme's details or of a stage's form: its check, its names, and what API, form and print make of it. Values are
 * JSON: money is yuan with two decimals, a rate a decimal fraction, a date ISO, an institution its number.
 */
export interface Field<Value = unknown> {
  readonly kind: FieldKind;
  readonly names: Names;
  readonly hint?: Names;
  readonly schema: z.ZodType<Value>;
  readonly required: boolean;
  /** Kept sealed, shown masked, revealed with a reason. */
  readonly sensitive: boolean;
  readonly choices?: readonly Choice[];
  readonly institutions?: readonly InstitutionKind[];
  /** Which grades a hospital may have; any where nothing is said. */
  readonly hospitalGrades?: readonly HospitalGrade[];
  readonly min?: number;
  readonly max?: number;
  /** A day of what has happened: not after today. */
  readonly past?: boolean;
  /** A form asks for it only where another of its fields says so. */
  readonly asked?: Asked;
}

/** Where one of these values stands in another field of the same form. */
export interface Asked {
  readonly field: string;
  readonly is: readonly (string | boolean)[];
}

export type Fields = Readonly<Record<string, Field>>;

/** The values of fields; one that is not required may be null. */
export type Values<Shape extends Fields> = {
  readonly [Key in keyof Shape]: Shape[Key] extends Field<infer Value> ? Value : never;
};

interface Options {
  readonly hint?: Names;
  readonly sensitive?: boolean;
}

function field<Value>(
  kind: FieldKind,
  names: Names,
  schema: z.ZodType<Value>,
  more: Partial<Field<Value>> & Options = {},
): Field<Value> {
  return { kind, names, schema, required: true, sensitive: false, ...more };
}

/** What is said of a wrong text; of none at all, that it is required. */
function wrongText(code: ProblemCode) {
  return { error: ({ input }: { readonly input?: unknown }) => (input === '' ? 'REQUIRED' : code) };
}

/** The same field, which may stay empty. */
export function optional<Value>(of: Field<Value>): Field<Value | null> {
  const schema: z.ZodType<Value | null> = z.preprocess(
    value => (value === '' || value === undefined ? null : value),
    of.schema.nullable(),
  );
  return { ...of, schema, required: false };
}

/** The same field, asked for only where another field has one of these values; elsewhere it stays empty. */
export function askedWhere<Value>(field: string, is: Asked['is'], of: Field<Value>): Field<Value | null> {
  return { ...optional(of), asked: { field, is } };
}

export function text(names: Names, max = 200, options: Options = {}): Field<string> {
  return field('TEXT', names, writtenText(max, tidy), { max, ...options });
}

export function longText(names: Names, max = 2000, options: Options = {}): Field<string> {
  return field('LONG_TEXT', names, writtenText(max, tidyParagraphs), { max, ...options });
}

function writtenText(max: number, tidied: (text: string) => string): z.ZodType<string> {
  return z
    .string()
    .transform(tidied)
    .pipe(z.string().min(1, { error: 'REQUIRED', abort: true }).max(max, { abort: true }));
}

/** Yuan, not negative, at most two decimals. */
export function money(names: Names, options: Options = {}): Field<string> {
  const schema = z
    .string()
    .refine(value => parseMoney(value) !== undefined, wrongText('MONEY_INVALID'))
    .transform(value => formatMoney(parseMoney(value) ?? 0n));
  return field('MONEY', names, schema, options);
}

/** A fraction such as `0.45`, at most four decimals. */
export function rate(names: Names, options: Options = {}): Field<string> {
  return field(
    'RATE',
    names,
    z.string().regex(/^(0(\.\d{1,4})?|1(\.0{1,4})?)$/, wrongText('RATE_INVALID')),
    options,
  );
}

export function integer(names: Names, min: number, max: number, options: Options = {}): Field<number> {
  return field('INTEGER', names, z.int().min(min).max(max), { min, max, ...options });
}

export function date(names: Names, options: Options & { readonly past?: boolean } = {}): Field<string> {
  return field('DATE', names, z.string().refine(isCalendarDate, wrongText('DATE_INVALID')), options);
}

export function yesNo(names: Names, options: Options = {}): Field<boolean> {
  return field('YES_NO', names, z.boolean(), options);
}

/** One of the values; the zod enum's own type would lose which ones they are. */
function oneOf<Value extends string>(
  choices: readonly (Names & { readonly value: Value })[],
): z.ZodType<Value> {
  return z.custom<Value>(value => choices.some(one => one.value === value), {
    error: ({ input }) =>
      input === undefined || input === null || input === '' ? 'REQUIRED' : 'NOT_A_CHOICE',
  });
}

export function choice<const Value extends string>(
  names: Names,
  choices: readonly (Names & { readonly value: Value })[],
  options: Options = {},
): Field<Value> {
  return field('CHOICE', names, oneOf(choices), { choices, ...options });
}

/** One or several of the values, each once. */
export function choices<const Value extends string>(
  names: Names,
  among: readonly (Names & { readonly value: Value })[],
  options: Options = {},
): Field<readonly Value[]> {
  const schema = z
    .array(oneOf(among))
    .min(1)
    .transform(values => [...new Set(values)]);
  return field<readonly Value[]>('CHOICES', names, schema, { choices: among, ...options });
}

/** An institution of the register, by its number. */
export function institution(
  names: Names,
  kinds: readonly InstitutionKind[],
  options: Options & { readonly hospitalGrades?: readonly HospitalGrade[] } = {},
): Field<number> {
  return field('INSTITUTION', names, z.int().positive(), { institutions: kinds, ...options });
}

/** A bank account's number, as the register keeps it; always sensitive. */
export function bankAccount(names: Names, options: Options = {}): Field<string> {
  const schema = z
    .string()
    .refine(value => normaliseBankAccount(value) !== undefined, wrongText('BANK_ACCOUNT_INVALID'))
    .transform(value => normaliseBankAccount(value) ?? value);
  return field('BANK_ACCOUNT', names, schema, { ...options, sensitive: true });
}
