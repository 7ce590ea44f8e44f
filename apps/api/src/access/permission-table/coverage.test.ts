import { isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { MUTATION_ARGUMENTS, QUERY_ARGUMENTS } from '../../../../../test/support/arguments.ts';
import { schema } from '../../schema.ts';
import { MUTATIONS, OWN_MUTATIONS } from './mutations.ts';
import { QUERIES } from './queries.ts';
import { ANSWER_TYPES, PAGE_FIELDS, PART_TYPES, ROW_TYPES } from './types.ts';

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean).sort();

/** What the table says of a type's fields; undefined where it says nothing. */
function tabled(typeName: string): string[] | undefined {
  const ending = (['Connection', 'Edge'] as const).find(one => typeName.endsWith(one));
  if (ending) return words(PAGE_FIELDS[ending]);
  const text = ROW_TYPES[typeName]?.fields ?? PART_TYPES[typeName] ?? ANSWER_TYPES[typeName];
  return text === undefined ? undefined : words(text);
}

const roots = [schema.getQueryType(), schema.getMutationType()];
const types = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(type => !type.name.startsWith('__') && !roots.includes(type));

describe('the permission table covers the whole schema', () => {
  test.each(types.map(type => [type.name, type] as const))('%s', (name, type) => {
    expect(tabled(name), `${name} has no row in permission-table/types.ts`).toBeDefined();
    expect(Object.keys(type.getFields()).sort()).toEqual(tabled(name));
  });

  test('every query and every command, and none that is not there', () => {
    expect(Object.keys(QUERIES).sort()).toEqual(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort());
    const commands = [...Object.keys(MUTATIONS), ...Object.keys(OWN_MUTATIONS)].sort();
    expect(commands).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
    expect(Object.keys(MUTATION_ARGUMENTS).sort()).toEqual(commands);
    for (const name of Object.keys(QUERY_ARGUMENTS)) expect(QUERIES).toHaveProperty(name);
  });

  test('no type that is not there', () => {
    const known = types.map(type => type.name);
    for (const name of [...Object.keys(ROW_TYPES), ...Object.keys(PART_TYPES), ...Object.keys(ANSWER_TYPES)])
      expect(known).toContain(name);
  });
});
