// What a user does with an import: match its columns, have it checked, let it be written, stop it, go on.

import { randomUUID } from 'node:crypto';
import {
  type ImportFlag,
  type ImportOperation,
  type ImportOutcome,
  type ImportStatus,
  importWorkflow,
  problem,
  ROSTER_FIELDS,
  type RosterField,
  ValidationError,
  WRITABLE_OUTCOMES,
} from '@zhucan/domain';
import { type Command, command, lockRow } from '../../access/command.ts';
import { erased } from '../../access/read/table.ts';
import type { Context } from '../../context.ts';
import type { Jobs } from '../../jobs.ts';
import { openSheet } from '../sheet/open.ts';
import { importTable } from './import.table.ts';
import { chooseLayout, layoutProblems, readKeptLayout } from './layout.ts';

export const IMPORT_QUEUE = 'import';

/** Puts an import in line. Each gets a key of its own: a job that died with its process must not keep a new one out. */
export function sendImport(jobs: Jobs, id: number): Promise<void> {
  return jobs.send(IMPORT_QUEUE, { id }, randomUUID());
}

export interface LayoutWish {
  readonly sheet?: string | null | undefined;
  readonly headerRow?: number | null | undefined;
  readonly mapping?:
    | readonly { readonly index: number; readonly field?: string | null | undefined }[]
    | null
    | undefined;
}

interface LockedImport {
  readonly areaPath: string;
  readonly status: ImportStatus;
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly mapping: unknown;
  readonly fileHash: string;
  readonly startedAt: Date | null;
}

async function lockImport(run: Command, id: number): Promise<LockedImport> {
  const { areaPath } = await lockRow(run, erased(importTable), id);
  const row = await run.tx.import.findUniqueOrThrow({ where: { id } });
  return { ...row, areaPath };
}

/** Which of the workflow's facts hold for an import. */
export function importFlags(
  row: Pick<LockedImport, 'headerRow' | 'mapping'> & { readonly startedAt: Date | string | null },
): Record<ImportFlag, boolean> {
  const { columns } = readKeptLayout(row.mapping);
  const begun = row.startedAt !== null;
  return {
    BEGUN: begun,
    NOT_BEGUN: !begun,
    READY: layoutProblems({ headerRow: row.headerRow, columns }).length === 0,
  };
}

/** One step of an import's life with what else it sets; refused where the table has no such step. */
async function step(
  run: Command,
  id: number,
  row: LockedImport,
  operation: ImportOperation,
  data: Parameters<Command['tx']['import']['update']>[0]['data'],
): Promise<void> {
  importWorkflow.take(row.status, operation, importFlags(row));
  await run.tx.import.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
  run.audit({ action: operation, entity: 'Import', entityId: id, areaPath: row.areaPath });
}

function isRosterField(text: string): text is RosterField {
  return (ROSTER_FIELDS as readonly string[]).includes(text);
}

function wishedFields(mapping: LayoutWish['mapping']) {
  if (!mapping) return null;
  return mapping.map(({ index, field }, at) => {
    if (field && !isRosterField(field))
      throw new ValidationError([problem('NOT_A_CHOICE', `mapping.${at}.field`)]);
    return { index, field: field && isRosterField(field) ? field : null };
  });
}

const CHECKING = {
  status: 'CHECKING',
  stopRequested: false,
  failure: null,
  finishedAt: null,
  checkedRows: 0,
  totalRows: 0,
} as const;

/** Matches the columns anew and has every row checked. */
export async function configureImport(ctx: Context, id: number, wish: LayoutWish): Promise<void> {
  const fields = wishedFields(wish.mapping);
  await command(ctx, 'import.run', async run => {
    const row = await lockImport(run, id);
    const source = await openSheet(await ctx.files.get(row.fileHash));
    const sheet = wish.sheet ?? row.sheet;
    const sameSheet = sheet === row.sheet;
    const headerRow = wish.headerRow ?? (sameSheet ? row.headerRow : null);
    const layout = await chooseLayout(source, { sheet, headerRow, fields });
    const problems = layoutProblems(layout);
    if (problems.length > 0) throw new ValidationError(problems);
    const mapping = { sheets: [...layout.sheets], columns: layout.columns };
    await step(run, id, { ...row, headerRow: layout.headerRow, mapping }, 'CONFIGURE', {
      ...CHECKING,
      sheet: layout.sheet,
      headerRow: layout.headerRow,
      mapping,
    });
  });
  await sendImport(ctx.jobs, id);
}

/** Has every row checked with the columns as they are matched. */
export async function checkImport(ctx: Context, id: number): Promise<void> {
  await command(ctx, 'import.run', async run => {
    const row = await lockImport(run, id);
    const { columns } = readKeptLayout(row.mapping);
    const problems = layoutProblems({ headerRow: row.headerRow, columns });
    if (row.startedAt === null && problems.length > 0) throw new ValidationError(problems);
    await step(run, id, row, 'CHECK', CHECKING);
  });
  await sendImport(ctx.jobs, id);
}

function isWritable(outcome: ImportOutcome): boolean {
  return (WRITABLE_OUTCOMES as readonly ImportOutcome[]).includes(outcome);
}

/** Lets the rows of these outcomes be written. */
export async function startImport(
  ctx: Context,
  id: number,
  accepts: readonly ImportOutcome[],
): Promise<void> {
  if (accepts.length === 0) throw new ValidationError([problem('REQUIRED', 'accepts')]);
  if (!accepts.every(isWritable)) throw new ValidationError([problem('NOT_A_CHOICE', 'accepts')]);
  await command(ctx, 'import.run', async run => {
    const row = await lockImport(run, id);
    await step(run, id, row, 'START', {
      status: 'WRITING',
      accepts: [...new Set(accepts)],
      stopRequested: false,
      failure: null,
      startedAt: row.startedAt ?? ctx.now,
      finishedAt: null,
    });
  });
  await sendImport(ctx.jobs, id);
}

/** Asks for a stop: it comes between two chunks, and the status says so then. */
export async function stopImport(ctx: Context, id: number): Promise<void> {
  await command(ctx, 'import.run', async run => {
    const row = await lockImport(run, id);
    await step(run, id, row, 'STOP', { stopRequested: true });
  });
}

/** Goes on where the writing stopped. */
export async function resumeImport(ctx: Context, id: number): Promise<void> {
  await command(ctx, 'import.run', async run => {
    const row = await lockImport(run, id);
    await step(run, id, row, 'RESUME', {
      status: 'WRITING',
      stopRequested: false,
      failure: null,
      finishedAt: null,
    });
  });
  await sendImport(ctx.jobs, id);
}
