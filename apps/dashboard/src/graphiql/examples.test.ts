import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { examples } from './examples.ts';

const sdl = readFileSync(new URL('../../../api/schema.graphql', import.meta.url), 'utf8');
const schema = buildSchema(sdl);

describe('the worked examples', () => {
  test.each(examples.map(example => [example.title.en, example] as const))(
    '%s fits the schema',
    (_, { query }) => {
      expect(validate(schema, parse(query)).map(error => error.message)).toEqual([]);
    },
  );

  test('are fifteen, explained in both languages, with variables that are JSON', () => {
    expect(examples).toHaveLength(15);
    for (const { title, query, variables } of examples) {
      const comments = query.split('\n').filter(line => line.startsWith('#'));
      expect(title.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(comments.some(line => /[\u4e00-\u9fff]/.test(line))).toBe(true);
      expect(comments.some(line => /^# [a-zA-Z]/.test(line))).toBe(true);
      if (variables) expect(typeof JSON.parse(variables)).toBe('object');
    }
  });
});
