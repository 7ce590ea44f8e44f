// Money that comes in or is spent directly, and an entry turned round: each posted once for its key.

import {
  ConflictError,
  formatMoney,
  NotFoundError,
  type Posting,
  postings,
  problem,
  REVERSIBLE_KINDS,
  readAppropriation,
  readDonation,
  readFundReason,
  readReceipt,
  TransitionRefused,
  ValidationError,
} from '@zhucan/domain';
import type { Command } from '../access/command.ts';
import { erased } from '../access/read/table.ts';
import type { Context } from '../context.ts';
import { Books, dateColumn, type NewEntry } from './books.ts';
import { fundEntryTable } from './fund.table.ts';
import { fundOfRow, visibleFund } from './locks.ts';
import { commandOnce } from './once.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a receipt is posted as, once its input is read. */
type Draft = Omit<NewEntry, 'key'>;

interface Paper {
  readonly amount: bigint;
  readonly valueOn: string | null;
  readonly reference: string;
  readonly memo: string | null;
}

function paperOf({ valueOn, reference, memo }: Paper) {
  return { valueOn: valueOn === null ? null : dateColumn(valueOn), reference, memo };
}

/** Posts one entry of a fund that is open, once for its key. */
function record(
  ctx: Context,
  permission: 'fund.record' | 'fund.manage',
  asked: { readonly name: string; readonly key: string; readonly fundId: number; readonly input: Fields },
  draft: (run: Command) => Promise<Draft>,
): Promise<number> {
  const { name, key, fundId, input } = asked;
  return commandOnce(ctx, permission, { name, key, content: { fundId, ...input } }, async (run, known) => {
    const { areaPath, active } = await visibleFund(run, fundId);
    const entry = await draft(run);
    if (!active) throw new ConflictError('FUND_INACTIVE', {}, 'fundId');
    const books = await Books.lock(run.tx, fundId);
    const amount = entry.postings[0]?.amount ?? 0n;
    const available = books.balance({ kind: 'AVAILABLE', purposeId: null });
    const short = () =>
      new ConflictError('FUND_INSUFFICIENT', {
        available: formatMoney(available),
        amount: formatMoney(amount),
      });
    const [id] = await books.post(run, [{ ...entry, key: `command:${known}` }], short);
    run.audit({
      action: `RECORD_${entry.kind}`,
      entity: 'FundEntry',
      entityId: id ?? null,
      areaPath,
      changes: { amount: [null, formatMoney(amount)] },
    });
    return id ?? 0;
  });
}

export function recordAppropriation(ctx: Context, key: string, fundId: number, input: Fields) {
  const asked = { name: 'recordAppropriation', key, fundId, input };
  return record(ctx, 'fund.record', asked, async () => {
    const paper = readAppropriation(input, ctx.today);
    return {
      kind: 'APPROPRIATION',
      postings: postings.receive('BUDGET', { purposeId: null, amount: paper.amount }),
      more: { ...paperOf(paper), budgetYear: paper.budgetYear },
    };
  });
}

async function openPurpose({ tx }: Command, fundId: number, purposeId: number | null): Promise<void> {
  if (purposeId === null) return;
  const purpose = await tx.fundPurpose.findFirst({ where: { id: purposeId, fundId } });
  if (!purpose) throw new NotFoundError('purposeId');
  if (!purpose.active) throw new ConflictError('PURPOSE_INACTIVE', {}, 'purposeId');
}

export function recordDonation(
  ctx: Context,
  key: string,
  fundId: number,
  purposeId: number | null,
  input: Fields,
) {
  const asked = { name: 'recordDonation', key, fundId, input: { ...input, purposeId } };
  return record(ctx, 'fund.record', asked, async run => {
    await openPurpose(run, fundId, purposeId);
    const { donorKind, donorName, ...paper } = readDonation(input, ctx.today);
    return {
      kind: 'DONATION',
      postings: postings.receive('DONATION', { purposeId, amount: paper.amount }),
      more: { ...paperOf(paper), donorKind, donorName },
    };
  });
}

export function recordInterest(ctx: Context, key: string, fundId: number, input: Fields) {
  const asked = { name: 'recordInterest', key, fundId, input };
  return record(ctx, 'fund.record', asked, async () => {
    const paper = readReceipt(input, ctx.today);
    return {
      kind: 'INTEREST',
      postings: postings.receive('INTEREST', { purposeId: null, amount: paper.amount }),
      more: paperOf(paper),
    };
  });
}

/** A purchase that is no case's, from general money that is free. */
export function recordPurchase(ctx: Context, key: string, fundId: number, input: Fields) {
  const asked = { name: 'recordPurchase', key, fundId, input };
  return record(ctx, 'fund.manage', asked, async () => {
    const paper = readReceipt(input, ctx.today);
    return {
      kind: 'PURCHASE',
      postings: postings.purchase({ purposeId: null, amount: paper.amount }),
      more: paperOf(paper),
    };
  });
}

async function postingsOf({ tx }: Command, entryId: number): Promise<Posting[]> {
  const rows = await tx.fundPosting.findMany({
    where: { entryId },
    orderBy: { id: 'asc' },
    select: {
      amount: true,
      from: { select: { kind: true, purposeId: true } },
      to: { select: { kind: true, purposeId: true } },
    },
  });
  return rows;
}

/** Turns an entry round that a person recorded; once, and never into an overdraft. */
export function reverseEntry(ctx: Context, key: string, id: number, input: Fields): Promise<number> {
  const asked = { name: 'reverseEntry', key, content: { id, ...input } };
  return commandOnce(ctx, 'fund.manage', asked, async (run, known) => {
    const fundId = await fundOfRow(run, erased(fundEntryTable), id);
    const memo = readFundReason(input);
    const books = await Books.lock(run.tx, fundId);
    const entry = await run.tx.fundEntry.findUniqueOrThrow({ where: { id }, include: { reversal: true } });
    if (!(REVERSIBLE_KINDS as readonly string[]).includes(entry.kind))
      throw new TransitionRefused(problem('ENTRY_NOT_REVERSIBLE'));
    if (entry.reversal) throw new TransitionRefused(problem('ENTRY_REVERSED'));
    const { areaPath } = await visibleFund(run, fundId);
    const [reversal] = await books.post(
      run,
      [
        {
          kind: 'REVERSAL',
          postings: postings.reverse(await postingsOf(run, id)),
          key: `command:${known}`,
          more: {
            reversesId: id,
            memo,
            reference: entry.reference,
            budgetYear: entry.budgetYear,
            donorKind: entry.donorKind,
            donorName: entry.donorName,
          },
        },
      ],
      () => new ValidationError([problem('REVERSAL_OVERDRAWN', 'id')]),
    );
    run.audit({ action: 'REVERSE', entity: 'FundEntry', entityId: id, areaPath, reason: memo });
    return reversal ?? 0;
  });
}
