// The search box: part of a name, its pinyin, its initials, or the last digits of a number.

import { halfWidth, tidy } from '@zhucan/domain';
import type { Condition } from './reader.ts';

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, match => `\\${match}`);
}

/** Chinese text matches the name; Latin letters match pinyin and initials; digits match the end of the given columns. */
export function textConditions(
  alias: string,
  text: string | null | undefined,
  numberColumns: readonly string[] = [],
): Condition[] {
  return searchWords(text).map(word => wordCondition(alias, word, numberColumns));
}

/** What was typed as words, no more and no longer than a search needs. */
export function searchWords(text: string | null | undefined): string[] {
  const words = halfWidth(tidy(text ?? ''))
    .split(' ')
    .filter(Boolean);
  return words.slice(0, 5).map(word => word.slice(0, 50));
}

function wordCondition(a: string, word: string, numberColumns: readonly string[]): Condition {
  const pattern = escaped(word.toLowerCase());
  if (/^[a-z]+$/i.test(word))
    return { sql: `(${a}.initials LIKE ? OR ${a}.pinyin LIKE ?)`, values: [`${pattern}%`, `%${pattern}%`] };
  if (/^\d+x?$/i.test(word) && numberColumns.length > 0) {
    const tail = escaped(word.toUpperCase());
    return {
      sql: `(${numberColumns.map(column => `${a}.${column} LIKE ?`).join(' OR ')})`,
      values: numberColumns.map(() => `%${tail}`),
    };
  }
  return { sql: `${a}.name LIKE ?`, values: [`%${escaped(word)}%`] };
}
