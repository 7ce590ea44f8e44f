import { type LabelGroup, label, labelsOf } from '@zhucan/domain';
import { useCallback } from 'react';
import { useLocale } from 'react-admin';
import type { Locale } from '../locale.ts';

export type Term = (group: LabelGroup, key: string | number | null | undefined) => string;

function asLocale(locale: string): Locale {
  return locale === 'en' ? 'en' : 'zh';
}

/** Names of the field's terms (states, categories, field names) from the domain's catalogue, in the reader's language. */
export function useTerm(): Term {
  const locale = asLocale(useLocale());
  return useCallback<Term>(
    (group, key) => (key === null || key === undefined ? '' : label(locale, group, key)),
    [locale],
  );
}

export interface TermChoice {
  id: string;
  name: string;
}

/** A whole group as choices of a menu, in the catalogue's order; `only` keeps some of them. */
export function useTermChoices(group: LabelGroup, only?: readonly string[]): TermChoice[] {
  const locale = asLocale(useLocale());
  return labelsOf(locale, group)
    .filter(([id]) => !only || only.includes(id))
    .map(([id, name]) => ({ id, name }));
}
