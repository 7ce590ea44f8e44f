// What an approval, and its end without payment, mean to another slice: told in the same transaction, so that a refusal there undoes
// the step here. The other slice registers itself; casework knows none by name.

import type { Fen, Payee, PaymentUse } from '@zhucan/domain';
import type { Command } from '../access/command.ts';

/** A case that has just been approved; its row is locked. */
interface ApprovedCase {
  readonly id: number;
  readonly number: string;
  readonly programme: string;
  readonly areaPath: string;
  readonly personId: number | null;
  /** Who decided it: they may not check, send or record its payment. */
  readonly decidedById: number | null;
  readonly amount: Fen;
  readonly use: PaymentUse;
  readonly payee: Payee;
}

export interface CaseEffects {
  /** Sets the money aside; throws where it does not suffice. */
  approved(run: Command, approved: ApprovedCase): Promise<void>;
  /** Gives back what was set aside, where anything was; throws where the payment is under way. */
  released(run: Command, caseId: number): Promise<void>;
}

const registered: CaseEffects[] = [];

export function registerCaseEffects(effects: CaseEffects): void {
  registered.push(effects);
}

/** Every registered effect, one after the other, in the case's own transaction. */
export const caseEffects: CaseEffects = {
  async approved(run, approved) {
    for (const one of registered) await one.approved(run, approved);
  },
  async released(run, caseId) {
    for (const one of registered) await one.released(run, caseId);
  },
};
