// Keyset pages: page 10,000 costs what page 1 costs, because a cursor says where to go on, not how many rows to pass over.

import { type Vault, VaultError } from '@zhucan/database';
import { isCalendarDate, ValidationError } from '@zhucan/domain';
import type { GraphQLResolveInfo } from 'graphql';
import type { Conditions, Reader } from './reader.ts';
import { selectionOf } from './selection.ts';
import { erased, type Table } from './table.ts';
import { type Order, type SortKey, walk } from './walk.ts';

export interface Sort extends Order {
  /** Seals the cursors of an order by something that its reader does not see whole, such as a date of birth. */
  readonly seal?: Pick<Vault, 'seal' | 'open'>;
}

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

export interface Page<Row> {
  readonly edges: { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** Counts what the filter finds, no further than the bound; run only when asked for. */
  readonly count: () => Promise<number>;
}

export const PAGE_SIZE = 25;
export const PAGE_MOST = 100;
/** A list longer than this is «more than»: nobody counts a million rows to show a page. */
export const COUNT_BOUND = 10_000;

function encodeCursor(values: readonly unknown[], { seal }: Sort): string {
  const text = JSON.stringify(values);
  return Buffer.from(seal ? seal.seal(text) : text).toString('base64url');
}

function textOfCursor(cursor: string, { seal }: Sort): string {
  const bytes = Buffer.from(cursor, 'base64url');
  return seal ? seal.open(bytes) : bytes.toString('utf8');
}

function refuse(field: string, code: 'CURSOR_INVALID' | 'PAGE_TOO_LARGE'): never {
  throw new ValidationError([{ code, field, params: { max: PAGE_MOST } }]);
}

function decodeCursor(cursor: string, sort: Sort, field: string): unknown[] {
  let values: unknown;
  try {
    values = JSON.parse(textOfCursor(cursor, sort));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof VaultError)) throw error;
    refuse(field, 'CURSOR_INVALID');
  }
  if (!Array.isArray(values) || values.length !== sort.keys.length) refuse(field, 'CURSOR_INVALID');
  for (const [index, key] of sort.keys.entries()) {
    const value: unknown = values[index];
    const fits = value === null ? key.nullable === true : fitsCast(value, key.cast);
    if (!fits) refuse(field, 'CURSOR_INVALID');
  }
  return values;
}

/** What follows the date of a moment as the database writes it: connections are in UTC. */
const MOMENT_REST = /^ ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/;

function fitsCast(value: unknown, cast: SortKey['cast']): boolean {
  if (typeof value !== 'string' || value.length > 500 || value.includes('\0')) return false;
  switch (cast) {
    case 'int':
      return /^-?\d{1,10}$/.test(value) && Math.abs(Number(value)) < 2 ** 31;
    case 'smallint':
      return /^-?\d{1,5}$/.test(value) && Math.abs(Number(value)) < 2 ** 15;
    case 'bigint':
      return /^-?\d{1,18}$/.test(value);
    case 'date':
      return isCalendarDate(value);
    case 'timestamptz':
      return isCalendarDate(value.slice(0, 10)) && MOMENT_REST.test(value.slice(10));
    case 'text':
      return true;
  }
}

function sizeOf(args: PageArgs): { size: number; forward: boolean } {
  const forward = args.last === null || args.last === undefined;
  const size = (forward ? args.first : args.last) ?? PAGE_SIZE;
  if (!Number.isInteger(size) || size < 1 || size > PAGE_MOST)
    refuse(forward ? 'first' : 'last', 'PAGE_TOO_LARGE');
  return { size, forward };
}

/** A row of a page; its cursor is made only where the query asks for it. */
class Edge<Row> {
  readonly node: Row;
  readonly #keys: readonly unknown[];
  readonly #sort: Sort;

  constructor(node: Row, keys: readonly unknown[], sort: Sort) {
    this.node = node;
    this.#keys = keys;
    this.#sort = sort;
  }

  get cursor(): string {
    return encodeCursor(this.#keys, this.#sort);
  }
}

/** One page of a table; the count is a statement of its own, and only when the query asks for it. */
export async function readPage<Row>(
  reader: Reader,
  table: Table<Row>,
  info: GraphQLResolveInfo,
  args: PageArgs,
  options: { where?: Conditions; sort: Sort },
): Promise<Page<Row>> {
  const { size, forward } = sizeOf(args);
  const { sort, where } = options;
  const selection = selectionOf(erased(table), info, ['edges', 'node'], ['nodes']);
  const rows = await walk<Row>(reader, selection, {
    where,
    sort,
    after: args.after ? decodeCursor(args.after, sort, 'after') : undefined,
    before: args.before ? decodeCursor(args.before, sort, 'before') : undefined,
    forward,
    limit: size + 1,
  });
  const more = rows.length > size;
  const kept = rows.slice(0, size);
  if (!forward) kept.reverse();
  const edges = kept.map(node => new Edge(node, node.$keys ?? [], sort));
  return {
    edges,
    pageInfo: {
      hasNextPage: forward ? more : Boolean(args.before),
      hasPreviousPage: forward ? Boolean(args.after) : more,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
    count: () => reader.count(erased(table), where, COUNT_BOUND + 1),
  };
}
