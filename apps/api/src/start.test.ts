import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Config, readConfig } from './config.ts';
import { type Running, start } from './start.ts';

let folder: string;
let config: Config;
let running: Running;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhucan-start-'));
  config = readConfig({ ZHUCAN_DATA: folder, ZHUCAN_DEMO: '0', ZHUCAN_LOG: 'silent', PORT: '0' }, folder);
  running = await start({ config, dashboardFolder: folder });
});
afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A request that needs the database. */
async function asks(): Promise<string> {
  const answer = await fetch(`${running.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'mutation { signIn(username: "nobody", password: "nothing") { id } }' }),
  });
  return /"code":"(\w+)"/.exec(await answer.text())?.[1] ?? String(answer.status);
}

test('a second server on the same folder is refused with a sentence, and the first goes on', async () => {
  await expect(start({ config, dashboardFolder: folder })).rejects.toThrow(
    `Another process runs the database in ${folder}`,
  );
  expect(await asks()).toBe('UNAUTHENTICATED');
});

test('requests recover without a restart when the embedded PostgreSQL is killed', async () => {
  expect(await asks()).toBe('UNAUTHENTICATED');
  const postmaster = Number(
    readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0],
  );
  process.kill(postmaster, 'SIGKILL');
  const from = performance.now();
  const answers = new Set<string>();
  let last = '';
  while (last !== 'UNAUTHENTICATED' && performance.now() - from < 20_000) {
    await delay(50);
    last = await asks();
    answers.add(last);
  }
  expect(last).toBe('UNAUTHENTICATED');
  // In between it says that the database is away, and nothing else.
  expect([...answers].filter(code => code !== 'UNAUTHENTICATED' && code !== 'SERVICE_UNAVAILABLE')).toEqual(
    [],
  );
  expect((await fetch(`${running.address}/readyz`)).status).toBe(200);
});
