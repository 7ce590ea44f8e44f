// What a user does on many screens, by the names that a screen reader would say.

import { expect, type Locator, type Page } from '@playwright/test';
import { todayInShanghai } from '@zhucan/domain';
import { en, type Words, zh } from './words.ts';

/** Part of a label with nothing but the star of a required field after it. */
function exactly(label: string): RegExp {
  return new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\*?$`);
}

export function field(within: Page | Locator, label: string): Locator {
  return within.getByRole('textbox', { name: exactly(label) });
}

/**
 * Opens a screen by its address, which the dashboard keeps behind the hash, and waits until it stands there with its rows; one
 * that is open already is loaded anew.
 */
export async function openPage(page: Page, path: string): Promise<void> {
  // A change of the hash alone loads nothing: the heading of the page before is not to be taken for that of the next.
  const before = await page.evaluate(() => {
    document.querySelector('main h1')?.setAttribute('data-before', '');
    return location.hash;
  });
  if (before === `#${path}`) await page.reload();
  else await page.goto(`/#${path}`);
  await expect(page.locator('main h1:not([data-before])')).toBeVisible();
  await settled(page);
}

/** Nothing on the page is still on its way. */
export async function settled(page: Page): Promise<void> {
  const loading = page.getByLabel(new RegExp(`^(${zh.say('app.loading')}|${en.say('app.loading')})$`));
  await expect(loading).toHaveCount(0);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** Chooses an option of a drop-down list. */
export async function choose(within: Page | Locator, label: string, option: string): Promise<void> {
  const page = 'page' in within ? within.page() : within;
  await within.getByRole('combobox', { name: exactly(label) }).click();
  await page
    .getByRole('listbox', { name: exactly(label) })
    .getByRole('option', { name: option, exact: true })
    .click();
}

/** Chooses from a field that searches while one types: the first that it offers, or the first for what is typed. */
export async function chooseFound(
  within: Page | Locator,
  label: string,
  option: string | RegExp,
  typed = '',
): Promise<void> {
  const page = 'page' in within ? within.page() : within;
  const asked = within.getByRole('combobox', { name: exactly(label) });
  await asked.click();
  if (typed !== '') await asked.fill(typed);
  await page.getByRole('option', { name: option }).first().click();
}

/** Types into the search field of a list and waits until the rows are those that were asked for. */
export async function searchList(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: label }).fill(text);
  await expect.poll(() => decodeURIComponent(page.url())).toContain(`"text":"${text}"`);
  await settled(page);
}

/** Finds someone with the palette of the `/` key and opens their page. */
export async function findPerson(page: Page, typed: string, name: string, words: Words = zh): Promise<void> {
  await page.keyboard.press('/');
  const palette = page.getByRole('dialog', { name: words.say('search.title') });
  await palette.getByRole('combobox').fill(typed);
  await palette.getByRole('option', { name }).first().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Chooses a language in the bar at the top. */
export async function switchLanguage(page: Page, from: Words, to: Words): Promise<void> {
  await page.getByRole('button', { name: from.say('app.language') }).click();
  await page.getByRole('menuitem', { name: to.locale === 'en' ? 'English' : '中文' }).click();
  await expect(page.getByRole('button', { name: to.say('app.language') })).toBeVisible();
}

/** The district's day. */
export const today = (): string => todayInShanghai(new Date());

/** Loads the page anew, so that it shows what the server says now. */
export async function reload(page: Page): Promise<void> {
  await openPage(page, new URL(page.url()).hash.slice(1));
}
