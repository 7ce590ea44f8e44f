// The API in this process, on a database of the test's own: the schema with its guards, limits and error format, without HTTP.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApolloServer } from '@apollo/server';
import { hash } from '@node-rs/argon2';
import { type Database, folderFiles, openDatabase, openVault, type Vault } from '@zhucan/database';
import {
  type Locale,
  type ProgrammeRegister,
  permissionsOf,
  permissionsOfScopes,
  programmes,
  type Role,
  todayInShanghai,
} from '@zhucan/domain';
import type { GraphQLFormattedError } from 'graphql';
import pino from 'pino';
import type { UserViewer, Viewer } from '../../apps/api/src/access/viewer.ts';
import { buildSchema } from '../../apps/api/src/build-schema.ts';
import { readConfig } from '../../apps/api/src/config.ts';
import { type Context, createContext, type Services } from '../../apps/api/src/context.ts';
import { createApollo } from '../../apps/api/src/graphql/apollo.ts';
import { jobKinds } from '../../apps/api/src/job-kinds.ts';
import { makeAreas, type TestArea, type TestAreas } from './areas.ts';
import { testDatabase } from './database.ts';

export interface Answer<Data> {
  readonly data: Data | null | undefined;
  readonly errors: readonly GraphQLFormattedError[];
  /** What the answer sets as cookies. */
  readonly cookies: readonly string[];
}

/** Someone who asks. */
export interface Client {
  readonly viewer: Viewer | null;
  query<Data = Record<string, unknown>>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<Answer<Data>>;
  /** As `query`, for what must succeed: the data, or a failed test that shows the errors. */
  data<Data = Record<string, unknown>>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<Data>;
}

export interface TestApi {
  readonly db: Database;
  readonly vault: Vault;
  readonly services: Services;
  readonly apollo: ApolloServer<Context>;
  readonly areas: TestAreas;
  /** Every SQL statement sent since the last `statements.length = 0`. */
  readonly statements: string[];
  /** Every line logged. */
  readonly logged: string[];
  /** The jobs that were put in line and not run yet. */
  readonly queued: { queue: string; data: Readonly<Record<string, unknown>> }[];
  /** Runs the jobs in line, and those that they put in line. */
  runJobs(): Promise<void>;
  /** A client for this viewer, null for nobody. */
  as(viewer: Viewer | null, locale?: Locale): Client;
  /** A new user of this role, bound to the area that fits the role best unless another is given. */
  user(role: Role, area?: TestArea): Promise<Client>;
  /** A partner's key with these scopes. */
  partner(scopes: readonly string[], area?: TestArea): Promise<Client>;
  /** Sets the clock; it stands still. */
  setNow(iso: string): void;
  close(): Promise<void>;
}

/** Long after the made-up people's history begins; noon in Asia/Shanghai. */
const NOON = '2026-11-23T04:00:00.000Z';

function homeOf(role: Role, areas: TestAreas): TestArea {
  if (role === 'TOWN_CASEWORKER' || role === 'TOWN_HEAD') return areas.townA;
  return role === 'VILLAGE_LIAISON' ? areas.villageA1 : areas.district;
}

/** Of a password that nobody knows. */
const NOBODYS_PASSWORD = hash(randomBytes(24).toString('hex'));

let made = 0;

async function makeViewer(db: Database, role: Role, area: TestArea): Promise<UserViewer> {
  made += 1;
  const username = `${role.toLowerCase().replaceAll('_', '-')}-${made}`;
  const user = await db.prisma.user.create({
    data: {
      username,
      displayName: `用户${made}`,
      role,
      areaId: area.id,
      passwordHash: await NOBODYS_PASSWORD,
      mustChangePassword: false,
    },
  });
  return {
    kind: 'user',
    id: user.id,
    sessionId: 0,
    username,
    displayName: user.displayName,
    role,
    programmes: user.programmes,
    areaId: area.id,
    areaPath: area.path,
    permissions: new Set(permissionsOf(role)),
    mustChangePassword: false,
  };
}

async function makePartner(db: Database, scopes: readonly string[], area: TestArea): Promise<Viewer> {
  made += 1;
  const key = await db.prisma.apiKey.create({
    data: {
      partner: `合作单位${made}`,
      purpose: '测试',
      prefix: `zk_test${made}`,
      keyHash: new Uint8Array(Buffer.alloc(32, String(made))),
      scopes: [...scopes],
      areaId: area.id,
      expiresAt: new Date('2027-11-23T00:00:00Z'),
      createdById: 1,
    },
  });
  return {
    kind: 'partner',
    id: key.id,
    displayName: key.partner,
    scopes,
    areaId: area.id,
    areaPath: area.path,
    permissions: permissionsOfScopes(scopes),
  };
}

function clientOf(
  apollo: ApolloServer<Context>,
  services: Services,
  viewer: Viewer | null,
  locale: Locale,
): Client {
  const query = async <Data>(
    document: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<Answer<Data>> => {
    const cookies: string[] = [];
    const exchange = {
      requestId: 'test',
      ip: '127.0.0.1',
      userAgent: 'test',
      locale,
      setCookie: (cookie: string) => void cookies.push(cookie),
    };
    const contextValue = createContext(services, exchange, viewer, todayInShanghai(services.clock()));
    const { body } = await apollo.executeOperation<Data>({ query: document, variables }, { contextValue });
    if (body.kind !== 'single') throw new Error('an answer in parts');
    // Through JSON, as it would leave the server.
    const { data, errors } = body.singleResult;
    return JSON.parse(JSON.stringify({ data, errors: errors ?? [], cookies }));
  };
  return {
    viewer,
    query,
    async data<Data>(document: string, variables?: Readonly<Record<string, unknown>>) {
      const { data, errors } = await query<Data>(document, variables);
      if (errors.length > 0 || !data) throw new Error(`the query failed: ${JSON.stringify(errors)}`);
      return data;
    },
  };
}

/** A fresh API on a database of its own, with the test areas in it; of a process's own programmes, where it asks for them. */
export async function testApi(register: ProgrammeRegister = programmes): Promise<TestApi> {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'zhucan-api-'));
  const statements: string[] = [];
  const logged: string[] = [];
  const queued: TestApi['queued'] = [];
  const db = openDatabase({ url: database.url, onStatement: sql => void statements.push(sql) });
  const vault = openVault(folder, {});
  let now = new Date(NOON);
  const services: Services = {
    config: readConfig({ ZHUCAN_DATA: folder }, folder),
    db,
    vault,
    log: pino({ level: 'debug', base: null }, { write: line => void logged.push(line) }),
    files: folderFiles(join(folder, 'files'), vault),
    jobs: { send: async (queue, data) => void queued.push({ queue, data }) },
    clock: () => now,
  };
  const apollo = createApollo(buildSchema(register), services.log);
  await apollo.start();
  const areas = await makeAreas(db);
  const as = (viewer: Viewer | null, locale: Locale = 'zh') => clientOf(apollo, services, viewer, locale);
  return {
    db,
    vault,
    services,
    apollo,
    areas,
    statements,
    logged,
    queued,
    as,
    user: async (role, area = homeOf(role, areas)) => as(await makeViewer(db, role, area)),
    partner: async (scopes, area = areas.district) => as(await makePartner(db, scopes, area)),
    setNow: iso => {
      now = new Date(iso);
    },
    async runJobs() {
      const kinds = jobKinds(services);
      for (let job = queued.shift(); job; job = queued.shift()) {
        const { queue, data } = job;
        await kinds.find(kind => kind.queue === queue)?.run(data);
      }
    },
    async close() {
      await apollo.stop();
      await db.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
