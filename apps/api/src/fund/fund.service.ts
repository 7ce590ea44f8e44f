// Funds themselves: opened, changed, their purposes and budgets.

import { Prisma } from '@zhucan/database';
import {
  ConflictError,
  FUND_ACCOUNT_KINDS,
  type FundAccountKind,
  formatMoney,
  NotFoundError,
  readFund,
  readFundBudget,
  readFundChange,
  readPurpose,
  StaleError,
} from '@zhucan/domain';
import { changesOf } from '../access/changes.ts';
import { type Command, command, writableArea } from '../access/command.ts';
import { erased } from '../access/read/table.ts';
import type { Context } from '../context.ts';
import { Books } from './books.ts';
import { fundTable } from './fund.table.ts';
import { lockVersion, visibleFund } from './locks.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Donations alone are bound to a purpose. */
const PURPOSE_KINDS = FUND_ACCOUNT_KINDS.filter(kind => kind !== 'BUDGET' && kind !== 'INTEREST');

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

function sealedAccount({ ctx }: Command, account: string) {
  return { bankAccountEnc: ctx.vault.seal(account), bankAccountLast4: account.slice(-4) };
}

async function openAccounts(
  { tx }: Command,
  fundId: number,
  purposeId: number | null,
  kinds: readonly FundAccountKind[],
): Promise<void> {
  await tx.fundAccount.createMany({ data: kinds.map(kind => ({ fundId, purposeId, kind })) });
}

export async function createFund(ctx: Context, areaId: number, input: Fields): Promise<number> {
  try {
    return await command(ctx, 'fund.manage', async run => {
      const area = await writableArea(run, areaId, 'areaId');
      const { bankAccount, ...fund } = readFund(input);
      const { id } = await run.tx.fund.create({
        data: { ...fund, areaId: area.id, ...sealedAccount(run, bankAccount) },
      });
      await openAccounts(run, id, null, FUND_ACCOUNT_KINDS);
      run.audit({
        action: 'CREATE',
        entity: 'Fund',
        entityId: id,
        areaPath: area.path,
        changes: changesOf({}, { ...fund, bankAccountLast4: bankAccount.slice(-4) }),
      });
      return id;
    });
  } catch (error) {
    if (isTaken(error)) throw new ConflictError('FUND_CODE_TAKEN', {}, 'code');
    throw error;
  }
}

export function updateFund(
  ctx: Context,
  id: number,
  expectedVersion: number,
  input: Fields,
): Promise<number> {
  return command(ctx, 'fund.manage', async run => {
    const { areaPath } = await visibleFund(run, id, 'id');
    const books = await Books.lock(run.tx, id);
    await lockVersion(run, erased(fundTable), id, expectedVersion);
    const { bankAccount, ...fund } = readFundChange(input);
    if (!fund.active && books.isBusy()) throw new ConflictError('FUND_HOLDS_MONEY', {}, 'active');
    const before = await run.tx.fund.findUniqueOrThrow({ where: { id } });
    const data = { ...fund, ...(bankAccount ? sealedAccount(run, bankAccount) : {}) };
    await run.tx.fund.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
    run.audit({
      action: 'UPDATE',
      entity: 'Fund',
      entityId: id,
      areaPath,
      changes: changesOf({ ...before }, data),
    });
    return id;
  });
}

/** Opens a purpose, or changes one; its money stays its own. */
export async function savePurpose(
  ctx: Context,
  fundId: number,
  id: number | undefined,
  input: Fields,
): Promise<number> {
  try {
    return await command(ctx, 'fund.manage', async run => {
      const fund = await visibleFund(run, fundId);
      await Books.lock(run.tx, fundId);
      const purpose = readPurpose(input, fund.programmes);
      const before = id === undefined ? null : await run.tx.fundPurpose.findFirst({ where: { id, fundId } });
      if (id !== undefined && !before) throw new NotFoundError('id');
      const saved = before
        ? await run.tx.fundPurpose.update({ where: { id: before.id }, data: purpose })
        : await run.tx.fundPurpose.create({ data: { ...purpose, fundId } });
      if (!before) await openAccounts(run, fundId, saved.id, PURPOSE_KINDS);
      run.audit({
        action: before ? 'UPDATE' : 'CREATE',
        entity: 'FundPurpose',
        entityId: saved.id,
        areaPath: fund.areaPath,
        changes: changesOf({ ...before }, purpose),
      });
      return saved.id;
    });
  } catch (error) {
    if (isTaken(error)) throw new ConflictError('PURPOSE_NAME_TAKEN', {}, 'nameZh');
    throw error;
  }
}

/** Sets a year's budget by the population; 0 is the version of a year that has none. */
export function setFundBudget(
  ctx: Context,
  fundId: number,
  expectedVersion: number,
  input: Fields,
): Promise<number> {
  return command(ctx, 'fund.manage', async run => {
    const { areaPath } = await visibleFund(run, fundId);
    await Books.lock(run.tx, fundId);
    const budget = readFundBudget(input);
    const year = { fundId_year: { fundId, year: budget.year } };
    const before = await run.tx.fundBudget.findUnique({ where: year });
    if ((before?.version ?? 0) !== expectedVersion) throw new StaleError(before?.version ?? 0);
    const { id } = before
      ? await run.tx.fundBudget.update({ where: year, data: { ...budget, version: { increment: 1 } } })
      : await run.tx.fundBudget.create({ data: { ...budget, fundId } });
    run.audit({
      action: before ? 'UPDATE' : 'CREATE',
      entity: 'FundBudget',
      entityId: id,
      areaPath,
      changes: {
        year: [before?.year ?? null, budget.year],
        amount: [before ? formatMoney(before.amount) : null, formatMoney(budget.amount)],
        population: [before?.population ?? null, budget.population],
      },
    });
    return id;
  });
}
