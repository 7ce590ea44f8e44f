// A roster as a federation keeps it, from the file to the people in the register.

import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { citizenIdFor } from '@zhucan/domain';
import { expect, test } from './support/app.ts';
import { ask } from './support/graph.ts';
import { findPerson, openPage } from './support/steps.ts';
import { zh } from './support/words.ts';
import { rowsOf } from './support/workbook.ts';

const { say, term } = zh;
const SAMPLE = fileURLToPath(new URL('../fixtures/roster-sample.xlsx', import.meta.url));
const WRITABLE = ['NEW', 'UPDATE', 'MOVED'];
/** What becomes of the sample's forty rows in the demonstration, of its titles and its blank lines. */
const OUTCOMES = {
  NEW: 13,
  UPDATE: 2,
  MOVED: 1,
  SAME: 1,
  SUSPECT: 1,
  DUPLICATE: 1,
  ERROR: 21,
  SKIPPED: 7,
};

interface Counts {
  import: { counts: { outcome: string; count: number }[]; writtenRows: number; totalRows: number };
}

async function upload(
  page: Page,
  file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0],
): Promise<void> {
  await openPage(page, '/imports');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: say('roster.choose') }).click();
  await (await choosing).setFiles(file);
  await expect(page.getByRole('region', { name: say('roster.columns'), exact: true })).toBeVisible();
}

/** What the server counted for the import whose page is open. */
async function countsOf(page: Page): Promise<Counts['import']> {
  const id = decodeURIComponent(/imports\/([^/]+)/.exec(page.url())?.[1] ?? '');
  const query =
    'query Counts($id: ID!) { import(id: $id) { counts { outcome count } writtenRows totalRows } }';
  return (await ask<Counts>(page, query, { id })).import;
}

const sum = (counts: Counts['import']['counts'], kept: (outcome: string) => boolean) =>
  counts.filter(({ outcome }) => kept(outcome)).reduce((total, { count }) => total + count, 0);

async function expectWritten(page: Page, rows: number, errors: number): Promise<void> {
  const sentence = say('roster.doneLead', { written: rows.toLocaleString('en'), errors });
  await expect(page.getByText(sentence)).toBeVisible({ timeout: 60_000 });
}

test('the sample roster is matched, checked, mended and written', async ({ as }) => {
  const page = await as('town');
  await upload(page, SAMPLE);

  await test.step('its columns are matched by their headings, wherever they stand', async () => {
    for (const [heading, name] of [
      ['姓名（必填）', 'name'],
      ['身份证号码', 'idNumber'],
      ['残疾人证号', 'certificateNumber'],
      ['联系电话', 'phone'],
    ] as const) {
      const column = page.getByRole('combobox', { name: say('roster.fieldOf', { column: heading }) });
      await expect(column).toHaveText(term('field', name));
    }
    await page.getByRole('button', { name: say('roster.check'), exact: true }).click();
    await expect(page.getByRole('heading', { name: say('roster.result.CHECKED') })).toBeVisible();
  });

  const { counts, totalRows } = await countsOf(page);
  expect(sum(counts, () => true)).toBe(totalRows);
  expect(Object.fromEntries(counts.map(({ outcome, count }) => [outcome, count]))).toEqual(OUTCOMES);

  await test.step('every outcome has its rows, every error its column and its reason', async () => {
    for (const { outcome, count } of counts)
      await expect(
        page.getByRole('tab', { name: `${term('importOutcome', outcome)} ${count}`, exact: true }),
      ).toBeVisible();
    const rows = page.getByRole('tabpanel').getByRole('row');
    await expect(rows.nth(1)).toContainText(/[A-Z]{1,2} 列/);
    const errors = sum(counts, outcome => outcome === 'ERROR');
    expect(errors).toBeGreaterThan(5);
    await expect(rows).toHaveCount(Math.min(errors, 25) + 1);
  });

  await test.step('the faulty rows come back as a file to mend', async () => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: say('roster.mend') }).click();
    const mend = await rowsOf(await coming);
    expect(mend.flat()).toContain(term('field', 'problem'));
    const headings = mend.findIndex(cells => cells.includes(term('field', 'problem')));
    // What has to be looked at is in it beside what is wrong.
    expect(mend.length - headings - 1).toBe(OUTCOMES.ERROR + OUTCOMES.SUSPECT);
  });

  await test.step('what is accepted is written', async () => {
    const rows = sum(counts, outcome => WRITABLE.includes(outcome));
    await page.getByRole('button', { name: say('roster.start', { rows }) }).click();
    const errors = sum(counts, outcome => outcome === 'ERROR');
    await expectWritten(page, rows, errors);
    expect((await countsOf(page)).writtenRows).toBe(rows);
  });

  await test.step('the history keeps it, and its people are found by their initials', async () => {
    await openPage(page, '/imports');
    const row = page.getByRole('row', { name: 'roster-sample.xlsx' }).first();
    await expect(row).toContainText(term('importStatus', 'DONE'));
    await findPerson(page, 'azq', '安正确');
    await openPage(page, '/');
    await findPerson(page, 'yqj', '尤迁居');
    await expect(page.getByRole('main')).toContainText('玉屿社区');
  });
});

/** Enough rows for the writing to last: people of one village, each with a number of their own. */
function longRoster(rows: number, village: string): Buffer {
  const lines = ['姓名,身份证号码,村（社区）'];
  for (let row = 0; row < rows; row += 1) {
    const birthDate = `19${50 + (row % 40)}-0${1 + (Math.floor(row / 40) % 9)}-1${Math.floor(row / 360) % 10}`;
    const sequence = Math.floor(row / 3600);
    lines.push(
      `续${String.fromCodePoint(0x4e00 + row)},${citizenIdFor({ prefix: '990177', birthDate, sequence })},${village}`,
    );
  }
  return Buffer.from(lines.join('\n'));
}

test('the writing is stopped, and goes on where it stopped', async ({ as }) => {
  const page = await as('town');
  const rows = 12_000;
  const { areas } = await ask<{ areas: { edges: { node: { name: string } }[] } }>(
    page,
    '{ areas(first: 1, filter: { level: VILLAGE, active: true }) { edges { node { name } } } }',
  );
  const buffer = longRoster(rows, areas.edges[0]?.node.name ?? '');
  await upload(page, { name: 'long.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: say('roster.check'), exact: true }).click();
  const start = page.getByRole('button', { name: say('roster.start', { rows: '12,000' }) });
  await start.click({ timeout: 60_000 });
  await page.getByRole('button', { name: say('roster.stop'), exact: true }).click();
  await expect(page.getByRole('heading', { name: say('roster.result.STOPPED') })).toBeVisible({
    timeout: 30_000,
  });
  const stopped = (await countsOf(page)).writtenRows;
  expect(stopped).toBeLessThan(rows);

  await page.getByRole('button', { name: say('roster.resume'), exact: true }).click();
  await expectWritten(page, rows, 0);
  expect((await countsOf(page)).writtenRows).toBe(rows);
  const written = await ask<{ people: { totalCount: number } }>(
    page,
    '{ people(first: 1, filter: { text: "续" }) { totalCount } }',
  );
  expect(written.people.totalCount).toBeGreaterThanOrEqual(10_000);
});

test('a file that is no roster is refused in words', async ({ as }) => {
  const page = await as('town');
  await openPage(page, '/imports');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: say('roster.choose') }).click();
  await (await choosing).setFiles({
    name: 'picture.xlsx',
    mimeType: 'image/png',
    buffer: Buffer.from([0x89, 0x50, 0, 1, 2, 3]),
  });
  await expect(page.getByRole('alert').first()).toContainText(/\p{Script=Han}{4}/u);
  await expect(page.getByRole('heading', { level: 1, name: say('roster.list') })).toBeVisible();
});
