import type { ImportOutcome, ImportPageFragment } from '../generated/graphql.ts';

type Facts = Pick<ImportPageFragment, 'counts' | 'accepts' | 'status'>;

/** What needs a look first, then what is written, then what is not. */
const order = ['ERROR', 'SUSPECT', 'NEW', 'UPDATE', 'MOVED', 'SAME', 'DUPLICATE', 'SKIPPED'] as const;

export interface OutcomeCount {
  outcome: ImportOutcome;
  count: number;
}

export function inOrder(counts: Facts['counts']): OutcomeCount[] {
  return order.flatMap(outcome => {
    const count = counts.find(one => one.outcome === outcome)?.count ?? 0;
    return count > 0 ? [{ outcome, count }] : [];
  });
}

const writable: readonly ImportOutcome[] = ['NEW', 'UPDATE', 'MOVED', 'SUSPECT'];

/** Outcomes of this import that can still be written: once it is done, those that were accepted are in the register. */
export function writableCounts({ counts, accepts, status }: Facts): OutcomeCount[] {
  const written = status === 'DONE' ? accepts : [];
  return inOrder(counts)
    .filter(({ outcome }) => writable.includes(outcome) && !written.includes(outcome))
    .sort((one, other) => writable.indexOf(one.outcome) - writable.indexOf(other.outcome));
}

/** What is ticked at first: everything sure; a likely duplicate only once someone has looked. */
export function firstAccepted(facts: Facts): ImportOutcome[] {
  const possible = writableCounts(facts).map(({ outcome }) => outcome);
  if (facts.status !== 'DONE' && facts.accepts.length > 0) {
    return possible.filter(outcome => facts.accepts.includes(outcome));
  }
  return possible.filter(outcome => outcome !== 'SUSPECT');
}

/** How many rows the chosen outcomes hold. */
export function sumOf(counts: Facts['counts'], chosen: readonly ImportOutcome[]): number {
  return counts.reduce((sum, { outcome, count }) => (chosen.includes(outcome) ? sum + count : sum), 0);
}

/** How far along, in per cent; nothing where the whole is not known yet. */
export function percent(done: number, total: number): number | undefined {
  return total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : undefined;
}

/** A file's size as people say it. */
export function sizeText(bytes: number): string {
  return bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
