// What opens over a page, and how it looks to whoever needs more than the mouse and the colours: each dialog is checked where it
// opens, and the screens of those who are no managers.

import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectFits, signIn, test } from './support/app.ts';
import { ask } from './support/graph.ts';
import { openPage } from './support/steps.ts';
import { type Words, wordsOf } from './support/words.ts';

const APPEARANCES = [
  { locale: 'zh', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { locale: 'en', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

type Edges = { edges: { node: { id: string } }[] };
const idOf = ({ edges: [edge] }: Edges) => encodeURIComponent(edge?.node.id ?? '');

async function records(page: Page) {
  const edges = '{ edges { node { id } } }';
  return ask<{ issued: Edges; applied: Edges; people: Edges; institutions: Edges; users: Edges }>(
    page,
    `{ issued: certificates(first: 1, filter: { state: [EXPIRING] }) ${edges}
       applied: certificates(first: 1, filter: { state: [APPLIED] }) ${edges}
       people(first: 1, filter: { alive: true }) ${edges}
       institutions(first: 1) ${edges} users(first: 1) ${edges} }`,
  );
}

async function expectDialogs(page: Page, words: Words): Promise<void> {
  const { say, term } = words;
  const main = page.getByRole('main');
  const check = async (name: string) => {
    await test.step(name, async () => {
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await expectFits(page);
    });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  const fromMenu = async (opener: string | RegExp, item: string) => {
    await main.getByRole('button', { name: opener }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
    await check(item);
  };

  await page.keyboard.press('/');
  await check('search');
  await page.keyboard.press('?');
  await check('keys');

  const ids = await records(page);
  await openPage(page, `/certificates/${idOf(ids.applied)}/show`);
  const steps = new RegExp(`^(${say('certificate.otherOperations')}|${say('certificate.operations')})$`);
  await main.getByRole('button', { name: steps }).click();
  const offered = await page.getByRole('menuitem').allTextContents();
  expect(offered.length).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  for (const item of offered) await fromMenu(steps, item);
  await openPage(page, `/certificates/${idOf(ids.issued)}/show`);
  for (const operation of ['CHANGE', 'FREEZE', 'TRANSFER_OUT', 'CANCEL'])
    await fromMenu(steps, term('certificateOperation', operation));

  await openPage(page, `/people/${idOf(ids.people)}/show`);
  await main
    .getByRole('button', { name: say('masked.revealField', { field: term('field', 'idNumber') }) })
    .click();
  await check('reveal');
  for (const item of ['person.recordDeath', 'person.merge', 'person.erase'] as const)
    await fromMenu(say('action.more'), say(item));

  await openPage(page, `/institutions/${idOf(ids.institutions)}/show`);
  await main.getByRole('button', { name: say('institution.admit') }).click();
  await check('admit');
  await openPage(page, '/api-keys');
  await main
    .getByRole('button', { name: say('apiKey.create') })
    .first()
    .click();
  await check('key');
  await openPage(page, `/users/${idOf(ids.users)}`);
  await main.getByRole('button', { name: say('user.resetPassword') }).click();
  await check('password');
}

/** Filters and columns unfolded, charts as tables: what lists and charts hide until they are asked. */
async function expectUnfolded(page: Page, { say }: Words): Promise<void> {
  await openPage(page, '/people');
  await page.getByRole('button', { name: say('list.moreFilters') }).click();
  await expectAccessible(page);
  // Cards, which a narrow screen shows in place of a table, have no columns to choose.
  const columns = page.getByRole('button', { name: say('list.columns'), exact: true });
  if (page.viewportSize()?.width === APPEARANCES[0].viewport.width) {
    await columns.click();
    await expectAccessible(page);
  } else await expect(columns).toBeHidden();
  await openPage(page, '/overview');
  await expect(page.getByRole('figure').first()).toBeVisible();
  for (const table of await page.getByRole('button', { name: new RegExp(`^${say('chart.table')}`) }).all())
    await table.click();
  await expect(page.getByRole('table').first()).toBeVisible();
  await expectAccessible(page);
}

test.describe.configure({ mode: 'parallel' });

for (const { locale, colorScheme, viewport } of APPEARANCES) {
  test.describe(`${locale}, ${colorScheme}, ${viewport.width} pixels`, () => {
    test.use({ colorScheme, viewport, contextOptions: { reducedMotion: 'reduce' } });
    test.beforeEach(({ page }) =>
      page.addInitScript(kept => localStorage.setItem('zhucan.locale', kept), locale),
    );

    test('dialogs are accessible', async ({ page }) => {
      await signIn(page, 'manager');
      await expectDialogs(page, wordsOf(locale));
    });

    test('what lists and charts unfold is accessible', async ({ page }) => {
      await signIn(page, 'officer');
      await expectUnfolded(page, wordsOf(locale));
    });

    for (const username of ['town', 'village', 'townhead', 'leader'] as const) {
      test(`the first screen of ${username} is accessible`, async ({ page }) => {
        await signIn(page, username);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectAccessible(page);
      });
    }
  });
}
