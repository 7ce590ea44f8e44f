import { type I18nProvider, useTranslate } from 'react-admin';
import { currentLocale, keepLocale, type Locale, locales } from '../locale.ts';
import type { Path } from './shape.ts';
import { fill, lookUp } from './translate.ts';
import { catalogue as chinese, type zh } from './zh/index.ts';
import type { later } from './zh/later.ts';

export type MessageKey = Path<typeof zh> | Path<typeof later>;
export type Translate = (key: MessageKey, values?: Readonly<Record<string, unknown>>) => string;

// Chinese comes with the page; English is fetched by those who choose it.
const catalogues: Partial<Record<Locale, unknown>> = { zh: chinese };

export async function loadCatalogue(locale: Locale): Promise<void> {
  if (locale === 'en') catalogues.en ??= (await import('./en/index.ts')).catalogue;
}

/** Fetches the words of pages that nobody's day begins with; English has them already. */
export async function loadLater(): Promise<void> {
  const { later } = await import('./zh/later.ts');
  catalogues.zh = { ...chinese, ...later };
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
