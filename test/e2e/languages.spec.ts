// Chinese by default, English by a switch that is kept, and no screen in half of each.

import type { Page } from '@playwright/test';
import { expect, signIn, test } from './support/app.ts';
import { openPage, reload, switchLanguage } from './support/steps.ts';
import { en, zh } from './support/words.ts';

const SCREENS = [
  '/',
  '/overview',
  '/people',
  '/people/create',
  '/certificates',
  '/certificates/create',
  '/calculator',
  '/certificates/number-check',
  '/cases',
  '/cases/programme/MEDICAL_AID',
  '/cases/create',
  '/objections',
  '/policies',
  '/policies/MEDICAL_AID/show',
  '/policies/MEDICAL_AID/draft',
  '/calendar',
  '/home-visits',
  '/home-visits/create',
  '/households',
  '/households/create',
  '/institutions',
  '/institutions/create',
  '/areas',
  '/funds',
  '/funds/create',
  '/fund-entries',
  '/payments',
  '/payment-batches',
  '/advances',
  '/imports',
  '/users',
  '/users/create',
  '/api-keys',
  '/settings',
  '/retention',
  '/audit',
  '/change-password',
  '/nowhere',
];

const HAN = /\p{Script=Han}/u;
/** A key of a catalogue that no catalogue has: `ra.action.save`, `resources.people.name`. */
const KEY = /\b(ra|resources|app|nav|form|list|action|errors)\.[a-z]\w*(\.\w+)*\b/;

/** The words of the screen itself: what the district calls its people, places and houses is data and stays as it is. */
async function wordsOnScreen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said: string[] = [];
    const own =
      'h2, h3, th[scope="col"], thead th, label, legend, dt, button, nav, [role="tab"], [role="columnheader"], summary';
    for (const element of document.querySelectorAll(own)) {
      // What heads an entry of a list is its name: a partner's, say.
      if (element.matches('main li h3')) continue;
      const copy = element.cloneNode(true);
      // The options of a list are data: the towns of the district.
      if (copy instanceof Element) for (const option of copy.querySelectorAll('option')) option.remove();
      said.push(copy.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      for (const name of ['aria-label', 'placeholder', 'title']) {
        const text = element.getAttribute(name);
        if (text && !element.closest('tbody, main ul, main ol, dd')) said.push(text);
      }
    return said.map(text => text.trim()).filter(text => text !== '');
  });
}

const textOf = async (page: Page) => (await page.locator('#root').textContent()) ?? '';

test('opens in Chinese, even for a browser that speaks English', async ({ browser }) => {
  const page = await browser.newPage({ locale: 'en-US' });
  const served = await page.request.get('/');
  expect(await served.text()).toContain('<html lang="zh-CN">');
  await page.goto('/');
  await expect(page).toHaveTitle(new RegExp(zh.say('app.name')));
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('button', { name: zh.say('signIn.submit'), exact: true })).toBeVisible();
  await page.context().close();
});

test('is switched to English, stays so, and goes back', async ({ page }) => {
  await signIn(page, 'manager');
  await switchLanguage(page, zh, en);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await openPage(page, '/people');
  await expect(page).toHaveTitle(`${en.say('person.list')} · ${en.say('app.name')}`);
  await reload(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(
    page.getByRole('heading', { level: 1, name: en.say('person.list'), exact: true }),
  ).toBeVisible();
  await switchLanguage(page, en, zh);
  await expect(
    page.getByRole('heading', { level: 1, name: zh.say('person.list'), exact: true }),
  ).toBeVisible();
});

test('the server answers in the language of the reader', async ({ page }) => {
  await page.goto('/');
  for (const [words, language] of [
    [zh, 'zh-CN'],
    [en, 'en'],
  ] as const) {
    await page.evaluate(kept => localStorage.setItem('zhucan.locale', kept), words.locale);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await page.getByRole('textbox', { name: words.say('signIn.username') }).fill('nobody');
    await page
      .getByRole('textbox', { name: words.say('signIn.password'), exact: true })
      .fill('wrong-password');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').first()).toContainText(words.say('signIn.failed'));
  }
});

test('no screen is half translated', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('zhucan.locale', 'en'));
  await signIn(page, 'manager');
  const found: string[] = [];
  for (const path of SCREENS) {
    await openPage(page, path);
    const own = await wordsOnScreen(page);
    expect(own.length, path).toBeGreaterThan(10);
    const account = `${en.say('app.account')}: `;
    for (const text of own) if (HAN.test(text) && !text.startsWith(account)) found.push(`${path}: ${text}`);
    const key = KEY.exec(await textOf(page));
    if (key) found.push(`${path}: ${key[0]}`);
  }
  expect(found).toEqual([]);
});

test('no key stands on a Chinese screen', async ({ page }) => {
  await signIn(page, 'manager');
  for (const path of SCREENS) {
    await openPage(page, path);
    expect(await textOf(page), path).not.toMatch(KEY);
  }
});
