// What becomes of a payment, told to whoever must know in the same transaction. Other slices register themselves; the fund knows none
// by name.

import type { Command } from '../access/command.ts';

export interface PaymentOutcome {
  readonly kind: 'PAID' | 'FAILED' | 'CANCELLED';
  readonly paymentId: number;
  /** Locked already. */
  readonly caseId: number;
  /** The day it was paid; today where it was not. */
  readonly on: string;
  /** Why it failed or was cancelled. */
  readonly reason: string | null;
}

type Handler = (run: Command, outcome: PaymentOutcome) => Promise<void>;

const handlers: Handler[] = [];

/** Registers who is told of every outcome; what it throws undoes the outcome. */
export function onPaymentOutcome(handler: Handler): void {
  handlers.push(handler);
}

export async function tellOutcome(run: Command, outcome: PaymentOutcome): Promise<void> {
  for (const handler of handlers) await handler(run, outcome);
}
