// The one way to read rows: a row, a list or a page of a table, each in one statement with the row rule inside.

import { NotFoundError } from '@zhucan/domain';
import type { GraphQLResolveInfo } from 'graphql';
import type { Pool } from 'pg';
import { reachOf, type Viewer } from '../viewer.ts';
import { rowRule } from './rule.ts';
import { type Selection, selectionOf } from './selection.ts';
import { type Rendered, renderRow } from './statement.ts';
import { type AnyTable, erased, type Table } from './table.ts';

/** A condition with its values; `sql` writes `?` where a value is bound. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** The same said another way, for a count: a page reads rows until it is full, a count reads all that there are. */
  readonly counted?: Condition;
  /** Rows are so unevenly spread over the values that no one plan fits all: the statement is planned each time. */
  readonly uneven?: boolean;
}

export type Conditions = (alias: string) => readonly Condition[];

export const ROOT = 't0';

/** How many named statements a connection may keep prepared; others are parsed each time. */
const PREPARED_MOST = 300;

const BY_PATTERN = / LIKE \$/;

const rendered = new WeakMap<Selection, Map<string, Rendered>>();

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Planned each time, for the values that it has then. */
  readonly planned?: 'eachTime';
}

export class Reader {
  readonly #pool: Pool;
  readonly #viewer: Viewer | null;
  static readonly #prepared = new Map<string, string>();

  constructor(pool: Pool, viewer: Viewer | null) {
    this.#pool = pool;
    this.#viewer = viewer;
  }

  get viewer(): Viewer | null {
    return this.#viewer;
  }

  /** The row with this id, or null where there is none or it is not the viewer's to see. */
  async one<Row>(
    table: Table<Row>,
    id: number,
    info: GraphQLResolveInfo,
    ...paths: string[][]
  ): Promise<Row | null> {
    const rows = await this.list(
      table,
      info,
      { where: a => [{ sql: `${a}.id = ?`, values: [id] }], limit: 1 },
      ...paths,
    );
    return rows[0] ?? null;
  }

  /** Every row that meets the conditions, up to the limit. */
  async list<Row>(
    table: Table<Row>,
    info: GraphQLResolveInfo,
    options: { where?: Conditions; order?: string; limit: number },
    ...paths: string[][]
  ): Promise<Row[]> {
    const selection = selectionOf(erased(table), info, ...paths);
    return this.rows<Row>(selection, options);
  }

  /** Rows of a selection that was made by hand. */
  async rows<Row>(
    selection: Selection,
    options: { where?: Conditions; order?: string; limit: number; keys?: readonly string[] },
  ): Promise<Row[]> {
    const where = this.#where(selection.table, options.where);
    if (where === null) return [];
    const row = this.#rendered(selection);
    const keys = (options.keys ?? []).map((key, index) => `, ${key} AS k${index}`).join('');
    const order = options.order ? ` ORDER BY ${options.order}` : '';
    const text = `SELECT ${row.sql} AS r${keys} FROM ${selection.table.name} ${ROOT} WHERE ${where.sql}${order} LIMIT ${options.limit}`;
    const answer = await this.query({ text, ...where.bound });
    return answer.map(([value, ...cursor]) => {
      const decoded = row.decode(value) as Row & { $keys?: unknown[] };
      if (keys) Object.defineProperty(decoded, '$keys', { value: cursor });
      return decoded;
    });
  }

  /** How many rows meet the conditions, counted no further than the bound. */
  async count(table: AnyTable, where: Conditions | undefined, bound: number): Promise<number> {
    const ruled = this.#where(
      table,
      where && (alias => where(alias).map(condition => condition.counted ?? condition)),
    );
    if (ruled === null) return 0;
    const text = `SELECT count(*)::int FROM (SELECT 1 FROM ${table.name} ${ROOT} WHERE ${ruled.sql} LIMIT ${bound}) x`;
    const [first] = await this.query({ text, ...ruled.bound });
    return Number(first?.[0] ?? 0);
  }

  /**
   * Runs one statement; rows come as arrays. Text that is seen again is prepared once a connection; a search by a pattern is planned
   * each time, because a plan that has not seen the pattern reads a whole index for it.
   */
  async query(statement: Statement): Promise<unknown[][]> {
    const each = statement.planned === 'eachTime' || BY_PATTERN.test(statement.text);
    const name = each ? undefined : Reader.#nameOf(statement.text);
    const result = await this.#pool.query<unknown[]>({
      ...(name ? { name } : {}),
      text: statement.text,
      values: [...statement.values],
      rowMode: 'array',
    });
    return result.rows;
  }

  static #nameOf(text: string): string | undefined {
    const known = Reader.#prepared.get(text);
    if (known !== undefined || Reader.#prepared.size >= PREPARED_MOST) return known;
    const name = `read_${Reader.#prepared.size}`;
    Reader.#prepared.set(text, name);
    return name;
  }

  /** The statement of a selection is made once for each area and set of permissions. */
  #rendered(selection: Selection): Rendered {
    const viewer = this.#viewer;
    const byBounds = rendered.get(selection) ?? new Map<string, Rendered>();
    rendered.set(selection, byBounds);
    const bounds = viewer === null ? '' : reachOf(viewer);
    const row = byBounds.get(bounds) ?? renderRow(selection, ROOT, viewer);
    byBounds.set(bounds, row);
    return row;
  }

  #where(
    table: AnyTable,
    where: Conditions | undefined,
  ): { sql: string; bound: Omit<Statement, 'text'> } | null {
    const rule = rowRule(table, ROOT, this.#viewer);
    if (rule === null) return null;
    const values: unknown[] = [];
    const given = where?.(ROOT) ?? [];
    const conditions = given.map(condition => {
      let next = 0;
      return condition.sql.replaceAll('?', () => {
        values.push(condition.values[next]);
        next += 1;
        return `$${values.length}`;
      });
    });
    const bound = given.some(({ uneven }) => uneven) ? { values, planned: 'eachTime' as const } : { values };
    return { sql: [rule, ...conditions].join(' AND '), bound };
  }
}

/** The row that a command just wrote, as its answer selects it. */
export async function afterCommand<Row>(
  { reader }: { reader: Reader },
  table: Table<Row>,
  id: number,
  info: GraphQLResolveInfo,
  ...paths: string[][]
): Promise<Row> {
  const row = await reader.one(table, id, info, ...paths);
  if (row === null) throw new NotFoundError();
  return row;
}
