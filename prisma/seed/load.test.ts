import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HARDSHIP_KINDS } from '@zhucan/domain';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { type Database, openDatabase } from '../src/client.ts';
import { FILES_FOLDER, type Files, folderFiles } from '../src/files.ts';
import { differenceFromSchema } from '../src/migrate.ts';
import { openVault, type Vault } from '../src/vault.ts';
import { SeedRefused, seedDemonstration, seedLarge } from './index.ts';

const TODAY = '2026-11-24';
const silent = () => undefined;

interface Ground {
  readonly database: TestDatabase;
  readonly db: Database;
  readonly dataDir: string;
  readonly vault: Vault;
  readonly files: Files;
}

async function open(): Promise<Ground> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'zhucan-seed-'));
  const vault = openVault(dataDir);
  const files = folderFiles(join(dataDir, FILES_FOLDER), vault);
  return { database, db: openDatabase({ url: database.url }), dataDir, vault, files };
}

async function close({ database, db, dataDir }: Ground): Promise<void> {
  await db.close();
  await database.drop();
  rmSync(dataDir, { recursive: true });
}

async function rows<Row extends pg.QueryResultRow>(
  { db }: Ground,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await db.pool.query<Row>(sql, values)).rows;
}

/** Indexes, constraints and triggers as PostgreSQL tells them. */
const STRUCTURE = `
  SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL
  SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL
  SELECT tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
  ORDER BY definition`;

const COUNTS = `SELECT (SELECT count(*) FROM person) AS people, (SELECT count(*) FROM certificate) AS certificates,
  (SELECT count(*) FROM certificate_event) AS events, (SELECT count(*) FROM area) AS areas`;

describe('the demonstration district in PostgreSQL', () => {
  let ground: Ground;
  let before: unknown;
  beforeAll(async () => {
    ground = await open();
    before = await rows(ground, STRUCTURE);
    const started = performance.now();
    await seedDemonstration({ ...ground, today: TODAY, passwordHash: 'a hash', say: silent });
    process.stdout.write(`seeded 5,000 people in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  });
  afterAll(() => close(ground));

  it('is there whole', async () => {
    const [counts] = await rows<Record<string, number>>(ground, COUNTS);
    expect(counts).toMatchObject({ people: 5000, certificates: 5400, areas: 129 });
    expect(counts?.['events']).toBeGreaterThan(20_000);
    const kinds = await rows<{ code: string }>(ground, 'SELECT code FROM hardship_kind ORDER BY sort_order');
    expect(kinds.map(({ code }) => code)).toEqual(HARDSHIP_KINDS);
    const setting = await rows(ground, `SELECT value FROM setting WHERE key = 'certificatePolicy'`);
    expect(setting).toEqual([{ value: { renewalOpensMonths: 12, reminderDays: 90, validYears: 10 } }]);
    const strange = await rows(
      ground,
      `SELECT 1 FROM user_account WHERE NOT demonstration OR must_change_password`,
    );
    expect(strange).toEqual([]);
  });

  it('leaves indexes, constraints and triggers as they were, and the schema that Prisma knows', async () => {
    expect(await rows(ground, STRUCTURE)).toEqual(before);
    expect(await differenceFromSchema(ground.database.url)).toBe('');
  });

  it('keeps numbers sealed, with the hash and the last four of what is in them', async () => {
    const { vault } = ground;
    const found = await rows<{
      sealed: Buffer;
      hash: Buffer;
      last4: string;
      number: Buffer | null;
      numberHash: Buffer;
    }>(
      ground,
      `SELECT p.id_number_enc AS sealed, p.id_number_hash AS hash, p.id_number_last4 AS last4,
              c.number_enc AS number, c.number_hash AS "numberHash"
         FROM person p JOIN certificate c ON c.person_id = p.id AND c.status = 'ISSUED' LIMIT 500`,
    );
    expect(found).toHaveLength(500);
    for (const row of found) {
      const idNumber = vault.open(row.sealed);
      expect(idNumber).toMatch(/^99\d{15}[\dX]$/);
      expect(Buffer.from(vault.hash('ID_NUMBER', idNumber)).equals(row.hash)).toBe(true);
      expect(idNumber.slice(-4)).toBe(row.last4);
      const number = vault.open(row.number ?? Buffer.alloc(0));
      expect(number.startsWith(idNumber)).toBe(true);
      expect(Buffer.from(vault.hash('CERTIFICATE_NUMBER', number)).equals(row.numberHash)).toBe(true);
    }
  });

  it('keeps every row where its area is, and counts it', async () => {
    for (const table of [
      'person',
      'household',
      'certificate',
      'institution',
      'home_visit_batch',
      'user_account',
    ]) {
      const astray = await rows(
        ground,
        `SELECT 1 FROM ${table} t JOIN area a ON a.id = t.area_id WHERE a.path <> t.area_path`,
      );
      expect(astray, table).toEqual([]);
    }
    const counted = await rows(ground, `SELECT key, n FROM registry_count('990101', 'STATUS') ORDER BY key`);
    const actual = await rows(
      ground,
      'SELECT status::text AS key, count(*) AS n FROM certificate GROUP BY status ORDER BY status::text COLLATE "C"',
    );
    expect(counted).toEqual(actual);
    const alive = await rows(ground, 'SELECT count(*) AS n FROM person WHERE died_on IS NULL');
    expect(await rows(ground, `SELECT n FROM registry_count('990101', 'PEOPLE')`)).toEqual(alive);
  });

  it('goes on counting and numbering where the seed stopped', async () => {
    const [area] = await rows<{ id: number }>(ground, `SELECT id FROM area WHERE level = 'VILLAGE' LIMIT 1`);
    const [before_] = await rows<{ n: number }>(ground, `SELECT n FROM registry_count('990101', 'PEOPLE')`);
    const sealed = ground.vault.seal('x');
    const hash = ground.vault.hash('ID_NUMBER', 'x');
    const [added] = await rows<{ id: number }>(
      ground,
      `INSERT INTO person (area_id, name, pinyin, initials, id_number_enc, id_number_hash, id_number_last4, sex, birth_date)
       VALUES ($1, '某', 'mou', 'm', $2, $3, '0000', 'MALE', '1990-01-01') RETURNING id`,
      [area?.id, sealed, hash],
    );
    expect(added?.id).toBe(5001);
    const [after] = await rows<{ n: number }>(ground, `SELECT n FROM registry_count('990101', 'PEOPLE')`);
    expect(after?.n).toBe((before_?.n ?? 0) + 1);
  });

  it('goes into an empty database alone, and leaves another as it was', async () => {
    const counts = await rows(ground, COUNTS);
    const again = seedDemonstration({ ...ground, today: TODAY, passwordHash: 'a hash', say: silent });
    await expect(again).rejects.toThrow(SeedRefused);
    expect(await rows(ground, COUNTS)).toEqual(counts);
    expect(await rows(ground, STRUCTURE)).toEqual(before);
  });
});

describe('the large district', () => {
  it('is made by several threads, the same as by any other number of them', async () => {
    const grounds = [await open(), await open()];
    const said: string[] = [];
    const print = `SELECT md5(string_agg(t::text, '|' ORDER BY id)) AS print FROM (
      SELECT c.id, c.person_id, c.status, c.category, c.grade, c.number_last4, c.applied_on, c.issued_on, c.area_path,
             p.name, p.pinyin, p.birth_date, p.household_id, p.id_number_last4, p.phone_last4
        FROM certificate c JOIN person p ON p.id = c.person_id) t`;
    const prints: unknown[] = [];
    for (const [index, ground] of grounds.entries()) {
      const { dataDir, database } = ground;
      const say = (line: string) => said.push(line);
      const threads = index + 1;
      await seedLarge({
        url: database.url,
        dataDir,
        people: 6000,
        today: TODAY,
        passwordHash: 'a hash',
        say,
        threads,
      });
      prints.push(await rows(ground, print));
      const [counts] = await rows<Record<string, number>>(ground, COUNTS);
      expect(counts).toMatchObject({ people: 6000, certificates: 6600, areas: 821 });
      await close(ground);
    }
    expect(prints[0]).toEqual(prints[1]);
    expect(said.join('\n')).toContain('6,000 people, 6,600 certificates');
  });

  it('leaves nothing behind when a thread cannot work', async () => {
    const ground = await open();
    const { database } = ground;
    const dataDir = join(ground.dataDir, 'keys.json');
    const seeding = seedLarge({
      url: database.url,
      dataDir,
      people: 2000,
      today: TODAY,
      passwordHash: 'h',
      say: silent,
    });
    await expect(seeding).rejects.toThrow();
    expect(await rows(ground, COUNTS)).toMatchObject([{ people: 0, areas: 0 }]);
    await close(ground);
  });
});
