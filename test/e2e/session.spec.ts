// Who is signed in, in one tab and in several, across an upgrade, and what the first page costs.

import type { Page } from '@playwright/test';
import { expect, expectAccessible, PASSWORD, signIn, test } from './support/app.ts';
import { fillPerson, madeUp } from './support/people.ts';
import { field, openPage } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

const signInHeading = (page: Page) => page.getByRole('heading', { level: 1, name: say('signIn.title') });

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${say('app.account')}`) }).click();
  await page.getByRole('menuitem', { name: say('app.signOut') }).click();
  await expect(signInHeading(page)).toBeVisible();
}

test('a wrong password is said once, and the field to mend has the keyboard', async ({ page }) => {
  await page.goto('/');
  await field(page, say('signIn.username')).fill('town');
  const password = page.getByLabel(say('signIn.password'), { exact: true });
  await password.fill('not the password');
  await page.getByRole('button', { name: say('signIn.submit'), exact: true }).click();
  await expect(page.getByText(say('signIn.failed'))).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('alert')).toHaveText(say('signIn.failed'));
  await expect(password).toBeFocused();
  await expectAccessible(page);
});

test('a first password is replaced before anything else opens', async ({ as, browser, baseURL }) => {
  const manager = await as('manager');
  await openPage(manager, '/users/create');
  await field(manager, say('user.name')).fill('初密码');
  await field(manager, term('field', 'username')).fill('first-password');
  await manager.getByRole('combobox', { name: new RegExp(`^${term('field', 'role')}`) }).click();
  await manager.getByRole('option', { name: term('role', 'DISTRICT_OFFICER') }).click();
  await manager.getByRole('button', { name: say('action.save'), exact: true }).click();
  const secret = manager.getByRole('dialog', { name: say('user.passwordOf', { name: '初密码' }) });
  const first = ((await secret.getByRole('status').first().textContent()) ?? '').trim();

  const context = await browser.newContext({ locale: 'zh-CN', baseURL });
  const page = await context.newPage();
  await page.goto('/#/people');
  await field(page, say('signIn.username')).fill('first-password');
  await page.getByLabel(say('signIn.password'), { exact: true }).fill(first);
  await page.keyboard.press('Enter');
  const must = page.getByRole('heading', { level: 1, name: say('password.mustTitle') });
  await expect(must).toBeVisible();
  await expectAccessible(page);
  for (const path of ['/', '/people', '/people/create', '/audit']) {
    await page.goto(`/#${path}`);
    await page.reload();
    await expect(must).toBeVisible();
  }
  const type = async (current: string, next: string) => {
    await field(page, say('password.current')).fill(current);
    await field(page, say('password.next')).fill(next);
    await field(page, say('password.again')).fill(next);
    await page.getByRole('button', { name: say('password.submit') }).click();
  };
  await type('wrong from the start', 'a sentence that is new');
  await expect(field(page, say('password.current'))).toHaveAttribute('aria-invalid', 'true');
  await type(first, 'a sentence that is new');
  await expect(page.getByText(say('password.done'))).toBeVisible();
  await expect(page.getByRole('navigation', { name: say('app.mainMenu') })).toBeVisible();
  await context.close();
});

test('who signs out in one tab is signed out in all, and what was typed in another comes back', async ({
  page,
  context,
}) => {
  await signIn(page, 'town');
  const other = await context.newPage();
  await openPage(other, '/people/create');
  const person = madeUp('另一页', 'lyy', '1969-09-08', 315);
  await fillPerson(other, person);
  await openPage(page, '/');
  await signOut(page);
  await expect(signInHeading(other)).toBeVisible();
  await expect(other.getByText(person.name)).toHaveCount(0);

  await signIn(page, 'town');
  await openPage(other, '/people/create');
  await other.getByRole('button', { name: say('form.draftUse') }).click();
  await expect(field(other, term('field', 'name'))).toHaveValue(person.name);
  await expect(field(other, term('field', 'idNumber'))).toHaveValue('');
});

test('who signs in again in one tab goes on in all, each where it was, as who they are now', async ({
  page,
  context,
}) => {
  await signIn(page, 'manager');
  const [users, people] = [await context.newPage(), await context.newPage()];
  await openPage(users, '/users');
  await openPage(people, '/people');
  await signOut(page);
  for (const tab of [users, people]) await expect(signInHeading(tab)).toBeVisible();

  await signIn(page, 'village');
  await expect(people.getByRole('heading', { level: 1, name: say('person.list') })).toBeVisible();
  await expect(people.getByRole('link', { name: say('nav.users'), exact: true })).toHaveCount(0);
  await expect(users.getByRole('heading', { name: say('errors.deniedTitle') })).toBeVisible();
});

test('a tab of someone else is loaded anew for whoever signs in', async ({ page, context }) => {
  await signIn(page, 'manager');
  const other = await context.newPage();
  await openPage(other, '/users');
  await page.goto('/#/login');
  await field(page, say('signIn.username')).fill('village');
  await page.getByLabel(say('signIn.password'), { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(other.getByRole('heading', { name: say('errors.deniedTitle') })).toBeVisible();
  await expect(other.getByRole('link', { name: say('nav.users'), exact: true })).toHaveCount(0);
});

test('an old tab after an upgrade offers to reload, and the form offers its draft', async ({
  page,
  complaints,
}) => {
  await signIn(page, 'town');
  await openPage(page, '/people/create');
  await field(page, term('field', 'name')).fill('旧页面');
  // The new version has files of other names, and none of the old ones.
  await page.route(/\/assets\/HouseholdList-/, route => route.fulfill({ status: 404, body: 'Not Found' }));
  await page.getByRole('link', { name: say('nav.households'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('errors.newVersionTitle') })).toBeVisible();
  await expectAccessible(page);
  await page.unrouteAll();
  await page.getByRole('button', { name: say('errors.reload') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('household.list') })).toBeVisible();
  await openPage(page, '/people/create');
  await page.getByRole('button', { name: say('form.draftUse') }).click();
  await expect(field(page, term('field', 'name'))).toHaveValue('旧页面');

  // Both are as they should be: the question whether to leave the form, and the browser's word on the missing file.
  const expected = [/^the browser asked: 有内容还没有保存/, /Failed to fetch dynamically imported module/];
  expect(complaints.filter(one => !expected.some(word => word.test(one)))).toEqual([]);
  complaints.length = 0;
});

test('what the content security policy forbids is not done, and would be noticed', async ({
  page,
  complaints,
}) => {
  await page.goto('/');
  await expect(signInHeading(page)).toBeVisible();
  expect(complaints).toEqual([]);
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p style="color: red">red</p>'));
  await expect(page.getByText('red', { exact: true })).not.toHaveCSS('color', 'rgb(255, 0, 0)');
  await expect.poll(() => complaints.join()).toContain('the policy refused style-src');
  complaints.length = 0;
});

/** The bytes of every script that the page has fetched so far, as they came. */
async function scriptBytes(page: Page): Promise<number> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(entry => entry instanceof PerformanceResourceTiming && /\.js$/.test(entry.name))
      .reduce(
        (sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0),
        0,
      ),
  );
}

for (const { username, most, there } of [
  { username: 'leader', most: 312_000, there: 'figure' },
  { username: 'town', most: 220_000, there: 'heading' },
] as const) {
  test(`the first page of ${username} costs at most ${most.toLocaleString('en')} bytes of script`, async ({
    page,
    context,
  }) => {
    await signIn(page, username);
    // Signed in already, and nothing kept: the morning after an upgrade.
    const fresh = await context.newPage();
    const client = await context.newCDPSession(fresh);
    await client.send('Network.setCacheDisabled', { cacheDisabled: true });
    await fresh.goto('/');
    await expect(fresh.getByRole('main').getByRole(there).first()).toBeVisible();
    if (there === 'figure') await expect(fresh.locator('.recharts-bar-rectangle').first()).toBeVisible();
    const bytes = await scriptBytes(fresh);
    // Compressed, and really counted.
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(most);
    test.info().annotations.push({ type: 'bytes of script', description: String(bytes) });
    process.stdout.write(`${username}: ${bytes} bytes of script\n`);
  });
}
