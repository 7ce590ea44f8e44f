// A file read where it is asked for, in batches.

import type { RowSource } from './apart.ts';
import { openSheet } from './open.ts';
import type { SheetRow } from './sheet.ts';

/** Rows in batches, with a breath between them so that the thread answers others meanwhile. */
export async function* batches(rows: AsyncIterable<SheetRow>, size: number): AsyncGenerator<SheetRow[]> {
  let batch: SheetRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    await new Promise(resolve => setImmediate(resolve));
  }
  if (batch.length > 0) yield batch;
}

export async function openHere(content: Buffer): Promise<RowSource> {
  const source = await openSheet(content);
  return {
    estimate: sheet => source.estimate(sheet),
    batches: (sheet, size) => batches(source.rows(sheet), size),
    close: async () => undefined,
  };
}
