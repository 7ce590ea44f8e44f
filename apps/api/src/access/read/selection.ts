// From a GraphQL query to what must be read for it: the columns and relations of each table, found before any SQL is run.

import {
  type DirectiveNode,
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { type AnyTable, tableOf } from './table.ts';

/** What is read of a table. Once found it is not changed: it may serve the next request too. */
export interface Selection {
  readonly table: AnyTable;
  readonly columns: Set<string>;
  readonly relations: Map<string, Selection>;
}

/** What a field whose name is neither a column nor a relation reads; `{}` for a field that reads nothing of the row. */
export interface Reads {
  readonly columns?: readonly string[];
  readonly relations?: Readonly<Record<string, Reads>>;
}

/** Field option: what the field reads of its row, where its name does not say it. */
export function reads(spec: Reads): { reads: Reads } {
  return { reads: spec };
}

export function emptySelection(table: AnyTable): Selection {
  return { table, columns: new Set(table.always), relations: new Map() };
}

export function addReads(selection: Selection, spec: Reads): void {
  for (const column of spec.columns ?? []) selection.columns.add(column);
  for (const [name, nested] of Object.entries(spec.relations ?? {})) addReads(child(selection, name), nested);
}

function child(selection: Selection, name: string): Selection {
  const known = selection.relations.get(name);
  if (known) return known;
  const relation = selection.table.relations[name];
  if (!relation) throw new TypeError(`${selection.table.typeName} has no relation ${name}`);
  const table = tableOf(relation.type);
  if (!table)
    throw new TypeError(`${selection.table.typeName}.${name} leads to ${relation.type}, which is no table`);
  const made = emptySelection(table);
  selection.relations.set(name, made);
  return made;
}

function isReads(value: unknown): value is Reads {
  return typeof value === 'object' && value !== null;
}

/** The fields of one type in a selection set, through fragments, `@skip` and `@include`. */
function* fieldsOf(
  set: SelectionSetNode,
  type: GraphQLObjectType,
  info: GraphQLResolveInfo,
): Generator<FieldNode> {
  for (const node of set.selections) {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.['if'] === true;
    const include = getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.['if'] !== false;
    if (skip || !include) continue;
    if (node.kind === 'Field') {
      yield node;
      continue;
    }
    const fragment = node.kind === 'InlineFragment' ? node : info.fragments[node.name.value];
    if (!fragment) continue;
    const condition = fragment.typeCondition?.name.value;
    if (condition === undefined || covers(condition, type, info))
      yield* fieldsOf(fragment.selectionSet, type, info);
  }
}

/** Whether a fragment on this condition applies to rows of the type: itself, its interfaces, unions it is in. */
function covers(condition: string, type: GraphQLObjectType, { schema }: GraphQLResolveInfo): boolean {
  if (condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
}

/** Adds what one GraphQL field of a row type reads. */
function addField(
  selection: Selection,
  type: GraphQLObjectType,
  node: FieldNode,
  info: GraphQLResolveInfo,
): void {
  const name = node.name.value;
  if (name === '__typename') return;
  const field = type.getFields()[name];
  if (!field) return;
  const spec = field.extensions['reads'];
  const { table } = selection;
  if (isReads(spec)) {
    addReads(selection, spec);
    for (const relation of Object.keys(spec.relations ?? {}))
      descend(child(selection, relation), field.type, node, info);
  } else if (table.relations[name]) descend(child(selection, name), field.type, node, info);
  else if (table.columns[name]) selection.columns.add(name);
  else throw new TypeError(`${type.name}.${name} does not say what it reads`);
}

/** Goes into a field's own selection where its type is the related table's type, or wraps it. */
function descend(selection: Selection, fieldType: unknown, node: FieldNode, info: GraphQLResolveInfo): void {
  const type = getNamedType(fieldType as Parameters<typeof getNamedType>[0]);
  if (!node.selectionSet || type?.name !== selection.table.typeName) return;
  for (const one of rowTypesOf(type, info)) addSet(selection, one, node.selectionSet, info);
}

/** The object types that a table's rows may be: its own, or those behind its interface. */
function rowTypesOf(
  type: GraphQLNamedType | undefined,
  { schema }: GraphQLResolveInfo,
): readonly GraphQLObjectType[] {
  if (isInterfaceType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

function addSet(
  selection: Selection,
  type: GraphQLObjectType,
  set: SelectionSetNode,
  info: GraphQLResolveInfo,
): void {
  for (const node of fieldsOf(set, type, info)) addField(selection, type, node, info);
}

/**
 * What the running field's selection reads of a table. `path` leads through wrappers to the row: `['edges', 'node']` for a
 * connection, nothing for a field or a union of results that is the row itself.
 */
export function selectionOf(table: AnyTable, info: GraphQLResolveInfo, ...paths: string[][]): Selection {
  const [node] = info.fieldNodes;
  if (!node || info.fieldNodes.length > 1 || dependsOnVariables(info))
    return findSelection(table, info, paths);
  const found = known.get(node) ?? new Map<string, Selection>();
  known.set(node, found);
  const key = `${table.typeName} ${paths.join(' ')}`;
  const selection = found.get(key) ?? findSelection(table, info, paths);
  found.set(key, selection);
  return selection;
}

/** A query that is sent again is parsed once, so its nodes are the same objects: what they select is found once too. */
const known = new WeakMap<FieldNode, Map<string, Selection>>();
const variable = new WeakMap<OperationDefinitionNode, boolean>();

/** Whether a variable decides what is selected, by `@skip` or `@include`. */
function dependsOnVariables({ operation, fragments }: GraphQLResolveInfo): boolean {
  const found = variable.get(operation);
  if (found !== undefined) return found;
  let depends = false;
  const look = {
    Directive: (node: DirectiveNode) => {
      const conditional = node.name.value === 'skip' || node.name.value === 'include';
      if (conditional && node.arguments?.some(one => one.value.kind === Kind.VARIABLE)) depends = true;
    },
  };
  for (const node of [operation, ...Object.values(fragments)]) visit(node, look);
  variable.set(operation, depends);
  return depends;
}

function findSelection(table: AnyTable, info: GraphQLResolveInfo, paths: string[][]): Selection {
  const selection = emptySelection(table);
  const types = rowTypesOf(info.schema.getType(table.typeName), info);
  if (types.length === 0) throw new TypeError(`${table.typeName} is not a type of the schema`);
  for (const path of paths.length === 0 ? [[]] : paths)
    for (const node of info.fieldNodes)
      for (const set of setsAt(node.selectionSet, path, info))
        for (const type of types) addSet(selection, type, set, info);
  return selection;
}

function* setsAt(
  set: SelectionSetNode | undefined,
  path: string[],
  info: GraphQLResolveInfo,
): Generator<SelectionSetNode> {
  if (!set) return;
  const [head, ...rest] = path;
  if (head === undefined) {
    yield set;
    return;
  }
  for (const node of allFields(set, info))
    if (node.name.value === head) yield* setsAt(node.selectionSet, rest, info);
}

function* allFields(set: SelectionSetNode, info: GraphQLResolveInfo): Generator<FieldNode> {
  for (const node of set.selections) {
    if (node.kind === 'Field') yield node;
    else {
      const fragment = node.kind === 'InlineFragment' ? node : info.fragments[node.name.value];
      if (fragment) yield* allFields(fragment.selectionSet, info);
    }
  }
}
