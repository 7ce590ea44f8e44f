import type { Params, Problem } from '../shared/error.ts';
import * as en from './en.ts';
import type { LabelGroup, Labels } from './shape.ts';
import type { ProblemCode } from './zh/problems.ts';
import * as zh from './zh.ts';

export const LOCALES = ['zh', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

interface Catalogue {
  readonly labels: Labels;
  readonly problems: Readonly<Record<ProblemCode, string>>;
}

const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { zh, en };

export const PROBLEM_CODES = Object.freeze(Object.keys(zh.problems)) as readonly ProblemCode[];

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(zh.problems, text);
}

function isLabelGroup(text: string): text is LabelGroup {
  return Object.hasOwn(zh.labels, text);
}

/** The name of a term in the reader's language; the term itself where the catalogue has none (data of the district's own). */
export function label(locale: Locale, group: LabelGroup, key: string | number): string {
  const terms: Readonly<Record<string, string>> = CATALOGUES[locale].labels[group];
  return Object.hasOwn(terms, key) ? (terms[key] ?? String(key)) : String(key);
}

/** All terms of a group with their names, in the catalogue's order, for menus and filters. */
export function labelsOf(
  locale: Locale,
  group: LabelGroup,
): readonly (readonly [key: string, name: string])[] {
  return Object.entries(CATALOGUES[locale].labels[group]);
}

/** The sentence of a problem in the reader's language; a parameter that nobody gave leaves its place empty. */
export function message(locale: Locale, code: ProblemCode, params: Params = {}): string {
  return CATALOGUES[locale].problems[code].replace(
    /\{(\w+)(?:\|(\w+))?\}/g,
    (_, name: string, group?: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      if (value === undefined) return '';
      return group !== undefined && isLabelGroup(group) ? label(locale, group, value) : String(value);
    },
  );
}

export function problemMessage(locale: Locale, { code, params }: Problem): string {
  return message(locale, code, params);
}

/** The reader's language from an `Accept-Language` header: Chinese unless English is asked for before it. */
export function localeOf(acceptLanguage: string | undefined | null): Locale {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, index) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const quality = rest.map(item => /^\s*q=([\d.]+)\s*$/.exec(item)?.[1]).find(item => item !== undefined);
      return { language: tag.split('-')[0], weight: quality === undefined ? 1 : Number(quality), index };
    })
    .filter(({ language, weight }) => (language === 'zh' || language === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  return wishes[0]?.language === 'en' ? 'en' : 'zh';
}
