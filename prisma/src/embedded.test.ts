import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbedded } from './embedded.ts';
import type { EmbeddedEvent } from './embedded-supervisor.ts';

let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'zhucan-embedded-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await until(() => postmaster() === undefined);
  rmSync(dataDir, { recursive: true, force: true });
});

/** The process number of the folder's PostgreSQL, while it runs. */
function postmaster(folder = dataDir): number | undefined {
  try {
    const pid = Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('waited for 20 seconds in vain');
    await delay(20);
  }
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A process that is only just dying still holds the folder. */
async function killAndWait(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Another process that starts the folder's PostgreSQL and keeps it. */
async function startElsewhere(folder: string, fast = true): Promise<{ child: ChildProcess; url: string }> {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)});
    const { url } = await startEmbedded({ dataDir: process.argv[1], fast: ${fast} });
    console.log(url);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const url = await new Promise<string>(done => child.stdout.once('data', data => done(String(data).trim())));
  return { child, url };
}

describe('the embedded PostgreSQL', () => {
  it('keeps its data over a restart, its password to itself, and listens on the loopback alone', async () => {
    const first = await startEmbedded({ dataDir, fast: true });
    await query(first.url, 'CREATE TABLE kept (name text)');
    await query(first.url, "INSERT INTO kept VALUES ('王小明')");
    expect(await query(first.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await query(first.url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolsuper: false },
    ]);
    await first.stop();
    expect(postmaster()).toBeUndefined();
    await expect(query(first.url, 'SELECT 1')).rejects.toThrow();

    const second = await startEmbedded({ dataDir, fast: true });
    expect(await query(second.url, 'SELECT name FROM kept')).toEqual([{ name: '王小明' }]);
    const wrong = new URL(second.url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow(/password/);
    expect(statSync(join(dataDir, 'postgres/access.json')).mode & 0o077).toBe(0);
    await second.stop();
  });

  it('orders by code point and finds parts of Chinese names by index, whatever the locale', async () => {
    const { url, stop } = await startEmbedded({ dataDir, fast: true });
    await query(url, 'CREATE EXTENSION pg_trgm');
    expect(await query(url, "SELECT cardinality(show_trgm('王小明')) AS n")).toEqual([{ n: 4 }]);
    expect(await query(url, "SELECT lower('ÉX') AS l, 'Z' < 'a' AS o, getdatabaseencoding() AS e")).toEqual([
      { l: 'éx', o: true, e: 'UTF8' },
    ]);
    await stop();
  });

  it('joins the one that another process runs, and leaves it running', async () => {
    const other = await startElsewhere(dataDir);
    await query(other.url, 'CREATE TABLE shared (n int)');
    const joined = await startEmbedded({ dataDir, fast: true });
    expect(joined.owned).toBe(false);
    expect(joined.url).toBe(other.url);
    await joined.stop();
    expect(await query(other.url, 'SELECT count(*)::int AS n FROM shared')).toEqual([{ n: 0 }]);
  });

  it('ends with its killed owner, and starts again with every committed row', async () => {
    const killed = await startElsewhere(dataDir);
    await query(killed.url, 'CREATE TABLE kept (n int)');
    await query(killed.url, 'INSERT INTO kept SELECT generate_series(1, 1000)');
    await killAndWait(killed.child);
    const next = await startEmbedded({ dataDir, fast: true });
    expect(next.owned).toBe(true);
    expect(await query(next.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
    await next.stop();

    const alone = await startElsewhere(dataDir);
    alone.child.kill('SIGKILL');
    await until(() => postmaster() === undefined);
  });

  it('recovers from its own SIGKILL, also when its number went to another process', async () => {
    const first = await startElsewhere(dataDir, false);
    await query(first.url, 'CREATE TABLE kept (n int)');
    const pid = postmaster();
    if (pid === undefined) throw new Error('PostgreSQL does not run');
    const mark = join(dataDir, 'postgres/data/postmaster.pid');
    const note = readFileSync(mark, 'utf8');
    process.kill(pid, 'SIGKILL');
    await until(() => postmaster() === undefined);
    await killAndWait(first.child);
    writeFileSync(mark, note.replace(/^\d+/, String(process.pid)));

    const second = await startEmbedded({ dataDir, fast: true });
    expect(second.owned).toBe(true);
    expect(await query(second.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 0 }]);
    await second.stop();
  });

  it('tells when it ends without having been asked to', async () => {
    const running = await startEmbedded({ dataDir, fast: true });
    const pid = postmaster();
    if (pid === undefined) throw new Error('PostgreSQL does not run');
    process.kill(pid, 'SIGQUIT');
    await running.ended;
    await running.stop();
  });

  it('starts again on the same port when killed, keeps every committed row, and stops for good when asked to', async () => {
    const events: EmbeddedEvent[] = [];
    const running = await startEmbedded({ dataDir, keepAlive: event => events.push(event) });
    await query(running.url, 'CREATE TABLE kept (n int)');
    for (let turn = 1; turn <= 2; turn++) {
      await query(running.url, 'INSERT INTO kept SELECT generate_series(1, 1000)');
      // Held open, as by a pool: its process outlives the killed one for a moment.
      const open = new pg.Client({ connectionString: running.url });
      open.on('error', () => undefined);
      await open.connect();
      open.query('SELECT pg_sleep(1)').catch(() => undefined);
      process.kill(postmaster() ?? 0, 'SIGKILL');
      await until(() => events.length === turn * 2);
      expect(await query(running.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: turn * 1000 }]);
    }
    expect(events.map(event => event.kind)).toEqual(['ended', 'restarted', 'ended', 'restarted']);
    await running.stop();
    expect(postmaster()).toBeUndefined();
    expect(events).toHaveLength(4);
  });

  it('gives up starting again when it ends over and over', async () => {
    const events: EmbeddedEvent[] = [];
    const running = await startEmbedded({ dataDir, fast: true, keepAlive: event => events.push(event) });
    for (let turn = 1; turn <= 6; turn++) {
      process.kill(postmaster() ?? 0, 'SIGKILL');
      await until(() => events.length === turn * 2);
    }
    await running.ended;
    expect(events.at(-1)).toEqual({ kind: 'given-up' });
    expect(postmaster()).toBeUndefined();
    await running.stop();
  });

  it.runIf(process.getuid?.() === 0)('works for root in a folder that is closed to others', async () => {
    const closed = join(dataDir, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o700);
    const { url, stop } = await startEmbedded({ dataDir: join(closed, 'data'), fast: true });
    expect(await query(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect(statSync(closed).mode & 0o777).toBe(0o700);
    await stop();
  });
});
