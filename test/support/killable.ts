// The whole program in a process of its own, on a data folder that outlives it, to be killed and started again.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase, startEmbedded } from '@zhucan/database';
import type { GraphQLFormattedError } from 'graphql';
import type { Client } from './api.ts';

const PROGRAM = fileURLToPath(new URL('../../apps/api/src/server.ts', import.meta.url));

/** No answer came, or one that says that the database is away: nobody knows whether the write was made. */
export class Unanswered extends Error {
  override name = 'Unanswered';
}

export interface KillableServer {
  readonly url: string;
  /** From the start of the process to its address. */
  readonly startedInMs: number;
  /** Ends the process at once; with its PostgreSQL where asked for, which then has to recover. */
  kill(withDatabase: boolean): Promise<void>;
  stop(): Promise<void>;
}

function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const read = (part: Buffer): void => {
      said += part.toString();
      const address = /is ready: (\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', code => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

export async function startKillable(dataFolder: string, password: string): Promise<KillableServer> {
  const from = performance.now();
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: '',
      ZHUCAN_DATA: dataFolder,
      ZHUCAN_DEMO_PASSWORD: password,
      ZHUCAN_REQUESTS_PER_MINUTE: '1000000',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(child);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    url,
    startedInMs: performance.now() - from,
    kill: withDatabase => {
      const note = join(dataFolder, 'postgres/data/postmaster.pid');
      if (withDatabase) process.kill(Number(readFileSync(note, 'utf8').split('\n')[0]), 'SIGKILL');
      return end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

/** Looks into the database that the running server keeps in its data folder: joined, never started. */
export async function inDatabase<Result>(
  dataFolder: string,
  look: (db: Database) => Promise<Result>,
): Promise<Result> {
  const { url, owned, stop } = await startEmbedded({ dataDir: dataFolder });
  const db = openDatabase({ url });
  try {
    if (owned) throw new Error('the server has no database running');
    return await look(db);
  } finally {
    await db.close();
    await stop();
  }
}

async function send(url: string, cookie: string, body: unknown): Promise<{ text: string; cookie: string }> {
  try {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return { text, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  } catch (error) {
    throw new Unanswered(String(error));
  }
}

interface Spoken<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** A client over HTTP for whoever holds the cookie; `urlNow` is asked at each request, since a new process has a new address. */
export function remoteClient(urlNow: () => string, cookie: string): Client {
  const query = async <Data>(document: string, variables: Readonly<Record<string, unknown>> = {}) => {
    const { text } = await send(urlNow(), cookie, { query: document, variables });
    const { data, errors = [] }: Spoken<Data> = JSON.parse(text);
    if (errors.some(error => error.extensions?.['code'] === 'SERVICE_UNAVAILABLE'))
      throw new Unanswered('the database is away');
    return { data, errors, cookies: [] };
  };
  return {
    viewer: null,
    query,
    async data<Data>(document: string, variables?: Readonly<Record<string, unknown>>) {
      const { data, errors } = await query<Data>(document, variables);
      if (errors.length > 0 || !data) throw new Error(`refused: ${JSON.stringify(errors)}`);
      return data;
    },
  };
}

/** Uploads a file for whoever holds the cookie; gives what the answer says. */
export async function uploadTo<Data>(
  url: string,
  cookie: string,
  path: string,
  content: Buffer,
): Promise<Data> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-zhucan-request': '1', cookie },
      body: new Uint8Array(content),
    });
    text = await answer.text();
  } catch (error) {
    throw new Unanswered(String(error));
  }
  // While it starts or ends, the database may be away.
  if (answer.status >= 500) throw new Unanswered(text);
  if (!answer.ok) throw new Error(`refused: ${text}`);
  return JSON.parse(text);
}

/** The cookie of a session. */
export async function signInTo(url: string, username: string, password: string): Promise<string> {
  const query = 'mutation ($u: String!, $p: String!) { signIn(username: $u, password: $p) { username } }';
  const { text, cookie } = await send(url, '', { query, variables: { u: username, p: password } });
  if (!cookie) throw new Error(`the sign-in failed: ${text}`);
  return cookie;
}
