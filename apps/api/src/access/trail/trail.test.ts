import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { appendAudit, SYSTEM_ACTOR } from '../audit.ts';
import { exportHeads } from './heads.ts';
import { verifyTrail } from './verify.ts';

let api: TestApi;
let manager: Client;
beforeEach(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  for (let index = 0; index < 40; index += 1) {
    const changes = { name: ['旧', `新${index}`], income: [null, index / 4] } as const;
    await append({ entityId: index, changes, reason: index % 2 ? '更正' : null });
  }
});
afterEach(() => api.close());

function append(more: Record<string, unknown> = {}): Promise<void> {
  const record = { action: 'UPDATE', entity: 'Person', areaPath: api.areas.villageA1.path, ...more };
  return api.db.prisma.$transaction(tx =>
    appendAudit(
      tx,
      api.vault,
      { ...SYSTEM_ACTOR, requestId: 'r1' },
      [record, record],
      new Date('2026-11-23T04:05:06.789Z'),
    ),
  );
}

/** As someone would who owns the database: the triggers off, the change made, the triggers on. */
async function tamper(sql: string): Promise<void> {
  await api.db.pool.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
  await api.db.pool.query(sql);
  await api.db.pool.query('ALTER TABLE audit_entry ENABLE TRIGGER USER');
}

const verify = async () => {
  const { valid, entries, fault } = await verifyTrail(api.services, new Date());
  return {
    valid,
    entries,
    code: fault?.code,
    at: fault && `${fault.params['shard']}:${fault.params['seq']}`,
  };
};

/** A shard with at least three entries. */
async function busyShard(): Promise<{ shard: number; seq: number }> {
  const { rows } = await api.db.pool.query(
    'SELECT shard, seq FROM audit_head WHERE seq >= 4 ORDER BY shard LIMIT 1',
  );
  return rows[0];
}

describe('verifying the trail', () => {
  test('finds an untouched trail right, through the graph too', async () => {
    expect(await verify()).toMatchObject({ valid: true, entries: 80 });
    const { verifyAudit } = await manager.data(
      '{ verifyAudit { valid entries shards firstBroken checkedAt } }',
    );
    expect(verifyAudit).toMatchObject({ valid: true, entries: 80, shards: 8, firstBroken: null });
  });

  test.each([
    ['actor', `'user:1'`],
    ['at', `at + interval '1 millisecond'`],
    ['reason', `'换个理由'`],
    ['changes', `'{"name": ["旧", "别的"]}'`],
    ['area_path', `'990101002'`],
    ['entity_id', '7777'],
    ['hash', `decode(repeat('ab', 32), 'hex')`],
    ['prev_hash', `decode(repeat('ab', 32), 'hex')`],
  ])('finds a changed %s', async (column, value) => {
    const { shard } = await busyShard();
    await tamper(`UPDATE audit_entry SET ${column} = ${value} WHERE shard = ${shard} AND seq = 2`);
    expect(await verify()).toMatchObject({ valid: false, code: 'AUDIT_CHANGED', at: `${shard}:2` });
    const { verifyAudit } = await manager.data<{ verifyAudit: { firstBroken: string } }>(
      '{ verifyAudit { firstBroken } }',
    );
    expect(verifyAudit.firstBroken).toContain('被改动');
  });

  test('finds a removed entry, an added one, and a cut-off end', async () => {
    const { shard, seq } = await busyShard();
    await tamper(
      `INSERT INTO audit_entry SELECT shard, seq + 1, at, actor, actor_name, action, entity, entity_id, area_path, reason, changes, request_id, hash, hash
         FROM audit_entry WHERE shard = ${shard} AND seq = ${seq}`,
    );
    expect(await verify()).toMatchObject({ code: 'AUDIT_ADDED', at: `${shard}:${seq + 1}` });
    await tamper(`DELETE FROM audit_entry WHERE shard = ${shard} AND seq >= ${seq}`);
    expect(await verify()).toMatchObject({ code: 'AUDIT_CUT', at: `${shard}:${seq}` });
    await tamper(`DELETE FROM audit_entry WHERE shard = ${shard} AND seq = 2`);
    expect(await verify()).toMatchObject({ code: 'AUDIT_MISSING', at: `${shard}:2` });
  });

  test('finds an end that was cut off and hidden, by the heads kept outside', async () => {
    await exportHeads(api.services, new Date());
    const { shard, seq } = await busyShard();
    await tamper(`DELETE FROM audit_entry WHERE shard = ${shard} AND seq = ${seq}`);
    await api.db.pool.query(
      `UPDATE audit_head SET seq = ${seq - 1}, hash = (SELECT hash FROM audit_entry WHERE shard = ${shard} AND seq = ${seq - 1})
        WHERE shard = ${shard}`,
    );
    expect(await verify()).toMatchObject({ valid: false, code: 'AUDIT_CUT', at: `${shard}:${seq}` });
  });

  test('finds a file of heads that was altered, and writes to it only what is new', async () => {
    const file = join(api.services.config.dataFolder, 'audit-heads.jsonl');
    await exportHeads(api.services, new Date());
    await exportHeads(api.services, new Date());
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(1);
    await append();
    await exportHeads(api.services, new Date());
    const text = await readFile(file, 'utf8');
    expect(text.trim().split('\n')).toHaveLength(2);
    expect(await verify()).toMatchObject({ valid: true });
    await writeFile(file, text.replace(/"seq":\d+/, '"seq":1'));
    expect(await verify()).toMatchObject({ valid: false, code: 'AUDIT_HEADS_FILE' });
    await appendFile(file, 'not a line\n');
    expect(await verify()).toMatchObject({ valid: false, code: 'AUDIT_HEADS_FILE' });
  });

  test('the database itself refuses to change or remove an entry', async () => {
    for (const sql of [
      'UPDATE audit_entry SET actor = $$x$$',
      'DELETE FROM audit_entry',
      'TRUNCATE audit_entry',
    ])
      await expect(api.db.pool.query(sql)).rejects.toThrow('append-only');
  });
});

describe('reading the trail', () => {
  interface Page {
    auditEntries: {
      totalCount: number;
      nodes: { id: string; actor: string; entityId: string | null; areaPath: string; changes: unknown }[];
      pageInfo: { endCursor: string; hasNextPage: boolean };
    };
  }
  const page = (filter: Record<string, unknown>, more: Record<string, unknown> = {}, client = manager) =>
    client.data<Page>(
      `query($filter: AuditFilter, $first: Int, $after: String) { auditEntries(filter: $filter, first: $first, after: $after) {
        totalCount nodes { id actor entityId areaPath changes } pageInfo { endCursor hasNextPage } } }`,
      { filter, ...more },
    );

  test('goes through every page without losing or repeating an entry', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { auditEntries }: Page = await page({}, { first: 7, after });
      seen.push(...auditEntries.nodes.map(node => node.id));
      if (!auditEntries.pageInfo.hasNextPage) break;
      after = auditEntries.pageInfo.endCursor;
    }
    expect(seen).toHaveLength(80);
    expect(new Set(seen).size).toBe(80);
  });

  test('finds by record, actor, action and time', async () => {
    const record = Buffer.from('Person:3').toString('base64url');
    const { auditEntries } = await page({ entityId: record });
    expect(auditEntries.totalCount).toBe(2);
    expect(auditEntries.nodes[0]).toMatchObject({
      entityId: record,
      actor: 'system',
      changes: { name: ['旧', '新3'], income: [null, 0.75] },
    });
    expect((await page({ actor: 'syst', action: 'UPDATE', entity: 'Person' })).auditEntries.totalCount).toBe(
      80,
    );
    expect((await page({ action: 'CREATE' })).auditEntries.totalCount).toBe(0);
    expect((await page({ from: '2026-11-23T04:05:06.789Z' })).auditEntries.totalCount).toBe(80);
    expect((await page({ to: '2026-11-23T04:05:06.789Z' })).auditEntries.totalCount).toBe(0);
  });

  test('shows a manager their own district’s entries alone', async () => {
    await append({ areaPath: api.areas.elsewhereVillage.path });
    const other = await api.user('DISTRICT_MANAGER', api.areas.elsewhere);
    const { auditEntries } = await page({}, {}, other);
    expect(auditEntries.nodes.map(node => node.areaPath)).toEqual([
      api.areas.elsewhereVillage.path,
      api.areas.elsewhereVillage.path,
    ]);
  });
});
