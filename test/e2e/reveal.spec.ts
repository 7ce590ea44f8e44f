// What identifies someone is masked until a reason is given; whoever needs no more gets no more.

import { expect, test } from './support/app.ts';
import { ask } from './support/graph.ts';
import { madeUp, register } from './support/people.ts';
import { field, openPage } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;
const idNumber = term('field', 'idNumber');

test('a number is shown to whom gives a reason, and the trail keeps both', async ({ as }) => {
  const person = madeUp('明显之', 'mxz', '1966-04-05', 713);
  const town = await as('town');
  await register(town, person);
  const page = town.getByRole('main');
  await expect(page).toContainText(`**************${person.idNumber.slice(-4)}`);
  await expect(page).not.toContainText(person.birthDate);

  await page.getByRole('button', { name: say('masked.revealField', { field: idNumber }) }).click();
  const dialog = town.getByRole('dialog', { name: say('masked.title', { field: idNumber }) });
  await dialog.getByRole('button', { name: say('masked.submit') }).click();
  await expect(field(dialog, say('form.reason'))).toHaveAccessibleDescription(/至少 4 个字/);
  await expect(field(dialog, say('form.reason'))).toHaveAttribute('aria-invalid', 'true');
  await field(dialog, say('form.reason')).fill('核对本人的申请材料');
  await dialog.getByRole('button', { name: say('masked.submit') }).click();
  await expect(dialog).toBeHidden();
  const shown = async () => ((await page.textContent()) ?? '').replace(/\s/g, '');
  await expect.poll(shown).toContain(person.idNumber);
  await page.getByRole('button', { name: say('masked.hide') }).click();
  await expect.poll(shown).not.toContain(person.idNumber);

  const manager = await as('manager');
  await openPage(manager, '/audit');
  const entry = manager.getByRole('row', { name: '核对本人的申请材料' });
  await expect(entry).toContainText(say('audit.action.REVEAL'));
  await expect(entry).not.toContainText(person.idNumber);
  await manager.getByRole('button', { name: say('audit.verify') }).click();
  await expect(manager.getByRole('main')).toContainText(/完好：\d+ 条链、[\d,]+ 条记录都未被改动/);
});

test('a village liaison sees masked values and is offered no more', async ({ as }) => {
  const village = await as('village');
  await register(village, madeUp('明村人', 'mcr', '1967-04-05', 715));
  await expect(village.getByRole('main')).toContainText('**************');
  const reveal = new RegExp(`^${say('masked.reveal')}`);
  await expect(village.getByRole('main').getByRole('button', { name: reveal })).toHaveCount(0);
  await expect(village.getByRole('link', { name: say('list.export') })).toHaveCount(0);
});

test('a leader sees figures and nobody', async ({ as }) => {
  const manager = await as('manager');
  const found = await ask<{ people: { edges: { node: { id: string; name: string } }[] } }>(
    manager,
    '{ people(first: 1) { edges { node { id name } } } }',
  );
  const { id = '', name = '' } = found.people.edges[0]?.node ?? {};
  expect(name).not.toBe('');

  const leader = await as('leader');
  await expect(leader.getByRole('heading', { level: 1, name: say('overview.title') })).toBeVisible();
  const menu = leader.getByRole('navigation', { name: say('app.mainMenu') });
  await expect(menu.getByRole('link', { name: say('nav.areas'), exact: true })).toBeVisible();
  for (const closed of ['people', 'certificates', 'households', 'users', 'audit'] as const)
    await expect(menu.getByRole('link', { name: say(`nav.${closed}`), exact: true })).toHaveCount(0);
  for (const path of ['/people', `/people/${encodeURIComponent(id)}/show`]) {
    await leader.goto(`/#${path}`);
    await expect(
      leader
        .getByRole('main')
        .getByText(new RegExp(`${say('errors.deniedTitle')}|${say('errors.recordGone')}`)),
    ).toBeVisible();
    await expect(leader.getByRole('main')).not.toContainText(name);
  }
});
