// The accounts of the funds and every movement between them: what leaves one arrives at the other, and none inside falls below zero.

import type { FundAccountKind, FundEntryKind, Posting } from '@zhucan/domain';
import type { AccountRow, EntryRow, PostingRow } from './rows.ts';

/** When, and by whom. */
export interface Moment {
  readonly day: number;
  readonly at: number;
  readonly actorId: number | null;
}

/** What an entry says beside its movement. */
export type EntryNote = Partial<
  Omit<EntryRow, 'id' | 'fundId' | 'kind' | 'booked' | 'key' | 'at' | 'actorId'>
>;

/** What is moved, for which command. */
export interface Movement {
  readonly fundId: number;
  readonly kind: FundEntryKind;
  readonly postings: readonly Posting[];
  /** What the API would know the movement by. */
  readonly key: string;
}

const OUTSIDE: readonly FundAccountKind[] = ['BUDGET', 'DONATION', 'INTEREST'];

export class Books {
  readonly accounts: AccountRow[] = [];
  readonly entries: EntryRow[] = [];
  readonly postings: PostingRow[] = [];
  readonly #accounts = new Map<string, AccountRow>();

  /** An account, opened when it is first asked for. */
  account(fundId: number, kind: FundAccountKind, purposeId: number | null): AccountRow {
    const key = `${fundId} ${kind} ${purposeId}`;
    const known = this.#accounts.get(key);
    if (known) return known;
    const made: AccountRow = { id: this.accounts.length + 1, fundId, purposeId, kind, balance: 0n };
    this.accounts.push(made);
    this.#accounts.set(key, made);
    return made;
  }

  post({ fundId, kind, postings, key }: Movement, { day, at, actorId }: Moment, note: EntryNote = {}): void {
    if (postings.length === 0) return;
    const id = this.entries.length + 1;
    const nothing = { value: null, caseId: null, paymentId: null, reference: null, memo: null };
    const nobody = { donorKind: null, donorName: null, budgetYear: null };
    this.entries.push({ id, fundId, kind, booked: day, key, actorId, at, ...nothing, ...nobody, ...note });
    for (const { from, to, amount } of postings) {
      const source = this.account(fundId, from.kind, from.purposeId);
      const target = this.account(fundId, to.kind, to.purposeId);
      source.balance -= amount;
      target.balance += amount;
      if (source.balance < 0n && !OUTSIDE.includes(source.kind))
        throw new RangeError(`${kind} overdraws ${source.kind}`);
      this.postings.push({ entryId: id, fundId, booked: day, fromId: source.id, toId: target.id, amount });
    }
  }
}
