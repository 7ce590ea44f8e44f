// A fund's accounts held under lock, and entries posted to them. Whoever posts has locked every account of the fund in the order of
// their ids, so that one fund's commands follow each other and no two can wait for each other. Locks are taken in one order
// everywhere: cases, accounts, batches, payments, advances, each by id.

import type { Prisma } from '@zhucan/database';
import {
  type AccountRef,
  DomainError,
  type Fen,
  type FundAccountKind,
  type FundEntryKind,
  mayHold,
  NotFoundError,
  type Posting,
  type Source,
} from '@zhucan/domain';
import type { Command, Transaction } from '../access/command.ts';

interface Account {
  readonly id: number;
  readonly kind: FundAccountKind;
  readonly purposeId: number | null;
  balance: Fen;
}

/** One entry to be posted. */
export interface NewEntry {
  readonly kind: FundEntryKind;
  readonly postings: readonly Posting[];
  /** Known by this key for ever: the same one is never posted twice. */
  readonly key: string;
  readonly more?: Omit<
    Prisma.FundEntryUncheckedCreateInput,
    'fundId' | 'kind' | 'bookedOn' | 'idempotencyKey' | 'actorId' | 'at' | 'postings' | 'reversal'
  >;
}

const keyOf = ({ kind, purposeId }: AccountRef): string => `${kind} ${purposeId ?? ''}`;

/** A day as a date column takes it. */
export function dateColumn(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The accounts of one fund, locked until the transaction ends. */
export class Books {
  readonly fundId: number;
  readonly #accounts: Map<string, Account>;

  private constructor(fundId: number, accounts: readonly Account[]) {
    this.fundId = fundId;
    this.#accounts = new Map(accounts.map(account => [keyOf(account), account]));
  }

  /** Locks the accounts of these funds, all in the order of their ids. */
  static async lockAll(tx: Transaction, fundIds: readonly number[]): Promise<Books[]> {
    const accounts = await tx.$queryRaw<(Account & { fundId: number })[]>`
      SELECT id, fund_id AS "fundId", kind::text AS kind, purpose_id AS "purposeId", balance
        FROM fund_account WHERE fund_id = ANY (${[...fundIds]}::int[]) ORDER BY id FOR UPDATE`;
    return fundIds.map(
      fundId =>
        new Books(
          fundId,
          accounts.filter(account => account.fundId === fundId),
        ),
    );
  }

  static async lock(tx: Transaction, fundId: number): Promise<Books> {
    const [books] = await Books.lockAll(tx, [fundId]);
    if (!books || books.#accounts.size === 0) throw new NotFoundError();
    return books;
  }

  balance(ref: AccountRef): Fen {
    return this.#accounts.get(keyOf(ref))?.balance ?? 0n;
  }

  /** Whether money is reserved, in payment or owed to the fund. */
  isBusy(): boolean {
    const busy: readonly FundAccountKind[] = ['RESERVED', 'IN_PAYMENT', 'RECEIVABLE'];
    return [...this.#accounts.values()].some(({ kind, balance }) => busy.includes(kind) && balance !== 0n);
  }

  /** The general money, and what is bound to purposes that are open. */
  async sources(tx: Transaction): Promise<Source[]> {
    const purposes = await tx.fundPurpose.findMany({
      where: { fundId: this.fundId, active: true },
      select: { id: true, programmes: true },
    });
    const free = (purposeId: number | null): Fen => this.balance({ kind: 'AVAILABLE', purposeId });
    return [
      { purposeId: null, programmes: [], available: free(null) },
      ...purposes.map(({ id, programmes }) => ({ purposeId: id, programmes, available: free(id) })),
    ];
  }

  #account(ref: AccountRef): Account {
    const account = this.#accounts.get(keyOf(ref));
    if (!account) throw new TypeError(`fund ${this.fundId} has no account ${keyOf(ref)}`);
    return account;
  }

  /** Opens the accounts that a fund has had no use for yet; whoever has its lock is the only one to do so. */
  async #open(tx: Transaction, refs: readonly AccountRef[]): Promise<void> {
    const missing = new Map(
      refs.filter(ref => !this.#accounts.has(keyOf(ref))).map(ref => [keyOf(ref), ref]),
    );
    if (missing.size === 0) return;
    const opened = await tx.fundAccount.createManyAndReturn({
      data: [...missing.values()].map(({ kind, purposeId }) => ({ fundId: this.fundId, kind, purposeId })),
      select: { id: true, kind: true, purposeId: true, balance: true },
    });
    for (const account of opened) this.#accounts.set(keyOf(account), account);
  }

  /** Moves the kept figures, and refuses what would overdraw an account before the database does. */
  #apply(postings: readonly Posting[], overdrawn: () => DomainError): void {
    for (const { from, to, amount } of postings) {
      this.#account(from).balance -= amount;
      this.#account(to).balance += amount;
    }
    for (const ref of postings.flatMap(({ from, to }) => [from, to]))
      if (!mayHold(ref.kind, this.balance(ref))) throw overdrawn();
  }

  /** Posts entries in their order; gives their ids. */
  async post(
    { tx, ctx, viewer }: Command,
    entries: readonly NewEntry[],
    overdrawn: () => DomainError = () => new DomainError('INTERNAL', { requestId: ctx.requestId }),
  ): Promise<number[]> {
    if (entries.length === 0) return [];
    await this.#open(
      tx,
      entries.flatMap(({ postings }) => postings.flatMap(({ from, to }) => [from, to])),
    );
    for (const { postings } of entries) this.#apply(postings, overdrawn);
    const bookedOn = dateColumn(ctx.today);
    const actorId = viewer.kind === 'user' ? viewer.id : null;
    const made = await tx.fundEntry.createManyAndReturn({
      data: entries.map(({ kind, key, more }) => ({
        ...more,
        fundId: this.fundId,
        kind,
        bookedOn,
        idempotencyKey: key,
        actorId,
        at: ctx.now,
      })),
      select: { id: true, idempotencyKey: true },
    });
    const idOf = new Map(made.map(({ id, idempotencyKey }) => [idempotencyKey, id]));
    const ids = entries.map(({ key }) => idOf.get(key) ?? 0);
    await tx.fundPosting.createMany({
      data: entries.flatMap(({ postings }, at) =>
        postings.map(({ from, to, amount }) => ({
          entryId: ids[at] ?? 0,
          fundId: this.fundId,
          bookedOn,
          fromId: this.#account(from).id,
          toId: this.#account(to).id,
          amount,
        })),
      ),
    });
    return ids;
  }
}
