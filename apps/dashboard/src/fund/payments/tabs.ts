import type { PaymentStatus } from '@zhucan/domain';

export interface Tab {
  key: 'ready' | 'batched' | 'sent' | 'failed' | 'paid' | 'all';
  statuses: readonly PaymentStatus[];
}

/** Payments by what waits to be done with them. */
export const tabs: readonly Tab[] = [
  { key: 'ready', statuses: ['READY'] },
  { key: 'batched', statuses: ['BATCHED'] },
  { key: 'sent', statuses: ['SENT'] },
  { key: 'failed', statuses: ['FAILED'] },
  { key: 'paid', statuses: ['PAID'] },
  { key: 'all', statuses: [] },
];

/** Whether the list shows just this part. */
export function isChosen({ statuses }: Tab, filter: unknown): boolean {
  const chosen = Array.isArray(filter) ? filter.map(String) : [];
  return chosen.length === statuses.length && statuses.every(status => chosen.includes(status));
}

interface Payment {
  status: PaymentStatus;
  amount: string;
  fund?: { id: string } | null | undefined;
}

/** Which of the ticked payments go into a batch, or why they do not: they are ready, and of one fund. */
export function batchOf<Row extends Payment>(
  rows: readonly Row[],
): { fundId: string; payments: Row[] } | { problem: 'none' | 'funds' } {
  const ready = rows.filter(({ status }) => status === 'READY');
  const funds = new Set(ready.map(({ fund }) => fund?.id));
  const [fundId] = funds;
  if (fundId === undefined) return { problem: 'none' };
  return funds.size === 1 ? { fundId, payments: ready } : { problem: 'funds' };
}
