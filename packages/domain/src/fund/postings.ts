import type { Fen } from '../shared/money.ts';
import type { FundAccountKind, PaymentUse } from './terms.ts';

/** One account of a fund: its kind, for general money (null) or for one purpose. */
export interface AccountRef {
  readonly kind: FundAccountKind;
  readonly purposeId: number | null;
}

/** So many fen from one account to another; positive, so that nothing appears and nothing vanishes. */
export interface Posting {
  readonly from: AccountRef;
  readonly to: AccountRef;
  readonly amount: Fen;
}

/** How much of a sum comes from which source. */
export interface Share {
  readonly purposeId: number | null;
  readonly amount: Fen;
}

function move(from: FundAccountKind, to: FundAccountKind, { purposeId, amount }: Share): Posting {
  if (amount <= 0n) throw new RangeError('a posting moves a positive amount');
  return { from: { kind: from, purposeId }, to: { kind: to, purposeId }, amount };
}

const moveAll = (from: FundAccountKind, to: FundAccountKind, shares: readonly Share[]): Posting[] =>
  shares.filter(share => share.amount > 0n).map(share => move(from, to, share));

/** Where money of this use has gone once it is paid. */
const PAID_TO = {
  GRANT: 'GRANTED',
  ADVANCE: 'RECEIVABLE',
  SUBSIDY: 'SUBSIDISED',
  PURCHASE: 'PURCHASED',
} as const satisfies Record<PaymentUse, FundAccountKind>;

/** The postings of each kind of entry. Each share stays within its own source. */
export const postings = {
  receive: (from: 'BUDGET' | 'DONATION' | 'INTEREST', share: Share) => [move(from, 'AVAILABLE', share)],
  reserve: (shares: readonly Share[]) => moveAll('AVAILABLE', 'RESERVED', shares),
  release: (shares: readonly Share[]) => moveAll('RESERVED', 'AVAILABLE', shares),
  send: (shares: readonly Share[]) => moveAll('RESERVED', 'IN_PAYMENT', shares),
  pay: (use: PaymentUse, shares: readonly Share[]) => moveAll('IN_PAYMENT', PAID_TO[use], shares),
  fail: (shares: readonly Share[]) => moveAll('IN_PAYMENT', 'RESERVED', shares),
  /** Money comes in from whoever owed it. */
  repay: (share: Share) => [move('RECEIVABLE', 'AVAILABLE', share)],
  /** A grant is given without being sent, and what was owed is thereby paid back. */
  setOff: (granted: readonly Share[], owed: readonly Share[]) => [
    ...moveAll('RESERVED', 'GRANTED', granted),
    ...moveAll('RECEIVABLE', 'AVAILABLE', owed),
  ],
  writeOff: (share: Share) => [move('RECEIVABLE', 'WRITTEN_OFF', share)],
  purchase: (share: Share) => [move('AVAILABLE', 'PURCHASED', share)],
  /** The same, turned round. */
  reverse: (of: readonly Posting[]): Posting[] =>
    of.map(({ from, to, amount }) => ({ from: to, to: from, amount })),
} as const;

export function sumOf(parts: readonly { readonly amount: Fen }[]): Fen {
  return parts.reduce((sum, part) => sum + part.amount, 0n);
}

/** The smaller of two amounts; Math.min knows no bigint. */
export function lesserOf(a: Fen, b: Fen): Fen {
  if (a < b) return a;
  return b;
}
