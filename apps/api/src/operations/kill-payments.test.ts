// The program killed at random moments while payments go to the bank and back: nothing is lost, nothing is paid twice.
// `ZHUCAN_KILLS` says how often; `pnpm test:kills` more.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Database, folderFiles, openVault } from '@zhucan/database';
import { permissionsOf, type Role } from '@zhucan/domain';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../../test/support/api.ts';
import { approve, disagreements, makeApprovedCase, makeOnlyFund } from '../../../../test/support/funds.ts';
import {
  inDatabase,
  type KillableServer,
  remoteClient,
  signInTo,
  startKillable,
  uploadTo,
} from '../../../../test/support/killable.ts';
import { PaymentLedger } from '../../../../test/support/payment-ledger.ts';
import { readConfig } from '../config.ts';

const KILLS = Number(process.env['ZHUCAN_KILLS'] ?? 3);
const WRITERS = 6;
const EACH = 12_345n;
const BATCH = 60;
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

/** As a test's API is, for what prepares the ground: approvals as casework makes them. */
async function ground(db: Database) {
  const vault = openVault(dataFolder);
  const village = await db.prisma.area.findFirstOrThrow({ where: { level: 'VILLAGE' } });
  const district = await db.prisma.area.findFirstOrThrow({ where: { level: 'DISTRICT' } });
  const services = {
    config: readConfig({ ZHUCAN_DATA: dataFolder }, dataFolder),
    db,
    vault,
    log: pino({ level: 'silent' }),
    files: folderFiles(join(dataFolder, 'files'), vault),
    jobs: { send: async () => undefined },
    clock: () => new Date(),
  };
  const viewer = (role: Role) => ({
    kind: 'user' as const,
    id: 999_999,
    sessionId: 0,
    username: 'ground',
    displayName: 'ground',
    role,
    programmes: [],
    areaId: district.id,
    areaPath: district.path,
    permissions: new Set(permissionsOf(role)),
    mustChangePassword: false,
  });
  return { db, vault, services, viewer, village, district };
}

type Ground = Awaited<ReturnType<typeof ground>>;
const asker = ({ viewer }: Ground, role: Role) => ({ viewer: viewer(role) });

/** A fund, and payments that are ready. */
async function prepare(fundId: number | null, ledger: PaymentLedger): Promise<number> {
  return inDatabase(dataFolder, async db => {
    const here = await ground(db);
    const id =
      fundId ??
      (await makeOnlyFund(
        here,
        asker(here, 'DISTRICT_MANAGER'),
        EACH * BigInt(BATCH * (KILLS + 2)),
        here.district,
      ));
    const person = await db.prisma.person.findFirstOrThrow({
      where: { areaId: here.village.id, diedOn: null },
    });
    const payments: number[] = [];
    for (let made = 0; made < BATCH; made += 1) {
      const one = await makeApprovedCase(here, here.village, { personId: person.id });
      const { paymentId } = await approve(here, asker(here, 'DISTRICT_OFFICER'), one, EACH, 'SUBSIDY');
      payments.push(paymentId);
    }
    ledger.add(payments);
    return id;
  });
}

async function examine(ledger: PaymentLedger, fundId: number): Promise<void> {
  await inDatabase(dataFolder, async db => {
    expect(await ledger.wrong(db)).toEqual([]);
    expect(await disagreements({ db }, [fundId])).toEqual([]);
  });
}

test(
  `${KILLS} kills mid-payment lose nothing and pay nothing twice`,
  async () => {
    const ledger = new PaymentLedger();
    const fundId = await prepare(null, ledger);
    const cookies = { maker: '', checker: '' };
    cookies.maker = await signInTo(server.url, 'officer', PASSWORD);
    cookies.checker = await signInTo(server.url, 'manager', PASSWORD);
    const client = (cookie: string): Client => remoteClient(() => server.url, cookie);
    const hands = {
      fundId,
      maker: client(cookies.maker),
      checker: client(cookies.checker),
      upload: async (content: Buffer) =>
        (await uploadTo<{ file: string }>(server.url, cookies.maker, '/import/answer', content)).file,
    };
    const write = (stopped: () => boolean) =>
      Promise.all(
        Array.from({ length: WRITERS }, (_, place) => ledger.write(hands, place, WRITERS, stopped)),
      );
    for (let kill = 0; kill < KILLS; kill += 1) {
      if (ledger.waiting < BATCH) await prepare(fundId, ledger);
      const before = ledger.acknowledged;
      const writing = write(() => false);
      await delay(100 + Math.random() * 700);
      // However slow the machine: something was done meanwhile.
      while (ledger.acknowledged === before && ledger.faults.length === 0) await delay(10);
      await server.kill(kill % 2 === 1);
      await writing;
      server = await startKillable(dataFolder, PASSWORD);
      await examine(ledger, fundId);
      expect(ledger.faults).toEqual([]);
    }
    await write(() => false);
    expect(ledger.faults).toEqual([]);
    await examine(ledger, fundId);
    expect(ledger.waiting).toBe(0);
    process.stdout.write(
      `${KILLS} kills mid-payment: ${ledger.acknowledged} commands acknowledged, ${ledger.unanswered} cut off, ` +
        `${ledger.resent} sent again under their key, every payment paid once, every balance its postings\n`,
    );
    expect(ledger.unanswered).toBeGreaterThan(0);
    expect(ledger.resent).toBeGreaterThan(0);
  },
  60_000 + KILLS * 20_000,
);
