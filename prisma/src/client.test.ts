import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { type Database, databaseSettings, openDatabase } from './client.ts';

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await testDatabase();
  db = openDatabase({
    url: database.url,
    poolSize: 2,
    statementTimeoutMs: 1_000,
    lockTimeoutMs: 200,
  });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

describe('openDatabase', () => {
  it('reads dates as ISO text and counts as numbers in hand-written SQL, and leaves Prisma its own reading', async () => {
    const { rows } = await db.pool.query("SELECT DATE '2026-11-23' AS day, count(*) AS n FROM audit_head");
    expect(rows).toEqual([{ day: '2026-11-23', n: 8 }]);
    await expect(db.pool.query('SELECT 9007199254740993::bigint')).rejects.toThrow(RangeError);
    const [head] = await db.prisma.auditHead.findMany({ take: 1 });
    expect(head?.seq).toBe(0n);
    const raw = await db.prisma.$queryRaw`SELECT DATE '2026-11-23' AS day`;
    expect(raw).toEqual([{ day: new Date('2026-11-23T00:00:00Z') }]);
  });

  it('keeps moments in UTC, whatever the zone of the server', async () => {
    const moment = new Date('2026-11-23T20:04:05.678Z');
    await db.prisma.setting.create({ data: { key: 'moment', value: 1, updatedAt: moment } });
    const { rows } = await db.pool.query("SELECT updated_at FROM setting WHERE key = 'moment'");
    expect(rows[0].updated_at).toEqual(moment);
  });

  it('prepares a statement of Prisma once, and tells of each that is sent', async () => {
    const sent: string[] = [];
    const one = openDatabase({ url: database.url, poolSize: 1, onStatement: sql => sent.push(sql) });
    try {
      for (const key of ['b', 'c', 'd']) await one.prisma.setting.findMany({ where: { key } });
      expect(sent).toHaveLength(3);
      expect(new Set(sent).size).toBe(1);
      const { rows } = await one.pool.query(
        "SELECT statement FROM pg_prepared_statements WHERE name LIKE 'prisma_%'",
      );
      expect(rows).toEqual([{ statement: sent[0] }]);
    } finally {
      await one.close();
    }
  });

  it('gives up a statement and a lock in time, and goes on', async () => {
    await expect(db.pool.query('SELECT pg_sleep(5)')).rejects.toThrow(/statement timeout/);
    const holder = await db.pool.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT * FROM audit_head WHERE shard = 0 FOR UPDATE');
      await expect(db.pool.query('SELECT * FROM audit_head WHERE shard = 0 FOR UPDATE')).rejects.toThrow(
        /lock timeout/,
      );
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
    }
    expect((await db.pool.query('SELECT 1')).rowCount).toBe(1);
  });

  it('survives connections that the server ends', async () => {
    const errors: Error[] = [];
    const other = openDatabase({ url: database.url, poolSize: 1, onError: error => errors.push(error) });
    try {
      const held = await other.pool.connect();
      const { rows } = await held.query('SELECT pg_backend_pid() AS pid');
      await db.pool.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
      await vi.waitUntil(() => errors.length > 0);
      await expect(held.query('SELECT 1')).rejects.toThrow();
      held.release(true);
      expect((await other.pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
    } finally {
      await other.close();
      await other.close();
    }
  });
});

describe('databaseSettings', () => {
  it('takes the environment and refuses what is no positive whole number', () => {
    expect(databaseSettings({ DATABASE_POOL_SIZE: '7' }).poolSize).toBe(7);
    expect(databaseSettings({ DATABASE_POOL_SIZE: ' ' })).toEqual(databaseSettings({}));
    for (const text of ['0', '-1', '1.5', 'many']) {
      expect(() => databaseSettings({ DATABASE_LOCK_TIMEOUT_MS: text })).toThrow(/DATABASE_LOCK_TIMEOUT_MS/);
    }
  });
});
