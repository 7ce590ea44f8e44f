import { readFileSync } from 'node:fs';
import { isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { printedSchema, SCHEMA_FILE } from './print-schema.ts';
import { schema } from './schema.ts';

/** Every part of the schema that a partner reads, with its description. */
function* described(): Generator<{ name: string; description: string | null | undefined }> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    if (isEnumType(type))
      for (const value of type.getValues())
        yield { name: `${type.name}.${value.name}`, description: value.description };
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields()))
        yield { name: `${type.name}.${field.name}`, description: field.description };
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield { name: `${type.name}.${field.name}`, description: field.description };
      for (const argument of field.args)
        yield {
          name: `${type.name}.${field.name}(${argument.name})`,
          description: argument.description,
        };
    }
  }
}

/** Fields that the errors plugin makes for what a union cannot hold itself; they say nothing of their own. */
const WRAPPED = /^Mutation\w+Success\.data$/;

describe('the printed schema', () => {
  it('is the one that is checked in; print it again with the script «schema» of this package', () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(printedSchema());
  });

  it('describes every field, argument and value in Chinese and in English', () => {
    const parts = [...described()].filter(part => !WRAPPED.test(part.name));
    expect(parts.length).toBeGreaterThan(80);
    const wanting = parts.filter(
      ({ description }) => !/\p{Script=Han}.*[A-Za-z]{2}/su.test(description ?? ''),
    );
    expect(wanting.map(part => part.name)).toEqual([]);
  });
});
