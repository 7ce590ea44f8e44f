// The servers that are compared: Zhucan as it is started for work, PostGraphile, and the hand-written least.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Call } from './load.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PASSWORD = 'bench-only-not-a-secret-7';

export interface Rival {
  readonly name: string;
  readonly pid: number;
  readonly registry: (place: RegistryPlace | null) => Promise<Call>;
  readonly person: (id: number) => Call;
  readonly stop: () => Promise<void>;
}

/** Where a registry page begins: behind this row, which so many rows lead up to. */
export interface RegistryPlace {
  readonly pinyin: string;
  readonly id: number;
  readonly rowsBefore: number;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function start(
  args: readonly string[],
  ready: RegExp,
  env: Record<string, string> = {},
): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', part => {
      said += String(part);
      if (ready.test(said)) resolve();
    });
    child.on('exit', code => reject(new Error(`${args[0]} ended with ${code}: ${said}`)));
  });
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

function graphql(
  base: string,
  query: string,
  variables: unknown,
  headers: Record<string, string> = {},
): Call {
  const body = JSON.stringify({ query, variables });
  return {
    url: `${base}/graphql`,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  };
}

const ZHUCAN_REGISTRY = `query($after: String) { people(first: 25, after: $after, sort: NAME) { nodes {
  id name pinyin sex age idNumber { masked } area { id name } certificate { id category grade state expiresOn } } pageInfo { hasNextPage endCursor } } }`;
const ZHUCAN_PERSON = `query($id: ID!) { person(id: $id) { id name pinyin sex age address idNumber { masked } phone { masked } area { id name }
  household { id incomePerHead members { id name relationToHead } hardships { id since kind { code name } } }
  certificates { id category grade state issuedOn expiresOn events { id operation at } } } }`;

/** Zhucan with sign-in, row rules, masking and limits on; only the requests a minute are raised for the load. */
export async function startZhucan(databaseUrl: string, dataFolder: string): Promise<Rival> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const child = await start(['apps/api/src/server.ts'], /is ready/, {
    DATABASE_URL: databaseUrl,
    ZHUCAN_DATA: dataFolder,
    ZHUCAN_DEMO_PASSWORD: PASSWORD,
    ZHUCAN_WORKER: '0',
    ZHUCAN_REQUESTS_PER_MINUTE: '10000000',
    PORT: String(port),
  });
  const signIn = `mutation { signIn(username: "manager", password: "${PASSWORD}") { id } }`;
  const answer = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: signIn }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`sign-in failed: ${await answer.text()}`);
  const cursor = (place: RegistryPlace): string =>
    Buffer.from(JSON.stringify([place.pinyin, String(place.id)])).toString('base64url');
  const globalId = (id: number): string => Buffer.from(`Person:${id}`).toString('base64url');
  return {
    name: 'Zhucan',
    pid: child.pid ?? 0,
    registry: async place => graphql(base, ZHUCAN_REGISTRY, { after: place && cursor(place) }, { cookie }),
    person: id => graphql(base, ZHUCAN_PERSON, { id: globalId(id) }, { cookie }),
    stop: () => stop(child),
  };
}

const PG_ORDER = 'orderBy: [PINYIN_ASC, ROW_ID_ASC], condition: {mergedIntoId: null}';
const PG_REGISTRY = `query($after: Cursor) { allPeople(first: 25, after: $after, ${PG_ORDER}) { nodes {
  id rowId name pinyin sex birthDate idNumberLast4 areaByAreaId { id name }
  certificatesByPersonId(first: 1, orderBy: ROW_ID_DESC) { nodes { id category grade status expiresOn } } } pageInfo { hasNextPage endCursor } } }`;
const PG_PERSON = `query($id: Int!) { personByRowId(rowId: $id) { id rowId name pinyin sex birthDate address idNumberLast4 phoneLast4 areaByAreaId { id name }
  householdByHouseholdId { id incomePerHead peopleByHouseholdId { nodes { id name relationToHead } }
    householdHardshipsByHouseholdId { nodes { id since hardshipKindByKindCode { code nameZh } } } }
  certificatesByPersonId(orderBy: ROW_ID_DESC) { nodes { id category grade status issuedOn expiresOn certificateEventsByCertificateId { nodes { id operation at } } } } } }`;

/** PostGraphile's cursors are its own: the one before a page is asked of it. */
async function postGraphileCursor(base: string, rows: number): Promise<string> {
  const query = `{ allPeople(first: 1, offset: ${rows - 1}, ${PG_ORDER}) { pageInfo { endCursor } } }`;
  const answer = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const cursor = /"endCursor":"([^"]+)"/.exec(await answer.text())?.[1];
  if (cursor === undefined) throw new Error('PostGraphile gave no cursor');
  return cursor;
}

export async function startPostGraphile(databaseUrl: string): Promise<Rival> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const child = await start(['test/bench/rivals/postgraphile.ts', databaseUrl, String(port)], /listening/);
  return {
    name: 'PostGraphile 5',
    pid: child.pid ?? 0,
    registry: async place =>
      graphql(base, PG_REGISTRY, { after: place && (await postGraphileCursor(base, place.rowsBefore)) }),
    person: id => graphql(base, PG_PERSON, { id }),
    stop: () => stop(child),
  };
}

export async function startHandwritten(databaseUrl: string): Promise<Rival> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const child = await start(['test/bench/rivals/handwritten.ts', databaseUrl, String(port)], /listening/);
  const get = (path: string): Call => ({ url: `${base}${path}`, method: 'GET', headers: {} });
  return {
    name: 'Hand-written SQL',
    pid: child.pid ?? 0,
    registry: async place => get(`/registry?pinyin=${place?.pinyin ?? ''}&id=${place?.id ?? 0}`),
    person: id => get(`/person?id=${id}`),
    stop: () => stop(child),
  };
}
