// What is done with money on its pages.

import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { openSheet } from '../../../apps/api/src/exchange/sheet/open.ts';
import { openPage, searchList, settled } from './steps.ts';
import { zh } from './words.ts';

const { say, term } = zh;

export const batchOperation = (key: string) => term('batchOperation', key);

/** The fund's page: each of its figures in fen, by its name. */
export async function positionOf(page: Page, fundId: string): Promise<Record<string, bigint>> {
  await openPage(page, `/funds/${encodeURIComponent(fundId)}/show`);
  const figures = page.getByRole('region', { name: say('fund.positionNow') });
  const fen = async (name: 'balance' | 'available' | 'reserved' | 'inPayment') => {
    const label = figures.getByRole('term').filter({ hasText: new RegExp(`^${say(`fund.${name}`)}$`) });
    const text = (await label.locator('xpath=following-sibling::dd').textContent()) ?? '';
    expect(text).toMatch(/^¥[\d,]+\.\d\d$/);
    return BigInt(text.replace(/\D/g, ''));
  };
  return {
    balance: await fen('balance'),
    available: await fen('available'),
    reserved: await fen('reserved'),
    inPayment: await fen('inPayment'),
  };
}

/** Ticks a payment in the list and makes a batch of it; stays on the batch's page. */
export async function makesBatch(page: Page, payment: string): Promise<void> {
  await openPage(page, '/payments');
  await searchPayment(page, payment);
  await page.getByRole('checkbox', { name: say('list.selectRow', { name: payment }) }).check();
  await page.getByRole('button', { name: say('payment.makeBatch') }).click();
  await confirm(page, say('payment.makeBatch'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(say('batch.batch'));
  await settled(page);
}

async function searchPayment(page: Page, payment: string): Promise<void> {
  await page.getByRole('searchbox', { name: say('payment.number') }).fill(payment);
  await expect.poll(() => decodeURIComponent(page.url())).toContain(payment);
  await settled(page);
}

/** Presses the button of the dialog that is open. */
async function confirm(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await expect(dialog).toBeHidden();
}

export async function doesToBatch(page: Page, operation: 'CHECK' | 'EXPORT'): Promise<void> {
  await page.getByRole('button', { name: batchOperation(operation), exact: true }).click();
  await confirm(page, say(operation === 'CHECK' ? 'batch.checkDo' : 'batch.exportDo'));
  await settled(page);
}

/** The lines of the bank's file, by their headings. */
export async function bankFile(page: Page): Promise<Record<string, string>[]> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: say('batch.file', { name: 'CSV' }) }).click();
  const path = await (await download).path();
  const rows: string[][] = [];
  const sheet = await openSheet(await readFile(path));
  for await (const { cells } of sheet.rows()) rows.push(cells.map(cell => String(cell ?? '')));
  const [headings = [], ...lines] = rows;
  return lines.map(line => Object.fromEntries(headings.map((heading, at) => [heading, line[at] ?? ''])));
}

/** Gives the bank's answer to the batch that is open. */
export async function bankAnswers(page: Page, lines: readonly (readonly string[])[]): Promise<void> {
  const headings = ['支付编号', '账号后四位', '金额', '结果', '流水号', '交易日期', '失败原因'];
  const rows = [['银行回盘'], headings, ...lines].map(line => line.join(','));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: say('batch.choose') }).click();
  const buffer = Buffer.from(`\uFEFF${rows.join('\r\n')}\r\n`);
  await (await chooser).setFiles({ name: '回盘.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByRole('table', { name: say('batch.answer') })).toBeVisible();
  await settled(page);
}

/** The rows of the fund's entries of a case, newest first. */
export async function entriesOf(page: Page, number: string): Promise<Locator> {
  await openPage(page, '/fund-entries');
  await searchList(page, say('entry.search'), number);
  return page.getByRole('table').getByRole('rowgroup').last().getByRole('row');
}
