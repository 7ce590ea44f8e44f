// The register's search box: part of a name, its pinyin or initials, a whole number, or a number's last digits.

import type { Vault } from '@zhucan/database';
import { halfWidth, normaliseIdNumber, normalisePhone, tidy } from '@zhucan/domain';
import type { Condition } from '../../access/read/reader.ts';
import { textConditions } from '../../access/read/text.ts';

const WORDS_MOST = 5;
const NUMBER = /^\d+x?$/i;
const VISIBLE = 4;

/** Sub-selects rather than ORs over two tables, so that each column's index finds its few people. */
function anyOf(a: string, selects: readonly string[], values: readonly unknown[]): Condition {
  return { sql: `${a}.id IN (${selects.join(' UNION ALL ')})`, values };
}

/** A whole number is looked up by its keyed hash; of any other only the last four are kept to be compared with. */
function numberCondition(a: string, digits: string, vault: Vault): Condition {
  const number = normaliseIdNumber(digits);
  if (number.length === 18)
    return { sql: `${a}.id_number_hash = ?`, values: [vault.hash('ID_NUMBER', number)] };
  if (number.length === 20)
    return anyOf(
      a,
      ['SELECT c.person_id FROM certificate c WHERE c.number_hash = ?'],
      [vault.hash('CERTIFICATE_NUMBER', number)],
    );
  const phone = normalisePhone(digits);
  if (phone !== undefined) return { sql: `${a}.phone_hash = ?`, values: [vault.hash('PHONE', phone)] };
  const tail = number.slice(-VISIBLE);
  const [compare, value] = tail.length === VISIBLE ? ['= ?', tail] : ['LIKE ?', `%${tail}`];
  return anyOf(
    a,
    [
      `SELECT n.id FROM person n WHERE n.id_number_last4 ${compare}`,
      `SELECT n.id FROM person n WHERE n.phone_last4 ${compare}`,
      `SELECT c.person_id FROM certificate c WHERE c.number_last4 ${compare}`,
    ],
    [value, value, value],
  );
}

/** Every word must match. */
export function personTextConditions(a: string, text: string | null | undefined, vault: Vault): Condition[] {
  return halfWidth(tidy(text ?? ''))
    .split(' ')
    .filter(Boolean)
    .slice(0, WORDS_MOST)
    .flatMap(word => {
      const short = word.slice(0, 50);
      return NUMBER.test(short) ? [numberCondition(a, short, vault)] : textConditions(a, short);
    });
}
