// Bringing the server up, in order: database, migrations, HTTP, jobs, first data. And down, in the other.

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type EmbeddedPostgres,
  FILES_FOLDER,
  folderFiles,
  hashKeyInUse,
  migrate,
  openDatabase,
  openVault,
  startEmbedded,
} from '@zhucan/database';
import pino, { type Logger } from 'pino';
import { keepExportingHeads } from './access/trail/heads.ts';
import { ensurePolicies } from './casework/policy/policy.service.ts';
import type { Config } from './config.ts';
import type { Services } from './context.ts';
import { resumeImports } from './exchange/import/import.jobs.ts';
import { firstData } from './first-data.ts';
import { createApollo } from './graphql/apollo.ts';
import { createHttpServer, stopHttpServer } from './http/server.ts';
import { jobKinds } from './job-kinds.ts';
import { openJobs } from './jobs.ts';
import { schema } from './schema.ts';

export interface Running {
  readonly address: string;
  readonly services: Services;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly dashboardFolder: string;
  readonly clock?: () => Date;
  /** Told of each step, for the terminal. */
  readonly say?: (line: string) => void;
}

type Stop = () => Promise<void>;

/** A server that was just stopped or killed is gone in this time. */
const PREDECESSOR_MS = 3_000;

/** The embedded PostgreSQL, as this process's own: one that another process runs ends with that, under the feet of this one. */
async function ownEmbedded({ dataFolder }: Config, log: Logger): Promise<EmbeddedPostgres> {
  const deadline = performance.now() + PREDECESSOR_MS;
  for (;;) {
    const embedded = await startEmbedded({
      dataDir: dataFolder,
      keepAlive: event => log.error(event, 'the embedded PostgreSQL'),
    });
    if (embedded.owned) return embedded;
    if (performance.now() > deadline) {
      throw new Error(
        `Another process runs the database in ${dataFolder}: stop it first, or set ZHUCAN_DATA or DATABASE_URL to a place of its own.`,
      );
    }
    await delay(200);
  }
}

/** The address of the database: the one given, or that of the embedded PostgreSQL, started and kept running. */
async function databaseUrl(config: Config, log: Logger, stops: Stop[]): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl;
  const embedded = await ownEmbedded(config, log);
  stops.push(embedded.stop);
  return embedded.url;
}

async function runStops(stops: Stop[], log: Logger): Promise<void> {
  for (const stop of stops.reverse()) {
    await stop().catch((error: unknown) =>
      log.error({ name: error instanceof Error ? error.name : 'unknown' }, 'while stopping'),
    );
  }
}

async function listen(config: Config, server: ReturnType<typeof createHttpServer>): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return `http://${host}:${port}`;
}

async function bringUp(
  { config, dashboardFolder, clock = () => new Date(), say = () => undefined }: StartOptions,
  log: Logger,
  stops: Stop[],
): Promise<Running> {
  const vault = openVault(config.dataFolder);
  say(config.databaseUrl ? 'Connecting to the database…' : 'Starting the embedded PostgreSQL…');
  const url = await databaseUrl(config, log, stops);
  const applied = await migrate(url);
  if (applied.length > 0) say(`Applied ${applied.length} migration(s).`);
  const db = openDatabase({ url, onError: error => log.error({ name: error.name }, 'database connection') });
  stops.push(db.close);
  if (!(await hashKeyInUse(db.pool, vault)))
    throw new Error(
      'The numbers in the database are hashed with another key than the newest: run `pnpm keys:rotate --hashes` to the end first.',
    );
  const jobs = await openJobs(url, log);
  stops.push(jobs.stop);
  const services: Services = {
    config,
    db,
    vault,
    log,
    clock,
    jobs,
    files: folderFiles(join(config.dataFolder, FILES_FOLDER), vault),
  };
  let ready = false;
  const apollo = createApollo(schema, log);
  await apollo.start();
  stops.push(() => apollo.stop());
  const server = createHttpServer({ ...services, apollo, ready: () => ready, dashboardFolder });
  const address = await listen(config, server);
  stops.push(() => stopHttpServer(server));
  await ensurePolicies(services);
  await firstData(services, address, say);
  stops.push(await keepExportingHeads(services));
  if (config.worker) {
    await jobs.work(jobKinds(services));
    await resumeImports(services);
  }
  ready = true;
  return { address, services, stop: () => runStops(stops, log) };
}

/** Starts everything; where a step fails, stops what was started and throws. */
export async function start(options: StartOptions): Promise<Running> {
  const log = pino({ level: options.config.logLevel, base: null });
  const stops: Stop[] = [];
  try {
    return await bringUp(options, log, stops);
  } catch (error) {
    await runStops(stops, log);
    throw error;
  }
}
