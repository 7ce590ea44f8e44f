// The other ways of a roster: dropped on the page, in a workbook of several sheets, and mended after its errors were told.

import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type OutCell, workbookStream } from '../../apps/api/src/exchange/sheet/xlsx-write.ts';
import { expect, expectAccessible, signIn, test } from './support/app.ts';
import { madeUp } from './support/people.ts';
import { choose, findPerson, openPage } from './support/steps.ts';
import { zh } from './support/words.ts';
import { rowsOf } from './support/workbook.ts';

const { say, term } = zh;
const SAMPLE = fileURLToPath(new URL('../fixtures/roster-sample.xlsx', import.meta.url));
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const VILLAGE = '永垅村';
const HEADINGS = [term('field', 'name'), term('field', 'idNumber'), '村（社区）'];

interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly OutCell[])[];
}

function workbook(...sheets: readonly Sheet[]): Promise<Buffer> {
  return buffer(
    workbookStream(
      sheets.map(({ name, rows }) => ({ name, widths: [], headRows: 1, rows: rows.map(row => [...row]) })),
    ),
  );
}

const columns = (page: Page) => page.getByRole('region', { name: say('roster.columns'), exact: true });

async function upload(page: Page, name: string, content: Buffer): Promise<void> {
  await openPage(page, '/imports');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: say('roster.choose') }).click();
  await (await choosing).setFiles({ name, mimeType: XLSX, buffer: content });
  await expect(columns(page)).toBeVisible();
}

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('roster.check'), exact: true }).click();
  await expect(page.getByRole('heading', { name: say('roster.result.CHECKED') })).toBeVisible();
}

const outcomeTab = (page: Page, outcome: string, count: number) =>
  page.getByRole('tab', { name: `${term('importOutcome', outcome)} ${count}`, exact: true });

test('a file is dropped on the page', async ({ as }) => {
  const page = await as('town');
  await openPage(page, '/imports');
  const content = (await readFile(SAMPLE)).toString('base64');
  const files = await page.evaluateHandle(
    ({ content, type }) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], 'dropped.xlsx', { type }));
      return transfer;
    },
    { content, type: XLSX },
  );
  const zone = page.getByText(say('roster.drop'));
  const ground = () => zone.evaluate(node => getComputedStyle(node.parentElement ?? node).backgroundColor);
  const before = await ground();
  await zone.dispatchEvent('dragover', { dataTransfer: files });
  await expect.poll(ground).not.toBe(before);
  await zone.dispatchEvent('drop', { dataTransfer: files });
  await expect(page.getByRole('heading', { level: 1, name: 'dropped.xlsx' })).toBeVisible();
  await expect(columns(page)).toBeVisible();
});

test('a workbook of several sheets: the one that is meant is chosen', async ({ page }) => {
  await signIn(page, 'town');
  const [first, second] = [
    madeUp('多表甲', 'dbj', '1964-02-03', 821),
    madeUp('多表乙', 'dby', '1965-03-04', 823),
  ];
  const content = await workbook(
    { name: '旧名册', rows: [HEADINGS, [first.name, first.idNumber, VILLAGE]] },
    {
      name: '新名册',
      rows: [
        ['云禾镇名册'],
        HEADINGS,
        [first.name, first.idNumber, VILLAGE],
        [second.name, second.idNumber, VILLAGE],
      ],
    },
  );
  await upload(page, 'sheets.xlsx', content);
  await expectAccessible(page);
  await expect(columns(page).getByRole('combobox', { name: say('roster.sheet') })).toHaveText('旧名册');
  await choose(columns(page), say('roster.sheet'), '新名册');
  await columns(page)
    .getByRole('textbox', { name: say('roster.headerRow') })
    .fill('2');
  await columns(page)
    .getByRole('button', { name: say('roster.readAgain') })
    .click();
  await expect(page.getByRole('heading', { name: say('roster.result.CHECKED') })).toBeVisible();
  await expect(outcomeTab(page, 'NEW', 2)).toBeVisible();
  await page.getByRole('button', { name: say('roster.start', { rows: 2 }) }).click();
  await expect(page.getByText(say('roster.doneLead', { written: 2, errors: 0 }))).toBeVisible();
  await findPerson(page, second.initials, second.name);
});

test('the rows with errors are mended in their file, uploaded again and written', async ({ as }) => {
  const page = await as('town');
  const good = madeUp('无误者', 'wwz', '1962-07-08', 831);
  const wrongNumber = madeUp('错号者', 'chz', '1963-08-09', 833);
  const wrongPlace = madeUp('错村者', 'ccz', '1964-09-10', 835);
  const swapped = `${wrongNumber.idNumber.slice(0, 17)}${wrongNumber.idNumber.endsWith('1') ? '2' : '1'}`;
  const roster = [
    HEADINGS,
    [good.name, good.idNumber, VILLAGE],
    [wrongNumber.name, swapped, VILLAGE],
    [wrongPlace.name, wrongPlace.idNumber, '不存在村'],
  ];
  await upload(page, 'errors.xlsx', await workbook({ name: '名册', rows: roster }));
  await check(page);
  await expect(outcomeTab(page, 'ERROR', 2)).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: say('roster.mend') }).click();
  const mend = await rowsOf(await coming);
  const reasons = mend[0]?.indexOf(term('field', 'problem')) ?? -1;
  expect(mend.slice(1).map(row => row[reasons])).toEqual([
    expect.stringContaining('校验'),
    expect.stringContaining('没有找到此村'),
  ]);

  const mended = mend.map(row =>
    row.map(cell => cell.replace(swapped, wrongNumber.idNumber).replace(/^不存在村$/, VILLAGE)),
  );
  await upload(page, 'mended.xlsx', await workbook({ name: '名册', rows: mended }));
  await check(page);
  await expect(outcomeTab(page, 'NEW', 2)).toBeVisible();
  await page.getByRole('button', { name: say('roster.start', { rows: 2 }) }).click();
  await expect(page.getByText(say('roster.doneLead', { written: 2, errors: 0 }))).toBeVisible();
  for (const { initials, name } of [wrongNumber, wrongPlace]) await findPerson(page, initials, name);
});
