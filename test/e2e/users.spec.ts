// Users: made, changed, given a new password, closed; only the manager manages them.

import { expect, signIn, test } from './support/app.ts';
import { choose, chooseFound, field, openPage, searchList } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

test('a liaison is made for a village, renamed, given a new password, closed and opened again', async ({
  page,
}) => {
  await signIn(page, 'manager');
  await openPage(page, '/users/create');
  await field(page, say('user.name')).fill('连络一');
  await field(page, term('field', 'username')).fill('liaison-one');
  await choose(page, term('field', 'role'), term('role', 'VILLAGE_LIAISON'));
  await chooseFound(page, term('field', 'areaId'), /(村|社区)/);
  await page.getByRole('button', { name: say('action.save'), exact: true }).click();
  const secret = page.getByRole('dialog', { name: say('user.passwordOf', { name: '连络一' }) });
  const first = (await secret.getByRole('status').first().textContent()) ?? '';
  await secret.getByRole('button', { name: say('secret.kept') }).click();

  await searchList(page, say('user.searchLabel'), 'liaison-one');
  await page.getByRole('row', { name: '连络一' }).getByRole('link').click();
  await expect(
    page.getByRole('heading', { level: 1, name: say('user.edit', { name: '连络一' }) }),
  ).toBeVisible();
  await field(page, say('user.name')).fill('连络壹');
  await page.getByRole('button', { name: say('action.save'), exact: true }).click();
  await page.getByRole('row', { name: '连络壹' }).getByRole('link').click();

  await page.getByRole('button', { name: say('user.resetPassword') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('user.resetPassword') })
    .click();
  const again = page.getByRole('dialog', { name: say('user.passwordOf', { name: '连络壹' }) });
  expect(await again.getByRole('status').first().textContent()).not.toBe(first);
  await again.getByRole('button', { name: say('secret.kept') }).click();

  await page.getByRole('button', { name: say('user.close'), exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('user.close'), exact: true })
    .click();
  await expect(page.getByText(say('user.closed', { name: '连络壹' }))).toBeVisible();
  await page.getByRole('button', { name: say('user.open'), exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('user.open'), exact: true })
    .click();
  await expect(page.getByText(say('user.opened', { name: '连络壹' }))).toBeVisible();
});

test('a name that is taken is explained at its field', async ({ page }) => {
  await signIn(page, 'manager');
  await openPage(page, '/users/create');
  await field(page, say('user.name')).fill('重名人');
  await field(page, term('field', 'username')).fill('officer');
  await choose(page, term('field', 'role'), term('role', 'LEADER'));
  await page.getByRole('button', { name: say('action.save'), exact: true }).click();
  await expect(field(page, term('field', 'username'))).toHaveAttribute('aria-invalid', 'true');
});

test('whoever is no manager finds no users', async ({ as }) => {
  for (const username of ['officer', 'town'] as const) {
    const page = await as(username);
    await expect(page.getByRole('link', { name: say('nav.users'), exact: true })).toHaveCount(0);
    await page.goto('/#/users');
    await expect(page.getByRole('heading', { name: say('errors.deniedTitle') })).toBeVisible();
  }
});
