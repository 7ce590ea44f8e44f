// What the public sees: plain pages that work without JavaScript, from the list over a notice and an objection to its outcome.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Database, openDatabase, openVault, startEmbedded } from '@zhucan/database';
import { addDays, todayInShanghai } from '@zhucan/domain';
import { expectAccessible, expectFits, type Server, startServer } from './support/app.ts';

interface District {
  readonly server: Server;
  readonly db: Database;
  /** The address of a notice that is posted now. */
  readonly notice: string;
}

const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Notices of two seeded people, as the town posted them: one today, one whose days are over. */
async function postNotices(db: Database, dataFolder: string): Promise<string> {
  const vault = openVault(dataFolder);
  const today = todayInShanghai(new Date());
  const village = await db.prisma.area.findFirstOrThrow({
    where: { level: 'VILLAGE', people: { some: {} } },
  });
  const town = await db.prisma.area.findUniqueOrThrow({ where: { path: village.path.slice(0, 9) } });
  const people = await db.prisma.person.findMany({ where: { areaId: village.id, diedOn: null }, take: 2 });
  for (const [index, person] of people.entries()) {
    const postedOn = addDays(today, -5 * index);
    const { id } = await db.prisma.case.create({
      data: {
        number: `MA-2026-99000${index}`,
        programme: 'MEDICAL_AID',
        status: 'PUBLIC_NOTICE',
        stage: 'PUBLIC_NOTICE',
        personId: person.id,
        areaId: village.id,
        homePath: village.path,
        details: { mode: 'GRANT', illness: 'CANCER' },
        sealedDetails: vault.seal('{}'),
        submittedOn: dayOf(postedOn),
        waitsFor: 'TOWN_CASEWORKER',
      },
    });
    await db.prisma.publicNotice.create({
      data: {
        caseId: id,
        areaId: village.id,
        slug: `browser-test-notice-${index}`,
        postedOn: dayOf(postedOn),
        lastDay: dayOf(addDays(postedOn, 3)),
        content: {
          programme: 'MEDICAL_AID',
          programmeName: { zh: '重特大疾病医疗救助', en: 'Major-illness medical aid' },
          name: `${person.name.slice(0, 1)}**`,
          items: [
            {
              names: { zh: '家庭情况', en: 'Family’s situation' },
              text: { zh: '一家三口，靠低保生活，负债治病。', en: '一家三口，靠低保生活，负债治病。' },
            },
            { names: { zh: '病种', en: 'Kind of illness' }, text: { zh: '恶性肿瘤', en: 'Cancer' } },
            { names: { zh: '治疗医院', en: 'Treated at' }, text: { zh: '市第一医院', en: '市第一医院' } },
            {
              names: { zh: '申请救助金额', en: 'Aid applied for' },
              text: { zh: '53000.00 元', en: '53000.00 yuan' },
            },
          ],
          place: `${town.name}${village.name}`,
          objectionsTo: `${town.name}残疾人联络办公室，电话 0574-88880000`,
        },
      },
    });
  }
  return '/public/notices/browser-test-notice-0';
}

const test = base.extend<object, { district: District }>({
  district: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'zhucan-public-'));
      const server = await startServer({ ZHUCAN_DATA: folder });
      const { url } = await startEmbedded({ dataDir: folder });
      const db = openDatabase({ url });
      const notice = await postNotices(db, folder);
      await use({ server, db, notice });
      await db.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const LOOKS = [
  { name: 'narrow and light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'wide and dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
] as const;

type Look = (typeof LOOKS)[number];

/** A browser as it is, or with JavaScript turned off; the check for accessibility is itself a script. */
function contextOf(
  browser: Browser,
  { server }: District,
  { viewport, colorScheme }: Look,
  javaScriptEnabled: boolean,
): Promise<BrowserContext> {
  return browser.newContext({ baseURL: server.url, javaScriptEnabled, viewport, colorScheme });
}

async function expectGood(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
}

for (const look of LOOKS)
  for (const lang of ['zh', 'en'] as const)
    test(`the pages are accessible and fit, ${look.name}, ${lang}`, async ({ browser, district }) => {
      const context = await contextOf(browser, district, look, true);
      const page = await context.newPage();
      for (const path of ['/public', district.notice, '/public/receipts', '/public/nothing-here']) {
        await page.goto(`${path}?lang=${lang}`);
        await expectGood(page);
      }
      await page.goto(`${district.notice}?lang=${lang}`);
      await page.locator('#send').click();
      await expect(page.getByRole('alert')).toBeVisible();
      await expectGood(page);
      await page.goto(`/public/receipts?lang=${lang}`);
      await page.locator('#receipt').fill('0000');
      await page.keyboard.press('Enter');
      await expect(page.locator('.problem')).toBeVisible();
      await expectGood(page);
      expect(await context.cookies()).toEqual([]);
      await context.close();
    });

test('someone without JavaScript finds a notice, objects, and asks what became of it', async ({
  browser,
  district,
}) => {
  const context = await contextOf(browser, district, LOOKS[0], false);
  const page = await context.newPage();
  await page.goto('/public');
  await page.getByRole('link', { name: '重特大疾病医疗救助' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('重特大疾病医疗救助公示');
  await expect(page.getByText('恶性肿瘤')).toBeVisible();
  await page.getByRole('button', { name: '提交异议' }).click();
  await expect(page).toHaveTitle(/^错误：/);
  await page.getByRole('link', { name: '此项必填，请填写。' }).click();
  await expect(page.getByRole('textbox', { name: '异议内容' })).toBeFocused();

  await page.getByRole('textbox', { name: '异议内容' }).fill('他家在城里另有房产。');
  await page.getByRole('textbox', { name: '您的姓名（选填）' }).fill('赵举报');
  // The form takes nothing that is sent within a moment of its opening: a reader takes longer.
  await page.waitForTimeout(3_200);
  await page.getByRole('button', { name: '提交异议' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('异议已收到');
  const receipt = (await page.locator('.receipt').textContent()) ?? '';
  expect(receipt).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/);

  await page.getByRole('link', { name: '查询处理结果' }).click();
  await page.getByRole('textbox', { name: '回执号' }).fill(receipt.toLowerCase());
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText('正在核查')).toBeVisible();
  await expect(page.getByText('赵举报')).toHaveCount(0);

  const kept = await district.db.prisma.objection.findFirstOrThrow({
    where: { receipt: receipt.replaceAll('-', '') },
    include: { notice: { include: { case: true } } },
  });
  expect(kept.notice.case.version).toBe(2);
  await context.close();
});

test('the list is searched and read in English by keyboard', async ({ browser, district }) => {
  const context = await contextOf(browser, district, LOOKS[1], false);
  const page = await context.newPage();
  await page.goto('/public');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notices now and of late');
  await page.getByRole('searchbox', { name: 'Name of the village or community' }).fill('没有这个村');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No notice fits.')).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('没有这个村');
  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText('Posted now').first()).toBeVisible();
  await expect(page.getByText('Its days are over, about to end').first()).toBeVisible();
  await context.close();
});
