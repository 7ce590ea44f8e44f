// The numbers of payments and batches: year and running number, the row's own, so that giving one holds nobody up.

import type { Transaction } from '../access/command.ts';

interface Numbered {
  readonly id: number;
  readonly number: string;
}

const WIDTH = 6;

function numbered(prefix: string, id: number, today: string): Numbered {
  return { id, number: `${prefix}${today.slice(0, 4)}${String(id).padStart(WIDTH, '0')}` };
}

/** `P2026000123`. */
export async function paymentNumber(tx: Transaction, today: string): Promise<Numbered> {
  const [next] = await tx.$queryRaw<{ id: number }[]>`SELECT nextval('payment_id_seq')::int AS id`;
  return numbered('P', next?.id ?? 0, today);
}

/** `B2026000123`. */
export async function batchNumber(tx: Transaction, today: string): Promise<Numbered> {
  const [next] = await tx.$queryRaw<{ id: number }[]>`SELECT nextval('payment_batch_id_seq')::int AS id`;
  return numbered('B', next?.id ?? 0, today);
}
