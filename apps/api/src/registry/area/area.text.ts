// The search for areas: by their own name, and by that of the town they lie in, apart or in one with it.

import type { Condition } from '../../access/read/reader.ts';
import { searchWords, textConditions } from '../../access/read/text.ts';

/** Every word that was typed has to fit the area or the town above it. */
export function areaTextConditions(a: string, text: string | null | undefined): Condition[] {
  return searchWords(text).map(word => {
    const own = allOf(textConditions(a, word, ['code']));
    if (/^\d+$/.test(word)) return own;
    const town = townCondition(a, word);
    return { sql: `(${own.sql} OR ${town.sql})`, values: [...own.values, ...town.values] };
  });
}

function allOf(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** The town's name fits, or the two names written as one: as a whole address is, or its initials are. */
function townCondition(a: string, word: string): Condition {
  const town = allOf(textConditions('town', word));
  const pattern = word.toLowerCase().replace(/[\\%_]/g, match => `\\${match}`);
  return {
    sql: `EXISTS (SELECT 1 FROM area town JOIN area district ON district.id = town.parent_id
      WHERE town.id = ${a}.parent_id AND town.level = 'TOWN' AND (${town.sql}
        OR town.initials || ${a}.initials LIKE ? OR town.name || ${a}.name LIKE ?
        OR starts_with(?, district.name) AND district.name || town.name || ${a}.name LIKE ?))`,
    values: [...town.values, `${pattern}%`, `${pattern}%`, word, `${pattern}%`],
  };
}
