// What a list remembers of its user, what a chart gives away, and the ways to a village.

import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, signIn, test } from './support/app.ts';
import { openPage, reload, settled } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

const filtered = (path: string, filter: object) =>
  `${path}?filter=${encodeURIComponent(JSON.stringify(filter))}`;

test('filters are kept under a name, without what was searched for', async ({ page }) => {
  await signIn(page, 'town');
  await openPage(page, filtered('/people', { category: ['HEARING'], sex: 'FEMALE', text: '王' }));
  const openSaved = async () => {
    await page.getByRole('button', { name: say('list.saved') }).click();
    return page.getByRole('dialog', { name: say('list.saved') });
  };
  const saving = await openSaved();
  await saving.getByRole('textbox', { name: say('list.savedName') }).fill('听力女性');
  await saving.getByRole('button', { name: say('action.save') }).click();
  await expect(saving.getByRole('button', { name: '听力女性', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: new RegExp(`^${say('list.clearFilters')}`) }).click();
  await expect.poll(() => decodeURIComponent(page.url())).not.toContain('HEARING');
  await reload(page);
  const again = await openSaved();
  await again.getByRole('button', { name: '听力女性', exact: true }).click();
  await expect.poll(() => decodeURIComponent(page.url())).toContain('HEARING');
  expect(decodeURIComponent(page.url())).toContain('FEMALE');
  expect(decodeURIComponent(page.url())).not.toContain('王');
  await settled(page);
  const rows = page.getByRole('main').getByRole('row');
  for (const row of (await rows.all()).slice(1)) await expect(row).toContainText(term('category', 'HEARING'));

  const last = await openSaved();
  await last.getByRole('button', { name: say('list.deleteSaved', { name: '听力女性' }) }).click();
  await expect(last.getByText(say('list.savedNone'))).toBeVisible();
  await reload(page);
  await expect((await openSaved()).getByText(say('list.savedNone'))).toBeVisible();
});

test('columns that were chosen stay chosen', async ({ page }) => {
  await signIn(page, 'town');
  await openPage(page, '/people');
  const heads = page.getByRole('main').getByRole('columnheader');
  const usual = await heads.allTextContents();
  const open = async () => {
    await page.getByRole('button', { name: say('list.columns'), exact: true }).click();
    return page.getByRole('dialog', { name: say('list.chooseColumns') });
  };
  const dialog = await open();
  await dialog.getByRole('checkbox', { name: term('field', 'phone') }).check();
  await dialog.getByRole('checkbox', { name: term('field', 'sex') }).uncheck();
  await page.keyboard.press('Escape');
  const wanted = [...usual.filter(head => head !== term('field', 'sex')), term('field', 'phone')];
  await expect(heads).toHaveText(wanted);
  await reload(page);
  await expect(heads).toHaveText(wanted);
  await (await open()).getByRole('button', { name: say('list.resetColumns') }).click();
  await page.keyboard.press('Escape');
  await expect(heads).toHaveText(usual);
});

const chartOf = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

async function download(chart: Locator, title: string, item: string) {
  const page = chart.page();
  const coming = page.waitForEvent('download');
  await chart.getByRole('button', { name: say('chart.actions', { title }) }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

/** A chart's figures as the screen shows them. */
async function tableOf(chart: Locator, title: string): Promise<string[][]> {
  await chart.getByRole('button', { name: `${say('chart.table')}: ${title}` }).click();
  await expect(chart.getByRole('table', { name: title })).toBeVisible();
  const rows = await chart.getByRole('table', { name: title }).getByRole('row').all();
  return Promise.all(rows.map(row => row.locator('th, td').allTextContents()));
}

/** How many colours a picture has, and how many of its points have the commonest one. */
async function look(page: Page, png: Buffer) {
  return page.evaluate(async base64 => {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, picture.width, picture.height);
    const counts = new Map<number, number>();
    for (const point of new Uint32Array(data.buffer)) counts.set(point, (counts.get(point) ?? 0) + 1);
    const all = picture.width * picture.height;
    return { width: picture.width, colours: counts.size, ground: Math.max(...counts.values()) / all };
  }, png.toString('base64'));
}

test('a chart is taken away as a picture and as its figures', async ({ page }) => {
  await signIn(page, 'leader');
  await openPage(page, '/');
  const title = say('overview.byTown');
  const chart = chartOf(page, title);
  await expect(chart.locator('.recharts-bar-rectangle').first()).toBeVisible();

  const png = await download(chart, title, say('chart.png'));
  expect(png.name).toMatch(new RegExp(`^${title}-\\d{4}-\\d{2}-\\d{2}\\.png$`));
  const seen = await look(page, png.content);
  expect(seen.width).toBeGreaterThan(600);
  expect(seen.colours).toBeGreaterThan(20);
  expect(seen.ground).toBeGreaterThan(0.4);
  expect(seen.ground).toBeLessThan(0.97);

  const csv = await download(chart, title, say('chart.csv'));
  expect(csv.name).toMatch(/\.csv$/);
  expect([...csv.content.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = csv.content.toString().slice(1).trimEnd().split('\r\n');
  const table = await tableOf(chart, title);
  expect(lines.map(line => line.split(','))).toEqual(
    table.map(row => row.map(cell => cell.replace(/(?<=\d),(?=\d)/g, ''))),
  );
  expect(table.length).toBe(9);

  // There is no picture of a table.
  await chart.getByRole('button', { name: say('chart.actions', { title }) }).click();
  await expect(page.getByRole('menuitem', { name: say('chart.png') })).toBeDisabled();
});

test('a name that a spreadsheet would run is only read', async ({ page }) => {
  await signIn(page, 'leader');
  const formula = '=HYPERLINK("http://99.invalid","x")';
  await page.route('**/graphql', async route => {
    const answer = await route.fetch();
    const body = await answer.text();
    await route.fulfill({
      response: answer,
      body: body.replaceAll('"禾前街道"', JSON.stringify(formula)),
    });
  });
  await openPage(page, '/overview');
  const title = say('overview.byTown');
  const chart = chartOf(page, title);
  await expect(chart.locator('.recharts-bar-rectangle').first()).toBeVisible();
  const { content } = await download(chart, title, say('chart.csv'));
  const line = content.toString().split('\r\n')[1];
  expect(line).toMatch(/^"'=HYPERLINK\(""http:\/\/99\.invalid"",""x""\)",\d+,/);
});

test('a row that is opened while the search is still typed stays open', async ({ page }) => {
  await signIn(page, 'town');
  await openPage(page, '/people');
  const row = page.getByRole('main').getByRole('row').nth(1).getByRole('link');
  const name = (await row.textContent()) ?? '';
  // As on a slow line: the list is on the screen until the page's code has come.
  await page.route(/\/assets\/PersonShow-/, async route => {
    await new Promise(resolve => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.getByRole('searchbox', { name: say('person.searchLabel') }).fill('z');
  // At once: before the search is asked for.
  await row.evaluate((link: HTMLElement) => link.click());
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  // Longer than any search takes to settle.
  await page.waitForTimeout(800);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  expect(page.url()).toContain('/show');
});

test('a village is found by the name and by the initials of its town', async ({ page }) => {
  await signIn(page, 'officer');
  await openPage(page, '/people/create');
  const area = page.getByRole('combobox', { name: new RegExp(`^${term('field', 'areaId')}`) });
  const options = page.getByRole('option');
  for (const typed of ['云禾', 'yhz', '云禾镇', '景禾区云禾镇']) {
    await area.click();
    await area.fill(typed);
    await expect(options.first()).toContainText('云禾镇');
    await expect
      .poll(async () => (await options.allTextContents()).every(one => one.includes('云禾镇')))
      .toBe(true);
    await expect(options).toHaveCount(16);
    await area.fill('');
  }
  await area.fill('云禾 ylc');
  await expect(options).toHaveText([/云禾镇永垅村/]);
  await options.first().click();
  await expect(area).toHaveValue('景禾区云禾镇永垅村');
});
