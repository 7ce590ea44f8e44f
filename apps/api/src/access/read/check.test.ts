import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { expect, test } from 'vitest';
import { assertReadable } from './check.ts';
import { type Reads, reads } from './selection.ts';
import { defineTable } from './table.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly friend: Row | null;
  readonly lost: unknown;
}

defineTable<Row>({
  typeName: 'Checked',
  name: 'checked',
  scope: { by: 'everyone' },
  permission: null,
  columns: { id: 'id', name: 'name' },
  relations: {
    friend: { type: 'Checked', kind: 'one', join: () => 'TRUE' },
    lost: { type: 'NoTable', kind: 'one', join: () => 'TRUE' },
  },
});

function schemaWith(field: string, spec?: Reads): GraphQLSchema {
  const extensions = spec ? { extensions: reads(spec) } : {};
  const checked = new GraphQLObjectType({
    name: 'Checked',
    fields: { [field]: { type: GraphQLString, ...extensions } },
  });
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { one: { type: checked } } }),
  });
}

test.each([
  ['a column', schemaWith('name')],
  ['a relation', schemaWith('friend')],
  ['what it says', schemaWith('title', { columns: ['name'], relations: { friend: { columns: ['id'] } } })],
  ['nothing, and says so', schemaWith('greeting', {})],
])('a field may read %s', (_what, schema) => {
  expect(assertReadable(schema)).toBe(schema);
});

test.each([
  ['says nothing', schemaWith('title'), 'Checked.title does not say what it reads'],
  ['names no column', schemaWith('title', { columns: ['size'] }), 'Checked.title reads Checked.size'],
  [
    'names no relation, however deep',
    schemaWith('title', { relations: { friend: { relations: { enemy: {} } } } }),
    'Checked.title reads Checked.enemy',
  ],
  ['leads to no table', schemaWith('lost'), 'Checked.lost leads to NoTable'],
])('the start fails for a field that %s', (_what, schema, message) => {
  expect(() => assertReadable(schema)).toThrow(message);
});
