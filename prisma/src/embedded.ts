import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { clusterPaths, initialise, makeFolder, prepareApplication, readAccess } from './embedded-cluster.ts';
import { chooseIdentity, EmbeddedPostgresError, programs } from './embedded-identity.ts';
import { OwnerMark } from './embedded-owner.ts';
import {
  applicationUrl,
  clearLeftovers,
  type Launched,
  launch,
  readPostmaster,
  startLimitMs,
  stopServer,
  superuser,
} from './embedded-server.ts';
import { type EmbeddedEvent, KeptAlive } from './embedded-supervisor.ts';

export interface EmbeddedPostgres {
  /** Connection string of the application's database; the password is in it. */
  url: string;
  /** True when this process started PostgreSQL and will stop it; false when it joined one that another process runs. */
  owned: boolean;
  /** Resolves if PostgreSQL ends without having been asked to and is not started again. */
  ended: Promise<void>;
  /** Stops PostgreSQL cleanly; does nothing when another process runs it. */
  stop: () => Promise<void>;
}

interface StartOptions {
  /** The folder that holds everything the program keeps; PostgreSQL's part is `postgres` in it. */
  dataDir: string;
  /** For tests: nothing survives a power cut, everything is quick. */
  fast?: boolean;
  /** Told when PostgreSQL ends unasked, and what becomes of it: with it, it is started again on the same port. */
  keepAlive?: (event: EmbeddedEvent) => void;
}

/**
 * Starts the embedded PostgreSQL of a data folder, making it at first use. One that a living process runs in the same
 * folder is joined; one left behind by a killed process is stopped first.
 */
export async function startEmbedded(options: StartOptions): Promise<EmbeddedPostgres> {
  makeFolder(resolve(options.dataDir));
  // One name for one folder: PostgreSQL is recognised by it.
  const dataDir = realpathSync(options.dataDir);
  const mark = new OwnerMark(clusterPaths(dataDir).folder);
  const deadline = Date.now() + startLimitMs;
  while (!mark.take()) {
    const joined = await joinRunning(dataDir);
    if (joined) return joined;
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        `Another process is using ${dataDir} and its database does not answer.`,
      );
    }
    await delay(200);
  }
  try {
    return await startOwned(dataDir, options, mark);
  } catch (error) {
    mark.release();
    throw error;
  }
}

async function startOwned(
  dataDir: string,
  { fast = false, keepAlive }: StartOptions,
  mark: OwnerMark,
): Promise<EmbeddedPostgres> {
  const { folder } = clusterPaths(dataDir);
  const { initdb, postgres } = programs();
  const identity = chooseIdentity(initdb, folder);
  const access = readAccess(dataDir);
  await clearLeftovers(dataDir);
  await initialise(dataDir, initdb, identity, fast);
  const how = { dataDir, postgres, identity, fast };
  const launched = await launch(how);
  try {
    await prepareApplication(superuser(launched.port, access.superuser), access);
  } catch (error) {
    await end(launched, dataDir);
    throw error;
  }
  const { port } = launched;
  const kept = new KeptAlive(
    launched,
    keepAlive && { launch: () => launch({ ...how, port }), tell: keepAlive },
  );
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await end(await kept.letGo(), dataDir);
    mark.release();
  };
  return {
    url: applicationUrl(port, access.application),
    owned: true,
    ended: kept.ended,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function end({ child, dismissGuard }: Launched, dataDir: string): Promise<void> {
  await stopServer(child.pid ?? 0, dataDir);
  dismissGuard();
}

/** Joins the PostgreSQL that another process runs in this folder, once it answers. */
async function joinRunning(dataDir: string): Promise<EmbeddedPostgres | undefined> {
  const running = readPostmaster(dataDir);
  if (!running) return undefined;
  const access = readAccess(dataDir);
  const url = applicationUrl(running.port, access.application);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
  } catch {
    return undefined;
  }
  const never = new Promise<void>(() => undefined);
  return { url, owned: false, ended: never, stop: () => Promise.resolve() };
}
