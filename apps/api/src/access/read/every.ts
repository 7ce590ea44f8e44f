// Every row of a list in its order, for an export: read in pages by their keys, so that memory holds one page however many rows
// there are, and under the same row rule as the list.

import { beyond, orderBy, type Sort } from './page.ts';
import { type Conditions, type Reader, ROOT } from './reader.ts';
import type { Selection } from './selection.ts';

const PAGE = 2000;

/** The pages of a list, one after the other, until there are no more rows. */
export async function* everyPage<Row>(
  reader: Reader,
  selection: Selection,
  { where, sort }: { readonly where: Conditions; readonly sort: Sort },
): AsyncGenerator<Row[]> {
  let last: readonly unknown[] | undefined;
  for (;;) {
    const after = last === undefined ? [] : [beyond(sort, last, true)];
    const rows = await reader.rows<Row & { $keys?: unknown[] }>(selection, {
      where: alias => [...where(alias), ...after],
      order: orderBy(sort, true),
      limit: PAGE,
      keys: sort.keys.map(key => `${ROOT}.${key.column}::text`),
    });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.$keys;
    if (last === undefined) return;
  }
}
