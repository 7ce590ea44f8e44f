// A fault in the schema shows at the start, not when somebody asks: every field of a row type must say what it reads.

import { type GraphQLSchema, isObjectType } from 'graphql';
import type { Reads } from './selection.ts';
import { type AnyTable, tableOf, tableOfType } from './table.ts';

function isReads(value: unknown): value is Reads {
  return typeof value === 'object' && value !== null;
}

function faultsOfReads(table: AnyTable, spec: Reads, at: string): string[] {
  const columns = (spec.columns ?? [])
    .filter(column => table.columns[column] === undefined)
    .map(column => `${at} reads ${table.typeName}.${column}, which is no column`);
  const relations = Object.entries(spec.relations ?? {}).flatMap(([name, nested]) => {
    const relation = table.relations[name];
    const related = relation && tableOf(relation.type);
    return related
      ? faultsOfReads(related, nested, at)
      : [`${at} reads ${table.typeName}.${name}, which is no relation to a table`];
  });
  return [...columns, ...relations];
}

function faultsOfField(table: AnyTable, name: string, spec: unknown): string[] {
  const at = `${table.typeName}.${name}`;
  if (isReads(spec)) return faultsOfReads(table, spec, at);
  const relation = table.relations[name];
  if (relation) return tableOf(relation.type) ? [] : [`${at} leads to ${relation.type}, which is no table`];
  return table.columns[name] === undefined ? [`${at} does not say what it reads`] : [];
}

/** Throws where a field of a type that is read from a table is no column, no relation, and does not say what it reads. */
export function assertReadable(schema: GraphQLSchema): GraphQLSchema {
  const faults = Object.values(schema.getTypeMap()).flatMap(type => {
    const table = isObjectType(type) ? tableOfType(type) : undefined;
    if (!table || !isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap(field =>
      faultsOfField(table, field.name, field.extensions['reads']),
    );
  });
  if (faults.length > 0) throw new TypeError(`The schema cannot be read: ${faults.join('; ')}`);
  return schema;
}
