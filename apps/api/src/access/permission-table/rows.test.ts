// Every query, every field of every type, as every caller, about records of every kind of place: what comes back is what the table says.

import { PARTNER_SCOPES, ROLES } from '@zhucan/domain';
import { getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { QUERY_ARGUMENTS } from '../../../../../test/support/arguments.ts';
import { PLACES } from '../../../../../test/support/land.ts';
import { callOf, selectAll } from '../../../../../test/support/select.ts';
import { covers, makeWorld, type World } from '../../../../../test/support/world.ts';
import { OPEN_FIELDS } from '../../graphql/guard.ts';
import { schema } from '../../schema.ts';
import { ANONYMOUS, CALLERS, type Caller } from './callers.ts';
import { QUERIES, type QueryRow } from './queries.ts';
import { ROW_TYPES, type RowType } from './types.ts';

type Json = Record<string, unknown>;
interface Page {
  readonly nodes: Json[];
  readonly edges: { readonly node: Json }[];
  readonly totalCount: number;
}

let api: TestApi;
let world: World;
let paths: Awaited<ReturnType<World['paths']>>;
const clients = new Map<Caller, Client>();
/** `Type.field` that were asked for and answered. */
const answered = new Set<string>();
const answers: string[] = [];

async function clientOf(caller: Caller): Promise<Client> {
  const role = ROLES.find(one => one === caller);
  if (role) return api.user(role);
  const scope = PARTNER_SCOPES.find(one => one === caller);
  return scope ? api.partner([scope], api.areas.townA) : api.as(null);
}

beforeAll(async () => {
  api = await testApi();
  world = await makeWorld(api);
  for (const caller of CALLERS) clients.set(caller, await clientOf(caller));
  paths = await world.paths();
});
afterAll(() => api.close());

const homeOf = (caller: Caller): string => clients.get(caller)?.viewer?.areaPath ?? '';

function isVisible(caller: Caller, type: string, path: string): boolean {
  const row: RowType | undefined = ROW_TYPES[type];
  if (!row?.readers.includes(caller)) return false;
  return row.rows === 'anywhere' || covers[row.rows](homeOf(caller), path);
}

/** The ids of every record of a type that the table lets the caller see. */
function visibleIds(caller: Caller, type: string): string[] {
  return [...(paths.get(type) ?? [])]
    .filter(([, path]) => isVisible(caller, type, path))
    .map(([id]) => id)
    .sort();
}

function* objectsIn(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const inner of value) yield* objectsIn(inner);
  else if (typeof value === 'object' && value !== null) {
    yield value as Json;
    for (const inner of Object.values(value)) yield* objectsIn(inner);
  }
}

/** Fails where anything in the answer is not the caller's to see, however it was reached. */
function assertNothingOutside(caller: Caller, data: unknown): void {
  for (const object of objectsIn(data)) {
    const type = String(object['__typename'] ?? '');
    const row = ROW_TYPES[type];
    if (!row) continue;
    expect(row.readers, `${caller} got a ${type}`).toContain(caller);
    const id = object['id'];
    if (id === undefined || row.rows === 'anywhere') continue;
    const path = paths.get(type)?.get(String(id));
    expect(path, `${type} ${id} is hidden from everyone, or the test does not know it`).toBeDefined();
    expect(
      isVisible(caller, type, path ?? ''),
      `${caller} of ${homeOf(caller)} got a ${type} of ${path}`,
    ).toBe(true);
  }
}

async function ask<Data = Json>(caller: Caller, query: string, variables: Json = {}): Promise<Answer<Data>> {
  const answer = await (clients.get(caller) as Client).query<Data>(query, variables);
  answers.push(JSON.stringify(answer));
  assertNothingOutside(caller, answer.data);
  return answer;
}

/** One field of an answer that must be there. */
function fieldOf<Value>(answer: Answer<Record<string, Value>>, name: string): Value {
  const value = answer.data?.[name];
  if (value === undefined) throw new Error(`no ${name} in the answer`);
  return value;
}

const codes = (answer: Answer<Json>): unknown[] => answer.errors.map(error => error.extensions?.['code']);

function everything(type: string, depth: number, note: boolean): string {
  const onField = (typeName: string, field: string) => void (note && answered.add(`${typeName}.${field}`));
  return selectAll({ schema, isRow: name => name in ROW_TYPES, onField }, type, depth);
}

const typeOfQuery = (name: string): string | undefined => {
  const type = schema
    .getQueryType()
    ?.getFields()
    [name]?.type.toString()
    .replaceAll(/[[\]!]/g, '');
  return isObjectType(schema.getType(type ?? '')) ? type : undefined;
};

describe.each(CALLERS)('%s', caller => {
  test.each(Object.entries(QUERIES))('asks %s', async (name, row) => {
    if (!isAdmitted(caller, name)) {
      const answer = await ask(caller, query(name, row), argumentsOf(name));
      expect(codes(answer)).toEqual(['UNAUTHENTICATED']);
    } else if (!row.callers.includes(caller)) await assertDenied(caller, name, row);
    else await CHECKS[row.answers](caller, name, row);
  });

  test.each(Object.keys(ROW_TYPES).filter(isNode))(
    'reads every field of a %s wherever it lies',
    async type => {
      for (const [id, path] of paths.get(type) ?? []) {
        const visible = isVisible(caller, type, path);
        const selection = everything(type, 1, visible);
        const answer = await ask(
          caller,
          `query($id: ID!) { node(id: $id) { ... on ${type} ${selection} } }`,
          { id },
        );
        if (caller === ANONYMOUS) expect(codes(answer)).toEqual(['UNAUTHENTICATED']);
        else {
          expect(answer.errors, `${type} of ${path}`).toEqual([]);
          expect(answer.data?.['node'] !== null, `${type} of ${path}`).toBe(visible);
        }
      }
    },
  );
});

function isNode(name: string): boolean {
  const type = schema.getType(name);
  return isObjectType(type) && type.getInterfaces().some(one => one.name === 'Node');
}

function isAdmitted(caller: Caller, name: string): boolean {
  return caller !== ANONYMOUS || OPEN_FIELDS.has(`Query.${name}`);
}

function argumentsOf(name: string, place: (typeof PLACES)[number] = 'own'): Json {
  const land = world.lands[place];
  if (name === 'node') return { id: land.ids['Area'] };
  return QUERY_ARGUMENTS[name]?.(land) ?? {};
}

function query(name: string, { answers: kind, type }: QueryRow, more: readonly string[] = []): string {
  const given = [...Object.keys(argumentsOf(name)), ...more];
  if (name === 'node') return callOf(schema, 'query', name, given, '{ __typename id }');
  if (kind === 'page') return callOf(schema, 'query', name, given, pageSelection(type ?? ''));
  const rows = type ?? typeOfQuery(name) ?? '';
  return callOf(schema, 'query', name, given, selecting(name, rows, everything(rows, 1, true)));
}

/** The selection itself, or a fragment of it where the field's type is an interface of the rows'. */
function selecting(name: string, type: string, selection: string): string {
  const field = schema.getQueryType()?.getFields()[name];
  const nodes = field && getNamedType(field.type);
  const node = isObjectType(nodes) ? nodes.getFields()['nodes']?.type : nodes;
  return node && isInterfaceType(getNamedType(node)) && type in ROW_TYPES
    ? `{ ... on ${type} ${selection} }`
    : selection;
}

function pageSelection(type: string): string {
  const id = 'id' in (schemaFields(type) ?? {}) ? 'id' : '';
  for (const field of ['edges', 'nodes', 'pageInfo', 'totalCount'])
    answered.add(`${type}Connection.${field}`);
  for (const field of ['cursor', 'node']) answered.add(`${type}Edge.${field}`);
  return `{ totalCount nodes { __typename ${id} } edges { cursor node { __typename ${id} } }
    pageInfo ${everything('PageInfo', 0, true)} }`;
}

function schemaFields(type: string): Json | undefined {
  const found = schema.getType(type);
  return isObjectType(found) ? found.getFields() : undefined;
}

async function assertDenied(caller: Caller, name: string, row: QueryRow): Promise<void> {
  const answer = await ask(caller, query(name, row), argumentsOf(name));
  if (row.denied === 'FORBIDDEN') expect(codes(answer)).toEqual(['FORBIDDEN']);
  else expect({ data: answer.data, errors: answer.errors }).toEqual({ data: { [name]: null }, errors: [] });
}

type Check = (caller: Caller, name: string, row: QueryRow) => Promise<void>;

const CHECKS: Readonly<Record<QueryRow['answers'], Check>> = {
  async one(caller, name, row) {
    for (const place of PLACES) {
      const args = argumentsOf(name, place);
      const type = row.type ?? 'Area';
      const answer = await ask(caller, query(name, row), args);
      const path = paths.get(type)?.get(String(args['id'])) ?? '';
      expect(answer.errors, `${name} of ${place}`).toEqual([]);
      expect(answer.data?.[name] !== null, `${name} of ${place}`).toBe(isVisible(caller, type, path));
    }
  },
  async page(caller, name, row) {
    const document = query(name, row, ['first']);
    const answer = await ask<Record<string, Page>>(caller, document, { ...argumentsOf(name), first: 100 });
    expect(answer.errors).toEqual([]);
    const { nodes, edges, totalCount } = fieldOf(answer, name);
    const expected = visibleIds(caller, row.type ?? '');
    expect(expected.length).toBeLessThan(100);
    expect(nodes.map(node => node['id']).sort()).toEqual(expected);
    expect(edges.map(edge => edge.node['id'])).toEqual(nodes.map(node => node['id']));
    expect(totalCount).toBe(expected.length);
    // And each row whole.
    const type = row.type ?? '';
    const whole = `{ nodes ${selecting(name, type, everything(type, 0, true))} }`;
    const given = [...Object.keys(argumentsOf(name)), 'first'];
    const page = await ask(caller, callOf(schema, 'query', name, given, whole), {
      ...argumentsOf(name),
      first: 10,
    });
    expect(page.errors).toEqual([]);
  },
  async list(caller, name, row) {
    const answer = await ask<Record<string, Json[]>>(caller, query(name, row), argumentsOf(name));
    expect(answer.errors).toEqual([]);
    const ids = fieldOf(answer, name).map(one => one['id']);
    expect(ids.sort()).toEqual(visibleIds(caller, row.type ?? ''));
  },
  async matches(caller, name, row) {
    for (const place of PLACES) {
      const answer = await ask(caller, query(name, row), argumentsOf(name, place));
      expect(answer.errors).toEqual([]);
      const visible = isVisible(caller, row.type ?? '', world.lands[place].area.path);
      expect(answer.data?.[name], place).toHaveLength(visible ? 1 : 0);
    }
  },
  async area(caller, name, row) {
    const { district, elsewhere, townA } = api.areas;
    const areas = [district, elsewhere, townA, ...PLACES.map(place => world.lands[place].area)];
    for (const area of areas) {
      const answer = await ask(caller, query(name, row, ['areaId']), { areaId: area.globalId });
      const within = covers.area(homeOf(caller), area.path);
      expect(answer.errors.length === 0, `${name} of ${area.name}`).toBe(within);
      if (!within) expect(answer.data?.[name] ?? null).toBeNull();
    }
  },
  async value(caller, name, row) {
    const answer = await ask(caller, query(name, row), argumentsOf(name));
    expect(answer.errors).toEqual([]);
  },
};

test('a search finds nothing outside, by name, pinyin, digits or area', async () => {
  const outside = world.lands.outside;
  const filters = [
    { text: outside.person.name },
    { text: outside.person.idNumber.slice(-4) },
    { text: outside.person.idNumber },
    { area: outside.area.globalId },
  ];
  for (const caller of CALLERS.filter(one => QUERIES['people']?.callers.includes(one)))
    for (const filter of filters) {
      const answer = await ask(
        caller,
        'query($filter: PersonFilter) { people(filter: $filter, first: 100) { totalCount nodes { __typename id } } }',
        { filter },
      );
      expect(answer.errors).toEqual([]);
    }
});

test('every field of every type that is read from rows was read, by someone who may', () => {
  const missed = Object.entries(ROW_TYPES).flatMap(([type, { fields }]) =>
    fields
      .split(/\s+/)
      .map(field => `${type}.${field}`)
      .filter(field => !answered.has(field)),
  );
  expect(missed).toEqual([]);
});

test('no answer and no line of the log holds a number unmasked', () => {
  expect(answers.length).toBeGreaterThan(500);
  const everythingSaid = [...answers, ...api.logged].join('\n');
  for (const secret of world.secrets)
    expect(everythingSaid.includes(secret), 'a number unmasked').toBe(false);
  expect(api.logged.filter(line => line.includes('request failed'))).toEqual([]);
});
