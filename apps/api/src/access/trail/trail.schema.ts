// The audit trail in the graph, and the proof that nobody altered it.

import { message } from '@zhucan/domain';
import { builder } from '../../builder.ts';
import { connectionOf, pageArgs } from '../../graphql/connection.ts';
import { decodeId, encodeId } from '../../graphql/ids.ts';
import { requirePermission } from '../command.ts';
import { readPage } from '../read/page.ts';
import type { Condition } from '../read/reader.ts';
import { reads } from '../read/selection.ts';
import { AuditEntryRef } from '../refs.ts';
import { auditTable } from './trail.table.ts';
import { type Verification, verifyTrail } from './verify.ts';

AuditEntryRef.implement({
  description: '审计记录，只增不改。 One entry of the audit trail, which is only ever added to.',
  fields: t => ({
    id: t.id({
      description: '编号。 The id.',
      resolve: entry => Buffer.from(`AuditEntry:${entry.id}`).toString('base64url'),
    }),
    at: t.field({ type: 'DateTime', description: '时间。 When.', resolve: entry => entry.at }),
    actor: t.exposeString('actor', {
      description: '操作者：user:编号、key:编号或 system。 Who: user:id, key:id or system.',
    }),
    actorName: t.exposeString('actorName', { description: '操作者姓名。 The name of who did it.' }),
    action: t.exposeString('action', { description: '操作。 What was done.' }),
    entity: t.exposeString('entity', { description: '记录类型。 The type of the record.' }),
    entityId: t.id({
      nullable: true,
      description: '记录的全局编号。 The global id of the record.',
      extensions: reads({ columns: ['entity', 'entityId'] }),
      resolve: entry => (entry.entityId === null ? null : encodeId(entry.entity, entry.entityId)),
    }),
    areaPath: t.exposeString('areaPath', { description: '所属区划路径。 The path of its area.' }),
    reason: t.exposeString('reason', { nullable: true, description: '原因。 Why.' }),
    changes: t.field({
      type: 'JSON',
      nullable: true,
      description:
        '改动：字段 → [改前, 改后]，敏感值已遮盖。 Field → [before, after]; sensitive values are masked.',
      resolve: entry => entry.changes,
    }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description: '请求编号，与日志对应。 The request’s id, as in the logs.',
    }),
  }),
});

const AuditFilter = builder.inputType('AuditFilter', {
  description: '审计筛选。 Which entries.',
  fields: t => ({
    actor: t.string({
      description: '操作者编号（user:12）或姓名的一部分。 Who: user:12, or part of the name.',
    }),
    action: t.string({ description: '操作。 What was done.' }),
    entity: t.string({ description: '记录类型。 The type of the record.' }),
    entityId: t.id({ description: '记录的全局编号。 The global id of the record.' }),
    from: t.field({ type: 'DateTime', description: '自此时间（含）。 From this moment on.' }),
    to: t.field({ type: 'DateTime', description: '至此时间（不含）。 Before this moment.' }),
  }),
});

function conditionsOf(filter: typeof AuditFilter.$inferInput | null | undefined): (a: string) => Condition[] {
  const record = filter?.entityId ? decodeId(filter.entityId, 'filter.entityId') : null;
  return a => {
    const conditions: Condition[] = [];
    const add = (sql: string, ...values: unknown[]) => conditions.push({ sql, values });
    if (filter?.actor) {
      const pattern = `%${filter.actor.replace(/[\\%_]/g, match => `\\${match}`)}%`;
      add(`(${a}.actor = ? OR ${a}.actor_name LIKE ?)`, filter.actor, pattern);
    }
    if (filter?.action) add(`${a}.action = ?`, filter.action);
    if (filter?.entity) add(`${a}.entity = ?`, filter.entity);
    if (record) add(`(${a}.entity = ? AND ${a}.entity_id = ?::int)`, record.typename, record.id);
    if (filter?.from) add(`${a}.at >= ?::timestamptz`, filter.from);
    if (filter?.to) add(`${a}.at < ?::timestamptz`, filter.to);
    return conditions;
  };
}

const VerificationRef = builder.objectRef<Verification>('AuditVerification').implement({
  description: '审计链校验结果。 Whether the trail is as it was written.',
  fields: t => ({
    valid: t.exposeBoolean('valid', { description: '未被改动。 Nothing was altered.' }),
    entries: t.exposeInt('entries', { description: '已校验条数。 How many entries were checked.' }),
    shards: t.exposeInt('shards', { description: '链数。 How many chains.' }),
    firstBroken: t.string({
      nullable: true,
      description: '第一处异常，使用读者的语言。 The first fault, in the reader’s language.',
      resolve: ({ fault }, _args, ctx) => (fault ? message(ctx.locale, fault.code, fault.params) : null),
    }),
    checkedAt: t.field({
      type: 'DateTime',
      description: '校验时间。 When it was checked.',
      resolve: verification => verification.checkedAt,
    }),
  }),
});

builder.queryFields(t => ({
  auditEntries: t.field({
    type: connectionOf(AuditEntryRef, 'AuditEntry'),
    description: '审计记录，新的在前。 The audit trail, newest first.',
    args: { filter: t.arg({ type: AuditFilter, description: '筛选。 Which entries.' }), ...pageArgs() },
    resolve: (_root, { filter, ...page }, ctx, info) => {
      requirePermission(ctx, 'audit.read');
      return readPage(ctx.reader, auditTable, info, page, {
        where: conditionsOf(filter),
        sort: {
          keys: [
            { column: 'at', cast: 'timestamptz' },
            { column: 'shard', cast: 'smallint' },
            { column: 'seq', cast: 'bigint' },
          ],
          descending: true,
        },
      });
    },
  }),
  verifyAudit: t.field({
    type: VerificationRef,
    description:
      '逐条校验审计链，并与库外保存的链尾比对。 Checks every entry of the trail, and the ends against those kept outside the database.',
    resolve: (_root, _args, ctx) => {
      requirePermission(ctx, 'audit.read');
      return verifyTrail(ctx, ctx.now);
    },
  }),
}));
