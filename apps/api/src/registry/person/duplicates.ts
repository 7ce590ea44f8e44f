// Who is likely the same person: the same number, or the same name and date of birth (see `likeness` in the domain).

import type { Vault } from '@zhucan/database';
import { checkCitizenId, isCalendarDate, nameKey, normaliseIdNumber } from '@zhucan/domain';
import type { Condition } from '../../access/read/reader.ts';

export interface LikenessWish {
  readonly name?: string | null | undefined;
  readonly idNumber?: string | null | undefined;
  readonly birthDate?: string | null | undefined;
}

/** The name as the domain's `nameKey` folds it: without spaces and the dots inside minority names. */
const NAME_KEY = (a: string): string => `translate(lower(${a}.name), ' ·•‧・.', '')`;

/** People who are alike; null where too little is known to compare by. */
export function likenessCondition(
  a: string,
  wish: LikenessWish,
  vault: Vault,
  today: string,
): Condition | null {
  const number = wish.idNumber ? normaliseIdNumber(wish.idNumber) : '';
  const said = checkCitizenId(number, today);
  const birthDate = wish.birthDate ?? (said.valid ? said.birthDate : null);
  const name = nameKey(wish.name ?? '').slice(0, 100);
  const parts: Condition[] = [];
  if (said.valid) parts.push({ sql: `${a}.id_number_hash = ?`, values: [vault.hash('ID_NUMBER', number)] });
  if (birthDate && isCalendarDate(birthDate) && name)
    parts.push({
      sql: `(${a}.birth_date = ?::date AND ${NAME_KEY(a)} = ?)`,
      values: [birthDate, name],
    });
  if (parts.length === 0) return null;
  return {
    sql: `(${parts.map(part => part.sql).join(' OR ')})`,
    values: parts.flatMap(part => part.values),
  };
}
