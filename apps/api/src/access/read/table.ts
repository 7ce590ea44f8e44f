// What may be read: every table with its columns, its relations, and the rule that says whose rows they are.

import type { Permission } from '@zhucan/domain';
import type { GraphQLObjectType } from 'graphql';
import type { Viewer } from '../viewer.ts';

/** How the row rule finds the area of a row. */
export type Scope =
  /** The row's own `area_path`: the viewer's area and below. */
  | { by: 'area'; column: string }
  /** As `area`, and rows of the areas above too: the areas themselves, the district's hospitals. */
  | { by: 'areaOrAbove'; column: string }
  /** A fact about a person, reached from elsewhere too: whoever may read people, and this person's area and above. */
  | { by: 'person'; column: string }
  /** A part of another row, reached only through it, which has been ruled already. */
  | { by: 'parent' }
  /** A catalogue that everyone signed in may read. */
  | { by: 'everyone' }
  /** A rule of its own as SQL over the row's alias; null where the viewer reads none. */
  | { by: 'rule'; sql: (alias: string, viewer: Viewer) => string | null };

/** One relation: `join` gives the SQL condition between the parent's alias and the child's. */
export interface Relation {
  /** GraphQL type name of the related table; by name, so that two tables may point at each other. */
  readonly type: string;
  readonly kind: 'one' | 'many';
  readonly join: (parent: string, child: string) => string;
  readonly order?: (child: string) => string;
  /** The most rows a nested list gives; longer lists have a connection of their own. */
  readonly limit?: number;
}

/** How many rows of a relation lie within the viewer's reach; `where` narrows them. */
export interface Counted {
  readonly counts: string;
  readonly where?: (child: string) => string;
}

/** A column is a database column by name, an SQL expression over the row's alias, or a count of related rows. */
type Column = string | ((alias: string) => string) | Counted;

export interface Table<Row> {
  readonly typeName: string;
  readonly name: string;
  readonly columns: Readonly<Partial<Record<keyof Row & string, Column>>>;
  readonly relations: Readonly<Partial<Record<keyof Row & string, Relation>>>;
  readonly scope: Scope;
  /** Without it the table reads as empty. */
  readonly permission: Permission | null;
  /** A condition that every readable row meets, such as «not merged into another». */
  readonly visible?: (alias: string) => string;
  /** The GraphQL type of one row, where the table is behind an interface. */
  readonly rowType?: (row: Readonly<Record<string, unknown>>) => string;
  /** Columns that are always read, because rules in memory need them. */
  readonly always: readonly string[];
  /** Never present: it only binds the table to the shape of its rows. */
  readonly shape?: (row: Row) => Row;
}

/** A table whose row shape is of no interest to the reader. */
export type AnyTable = Omit<Table<never>, 'columns' | 'relations' | 'shape'> & {
  readonly columns: Readonly<Record<string, Column | undefined>>;
  readonly relations: Readonly<Record<string, Relation | undefined>>;
};

const tables = new Map<string, AnyTable>();

/** Declares a readable table. Sealed columns are left out of `columns`, so that no query can select one. */
export function defineTable<Row extends { id: number }>(
  table: Omit<Table<Row>, 'shape' | 'always'> & { always?: readonly (keyof Row & string)[] },
): Table<Row> {
  const defined: Table<Row> = { ...table, always: ['id', ...(table.always ?? [])] };
  tables.set(table.typeName, erased(defined));
  return defined;
}

/** A table seen without the type of its rows. */
export function erased<Row>(table: Table<Row>): AnyTable {
  return table;
}

/** The table behind an object type: its own, or that of an interface it implements. */
export function tableOfType(type: GraphQLObjectType): AnyTable | undefined {
  const names = [type.name, ...type.getInterfaces().map(one => one.name)];
  return names.map(tableOf).find(table => table !== undefined);
}

/** The table behind a GraphQL type; undefined where the type is not read from a table. */
export function tableOf(typeName: string): AnyTable | undefined {
  return tables.get(typeName);
}
