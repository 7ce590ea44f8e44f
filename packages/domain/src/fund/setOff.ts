import type { Fen } from '../shared/money.ts';
import { lesserOf } from './postings.ts';
import type { PaymentUse } from './terms.ts';

/** An advance that is owed; `free` is what no other payment is about to settle. */
export interface OwedAdvance {
  readonly id: number;
  readonly free: Fen;
}

export interface SetOff {
  readonly advanceId: number;
  readonly amount: Fen;
}

/** Which outstanding advances of the same person a grant settles, oldest first, never more than the grant. Other uses settle none. */
export function planSetOff(use: PaymentUse, amount: Fen, advances: readonly OwedAdvance[]): SetOff[] {
  if (use !== 'GRANT') return [];
  const plan: SetOff[] = [];
  let left = amount;
  for (const { id, free } of [...advances].sort((a, b) => a.id - b.id)) {
    const part = lesserOf(free, left);
    if (part > 0n) plan.push({ advanceId: id, amount: part });
    left -= part > 0n ? part : 0n;
  }
  return plan;
}
