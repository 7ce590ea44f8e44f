// The register's search box: part of a name, its pinyin or initials, a whole number, or a number's last digits. Each condition is
// one that an index answers on a million people.

import { halfWidth, normaliseIdNumber, normalisePhone, tidy } from '@zhucan/domain';
import type { Condition } from '../../access/read/reader.ts';
import { may } from '../../access/read/rule.ts';
import type { Context } from '../../context.ts';

type Search = Pick<Context, 'vault' | 'viewer'>;

const WORDS_MOST = 5;
const WORD_MOST = 50;
const NUMBER = /^\d+x?$/i;
const LATIN = /^[a-z]+$/i;
/** How much of a number is kept in the clear. */
const VISIBLE = 4;
/** Trigrams are of three characters: a shorter text has none, unless a word begins or ends with it. */
const TRIGRAM = 3;

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, match => `\\${match}`);
}

/** Sub-selects rather than ORs over two tables, so that each column's index finds its few people. */
function anyOf(a: string, selects: readonly string[], values: readonly unknown[]): Condition {
  return { sql: `${a}.id IN (${selects.join(' UNION ALL ')})`, values };
}

/** A number from its end: what ends alike begins alike when turned round, and is one range of an index. */
export function reversed(digits: string): string {
  return [...digits].reverse().join('');
}

/** People by the end of any of their numbers. */
function tailCondition(a: string, tail: string, certificates: boolean): Condition {
  const [fits, value] = tail.length < VISIBLE ? ['LIKE ?', `${reversed(tail)}%`] : ['= ?', reversed(tail)];
  const selects = [
    `SELECT n.id FROM person n WHERE reverse(n.id_number_last4) ${fits}`,
    `SELECT n.id FROM person n WHERE reverse(n.phone_last4) ${fits}`,
  ];
  if (certificates)
    selects.push(`SELECT c.person_id FROM certificate c WHERE reverse(c.number_last4) ${fits}`);
  const values = selects.map(() => value);
  return anyOf(a, selects, values);
}

/**
 * One or two digits fit so many numbers that the list's own order finds a page of them soonest. Without the offset the planner
 * would look for such certificates in the whole register first.
 */
function shortTailCondition(a: string, tail: string, certificates: boolean): Condition {
  const parts = [`${a}.id_number_last4 LIKE ?`, `${a}.phone_last4 LIKE ?`];
  if (certificates)
    parts.push(
      `EXISTS (SELECT 1 FROM certificate n WHERE n.person_id = ${a}.id AND n.number_last4 LIKE ? OFFSET 0)`,
    );
  const inOrder = { sql: `(${parts.join(' OR ')})`, values: parts.map(() => `%${tail}`) };
  return tail.length === 1 ? inOrder : { ...inOrder, counted: tailCondition(a, tail, certificates) };
}

/** A whole number is looked up by its keyed hash; of any other only the last four are kept to be compared with. */
function numberCondition(a: string, digits: string, ctx: Search): Condition {
  const { vault } = ctx;
  const number = normaliseIdNumber(digits);
  // Who may not read certificates does not find people by them either.
  const certificates = may(ctx.viewer, 'certificate.read');
  if (number.length === 18)
    return { sql: `${a}.id_number_hash = ?`, values: [vault.hash('ID_NUMBER', number)] };
  if (number.length === 20 && certificates)
    return anyOf(
      a,
      ['SELECT c.person_id FROM certificate c WHERE c.number_hash = ?'],
      [vault.hash('CERTIFICATE_NUMBER', number)],
    );
  const tail = number.slice(-VISIBLE);
  const phone = normalisePhone(digits);
  if (phone !== undefined)
    return {
      sql: `(reverse(${a}.phone_last4) = ? AND ${a}.phone_hash = ?)`,
      values: [reversed(tail), vault.hash('PHONE', phone)],
    };
  return tail.length < VISIBLE - 1
    ? shortTailCondition(a, tail, certificates)
    : tailCondition(a, tail, certificates);
}

/** Initials from the first on; pinyin from the first on, and from three letters anywhere. */
function latinCondition(a: string, word: string): Condition {
  const letters = word.toLowerCase();
  const start = `${letters}%`;
  if (letters.length >= TRIGRAM)
    return { sql: `(${a}.initials LIKE ? OR ${a}.pinyin LIKE ?)`, values: [start, `%${start}`] };
  // Initials and pinyin share their first letter: the range of the index by pinyin in which both lie.
  return {
    sql: `(${a}.pinyin LIKE ? AND (${a}.initials LIKE ? OR ${a}.pinyin LIKE ?))`,
    values: [`${letters.slice(0, 1)}%`, start, start],
  };
}

/** Part of the name. Two characters are looked for where a name, or a part of one with a dot inside, begins or ends. */
function nameCondition(a: string, word: string): Condition {
  const part = escaped(word);
  if ([...word].length !== TRIGRAM - 1) return { sql: `${a}.name LIKE ?`, values: [`%${part}%`] };
  const patterns = [`${part}%`, `%${part}`, `%${part}·%`, `%·${part}%`];
  return { sql: `(${patterns.map(() => `${a}.name LIKE ?`).join(' OR ')})`, values: patterns };
}

function wordCondition(a: string, word: string, ctx: Search): Condition {
  if (NUMBER.test(word)) return numberCondition(a, word, ctx);
  return LATIN.test(word) ? latinCondition(a, word) : nameCondition(a, word);
}

/** Every word must match. */
export function personTextConditions(a: string, text: string | null | undefined, ctx: Search): Condition[] {
  return halfWidth(tidy(text ?? ''))
    .split(' ')
    .filter(Boolean)
    .slice(0, WORDS_MOST)
    .map(word => wordCondition(a, word.slice(0, WORD_MOST), ctx));
}
