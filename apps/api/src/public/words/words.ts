// The public pages in two languages: Chinese unless English is asked for in the address, since these pages set no cookie.

import type { Locale } from '@zhucan/domain';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type Words = Readonly<Record<keyof typeof zh, string>>;

const WORDS: Readonly<Record<Locale, Words>> = { zh, en };

export interface Speech {
  readonly locale: Locale;
  readonly say: (key: keyof Words, params?: Readonly<Record<string, string | number>>) => string;
}

export function speechOf(locale: Locale): Speech {
  return {
    locale,
    say: (key, params = {}) =>
      WORDS[locale][key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '')),
  };
}
