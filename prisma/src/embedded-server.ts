// One running PostgreSQL of a folder: launching it, waiting for its answer, finding it again, stopping it.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import {
  applicationName,
  clusterPaths,
  programEnvironment,
  readAccess,
  serverFlags,
} from './embedded-cluster.ts';
import { EmbeddedPostgresError, type Identity, programs } from './embedded-identity.ts';
import { isRunning, readIfThere } from './embedded-owner.ts';

/** What is launched, and how. */
export interface Launch {
  readonly dataDir: string;
  readonly postgres: string;
  readonly identity: Identity;
  readonly fast: boolean;
  /** The port of an earlier launch, whose address is in use; else any free one. */
  readonly port?: number;
}

export interface Launched {
  readonly child: ChildProcess;
  readonly port: number;
  readonly dismissGuard: () => void;
}

export const startLimitMs = 120_000;
const stopLimitMs = 30_000;

/** Stops a PostgreSQL whose owner was killed, and disarms the mark of one that was killed itself. */
export async function clearLeftovers(dataDir: string): Promise<void> {
  const running = readPostmaster(dataDir);
  if (running) await stopServer(running.pid, dataDir);
  const mark = join(clusterPaths(dataDir).data, 'postmaster.pid');
  const note = readIfThere(mark);
  if (note === undefined) return;
  // The rest of the note names the memory that orphans of the killed one may still use: PostgreSQL waits for them by it.
  if (process.platform !== 'win32' && note.split('\n').length > 7)
    writeFileSync(mark, note.replace(/^-?\d+/, String(nobody)));
  else rmSync(mark, { force: true });
}

/** A process number that no system gives out. */
const nobody = 2_147_483_647;

/** PostgreSQL's own note of itself, unless the process it names is gone or is something else. */
export function readPostmaster(dataDir: string): { pid: number; port: number } | undefined {
  const { data } = clusterPaths(dataDir);
  const lines = readIfThere(join(data, 'postmaster.pid'))?.split('\n');
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!Number.isInteger(pid) || !isRunning(pid, 'postgres', data)) return undefined;
  return { pid, port };
}

/** What PostgreSQL says while processes of one that was killed still end. */
const orphansLeft = 'shared memory block';

/** Starts PostgreSQL and waits until it answers. */
export async function launch(options: Launch): Promise<Launched> {
  const { log } = clusterPaths(options.dataDir);
  const deadline = Date.now() + stopLimitMs;
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const child = spawnServer(options, port);
    const dismissGuard = guardAgainstOrphans(child);
    if (await answers(child, port, readAccess(options.dataDir).superuser))
      return { child, port, dismissGuard };
    dismissGuard();
    const said = readIfThere(log)?.trim() ?? '';
    const again = said.includes(orphansLeft) ? Date.now() < deadline : attempt < 3;
    if (!again) {
      const lines = said.split('\n').slice(-5).join('\n');
      throw new EmbeddedPostgresError(`The embedded PostgreSQL did not start:\n${lines}`);
    }
    await delay(200);
  }
}

function spawnServer({ dataDir, postgres, identity, fast }: Launch, port: number): ChildProcess {
  const { data, log } = clusterPaths(dataDir);
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
  return child;
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
export async function stopServer(pid: number, dataDir: string): Promise<void> {
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

export function superuser(port: number, password: string): pg.ClientConfig {
  return { host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' };
}

export function applicationUrl(port: number, password: string): string {
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
