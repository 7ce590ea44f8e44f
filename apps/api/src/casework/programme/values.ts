// The values of fields between the graph, the domain's JSON and a reader's eyes.

import {
  type Choice,
  type Field,
  type Fields,
  formatMoney,
  type Locale,
  label,
  type Names,
} from '@zhucan/domain';
import { idOf } from '../../graphql/ids.ts';
import type { Json } from '../case.rows.ts';

export function nameIn(locale: Locale, names: Names): string {
  return names[locale];
}

/** Both languages, as descriptions of the schema say things. */
export function described(names: Names): string {
  return `${names.zh}。 ${names.en}.`;
}

/** A value that came through the graph's scalars as the domain reads it. */
function fromGraph(field: Field, value: unknown, at: string): unknown {
  if (value === null || value === undefined) return value;
  if (field.kind === 'MONEY' && typeof value === 'bigint') return formatMoney(value);
  if (field.kind === 'INSTITUTION' && (typeof value === 'string' || typeof value === 'number'))
    return idOf('Institution', value, at);
  return value;
}

/** The values of an input object as the domain reads them; a field that was left out stays out. */
export function valuesFromGraph(fields: Fields, input: Json, at: string): Json {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => input[name] !== undefined)
      .map(([name, field]) => [name, fromGraph(field, input[name], `${at}.${name}`)]),
  );
}

/** A value written as text, as a generic form sends it. What cannot be read is left to the field's own check. */
function fromText(field: Field, text: string, at: string): unknown {
  if (text === '') return null;
  switch (field.kind) {
    case 'INTEGER':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    case 'YES_NO':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'CHOICES':
      return text.split(',');
    case 'INSTITUTION':
      return idOf('Institution', text, at);
    default:
      return text;
  }
}

export interface FormValue {
  readonly name: string;
  readonly value?: string | null | undefined;
}

/** Values as a generic form sends them, by the fields of the form; a name that is no field is kept for the check to refuse. */
export function valuesFromTexts(fields: Fields, values: readonly FormValue[], at: string): Json {
  return Object.fromEntries(
    values.map(({ name, value }) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, field ? fromText(field, value ?? '', `${at}.${name}`) : value];
    }),
  );
}

function choiceName(choices: readonly Choice[] | undefined, value: unknown, locale: Locale): string {
  const choice = choices?.find(one => one.value === value);
  return choice ? nameIn(locale, choice) : String(value);
}

/** A value in words, in the reader's language. */
export function textOfValue(
  field: Field,
  value: unknown,
  locale: Locale,
  institutions: Readonly<Record<string, string>> | null,
): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field.kind) {
    case 'YES_NO':
      return label(locale, 'answer', value === true ? 'yes' : 'no');
    case 'CHOICE':
      return choiceName(field.choices, value, locale);
    case 'CHOICES':
      return (Array.isArray(value) ? value : [value])
        .map(one => choiceName(field.choices, one, locale))
        .join(locale === 'zh' ? '、' : ', ');
    case 'INSTITUTION':
      return institutions?.[String(value)] ?? '';
    default:
      return String(value);
  }
}
