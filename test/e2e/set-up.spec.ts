// A real district's first start: no demonstration, the first administrator made in the browser, the first user's own password.

import { expect, expectAccessible, type Server, startServer, test } from './support/app.ts';
import { choose, field } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;
const ADMINISTRATOR = { username: 'erste', name: '初管理', password: 'a long sentence of my own' };

let server: Server;
test.beforeAll(async () => {
  server = await startServer({ ZHUCAN_DEMO: '0' });
});
test.afterAll(() => server.stop());

test('the first administrator is made with the code of the terminal, and makes the first user', async ({
  page,
}) => {
  await expect.poll(server.said).toMatch(/with this code: \S+/);
  const code = /with this code: (\S+)/.exec(server.said())?.[1] ?? '';

  await test.step('the district and its administrator', async () => {
    await page.goto(server.url);
    await expect(page.getByRole('heading', { level: 1, name: say('setUp.title') })).toBeVisible();
    await expectAccessible(page);
    await field(page, say('setUp.code')).fill('AAAA-AAAA-AAAA');
    await field(page, say('setUp.districtCode')).fill('990102');
    await field(page, say('setUp.districtName')).fill('初建区');
    await field(page, say('user.name')).fill(ADMINISTRATOR.name);
    await field(page, term('field', 'username')).fill(ADMINISTRATOR.username);
    await field(page, say('signIn.password')).fill(ADMINISTRATOR.password);
    await field(page, say('setUp.again')).fill(ADMINISTRATOR.password);
    await page.getByRole('button', { name: say('setUp.submit') }).click();
    await expect(field(page, say('setUp.code'))).toHaveAttribute('aria-invalid', 'true');
    await field(page, say('setUp.code')).fill(code);
    await page.getByRole('button', { name: say('setUp.submit') }).click();
    await expect(
      page.getByRole('button', { name: `${say('app.account')}: ${ADMINISTRATOR.name}` }),
    ).toBeVisible();
  });

  const handed = await test.step('a user with a first password', async () => {
    await page.goto(`${server.url}/#/users/create`);
    await field(page, say('user.name')).fill('新同事');
    await field(page, term('field', 'username')).fill('colleague');
    await choose(page, term('field', 'role'), term('role', 'DISTRICT_OFFICER'));
    await expect(page.getByRole('combobox', { name: term('field', 'areaId') })).toHaveValue('初建区');
    await page.getByRole('button', { name: say('action.save'), exact: true }).click();
    const secret = page.getByRole('dialog', { name: say('user.passwordOf', { name: '新同事' }) });
    const password = (await secret.getByRole('status').first().textContent()) ?? '';
    await secret.getByRole('button', { name: say('secret.kept') }).click();
    const row = page.getByRole('row', { name: '新同事' });
    await expect(row).toContainText(say('user.mustChange'));
    return password.trim();
  });
  expect(handed.length).toBeGreaterThanOrEqual(10);

  await test.step('who has to choose one of their own at once', async () => {
    await page.getByRole('button', { name: new RegExp(say('app.account')) }).click();
    await page.getByRole('menuitem', { name: say('app.signOut') }).click();
    await field(page, say('signIn.username')).fill('colleague');
    await field(page, say('signIn.password')).fill(handed);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: say('password.mustTitle') })).toBeVisible();
    await page.goto(`${server.url}/#/people`);
    await expect(page.getByRole('heading', { level: 1, name: say('password.mustTitle') })).toBeVisible();
    await expectAccessible(page);
    await field(page, say('password.current')).fill(handed);
    await field(page, say('password.next')).fill('short');
    await field(page, say('password.again')).fill('short');
    await page.getByRole('button', { name: say('password.submit') }).click();
    await expect(page.getByText(say('password.short'))).toBeVisible();
    await field(page, say('password.next')).fill('quite another sentence');
    await field(page, say('password.again')).fill('quite another sentence');
    await page.getByRole('button', { name: say('password.submit') }).click();
    await expect(page.getByRole('button', { name: `${say('app.account')}: 新同事` })).toBeVisible();
  });

  await test.step('the set-up is closed for good', async () => {
    await page.goto(`${server.url}/#/set-up`);
    await expect(page.getByRole('button', { name: `${say('app.account')}: 新同事` })).toBeVisible();
    await expect(page.getByRole('heading', { name: say('setUp.title') })).toBeHidden();
  });
});
