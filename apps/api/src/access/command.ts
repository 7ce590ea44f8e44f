// How a command runs: permission, then one transaction in which rows are locked, the domain decides, and rows, event and audit
// are written together. A refusal is thrown inside, so that everything rolls back.

import type { Database } from '@zhucan/database';
import {
  ForbiddenError,
  NotFoundError,
  type Permission,
  StaleError,
  UnauthenticatedError,
} from '@zhucan/domain';
import type { Context } from '../context.ts';
import { type AuditRecord, appendAudit, auditActor } from './audit.ts';
import { may, rowRule } from './read/rule.ts';
import type { AnyTable } from './read/table.ts';
import { forgetSessions } from './session-memory.ts';
import type { Viewer } from './viewer.ts';

export type Transaction = Parameters<Parameters<Database['prisma']['$transaction']>[0]>[0];

/** What a running command has at hand. */
export interface Command {
  readonly tx: Transaction;
  readonly viewer: Viewer;
  readonly ctx: Context;
  /** The record for the audit trail; written with the command, at its end. */
  audit(record: AuditRecord): void;
}

export function requireViewer(ctx: Context): Viewer {
  if (ctx.viewer === null) throw new UnauthenticatedError();
  return ctx.viewer;
}

export function requirePermission(ctx: Context, permission: Permission): Viewer {
  const viewer = requireViewer(ctx);
  if (!may(viewer, permission)) throw new ForbiddenError();
  return viewer;
}

/** Runs a command under its permission, in one transaction with its audit records. */
export async function command<T>(
  ctx: Context,
  permission: Permission,
  run: (command: Command) => Promise<T>,
): Promise<T> {
  const viewer = requirePermission(ctx, permission);
  return transact(ctx, viewer, run);
}

/** As `command`, for what everyone signed in may do with their own account. */
export async function transact<T>(
  ctx: Context,
  viewer: Viewer,
  run: (command: Command) => Promise<T>,
): Promise<T> {
  const records: AuditRecord[] = [];
  const result = await ctx.db.prisma.$transaction(
    async tx => {
      const answer = await run({ tx, viewer, ctx, audit: record => void records.push(record) });
      await appendAudit(tx, ctx.vault, auditActor(viewer, ctx.requestId), records, ctx.now);
      return answer;
    },
    { timeout: 20_000, maxWait: 10_000 },
  );
  if (records.some(record => record.entity === 'User')) forgetSessions();
  return result;
}

/**
 * Locks one row that the viewer may see, and gives its area's path and version. A row of another area reads as missing.
 * With `expectedVersion`, a row that someone else saved first is refused.
 */
export async function lockRow(
  { tx, viewer }: Command,
  table: AnyTable,
  id: number,
  expectedVersion?: number,
): Promise<{ areaPath: string; version: number }> {
  const rule = rowRule(table, 't0', viewer);
  if (rule === null) throw new NotFoundError();
  const [row] = await tx.$queryRawUnsafe<{ areaPath: string; version: number }[]>(
    `SELECT ${pathColumn(table)} AS "areaPath", t0.version FROM ${table.name} t0 WHERE t0.id = $1::int AND ${rule} FOR UPDATE`,
    id,
  );
  if (!row) throw new NotFoundError();
  if (expectedVersion !== undefined && row.version !== expectedVersion) throw new StaleError(row.version);
  return row;
}

function pathColumn(table: AnyTable): string {
  if (table.scope.by === 'area' || table.scope.by === 'areaOrAbove') return `t0.${table.scope.column}`;
  throw new TypeError(`${table.typeName} has no area of its own to lock by`);
}

/** The path of an area that the viewer may put records into: their own area or one below it. */
export async function writableArea(
  { tx, viewer }: Command,
  areaId: number,
  field: string,
): Promise<{ id: number; path: string; code: string; level: string }> {
  const area = await tx.area.findUnique({
    where: { id: areaId },
    select: { id: true, path: true, code: true, level: true, active: true },
  });
  if (!area?.active || !area.path.startsWith(viewer.areaPath)) throw new NotFoundError(field);
  return area;
}
