// Every command as every caller, about records of every kind of place.

import { PARTNER_SCOPES, ROLES } from '@zhucan/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { MUTATION_ARGUMENTS } from '../../../../../test/support/arguments.ts';
import { PLACES, type Place } from '../../../../../test/support/land.ts';
import { callOf, refusalSelection } from '../../../../../test/support/select.ts';
import { covers, makeWorld, type World } from '../../../../../test/support/world.ts';
import { schema } from '../../schema.ts';
import { actorOf } from '../viewer.ts';
import { ANONYMOUS, CALLERS, type Caller } from './callers.ts';
import { MUTATIONS, OWN_MUTATIONS } from './mutations.ts';

let api: TestApi;
let world: World;
const clients = new Map<Caller, Client>();

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
});
afterAll(() => api.close());

async function give(caller: Caller, name: string, place: Place): Promise<Answer<Record<string, unknown>>> {
  const variables = MUTATION_ARGUMENTS[name]?.(world.lands[place]) ?? {};
  const document = callOf(schema, 'mutation', name, Object.keys(variables), refusalSelection(schema, name));
  return (clients.get(caller) as Client).query(document, variables);
}

/** What it was answered with: a type of the result, or the code of an error. */
function outcomeOf({ data, errors }: Answer<Record<string, unknown>>, name: string): string {
  const code = errors[0]?.extensions?.['code'];
  if (code !== undefined) return String(code);
  const result = data?.[name];
  return typeof result === 'object' && result !== null && '__typename' in result
    ? String(result.__typename)
    : 'done';
}

describe.each(CALLERS)('%s', caller => {
  test.each(Object.entries(MUTATIONS))('%s', async (name, row) => {
    const home = clients.get(caller)?.viewer?.areaPath ?? '';
    for (const place of PLACES) {
      const answer = await give(caller, name, place);
      const outcome = outcomeOf(answer, name);
      const told = `${name} about ${place}: ${JSON.stringify(answer)}`;
      if (caller === ANONYMOUS) expect(outcome, told).toBe('UNAUTHENTICATED');
      else if (!row.callers.includes(caller)) expect(outcome, told).toBe('ForbiddenError');
      else if (row.outside.length === 0 || covers.area(home, world.lands[place].area.path))
        expect(row.inside, told).toContain(outcome);
      else expect(row.outside, told).toContain(outcome);
    }
  });

  test.each(Object.entries(OWN_MUTATIONS))('%s', async (name, outcomes) => {
    const outcome = outcomeOf(await give(caller, name, 'own'), name);
    expect(outcomes.length === 0 ? ['done'] : outcomes).toContain(outcome);
  });
});

test('people are not merged across the border of the area', async () => {
  const merge = async (caller: Caller, keep: Place, gone: Place) => {
    const variables = { keep: world.lands[keep].ids['Person'], gone: world.lands[gone].ids['Person'] };
    const document = `mutation($keep: ID!, $gone: ID!) { mergePeople(keepId: $keep, mergeId: $gone, reason: "同一人") { __typename } }`;
    return outcomeOf(await (clients.get(caller) as Client).query(document, variables), 'mergePeople');
  };
  for (const [keep, gone] of [
    ['own', 'outside'],
    ['outside', 'own'],
  ] as const)
    expect(await merge('DISTRICT_MANAGER', keep, gone)).toBe('NotFoundError');
  expect(await merge('TOWN_CASEWORKER', 'sibling', 'otherTown')).toBe('NotFoundError');
});

test('nothing was written but what the table lets through', async () => {
  const { rows } = await api.db.pool.query(
    `SELECT DISTINCT action || ' ' || entity AS what FROM audit_entry WHERE actor = ANY($1) ORDER BY 1`,
    [[...clients.values()].map(({ viewer }) => (viewer ? actorOf(viewer) : ''))],
  );
  expect(rows.map(row => row.what)).toEqual(['RESET_PASSWORD User', 'REVOKE ApiKey', 'STOP Import']);
});

test('no line of the log holds a number unmasked, and no command failed inside', () => {
  const log = api.logged.join('\n');
  for (const secret of world.secrets) expect(log.includes(secret)).toBe(false);
  expect(api.logged.filter(line => line.includes('request failed'))).toEqual([]);
});
