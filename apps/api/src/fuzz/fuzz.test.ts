// Random operations as random callers: none may fail inside, hang, show what is not the caller's, or break the audit trail.
// ZHUCAN_FUZZ says how many; ZHUCAN_FUZZ_SEED repeats a run.

import { PARTNER_SCOPES, ROLES } from '@zhucan/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { Fuzzer, type Operation } from '../../../../test/support/fuzz.ts';
import { type HttpApi, httpApi } from '../../../../test/support/http.ts';
import { markerOf } from '../../../../test/support/land.ts';
import { makeWorld, type World } from '../../../../test/support/world.ts';
import { verifyTrail } from '../access/trail/verify.ts';
import { schema } from '../schema.ts';

const COUNT = Number(process.env['ZHUCAN_FUZZ'] ?? 2_000);
const SEED = Number(process.env['ZHUCAN_FUZZ_SEED'] ?? 20_261_123);
const AT_ONCE = 6;
const LONGEST_MS = 20_000;
/** What only the inside of the server says. */
const INSIDE = /node_modules|prisma|\bSELECT\b|\bINSERT INTO\b|syntax error at|\.ts:\d|at async/i;

let api: TestApi;
let http: HttpApi;
let world: World;
let clients: Client[];
let ids: string[];

beforeAll(async () => {
  api = await testApi();
  world = await makeWorld(api);
  clients = [api.as(null)];
  for (const role of ROLES) {
    const client = await api.user(role);
    clients.push(client, api.as(client.viewer, 'en'));
  }
  for (const scope of PARTNER_SCOPES) clients.push(await api.partner([scope], api.areas.townA));
  ids = [...(await world.paths()).values()].flatMap(types => [...types.keys()]);
  http = await httpApi(api, { config: { requestsPerMinute: 1_000_000 } });
}, 120_000);
afterAll(async () => {
  await http.close();
  await api.close();
});

/** What is wrong with an answer; nothing where nothing is. */
function faultsOf(operation: Operation, text: string, ms: number): string[] {
  const faults: string[] = [];
  if (text.includes('INTERNAL_SERVER_ERROR')) faults.push('failed inside');
  if (text.includes('SERVICE_UNAVAILABLE')) faults.push('unavailable');
  if (ms > LONGEST_MS) faults.push(`took ${Math.round(ms)} ms`);
  if (INSIDE.test(text)) faults.push('says what is inside');
  // To reveal, and to give people the copy of their own data, numbers and every place they were at, is what these commands are
  // for; about whom they may is the permission table's to say.
  if (/revealSensitive|takePersonCopy/.test(operation.query)) return faults;
  if (text.includes(markerOf('outside'))) faults.push('shows a record of another district');
  if (world.secrets.some(secret => text.includes(secret))) faults.push('shows a number unmasked');
  return faults;
}

async function tryOne(fuzzer: Fuzzer): Promise<string[]> {
  const operation = fuzzer.operation();
  const client = fuzzer.pick(clients);
  const started = performance.now();
  const answer = await client.query(operation.query, operation.variables);
  const faults = faultsOf(operation, JSON.stringify(answer), performance.now() - started);
  const who = client.viewer ? client.viewer.displayName + [...client.viewer.permissions].length : 'nobody';
  return faults.map(
    fault =>
      `${fault} (${who}): ${operation.query} ${JSON.stringify(operation.variables).slice(0, 2_000)} → ${JSON.stringify(answer.errors).slice(0, 600)}`,
  );
}

test(`${COUNT} random operations leave the server whole and tell nothing`, {
  timeout: 60_000 + COUNT * 60,
}, async () => {
  const faults: string[] = [];
  const fuzzer = new Fuzzer(schema, SEED, ids);
  for (let done = 0; done < COUNT && faults.length < 20; done += AT_ONCE) {
    const results = await Promise.all(Array.from({ length: AT_ONCE }, () => tryOne(fuzzer)));
    faults.push(...results.flat());
  }
  expect(faults).toEqual([]);
  expect(await verifyTrail(api.services, new Date())).toMatchObject({ valid: true });
  for (const line of api.logged)
    for (const secret of world.secrets) expect(line.includes(secret), 'a number in the log').toBe(false);
});

test('bodies with random bytes changed are answered, never with 500', { timeout: 60_000 }, async () => {
  const fuzzer = new Fuzzer(schema, SEED + 1, ids);
  for (let done = 0; done < Math.min(COUNT, 1_000); done += 1) {
    const body = fuzzer.body();
    const answer = await fetch(`${http.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Uint8Array(body),
    });
    expect(answer.status, body.toString('latin1')).toBeLessThan(500);
    await answer.arrayBuffer();
  }
});
