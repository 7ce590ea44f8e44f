// Which institutions, and in which order.

import type { InstitutionKind } from '@zhucan/domain';
import { requirePermission } from '../../access/command.ts';
import type { Sort } from '../../access/read/page.ts';
import type { Condition } from '../../access/read/reader.ts';
import { withinPath } from '../../access/read/rule.ts';
import { textConditions } from '../../access/read/text.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { pathOfArea } from '../area/area.schema.ts';
import { InstitutionKindEnum } from './institution.type.ts';

export const InstitutionFilter = builder.inputType('InstitutionFilter', {
  description: '机构筛选，各项须同时满足。 Which institutions; every condition must hold.',
  fields: t => ({
    text: t.string({ description: '名称、拼音或首字母。 Name, pinyin or initials.' }),
    area: t.id({ description: '此区划及以下。 This area and below.' }),
    kind: t.field({ type: [InstitutionKindEnum], description: '类型。 The kinds.' }),
    designated: t.boolean({ description: '残疾评定定点医院。 Designated for disability assessment.' }),
    active: t.boolean({ description: '在用。 Still in use.' }),
  }),
});

export interface InstitutionWish {
  readonly text?: string | null | undefined;
  readonly area?: string | number | null | undefined;
  readonly kind?: readonly InstitutionKind[] | null | undefined;
  readonly designated?: boolean | null | undefined;
  readonly active?: boolean | null | undefined;
}

/** The filter as conditions on an alias of the table. */
export async function institutionConditions(
  ctx: Context,
  wish: InstitutionWish | null | undefined,
): Promise<(alias: string) => Condition[]> {
  requirePermission(ctx, 'institution.read');
  const path = wish?.area ? await pathOfArea(ctx, wish.area, 'filter.area') : null;
  return a => {
    const conditions = textConditions(a, wish?.text);
    const add = (sql: string, ...values: unknown[]) => conditions.push({ sql, values });
    if (path) add(withinPath(`${a}.area_path`, path));
    if (wish?.kind) add(`${a}.kind = ANY (?::"InstitutionKind"[])`, wish.kind);
    if (typeof wish?.designated === 'boolean') add(`${a}.designated = ?::boolean`, wish.designated);
    if (typeof wish?.active === 'boolean') add(`${a}.active = ?::boolean`, wish.active);
    return conditions;
  };
}

const pinyin = { column: 'pinyin', cast: 'text' } as const;
const id = { column: 'id', cast: 'int' } as const;

export const INSTITUTION_SORTS = {
  NAME: { keys: [pinyin, id], descending: false },
  NAME_DESC: { keys: [pinyin, id], descending: true },
  KIND: { keys: [{ column: 'kind::text', cast: 'text' }, pinyin, id], descending: false },
} as const satisfies Readonly<Record<string, Sort>>;

export const InstitutionSort = builder.enumType('InstitutionSort', {
  description: '机构排序。 In which order.',
  values: {
    NAME: { value: 'NAME', description: '名称拼音。 Name in pinyin.' },
    NAME_DESC: { value: 'NAME_DESC', description: '名称拼音，倒序。 Name in pinyin, descending.' },
    KIND: { value: 'KIND', description: '类型，再按名称。 Kind, then name.' },
  } as const,
});
