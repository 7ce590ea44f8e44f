// Which households, and in which order.

import { ForbiddenError, tidy } from '@zhucan/domain';
import type { Sort } from '../../access/read/page.ts';
import type { Condition } from '../../access/read/reader.ts';
import { may, rowRule, withinPath } from '../../access/read/rule.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { pathOfArea } from '../area/area.schema.ts';
import { tableNamed } from '../certificate/locks.ts';
import { personTextConditions } from '../person/person.search.ts';

export const HouseholdFilter = builder.inputType('HouseholdFilter', {
  description: '家庭筛选，各项须同时满足。 Which households; every condition must hold.',
  fields: t => ({
    text: t.string({
      description:
        '成员的姓名、拼音、首字母或号码末几位，或住址中的三个字以上。 A member’s name, pinyin, initials or last digits, or three characters or more of the address.',
    }),
    area: t.id({ description: '此区划及以下。 This area and below.' }),
    hardship: t.stringList({
      description: '现有这些困难类型之一（代码）。 Has one of these kinds of hardship now (codes).',
    }),
  }),
});

export interface HouseholdWish {
  readonly text?: string | null | undefined;
  readonly area?: string | number | null | undefined;
  readonly hardship?: readonly string[] | null | undefined;
}

/** An address is looked for by what its trigrams can find. */
const ADDRESS_LEAST = 3;

/** One member whom every word fits, or the address. Members outside the viewer's area are not searched. */
function textCondition(ctx: Context, a: string, given: string): Condition[] {
  const text = tidy(given);
  // Members stand in no order here, so they are found as for a count.
  const words = personTextConditions('m', text, ctx).map(word => word.counted ?? word);
  if (words.length === 0) return [];
  const rule = rowRule(tableNamed('Person'), 'm', ctx.viewer) ?? 'FALSE';
  const members = [rule, ...words.map(word => word.sql)].join(' AND ');
  const selects = [`SELECT m.household_id FROM person m WHERE ${members}`];
  const values = words.flatMap(word => word.values);
  if ([...text].length >= ADDRESS_LEAST) {
    selects.push('SELECT h.id FROM household h WHERE h.address LIKE ?');
    values.push(`%${text.replace(/[\\%_]/g, match => `\\${match}`)}%`);
  }
  return [{ sql: `${a}.id IN (${selects.join(' UNION ALL ')})`, values }];
}

/** The filter as conditions on an alias of the table. */
export async function householdConditions(
  ctx: Context,
  wish: HouseholdWish | null | undefined,
): Promise<(alias: string) => Condition[]> {
  if (!may(ctx.viewer, 'household.read')) throw new ForbiddenError();
  const path = wish?.area ? await pathOfArea(ctx, wish.area, 'filter.area') : null;
  return a => {
    const conditions = textCondition(ctx, a, wish?.text ?? '');
    if (path) conditions.push({ sql: withinPath(`${a}.area_path`, path), values: [] });
    if (wish?.hardship)
      conditions.push({
        sql: `EXISTS (SELECT 1 FROM household_hardship h WHERE h.household_id = ${a}.id
                AND h.kind_code = ANY (?::text[]) AND h.since <= ?::date AND (h.until IS NULL OR h.until >= ?::date))`,
        values: [wish.hardship.map(tidy), ctx.today, ctx.today],
        uneven: true,
      });
    return conditions;
  };
}

const id = { column: 'id', cast: 'int' } as const;
const income = { column: 'income_per_head', cast: 'bigint', nullable: true } as const;

export const HOUSEHOLD_SORTS = {
  ID: { keys: [id], descending: false },
  ID_DESC: { keys: [id], descending: true },
  INCOME: { keys: [income, id], descending: false },
  INCOME_DESC: { keys: [income, id], descending: true },
} as const satisfies Readonly<Record<string, Sort>>;

export const HouseholdSort = builder.enumType('HouseholdSort', {
  description: '家庭排序。 In which order.',
  values: {
    ID: { value: 'ID', description: '登记先后。 Order of registration.' },
    ID_DESC: { value: 'ID_DESC', description: '登记先后，新的在前。 Order of registration, newest first.' },
    INCOME: { value: 'INCOME', description: '人均收入，从低到高。 Income per head, lowest first.' },
    INCOME_DESC: {
      value: 'INCOME_DESC',
      description: '人均收入，从高到低。 Income per head, highest first.',
    },
  } as const,
});
