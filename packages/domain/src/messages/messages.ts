import type { Params, Problem } from '../shared/error.ts';
import { problems as english } from './en/problems.ts';
import { isLabelGroup, type Locale, label } from './labels.ts';
import { problems as chinese, type ProblemCode } from './zh/problems.ts';

export * from './labels.ts';

const PROBLEMS: Readonly<Record<Locale, Readonly<Record<ProblemCode, string>>>> = {
  zh: chinese,
  en: english,
};

export const PROBLEM_CODES = Object.freeze(Object.keys(chinese)) as readonly ProblemCode[];

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(chinese, text);
}

/** The sentence of a problem in the reader's language; a parameter that nobody gave leaves its place empty. */
export function message(locale: Locale, code: ProblemCode, params: Params = {}): string {
  return PROBLEMS[locale][code].replace(/\{(\w+)(?:\|(\w+))?\}/g, (_, name: string, group?: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return '';
    return group !== undefined && isLabelGroup(group) ? label(locale, group, value) : String(value);
  });
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
