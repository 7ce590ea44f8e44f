// Texts that are made to cost much before anything runs: each is answered or refused soon. What blows up takes minutes, so that the
// bound holds on a busy machine too.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';

let api: TestApi;
let manager: Client;
beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  await manager.query('{ viewer { id } }');
});
afterAll(() => api.close());

const times = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join(' ');

const HOSTILE: Readonly<Record<string, string>> = {
  'one field thousands of times': `{ viewer { ${times(3_900, () => 'id')} } }`,
  'one object field a thousand times': `{ viewer { ${times(950, () => 'area { id }')} } }`,
  'inline fragments in inline fragments': `{ viewer ${'{ ... '.repeat(1_200)}{ id }${' }'.repeat(1_200)} }`,
  'fields in fields': `{ area(id: "x") ${'{ parent '.repeat(1_200)}{ id }${' }'.repeat(1_200)} }`,
  'fragments that all spread each other': `{ viewer { ...F0 } } ${times(
    35,
    index => `fragment F${index} on Viewer { id ${times(30, other => `...F${other}`)} }`,
  )}`,
  'fragments that double at every step': `{ viewer { ...F0 } } ${times(
    200,
    index => `fragment F${index} on Viewer { id ${index < 199 ? `...F${index + 1} ...F${index + 1}` : ''} }`,
  )}`,
  'lists in lists of an argument': `{ users(filter: { role: ${'['.repeat(1_500)}LEADER${']'.repeat(1_500)} }) { totalCount } }`,
  'objects in objects of an argument': `{ users(filter: ${'{ text: '.repeat(900)}1${' }'.repeat(900)}) { totalCount } }`,
  'introspection in introspection': `{ __schema { types ${'{ fields { type '.repeat(12)}{ name }${' } }'.repeat(12)} } }`,
  'many operations': times(600, index => `query Q${index} { __typename }`),
  'a name of a million letters': `{ ${'a'.repeat(900_000)} }`,
  'a text of a million letters': `{ area(id: "${'a'.repeat(900_000)}") { id } }`,
};

test.each(Object.entries(HOSTILE))('%s', async (_name, query) => {
  const started = performance.now();
  const answer = await manager.query(query);
  expect(performance.now() - started).toBeLessThan(20_000);
  expect(JSON.stringify(answer.errors)).not.toContain('INTERNAL_SERVER_ERROR');
  expect(JSON.stringify(answer).length).toBeLessThan(2_000_000);
});
