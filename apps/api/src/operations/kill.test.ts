// The program killed at random moments while it is written to. `ZHUCAN_KILLS` says how often; `pnpm test:kills` 50 times.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Database, openVault } from '@zhucan/database';
import { todayInShanghai } from '@zhucan/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../../test/support/api.ts';
import { globalId } from '../../../../test/support/areas.ts';
import { type Before, faultsIn, newest } from '../../../../test/support/integrity.ts';
import {
  inDatabase,
  type KillableServer,
  remoteClient,
  signInTo,
  startKillable,
} from '../../../../test/support/killable.ts';
import { Ledger } from '../../../../test/support/ledger.ts';
import { verifyTrail } from '../access/trail/verify.ts';
import { readConfig } from '../config.ts';

const KILLS = Number(process.env['ZHUCAN_KILLS'] ?? 5);
const WRITERS = 8;
const PASSWORD = 'kill-tests-only-58';

let dataFolder: string;
let server: KillableServer;

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'zhucan-kill-'));
  server = await startKillable(dataFolder, PASSWORD);
});
afterAll(async () => {
  await server.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** Signed in once: sessions outlive the process too. */
async function clientOf(username: string): Promise<Client> {
  const cookie = await signInTo(server.url, username, PASSWORD);
  return remoteClient(() => server.url, cookie);
}

async function firstId(db: Database, sql: string): Promise<number> {
  return (await db.pool.query<{ id: number }>(sql)).rows[0]?.id ?? 0;
}

/** All that must hold after a restart. */
async function examine(ledger: Ledger, before: Before): Promise<number> {
  return inDatabase(dataFolder, async db => {
    expect(await ledger.missing(db)).toEqual([]);
    expect(await faultsIn(db, before)).toEqual({});
    const config = readConfig({ ZHUCAN_DATA: dataFolder }, dataFolder);
    const trail = await verifyTrail({ db, vault: openVault(dataFolder), config }, new Date());
    expect(trail).toMatchObject({ valid: true, fault: null });
    return trail.entries;
  });
}

test(
  `${KILLS} kills during mixed writes lose no acknowledged write and break no promise`,
  async () => {
    const [client, second] = await Promise.all(['officer', 'manager'].map(clientOf));
    if (!client || !second) throw new Error('nobody is signed in');
    const { before, ...ground } = await inDatabase(dataFolder, async db => ({
      before: await newest(db),
      areaId: globalId('Area', await firstId(db, `SELECT id FROM area WHERE level = 'VILLAGE' ORDER BY id`)),
      hospital: {
        globalId: globalId(
          'Institution',
          await firstId(db, 'SELECT id FROM institution WHERE designated AND active ORDER BY id'),
        ),
      },
    }));
    const ledger = new Ledger();
    const starts: number[] = [];
    let entries = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      let stopped = false;
      const today = todayInShanghai(new Date());
      const writers = Array.from({ length: WRITERS }, () =>
        ledger.write({ client, second, today, ...ground }, () => stopped),
      );
      await delay(200 + Math.random() * 1_500);
      // However slow the machine: a certificate was led to its end at least once.
      while (!ledger.acknowledged['issue'] && ledger.faults.length === 0) await delay(20);
      await server.kill(kill % 2 === 1);
      stopped = true;
      await Promise.all(writers);
      server = await startKillable(dataFolder, PASSWORD);
      starts.push(server.startedInMs);
      entries = await examine(ledger, before);
      expect(ledger.faults).toEqual([]);
    }
    const acknowledged = Object.values(ledger.acknowledged).reduce((sum, count) => sum + count, 0);
    process.stdout.write(
      `${KILLS} kills: ${acknowledged} acknowledged writes ${JSON.stringify(ledger.acknowledged)}, ` +
        `${ledger.unanswered} cut off (${ledger.landed} updates of them made), ${entries} audit entries verified, ` +
        `started again in ${Math.round(Math.max(...starts))} ms at most\n`,
    );
    expect(acknowledged).toBeGreaterThan(KILLS);
    expect(ledger.unanswered).toBeGreaterThan(0);
    expect(Object.keys(ledger.acknowledged).sort()).toEqual(
      ['apply', 'assess', 'assign', 'create', 'issue', 'review', 'update'].sort(),
    );
  },
  30_000 + KILLS * 15_000,
);
