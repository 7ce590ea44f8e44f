import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AnyProgramme,
  DEFAULT_MEDICAL_AID_POLICY,
  detailsProblems,
  type InstitutionFacts,
  joinSensitive,
  medicalAid,
  programmes,
} from '@zhucan/domain';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { type Database, openDatabase } from '../../src/client.ts';
import { FILES_FOLDER, type Files, folderFiles } from '../../src/files.ts';
import { openVault, type Vault } from '../../src/vault.ts';
import { seedDemonstration } from '../index.ts';

const TODAY = '2026-11-24';

describe('three years of casework', () => {
  let database: TestDatabase;
  let db: Database;
  let vault: Vault;
  let files: Files;
  const dataDir = mkdtempSync(join(tmpdir(), 'zhucan-cases-'));

  beforeAll(async () => {
    database = await testDatabase();
    db = openDatabase({ url: database.url });
    vault = openVault(dataDir);
    files = folderFiles(join(dataDir, FILES_FOLDER), vault);
    const say = () => undefined;
    await seedDemonstration({ db, vault, files, today: TODAY, passwordHash: 'a hash', say });
  });
  afterAll(async () => {
    await db.close();
    await database.drop();
    rmSync(dataDir, { recursive: true });
  });

  async function rows<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
    return (await db.pool.query<Row>(sql)).rows;
  }
  const none = async (sql: string) => expect(await rows(sql), sql).toEqual([]);

  it('has something on every desk of the demonstration users’ town, and every end', async () => {
    const home = `(SELECT area_path FROM user_account WHERE username = 'town')`;
    const stages = await rows<{ stage: string }>(
      `SELECT DISTINCT stage FROM case_file WHERE starts_with(area_path, ${home}) AND closed_on IS NULL`,
    );
    const desks = ['DRAFT', 'RETURNED', ...medicalAid.way.map(({ code }) => code)];
    expect(stages.map(({ stage }) => stage)).toEqual(expect.arrayContaining(desks));
    const ends = await rows<{ status: string }>(
      'SELECT DISTINCT status FROM case_file WHERE closed_on IS NOT NULL',
    );
    expect(new Set(ends.map(({ status }) => status))).toEqual(
      new Set(['CLOSED', 'REJECTED', 'WITHDRAWN', 'TERMINATED']),
    );
    const objections = await rows<{ status: string }>('SELECT DISTINCT status FROM objection');
    expect(objections).toHaveLength(3);
  });

  it('tells each case by its events, without a gap and in the order of time', async () => {
    await none(`SELECT * FROM (SELECT case_id, from_stage, at, lag(to_stage) OVER w AS before, lag(at) OVER w AS earlier
      FROM case_event WINDOW w AS (PARTITION BY case_id ORDER BY id)) e
      WHERE from_stage IS DISTINCT FROM before OR at <= earlier`);
    await none(`SELECT c.number FROM case_file c WHERE c.stage <> (SELECT to_stage FROM case_event e
      WHERE e.case_id = c.id ORDER BY id DESC LIMIT 1) OR c.version <> (SELECT count(*) FROM case_event e WHERE e.case_id = c.id)`);
    await none(`SELECT 1 FROM case_event WHERE at > DATE '${TODAY}'`);
  });

  it('keeps four eyes: who filed or reviewed never decides, who decided never checks or sends', async () => {
    await none('SELECT 1 FROM case_file WHERE decided_by_id IN (filed_by_id, reviewed_by_id)');
    await none(`SELECT 1 FROM payment p JOIN payment_batch b ON b.id = p.batch_id
      WHERE p.decided_by_id IN (b.checked_by_id, b.exported_by_id)`);
  });

  it('balances every fund to the fen, with its reservations, payments and advances', async () => {
    await none('SELECT 1 FROM fund_sum WHERE kept <> counted');
    await none(`SELECT a.id FROM fund_account a WHERE a.balance <>
      coalesce((SELECT sum(p.amount) FROM fund_posting p WHERE p.to_id = a.id), 0)
      - coalesce((SELECT sum(p.amount) FROM fund_posting p WHERE p.from_id = a.id), 0)`);
    await none(
      `SELECT 1 FROM payment p JOIN case_file c ON c.id = p.case_id WHERE p.amount + p.set_off <> c.decided_amount`,
    );
    await none(`SELECT 1 FROM payment p JOIN case_file c ON c.id = p.case_id
      WHERE (p.status = 'PAID') <> (c.status IN ('PAID', 'CLOSED'))`);
    const kinds = await rows<{ kind: string }>('SELECT DISTINCT kind FROM fund_entry');
    expect(kinds.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'APPROPRIATION',
        'DONATION',
        'INTEREST',
        'RESERVE',
        'SEND',
        'PAY',
        'FAIL',
        'REPAY',
        'SET_OFF',
      ]),
    );
    const [ready] = await rows<{ n: string }>(`SELECT count(*) AS n FROM payment WHERE status <> 'PAID'`);
    expect(Number(ready?.n)).toBeGreaterThan(0);
  });

  it('applies as the programme asks: every application that was handed in is right on its day', async () => {
    const programme: AnyProgramme | undefined = programmes.get('MEDICAL_AID');
    if (!programme) throw new Error('there is no medical aid');
    const found = await rows<InstitutionFacts & { id: number }>(
      'SELECT id, name, kind, hospital_grade AS "hospitalGrade", designated FROM institution',
    );
    const institutions = new Map(found.map(({ id, ...facts }) => [id, facts]));
    const cases = await rows<{
      details: Record<string, unknown>;
      sealed: Buffer;
      on: string;
      number: string;
    }>(
      `SELECT number, details, sealed_details AS sealed, submitted_on::text AS on FROM case_file WHERE submitted_on IS NOT NULL`,
    );
    expect(cases.length).toBeGreaterThan(300);
    for (const { details, sealed, on, number } of cases) {
      const whole = joinSensitive({ open: details, sealed: JSON.parse(vault.open(sealed)) });
      const context = {
        today: on,
        appliedOn: on,
        parameters: { ...DEFAULT_MEDICAL_AID_POLICY },
        institutions,
      };
      expect(detailsProblems(programme, whole, context), number).toEqual([]);
    }
  });

  it('shows nobody’s name or number on a notice, and keeps every paper by its content', async () => {
    await none(`SELECT 1 FROM public_notice n JOIN case_file c ON c.id = n.case_id JOIN person p ON p.id = c.person_id
      WHERE n.content::text LIKE '%' || p.name || '%' OR n.content::text ~ '990099'`);
    const stored = await rows<{ sha256: string; size: number }>('SELECT sha256, size FROM stored_file');
    expect(stored.length).toBeGreaterThan(4);
    for (const { sha256, size } of stored) expect((await files.get(sha256)).length).toBe(size);
  });
});
