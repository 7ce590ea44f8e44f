import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { LIMITS } from './limits.ts';

let api: TestApi;
let manager: Client;
beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
});
afterAll(() => api.close());

const nested = (levels: number): string =>
  levels <= 1 ? '{ name }' : `{ ${levels % 2 ? 'parent' : 'children'} ${nested(levels - 1)} }`;
const parents = (levels: number): string => (levels <= 1 ? '{ name }' : `{ parent ${parents(levels - 1)} }`);
const area = (selection: string) => `{ area(id: "${api.areas.district.globalId}") ${selection} }`;

async function refused(
  query: string,
  variables: Record<string, unknown> = {},
): Promise<{ code: string; message: string; status: string }> {
  api.statements.length = 0;
  const { errors } = await manager.query(query, variables);
  expect(api.statements).toEqual([]);
  const [error] = errors;
  const problems = error?.extensions?.['problems'];
  const [problem] = Array.isArray(problems) ? problems : [];
  return { code: problem?.code, message: error?.message ?? '', status: String(error?.extensions?.['code']) };
}

describe('what passes the limit is refused before any statement, in the reader’s language', () => {
  test('depth', async () => {
    expect((await manager.query(area(parents(LIMITS.depth - 1)))).errors).toEqual([]);
    expect(await refused(area(parents(LIMITS.depth)))).toEqual({
      code: 'QUERY_TOO_DEEP',
      message: '查询嵌套超过 12 层，请拆成几次查询。',
      status: 'BAD_USER_INPUT',
    });
  });

  test('depth through fragments', async () => {
    const fragments = Array.from(
      { length: 13 },
      (_, index) => `fragment F${index} on Area { parent { ${index === 12 ? 'name' : `...F${index + 1}`} } }`,
    );
    expect(await refused(`${area('{ ...F0 }')} ${fragments.join(' ')}`)).toMatchObject({
      code: 'QUERY_TOO_DEEP',
    });
  });

  test('cost of lists in lists, of pages by literal and by variable', async () => {
    expect(await refused(area(nested(11)))).toMatchObject({ code: 'QUERY_TOO_COSTLY' });
    const page = `{ nodes { children { children { name code id level active version } } } }`;
    expect(await refused(`{ areas(first: 100) ${page} }`)).toMatchObject({ code: 'QUERY_TOO_COSTLY' });
    const byVariable = `query($n: Int) { areas(first: $n) ${page} }`;
    expect(await refused(byVariable, { n: 100 })).toMatchObject({ code: 'QUERY_TOO_COSTLY' });
    expect((await manager.query(byVariable, { n: 10 })).errors).toEqual([]);
  });

  test('a fragment spread many times is measured each time, and quickly', async () => {
    const fragments = Array.from(
      { length: 9 },
      (_, index) =>
        `fragment F${index} on Area { ${index === 8 ? 'name' : `...F${index + 1} ...F${index + 1} ...F${index + 1}`} }`,
    );
    const started = performance.now();
    await manager.query(`${area('{ ...F0 }')} ${fragments.join(' ')}`);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('aliases, directives, root fields, words', async () => {
    const many = (count: number, one: (index: number) => string) =>
      Array.from({ length: count }, (_, i) => one(i)).join(' ');
    expect(await refused(area(`{ ${many(LIMITS.aliases + 1, i => `a${i}: name`)} }`))).toMatchObject({
      code: 'QUERY_ALIASES',
    });
    expect(
      await refused(area(`{ name ${many(LIMITS.directives + 1, () => '@include(if: true)')} }`)),
    ).not.toBe('');
    expect(
      await refused(area(`{ ${many(LIMITS.directives + 1, () => '... @include(if: true) { name }')} }`)),
    ).toMatchObject({
      code: 'QUERY_DIRECTIVES',
    });
    expect(await refused(`{ ${many(LIMITS.queries + 1, i => `a${i}: viewer { id }`)} }`)).toMatchObject({
      code: 'QUERY_ROOTS',
    });
    expect(await refused(`mutation { ${many(LIMITS.mutations + 1, i => `a${i}: signOut`)} }`)).toMatchObject({
      code: 'QUERY_ROOTS',
    });
    expect(await refused(`{ viewer { ${many(LIMITS.tokens, () => 'id')} } }`)).toMatchObject({
      code: 'QUERY_TOO_LONG',
      message: expect.stringContaining('4000'),
    });
  });

  test('the usual introspection is within the limits', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const { errors, data } = await api.as(null).query(getIntrospectionQuery());
    expect(errors).toEqual([]);
    expect(data).toHaveProperty('__schema');
  });

  test('in English where the reader asks for it', async () => {
    const { errors } = await api.as(manager.viewer, 'en').query(area(parents(LIMITS.depth)));
    expect(errors[0]?.message).toBe('The query nests more than 12 levels. Ask in several queries.');
  });
});

describe('page sizes and cursors', () => {
  test.each([0, -1, 101, 2147483647])('a page of %i is refused', async first => {
    const { errors } = await manager.query('query($n: Int) { areas(first: $n) { nodes { id } } }', {
      n: first,
    });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ code: 'PAGE_TOO_LARGE' }],
    });
  });

  test.each([
    'x',
    '',
    Buffer.from('[]').toString('base64url'),
    Buffer.from('["990101"]').toString('base64url'),
    Buffer.from('[1,2]').toString('base64url'),
    Buffer.from('["990101","99999999999"]').toString('base64url'),
    Buffer.from('["\u0000","1"]').toString('base64url'),
    Buffer.from('["a","1; DROP TABLE area"]').toString('base64url'),
  ])('cursor %s is refused or the beginning, never an internal error', async after => {
    const { errors, data } = await manager.query('query($a: String) { areas(after: $a) { nodes { id } } }', {
      a: after,
    });
    if (after === '') expect(data).toBeTruthy();
    else expect(errors[0]?.extensions).toMatchObject({ problems: [{ code: 'CURSOR_INVALID' }] });
  });

  test.each([
    '2026-13-45 00:00:00+00',
    '2026-02-30 00:00:00+00',
    '0000-00-00 99:99:99+99',
    '9999999-01-01 00:00:00+00',
  ])('a cursor with the moment %s is refused', async moment => {
    const after = Buffer.from(JSON.stringify([moment, '1', '1'])).toString('base64url');
    const { errors } = await manager.query('query($a: String) { auditEntries(after: $a) { nodes { id } } }', {
      a: after,
    });
    expect(errors[0]?.extensions).toMatchObject({ problems: [{ code: 'CURSOR_INVALID' }] });
  });
});

describe('text that cannot be kept', () => {
  test.each(['a\u0000b', '\ud800', 'x\udc00y'])('%j is refused wherever it stands', async text => {
    const input = { username: text, displayName: 'x', role: 'LEADER', areaId: api.areas.district.globalId };
    const { errors } = await manager.query(
      'mutation($input: UserInput!) { createUser(input: $input) { __typename } }',
      { input },
    );
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ code: 'TEXT_UNSTORABLE', field: 'input.username' }],
    });
    const list = await manager.query('query($t: String) { areas(filter: {text: $t}) { nodes { id } } }', {
      t: text,
    });
    expect(list.errors[0]?.extensions).toMatchObject({ problems: [{ field: 'filter.text' }] });
  });

  test('an escape in the query’s own text is refused too', async () => {
    const { errors } = await manager.query('{ areas(filter: {text: "a\\u0000"}) { nodes { id } } }');
    expect(errors[0]?.extensions).toMatchObject({ problems: [{ code: 'TEXT_UNSTORABLE' }] });
  });
});
