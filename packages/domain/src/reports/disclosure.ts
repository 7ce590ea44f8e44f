/** Which counts may be published to whoever may not open the records behind them. */

/** A count below this could point at someone. */
export const PUBLISHED_MIN = 5;

/** Counts by their key, such as a category and grade; a key that is missing counts nothing. */
export type Cells = ReadonlyMap<string, number>;

function sumOver(cells: Cells, keys: ReadonlySet<string>): number {
  let sum = 0;
  for (const key of keys) sum += cells.get(key) ?? 0;
  return sum;
}

/** Whether what is hidden in a row can be told from its total: one cell alone, or a handful of people in all. */
function isTold(row: Cells, hidden: ReadonlySet<string>): boolean {
  return hidden.size < 2 || sumOver(row, hidden) < PUBLISHED_MIN;
}

/**
 * The keys that stay hidden in rows of places side by side, such as the towns of a district, whose totals and whose sum over the
 * places are published. A key that is small in one place is hidden in all of them, since the sum would give it away; further
 * keys, the smallest first, are hidden until no row's total tells what is missing. `above` is hidden in the sum itself.
 */
export function hiddenKeys(
  rows: readonly Cells[],
  keys: readonly string[],
  above: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const small = (key: string): boolean => rows.some(row => (row.get(key) ?? 0) < PUBLISHED_MIN);
  const hidden = new Set(keys.filter(key => above.has(key) || small(key)));
  if (hidden.size === 0) return hidden;
  const total = (key: string): number => rows.reduce((sum, row) => sum + (row.get(key) ?? 0), 0);
  const visible = keys.filter(key => !hidden.has(key)).sort((a, b) => total(a) - total(b));
  for (const key of visible) {
    if (!rows.some(row => isTold(row, hidden))) break;
    hidden.add(key);
  }
  return hidden;
}
