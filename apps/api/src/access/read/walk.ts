// Rows of a list in its order, from a place on: pages and exports walk the same way. Where the first key of the order may be
// missing, the rows that have it and those without are read apart, so that each is one range of an index.

import { type Condition, type Conditions, type Reader, ROOT } from './reader.ts';
import type { Selection } from './selection.ts';

/** One key of an order; the last is always the unique id. `cast` is the SQL type that a cursor's text is read back as. */
export interface SortKey {
  readonly column: string;
  readonly cast: 'int' | 'bigint' | 'text' | 'date' | 'timestamptz' | 'smallint';
  /** Rows without a value come last, whatever the direction. */
  readonly nullable?: boolean;
}

export interface Order {
  readonly keys: readonly SortKey[];
  readonly descending: boolean;
}

/** Keys of the rows between which to read; an end without keys is open. */
export interface Walk {
  readonly where?: Conditions | undefined;
  readonly sort: Order;
  readonly after?: readonly unknown[] | undefined;
  readonly before?: readonly unknown[] | undefined;
  /** False reads from the end of the list towards its beginning. */
  readonly forward: boolean;
  readonly limit: number;
}

type Keyed<Row> = Row & { $keys?: unknown[] };

type Part = 'whole' | 'present' | 'missing';

/** One row comparison, which an index range answers. */
function beyond(sort: Order, values: readonly unknown[], forward: boolean): Condition {
  const operator = sort.descending !== forward ? '>' : '<';
  const columns = sort.keys.map(key => `${ROOT}.${key.column}`).join(', ');
  const marks = sort.keys.map(key => `?::${key.cast}`).join(', ');
  return { sql: `(${columns}) ${operator} (${marks})`, values };
}

/** What one end of the walk asks of a part of the list; null where nothing of the part lies within. */
function bound(
  sort: Order,
  part: Part,
  values: readonly unknown[] | undefined,
  forward: boolean,
): Condition[] | null {
  if (values === undefined) return [];
  const [value, ...rest] = values;
  // Rows with a value stand before those without: all of a part lies on one side of a place in the other.
  if (part === 'present' && value === null) return forward ? null : [];
  if (part !== 'missing') return [beyond(sort, values, forward)];
  if (value !== null) return forward ? [] : null;
  return [beyond({ ...sort, keys: sort.keys.slice(1) }, rest, forward)];
}

function partsOf({ sort, forward }: Walk): readonly Part[] {
  if (!sort.keys[0]?.nullable) return ['whole'];
  return forward ? ['present', 'missing'] : ['missing', 'present'];
}

/** An index keeps missing values after all others, as PostgreSQL orders them unless told otherwise. */
function orderBy({ keys, descending }: Order, forward: boolean): string {
  const direction = descending !== forward ? 'ASC' : 'DESC';
  return keys.map(key => `${ROOT}.${key.column} ${direction}`).join(', ');
}

function conditionsOf(part: Part, { where, sort, after, before }: Walk): Conditions | null {
  const from = bound(sort, part, after, true);
  const to = bound(sort, part, before, false);
  if (from === null || to === null) return null;
  const column = `${ROOT}.${sort.keys[0]?.column}`;
  const own =
    part === 'whole' ? [] : [{ sql: `${column} IS ${part === 'present' ? 'NOT ' : ''}NULL`, values: [] }];
  return alias => [...(where?.(alias) ?? []), ...own, ...from, ...to];
}

/** The rows of a walk, in its direction, each with its keys; one statement, or two where the walk leaves one part for the other. */
export async function walk<Row>(reader: Reader, selection: Selection, how: Walk): Promise<Keyed<Row>[]> {
  const { sort, forward, limit } = how;
  const found: Keyed<Row>[] = [];
  for (const part of partsOf(how)) {
    const where = found.length < limit ? conditionsOf(part, how) : null;
    if (where === null) continue;
    const rows = await reader.rows<Keyed<Row>>(selection, {
      where,
      order: orderBy(sort, forward),
      limit: limit - found.length,
      keys: sort.keys.map(key => `${ROOT}.${key.column}::text`),
    });
    found.push(...rows);
  }
  return found;
}
