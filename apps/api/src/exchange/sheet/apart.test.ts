import { buffer } from 'node:stream/consumers';
import { ValidationError } from '@zhucan/domain';
import { expect, it } from 'vitest';
import { openApart, type RowSource } from './apart.ts';
import { openHere } from './here.ts';
import type { SheetRow } from './sheet.ts';
import { workbookStream } from './xlsx-write.ts';

function workbook(rows: number): Promise<Buffer> {
  const cells = Array.from({ length: rows }, (_, row) => [
    `第${row}行`,
    row,
    new Date(Date.UTC(2020, 0, 1 + row)),
  ]);
  return buffer(
    workbookStream([{ name: '名册', widths: [9, 9, 12], headRows: 1, rows: [['甲', '乙', '丙'], ...cells] }]),
  );
}

async function batchesOf(source: RowSource, size: number): Promise<SheetRow[][]> {
  const batches: SheetRow[][] = [];
  try {
    for await (const batch of source.batches(null, size)) batches.push(batch);
  } finally {
    await source.close();
  }
  return batches;
}

it('gives the rows of a file in the same batches as one that is read here', async () => {
  const content = await workbook(25);
  const apart = await batchesOf(openApart(content), 10);
  expect(apart.map(batch => batch.length)).toEqual([10, 10, 6]);
  expect(apart).toEqual(await batchesOf(await openHere(content), 10));
  // The caller's own copy is whole still.
  expect(content.subarray(0, 2).toString()).toBe('PK');
});

it('says about how many rows there are', async () => {
  const source = openApart(await workbook(25));
  expect(await source.estimate(null)).toBe(26);
  await source.close();
});

it.each([
  ['is no roster', Buffer.from([1, 2, 3, 0, 255, 254]), 'ROSTER_FILE_UNREADABLE'],
  ['is empty', Buffer.alloc(0), 'ROSTER_FILE_EMPTY'],
])('refuses a file that %s with the same words', async (_what, content, code) => {
  const failure = await batchesOf(openApart(content), 10).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ValidationError);
  expect(failure instanceof ValidationError && failure.problems).toMatchObject([{ code, field: 'file' }]);
});

it('ends at once for whoever stops in the middle, and says so to whoever asks later', async () => {
  const source = openApart(await workbook(100));
  for await (const batch of source.batches(null, 10)) {
    expect(batch).toHaveLength(10);
    break;
  }
  await source.close();
  await expect(source.estimate(null)).rejects.toThrow('the reading thread ended');
});
