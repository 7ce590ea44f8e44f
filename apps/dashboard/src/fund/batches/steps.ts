import type { BankAnswerOutcome, BatchStatus } from '@zhucan/domain';

const steps = ['make', 'check', 'send', 'answer'] as const;
export type StepKey = (typeof steps)[number];

/** How many steps are done in each status. */
const done: Record<BatchStatus, number> = { OPEN: 1, CHECKED: 2, EXPORTED: 3, RECONCILED: 4, DISCARDED: 0 };

/** The batch's way, with what is done, what is next, and what comes later. */
export function stepsOf(status: BatchStatus): { key: StepKey; progress: 'done' | 'next' | 'todo' }[] {
  return steps.map((key, index) => ({
    key,
    progress: index < done[status] ? 'done' : index === done[status] ? 'next' : 'todo',
  }));
}

interface Answer {
  outcome: BankAnswerOutcome;
}

/** How many lines of the bank's answers had each outcome, those that need a look last. */
export function countOutcomes(answers: readonly Answer[]): { outcome: BankAnswerOutcome; count: number }[] {
  const order: readonly BankAnswerOutcome[] = ['PAID', 'FAILED', 'DIFFERS', 'UNKNOWN', 'REPEATED'];
  return order
    .map(outcome => ({ outcome, count: answers.filter(answer => answer.outcome === outcome).length }))
    .filter(({ count }) => count > 0);
}
