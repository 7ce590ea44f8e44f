// Queries made from the schema: every field of a type, with what it leads to.

import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';

export interface Selecting {
  readonly schema: GraphQLSchema;
  /** Types whose rows lead to one another: unfolded no deeper than asked. */
  readonly isRow: (typeName: string) => boolean;
  /** Told of every field that is selected. */
  readonly onField?: (typeName: string, field: string) => void;
}

function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new TypeError(`${name} is no object type`);
  return type;
}

function selectionOf(
  selecting: Selecting,
  typeName: string,
  field: GraphQLField<unknown, unknown>,
  depth: number,
): string | null {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  // What is made of itself is unfolded once.
  if (type.name === typeName && !selecting.isRow(type.name)) return ' { __typename }';
  if (isInterfaceType(type)) return ' { __typename id }';
  if (!isObjectType(type)) return null;
  if (type.name.endsWith('Connection'))
    return ` { totalCount pageInfo { hasNextPage } nodes ${selectAll(selecting, nodeType(type), depth - 1)} }`;
  if (!selecting.isRow(type.name)) return ` ${selectAll(selecting, type.name, depth)}`;
  if (depth > 0) return ` ${selectAll(selecting, type.name, depth - 1)}`;
  return type.getFields()['id'] ? ' { __typename id }' : ' { __typename }';
}

function nodeType(connection: GraphQLObjectType): string {
  const nodes = connection.getFields()['nodes'];
  return nodes ? getNamedType(nodes.type).name : connection.name;
}

/** Every field of a type; of the rows it leads to every field again, `depth` levels down, then their ids. */
export function selectAll(selecting: Selecting, typeName: string, depth: number): string {
  const fields = Object.values(objectType(selecting.schema, typeName).getFields()).flatMap(field => {
    if (field.args.some(arg => arg.type.toString().endsWith('!') && arg.defaultValue === undefined))
      return [];
    const inner = selectionOf(selecting, typeName, field, depth);
    if (inner === null) return [];
    selecting.onField?.(typeName, field.name);
    return [`${field.name}${inner}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

const REFUSALS = [
  'ValidationError',
  'NotFoundError',
  'ForbiddenError',
  'ConflictError',
  'TransitionRefused',
  'StaleError',
];

/** A document that calls one root field with variables for all its arguments. */
export function callOf(
  schema: GraphQLSchema,
  kind: 'query' | 'mutation',
  name: string,
  given: readonly string[],
  selection: string,
): string {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  const field = root?.getFields()[name];
  if (!field) throw new TypeError(`there is no ${kind} ${name}`);
  const args = field.args.filter(arg => given.includes(arg.name));
  const declared = args.map(arg => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = args.map(arg => `${arg.name}: $${arg.name}`).join(', ');
  return `${kind}${declared ? `(${declared})` : ''} { ${name}${passed ? `(${passed})` : ''} ${selection} }`;
}

/** What a command answered with: the type, and why it was refused. */
export function refusalSelection(schema: GraphQLSchema, mutation: string): string {
  const field = schema.getMutationType()?.getFields()[mutation];
  const type = field && getNamedType(field.type);
  if (isLeafType(type)) return '';
  if (!isUnionType(type)) return '{ __typename }';
  const members = type.getTypes().map(member => member.name);
  const parts = REFUSALS.filter(name => members.includes(name)).map(name =>
    name === 'ValidationError'
      ? `... on ${name} { code message problems { code field message } }`
      : `... on ${name} { code message }`,
  );
  return `{ __typename ${parts.join(' ')} }`;
}
