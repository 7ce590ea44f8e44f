// The words that stand on the screen, in either language, from the very catalogues that the screens read: a test names what it means.

import { type LabelGroup, type Locale, label } from '@zhucan/domain';
import { catalogue as english } from '../../../apps/dashboard/src/providers/i18n/en/index.ts';
import type { MessageKey } from '../../../apps/dashboard/src/providers/i18n/index.ts';
import { fill, lookUp } from '../../../apps/dashboard/src/providers/i18n/translate.ts';
import { whole as chinese } from '../../../apps/dashboard/src/providers/i18n/zh/whole.ts';

const catalogues = { zh: chinese, en: english } as const;
export const LOCALES = ['zh', 'en'] as const satisfies readonly Locale[];

export interface Words {
  readonly locale: Locale;
  /** A sentence of the dashboard. */
  say: (key: MessageKey, values?: Readonly<Record<string, unknown>>) => string;
  /** The name of a term of the field: a state, an operation, a field. */
  term: (group: LabelGroup, key: string | number) => string;
}

export function wordsOf(locale: Locale): Words {
  return {
    locale,
    say(key, values = {}) {
      const sentence = lookUp(catalogues[locale], key);
      if (sentence === undefined) throw new Error(`there is no sentence ${key} in ${locale}`);
      return fill(sentence, values);
    },
    term: (group, key) => label(locale, group, key),
  };
}

/** Chinese, the language in which the screens open. */
export const zh = wordsOf('zh');
export const en = wordsOf('en');
