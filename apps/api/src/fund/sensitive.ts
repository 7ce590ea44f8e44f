// The account numbers that a payment and a fund hold, for whoever reveals them with a reason.

import { NotFoundError } from '@zhucan/domain';
import type { Command } from '../access/command.ts';
import { rowRule } from '../access/read/rule.ts';
import { erased } from '../access/read/table.ts';
import { fundTable } from './fund.table.ts';
import { paymentTable } from './payment.table.ts';

export interface HeldAccount {
  readonly areaPath: string;
  readonly account: string;
}

interface SealedAccount {
  readonly areaPath: string;
  readonly sealed: Uint8Array;
}

/** The account of a row that the viewer may see; one outside reads as missing. */
async function accountOf(run: Command, type: 'Payment' | 'Fund', id: number): Promise<HeldAccount> {
  const table = type === 'Payment' ? erased(paymentTable) : erased(fundTable);
  const rule = rowRule(table, 't0', run.viewer);
  if (rule === null) throw new NotFoundError();
  const [row] = await run.tx.$queryRawUnsafe<SealedAccount[]>(
    `SELECT t0.area_path AS "areaPath", t0.bank_account_enc AS sealed FROM ${table.name} t0 WHERE t0.id = $1::int AND ${rule}`,
    id,
  );
  if (!row) throw new NotFoundError();
  return { areaPath: row.areaPath, account: run.ctx.vault.open(row.sealed) };
}

export function payeeAccount(run: Command, id: number): Promise<HeldAccount> {
  return accountOf(run, 'Payment', id);
}

export function fundAccount(run: Command, id: number): Promise<HeldAccount> {
  return accountOf(run, 'Fund', id);
}
