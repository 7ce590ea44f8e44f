import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import {
  applicationName,
  clusterPaths,
  initialise,
  makeFolder,
  prepareApplication,
  programEnvironment,
  readAccess,
  serverFlags,
} from './embedded-cluster.ts';
import { chooseIdentity, EmbeddedPostgresError, type Identity, programs } from './embedded-identity.ts';
import { isRunning, OwnerMark, readIfThere } from './embedded-owner.ts';

export interface EmbeddedPostgres {
  /** Connection string of the application's database; the password is in it. */
  url: string;
  /** True when this process started PostgreSQL and will stop it; false when it joined one that another process runs. */
  owned: boolean;
  /** Resolves if PostgreSQL ends without having been asked to. */
  ended: Promise<void>;
  /** Stops PostgreSQL cleanly; does nothing when another process runs it. */
  stop: () => Promise<void>;
}

interface StartOptions {
  /** The folder that holds everything the program keeps; PostgreSQL's part is `postgres` in it. */
  dataDir: string;
  /** For tests: nothing survives a power cut, everything is quick. */
  fast?: boolean;
}

const startLimitMs = 120_000;
const stopLimitMs = 30_000;

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
    return await startOwned(dataDir, options.fast ?? false, mark);
  } catch (error) {
    mark.release();
    throw error;
  }
}

async function startOwned(dataDir: string, fast: boolean, mark: OwnerMark): Promise<EmbeddedPostgres> {
  const { folder } = clusterPaths(dataDir);
  const { initdb, postgres } = programs();
  const identity = chooseIdentity(initdb, folder);
  const access = readAccess(dataDir);
  await clearLeftovers(dataDir);
  await initialise(dataDir, initdb, identity, fast);
  const { child, port, dismissGuard } = await launch(dataDir, postgres, identity, fast);
  try {
    await prepareApplication(superuser(port, access.superuser), access);
  } catch (error) {
    await stopServer(child.pid ?? 0, dataDir);
    dismissGuard();
    throw error;
  }
  let stopping: Promise<void> | undefined;
  const ended = new Promise<void>(done => {
    child.once('exit', () => {
      if (!stopping) done();
    });
  });
  const stop = async (): Promise<void> => {
    await stopServer(child.pid ?? 0, dataDir);
    dismissGuard();
    mark.release();
  };
  return {
    url: applicationUrl(port, access.application),
    owned: true,
    ended,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
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

/** Stops a PostgreSQL whose owner was killed, and removes the mark of one that was killed itself. */
async function clearLeftovers(dataDir: string): Promise<void> {
  const running = readPostmaster(dataDir);
  if (running) await stopServer(running.pid, dataDir);
  rmSync(join(clusterPaths(dataDir).data, 'postmaster.pid'), { force: true });
}

/** PostgreSQL's own note of itself, unless the process it names is gone or is something else. */
function readPostmaster(dataDir: string): { pid: number; port: number } | undefined {
  const { data } = clusterPaths(dataDir);
  const lines = readIfThere(join(data, 'postmaster.pid'))?.split('\n');
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!Number.isInteger(pid) || !isRunning(pid, 'postgres', data)) return undefined;
  return { pid, port };
}

async function launch(
  dataDir: string,
  postgres: string,
  identity: Identity,
  fast: boolean,
): Promise<{ child: ChildProcess; port: number; dismissGuard: () => void }> {
  const { data, log } = clusterPaths(dataDir);
  const attempts = 3;
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const [command = postgres, ...args] = [
      ...identity.prefix,
      postgres,
      '-D',
      data,
      ...serverFlags(port, fast),
    ];
    keepPrevious(log);
    const logFile = openSync(log, 'w', 0o600);
    // Its own process group: Ctrl-C reaches the server alone, which stops PostgreSQL after the last request.
    const child = spawn(command, args, {
      ...identity.ids,
      cwd: '/',
      env: programEnvironment(),
      detached: true,
      stdio: ['ignore', logFile, logFile],
    });
    closeSync(logFile);
    child.unref();
    const dismissGuard = guardAgainstOrphans(child);
    if (await answers(child, port, readAccess(dataDir).superuser)) return { child, port, dismissGuard };
    dismissGuard();
    if (attempt === attempts) {
      const lines = readIfThere(log)?.trim().split('\n').slice(-5).join('\n') ?? '';
      throw new EmbeddedPostgresError(`The embedded PostgreSQL did not start:\n${lines}`);
    }
  }
}

/** What PostgreSQL said before it ended the last time says why it ended. */
function keepPrevious(log: string): void {
  if (existsSync(log)) renameSync(log, `${log}.previous`);
}

/** Waits for the first connection; false when PostgreSQL ends before it. */
async function answers(child: ChildProcess, port: number, password: string): Promise<boolean> {
  let failed = false;
  child.once('error', () => {
    failed = true;
  });
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline) {
    if (failed || child.exitCode !== null || child.signalCode !== null) return false;
    const client = new pg.Client({ ...superuser(port, password), connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await delay(30);
    }
  }
  return false;
}

/**
 * A shell that waits for the end of a pipe: when this process is killed, the pipe ends and the shell stops PostgreSQL,
 * so that none is left behind.
 */
function guardAgainstOrphans(child: ChildProcess): () => void {
  if (process.platform === 'win32' || child.pid === undefined) return () => undefined;
  const script = 'read -r word || kill -INT "$1"';
  const guard = spawn('/bin/sh', ['-c', script, 'guard', String(child.pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  // The pipe alone must not keep this process running.
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return () => guard.stdin.end('stopped\n');
}

/** A fast shutdown: connections are ended, transactions rolled back, everything written; harder when it takes too long. */
async function stopServer(pid: number, dataDir: string): Promise<void> {
  const { data } = clusterPaths(dataDir);
  if (process.platform === 'win32') {
    spawnSync(programs().pgCtl, ['stop', '-D', data, '-m', 'fast', '-w'], { stdio: 'ignore' });
    return;
  }
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isRunning(pid, 'postgres', data)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + stopLimitMs;
    while (isRunning(pid, 'postgres', data) && Date.now() < deadline) await delay(20);
  }
}

function superuser(port: number, password: string): pg.ClientConfig {
  return { host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' };
}

function applicationUrl(port: number, password: string): string {
  return `postgresql://${applicationName}:${password}@127.0.0.1:${port}/${applicationName}`;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
