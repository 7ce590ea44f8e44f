/** The reader's language: kept in the browser, told to the server with every request and to assistive technology by `<html lang>`. */
export type Locale = 'zh' | 'en';

const storageKey = 'zhucan.locale';

export const locales = [
  { locale: 'zh', name: '中文' },
  { locale: 'en', name: 'English' },
] as const satisfies readonly { locale: Locale; name: string }[];

export const languageTag = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Locale, string>;

let current: Locale = readKept();

function readKept(): Locale {
  try {
    return globalThis.localStorage?.getItem(storageKey) === 'en' ? 'en' : 'zh';
  } catch {
    // A browser that refuses storage still gets a working page, in the default language.
    return 'zh';
  }
}

export function currentLocale(): Locale {
  return current;
}

export function keepLocale(locale: Locale): void {
  current = locale;
  document.documentElement.lang = languageTag[locale];
  try {
    localStorage.setItem(storageKey, locale);
  } catch {
    // See readKept: the choice then lasts as long as the page.
  }
}
