// Every row of a list in its order, for an export: read in pages by their keys, so that memory holds one page however many rows
// there are, and under the same row rule as the list.

import type { Sort } from './page.ts';
import type { Conditions, Reader } from './reader.ts';
import type { Selection } from './selection.ts';
import { walk } from './walk.ts';

const PAGE = 2000;

/** The pages of a list, one after the other, until there are no more rows. */
export async function* everyPage<Row>(
  reader: Reader,
  selection: Selection,
  { where, sort }: { readonly where: Conditions; readonly sort: Sort },
): AsyncGenerator<Row[]> {
  let last: readonly unknown[] | undefined;
  for (;;) {
    const rows = await walk<Row>(reader, selection, { where, sort, after: last, forward: true, limit: PAGE });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.$keys;
    if (last === undefined) return;
  }
}
