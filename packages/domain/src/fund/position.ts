import type { Fen } from '../shared/money.ts';
import { type FundAccountKind, type FundFlow, OUTSIDE_KINDS } from './terms.ts';

/** What a fund has at one moment. */
export interface FundPosition {
  /** On its bank account: available, reserved and in payment. */
  readonly balance: Fen;
  readonly reserved: Fen;
  readonly inPayment: Fen;
  readonly available: Fen;
  /** Advances that are owed. */
  readonly receivable: Fen;
}

export interface AccountBalance {
  readonly kind: FundAccountKind;
  readonly balance: Fen;
}

export function positionOf(balances: readonly AccountBalance[]): FundPosition {
  const sum = (kind: FundAccountKind): Fen =>
    balances.reduce((total, one) => (one.kind === kind ? total + one.balance : total), 0n);
  const [reserved, inPayment, available] = [sum('RESERVED'), sum('IN_PAYMENT'), sum('AVAILABLE')];
  return {
    balance: available + reserved + inPayment,
    reserved,
    inPayment,
    available,
    receivable: sum('RECEIVABLE'),
  };
}

/** Whether an account may hold so much: outside never above zero, inside never below. */
export function mayHold(kind: FundAccountKind, balance: Fen): boolean {
  const outside: readonly FundAccountKind[] = OUTSIDE_KINDS;
  return outside.includes(kind) ? balance <= 0n : balance >= 0n;
}

/** One line of the report of sources and uses. */
export interface FlowAmount {
  readonly flow: FundFlow;
  readonly amount: Fen;
}
