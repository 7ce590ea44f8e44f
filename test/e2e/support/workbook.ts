// What stands in a workbook that the browser downloaded.

import { readFile } from 'node:fs/promises';
import { type Download, expect } from '@playwright/test';
import { openSheet } from '../../../apps/api/src/exchange/sheet/open.ts';

/** The rows of the first sheet, each cell as text. */
export async function rowsOf(download: Download): Promise<string[][]> {
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const source = await openSheet(await readFile(await download.path()));
  const rows: string[][] = [];
  for await (const { cells } of source.rows()) rows.push(cells.map(cell => String(cell ?? '')));
  return rows;
}
