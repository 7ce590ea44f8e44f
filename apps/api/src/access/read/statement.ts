// From a selection to one SQL statement, and from its answer back to rows. The row rule is put in here, for every table at
// every depth, so that no path through the graph goes around it.

import type { Viewer } from '../viewer.ts';
import { countRule, rowRule } from './rule.ts';
import type { Selection } from './selection.ts';
import { type AnyTable, type Counted, type Relation, tableOf } from './table.ts';

type Decode = (value: unknown) => unknown;

/** How a row is read, and made a row again. */
export interface Rendered {
  /** An SQL expression that gives the row as one JSON array. */
  readonly sql: string;
  readonly decode: Decode;
}

/** Rows nested side by side never meet, so an alias need only differ from those around it. */
function below(alias: string): string {
  return `t${Number(alias.slice(1)) + 1}`;
}

function columnSql(table: AnyTable, name: string, alias: string, viewer: Viewer | null): string {
  const column = table.columns[name];
  if (column === undefined) throw new TypeError(`${table.typeName} has no column ${name}`);
  if (typeof column === 'string') return `${alias}.${column}`;
  return typeof column === 'function' ? column(alias) : countSql(table, column, alias, viewer);
}

/** A number under the row rule: it must not tell of a record that the viewer would not find. */
function countSql(
  table: AnyTable,
  { counts, where }: Counted,
  parent: string,
  viewer: Viewer | null,
): string {
  const relation = table.relations[counts];
  const related = relation && tableOf(relation.type);
  if (!related) throw new TypeError(`${table.typeName} has no relation ${counts} to count`);
  const alias = below(parent);
  const rule = countRule(related, alias, viewer);
  if (rule === null) return '0';
  const conditions = [relation.join(parent, alias), rule, ...(where ? [where(alias)] : [])];
  return `(SELECT count(*)::int FROM ${related.name} ${alias} WHERE ${conditions.join(' AND ')})`;
}

/** One row as a JSON array of its columns, then its relations. */
export function renderRow(selection: Selection, alias: string, viewer: Viewer | null): Rendered {
  const { table } = selection;
  const columns = [...selection.columns].sort();
  const relations = [...selection.relations].sort(([a], [b]) => (a < b ? -1 : 1));
  const nested = relations.map(([name, child]) => ({
    name,
    ...renderRelation(table, name, child, alias, viewer),
  }));
  const parts = [
    ...columns.map(name => columnSql(table, name, alias, viewer)),
    ...nested.map(one => one.sql),
  ];
  const decode: Decode = value => {
    if (!Array.isArray(value)) return null;
    const row: Record<string, unknown> = {};
    columns.forEach((name, index) => {
      row[name] = value[index];
    });
    nested.forEach((one, index) => {
      row[one.name] = one.decode(value[columns.length + index]);
    });
    row['__typename'] = table.rowType ? table.rowType(row) : table.typeName;
    return row;
  };
  return { sql: `json_build_array(${parts.join(', ')})`, decode };
}

function renderRelation(
  table: AnyTable,
  name: string,
  selection: Selection,
  parentAlias: string,
  viewer: Viewer | null,
): Rendered {
  const relation = table.relations[name] as Relation;
  const many = relation.kind === 'many';
  const alias = below(parentAlias);
  const rule = rowRule(selection.table, alias, viewer);
  if (rule === null) return { sql: 'NULL', decode: () => (many ? [] : null) };
  const row = renderRow(selection, alias, viewer);
  const where = `${relation.join(parentAlias, alias)} AND ${rule}`;
  const order = relation.order ? ` ORDER BY ${relation.order(alias)}` : '';
  const from = `FROM ${selection.table.name} ${alias} WHERE ${where}${order}`;
  if (!many) return { sql: `(SELECT ${row.sql} ${from} LIMIT 1)`, decode: row.decode };
  const limit = ` LIMIT ${relation.limit ?? 500}`;
  return {
    sql: `(SELECT coalesce(json_agg(x.r), '[]') FROM (SELECT ${row.sql} AS r ${from}${limit}) x)`,
    decode: value => (Array.isArray(value) ? value.map(row.decode) : []),
  };
}
