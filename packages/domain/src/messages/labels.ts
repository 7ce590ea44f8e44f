import { labels as english } from './en/labels.ts';
import type { LabelGroup, Labels } from './shape.ts';
import { labels as chinese } from './zh/labels.ts';

// Apart from the sentences of problems, so that a screen that names terms alone does not carry those too.

export const LOCALES = ['zh', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const LABELS: Readonly<Record<Locale, Labels>> = { zh: chinese, en: english };

export function isLabelGroup(text: string): text is LabelGroup {
  return Object.hasOwn(chinese, text);
}

/** The name of a term in the reader's language; the term itself where the catalogue has none (data of the district's own). */
export function label(locale: Locale, group: LabelGroup, key: string | number): string {
  const terms: Readonly<Record<string, string>> = LABELS[locale][group];
  return Object.hasOwn(terms, key) ? (terms[key] ?? String(key)) : String(key);
}

/** All terms of a group with their names, in the catalogue's order, for menus and filters. */
export function labelsOf(
  locale: Locale,
  group: LabelGroup,
): readonly (readonly [key: string, name: string])[] {
  return Object.entries(LABELS[locale][group]);
}
