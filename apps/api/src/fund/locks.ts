// How a command on money finds and locks what it decides on. One order everywhere: cases, accounts, batches, payments, advances, each
// by id. The row of a fund itself is never locked before its accounts: entries refer to it.

import { NotFoundError, StaleError } from '@zhucan/domain';
import type { Command } from '../access/command.ts';
import { rowRule } from '../access/read/rule.ts';
import { type AnyTable, erased } from '../access/read/table.ts';
import { fundTable } from './fund.table.ts';

interface FundFacts {
  readonly id: number;
  readonly areaPath: string;
  readonly active: boolean;
  readonly programmes: readonly string[];
}

function ruleOf(run: Command, table: AnyTable): string {
  const rule = rowRule(table, 't0', run.viewer);
  if (rule === null) throw new NotFoundError();
  return rule;
}

/** A fund that the viewer may see; one outside reads as missing. Not locked: its accounts are. */
export async function visibleFund(run: Command, id: number, field = 'fundId'): Promise<FundFacts> {
  const [fund] = await run.tx.$queryRawUnsafe<FundFacts[]>(
    `SELECT t0.id, t0.area_path AS "areaPath", t0.active, t0.programmes FROM fund t0 WHERE t0.id = $1::int AND ${ruleOf(run, erased(fundTable))}`,
    id,
  );
  if (!fund) throw new NotFoundError(field);
  return fund;
}

/** The fund of a row that the viewer may see; one outside reads as missing. Not locked yet. */
export async function fundOfRow(run: Command, table: AnyTable, id: number, field = 'id'): Promise<number> {
  const [row] = await run.tx.$queryRawUnsafe<{ fundId: number }[]>(
    `SELECT t0.fund_id AS "fundId" FROM ${table.name} t0 WHERE t0.id = $1::int AND ${ruleOf(run, table)}`,
    id,
  );
  if (!row) throw new NotFoundError(field);
  return row.fundId;
}

/** Locks a row after its fund's accounts; refused where someone else was first. */
export async function lockVersion(
  run: Command,
  table: AnyTable,
  id: number,
  expectedVersion?: number,
): Promise<void> {
  const [row] = await run.tx.$queryRawUnsafe<{ version: number }[]>(
    `SELECT t0.version FROM ${table.name} t0 WHERE t0.id = $1::int FOR UPDATE`,
    id,
  );
  if (!row) throw new NotFoundError();
  if (expectedVersion !== undefined && row.version !== expectedVersion) throw new StaleError(row.version);
}

/** Locks the cases of these payments, before anything of the fund: casework locks a case first too. */
export async function lockCases({ tx }: Command, caseIds: readonly (number | null)[]): Promise<void> {
  const ids = [...new Set(caseIds.filter(id => id !== null))];
  if (ids.length > 0)
    await tx.$queryRaw`SELECT id FROM case_file WHERE id = ANY (${ids}::int[]) ORDER BY id FOR UPDATE`;
}

export async function lockPayments({ tx }: Command, ids: readonly number[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM payment WHERE id = ANY (${[...ids]}::int[]) ORDER BY id FOR UPDATE`;
}

export async function lockAdvances({ tx }: Command, ids: readonly number[]): Promise<void> {
  if (ids.length > 0)
    await tx.$queryRaw`SELECT id FROM advance WHERE id = ANY (${[...ids]}::int[]) ORDER BY id FOR UPDATE`;
}
