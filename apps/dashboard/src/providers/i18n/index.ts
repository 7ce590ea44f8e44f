import { type I18nProvider, useTranslate } from 'react-admin';
import { currentLocale, keepLocale, type Locale, locales } from '../locale.ts';
import type { Path } from './shape.ts';
import { fill, lookUp } from './translate.ts';
import { catalogue as chinese, type zh } from './zh/index.ts';

export type MessageKey = Path<typeof zh>;
export type Translate = (key: MessageKey, values?: Readonly<Record<string, unknown>>) => string;

// Chinese comes with the page; English is fetched by those who choose it.
const catalogues: Partial<Record<Locale, unknown>> = { zh: chinese };

export async function loadCatalogue(locale: Locale): Promise<void> {
  if (locale === 'en') catalogues.en ??= (await import('./en/index.ts')).catalogue;
}

/** Every sentence of the dashboard and of react-admin in the reader's language; unknown keys are sentences of the server. */
export const i18nProvider: I18nProvider = {
  translate(key: string, options: Readonly<Record<string, unknown>> = {}): string {
    const sentence = lookUp(catalogues[currentLocale()], key);
    const fallback = typeof options['_'] === 'string' ? options['_'] : key;
    return fill(sentence ?? fallback, options);
  },
  async changeLocale(locale: string) {
    const next: Locale = locale === 'en' ? 'en' : 'zh';
    await loadCatalogue(next);
    keepLocale(next);
  },
  getLocale: currentLocale,
  getLocales: () => [...locales],
};

/** react-admin's translate, limited to keys that exist. */
export function useT(): Translate {
  return useTranslate();
}
