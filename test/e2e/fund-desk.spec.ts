// Money in a fund: what comes in, what is taken back, what is owed, and what a leader sees of it.

import { expect, expectAccessible, signIn, test } from './support/app.ts';
import { ask } from './support/graph.ts';
import { expectFigures, fen, positionOf, yuan } from './support/money.ts';
import { choose, chooseFound, field, openPage, settled } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a donation is recorded once, however often it is sent, and taken back', async ({ page }) => {
  await signIn(page, 'manager');
  const { funds } = await ask<{ funds: { id: string; name: string }[] }>(page, '{ funds { id name } }');
  const [fund] = funds;
  if (!fund) throw new Error('there is no fund');
  const before = await positionOf(page, fund.id);
  await page.keyboard.press('g');
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { level: 1, name: say('fund.list') })).toBeVisible();
  await page.getByRole('link', { name: fund.name }).click();
  await settled(page);
  await page.getByRole('button', { name: say('fund.recordMenu') }).click();
  await page.getByRole('menuitem', { name: say('fund.donation') }).click();
  const dialog = page.getByRole('dialog', { name: say('fund.donation') });
  await dialog.getByRole('button', { name: say('fund.record'), exact: true }).click();
  await expect(dialog.getByRole('alert').first()).toBeVisible();
  await expectAccessible(page);
  await choose(dialog, say('fund.donorKind'), term('donorKind', 'COMPANY'));
  await field(dialog, say('fund.donor')).fill('景禾纺织厂');
  await field(dialog, say('fund.amount')).fill('１2,345.60');
  await field(dialog, say('fund.reference')).fill('收据 20261124');
  await dialog.getByRole('button', { name: say('fund.record'), exact: true }).dblclick();
  await expect(dialog).toHaveCount(0);
  await expectFigures(page, fund.id, { balance: yuan(fen(before.balance) + 1_234_560n) });

  await openPage(page, '/fund-entries');
  await page.getByRole('searchbox', { name: say('entry.search') }).fill('纺织厂');
  await expect.poll(() => decodeURIComponent(page.url())).toContain('纺织厂');
  await settled(page);
  const rows = page.getByRole('row').filter({ hasText: '景禾纺织厂' });
  await expect(rows).toHaveCount(1);
  await rows.getByRole('button', { name: new RegExp(say('entry.reverse')) }).click();
  const reversal = page.getByRole('dialog', { name: say('entry.reverse') });
  await field(reversal, say('form.reason')).fill('重复登记，冲销');
  await reversal.getByRole('button', { name: say('entry.reverse'), exact: true }).click();
  await expect(reversal).toHaveCount(0);
  await expect(rows.first()).toContainText(say('entry.undo'));
  expect((await positionOf(page, fund.id)).balance).toBe(before.balance);
});

test('a fund is opened, given a budget by its population, a purpose, and closed', async ({ page }) => {
  await signIn(page, 'manager');
  await openPage(page, '/funds/create');
  await field(page, say('fund.code')).fill('art_2026');
  await chooseFound(page, term('field', 'areaId'), /景禾区/, '景禾区');
  await field(page, say('fund.nameZh')).fill('助残文艺基金');
  await field(page, say('fund.nameEn')).fill('Arts fund');
  await page.getByRole('checkbox').first().check();
  await field(page, term('field', 'bankName')).fill('景禾农村商业银行');
  await field(page, term('field', 'bankAccount')).fill('6222021700017777');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: '助残文艺基金' })).toBeVisible();
  await settled(page);
  await expect(page.getByText(say('fund.noBudget'))).toBeVisible();

  await page.getByRole('button', { name: say('fund.setBudget') }).click();
  const budget = page.getByRole('dialog', { name: say('fund.setBudget') });
  await field(budget, say('fund.population')).fill('250,000');
  await field(budget, say('fund.perHead')).fill('0.4');
  await expect(budget.getByText(say('fund.budgetIs', { amount: '¥100,000.00' }))).toBeVisible();
  await budget.getByRole('button', { name: say('action.save') }).click();
  await expect(page.getByRole('table', { name: say('fund.budgets') })).toContainText('¥100,000.00');

  await page.getByRole('button', { name: say('fund.newPurpose') }).click();
  const purpose = page.getByRole('dialog', { name: say('fund.newPurpose') });
  await field(purpose, say('fund.nameZh')).fill('听障儿童');
  await field(purpose, say('fund.nameEn')).fill('Deaf children');
  await purpose.getByRole('button', { name: say('action.save') }).click();
  await expect(page.getByRole('table', { name: say('fund.purposes') })).toContainText('听障儿童');
  await expectAccessible(page);

  await page.getByRole('link', { name: say('action.edit') }).click();
  await page.getByRole('checkbox', { name: say('fund.inUse') }).uncheck();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(say('fund.closed'), { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: say('fund.recordMenu') })).toHaveCount(0);
});

test('an advance is paid back in part, and the rest is given up', async ({ page }) => {
  await signIn(page, 'manager');
  await openPage(page, '/advances');
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: say('advance.repay') }) });
  const number = await row.first().getByRole('link', { name: /^MA-/ }).textContent();
  const one = page.getByRole('row').filter({ hasText: number ?? '' });
  await one.getByRole('button', { name: say('advance.repay') }).click();
  const repay = page.getByRole('dialog');
  await expectAccessible(page);
  await field(repay, say('fund.amount')).fill('99999999');
  await field(repay, say('fund.reference')).fill('回单 1');
  await repay.getByRole('button', { name: say('fund.record'), exact: true }).click();
  await expect(repay.getByRole('alert')).toBeVisible();
  await field(repay, say('fund.amount')).fill('10.40');
  await repay.getByRole('button', { name: say('fund.record'), exact: true }).click();
  await expect(repay).toHaveCount(0);
  await settled(page);
  await expect(one).toHaveCount(1);
  await one.getByRole('button', { name: say('advance.writeOff') }).click();
  const writeOff = page.getByRole('dialog');
  await field(writeOff, say('form.reason')).fill('借款人去世，无遗产可偿');
  await writeOff.getByRole('button', { name: say('advance.writeOff'), exact: true }).click();
  await expect(writeOff).toHaveCount(0);
  await expect(one).toHaveCount(0);
});

test('a leader sees figures and charts, and no payee', async ({ page }) => {
  await signIn(page, 'leader');
  const { funds } = await ask<{ funds: { id: string; name: string }[] }>(page, '{ funds { id name } }');
  const [fund] = funds;
  if (!fund) throw new Error('there is no fund');
  await page.getByRole('link', { name: fund.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: fund.name })).toBeVisible();
  await settled(page);
  await expect(page.getByRole('figure', { name: say('fund.byMonth') })).toBeVisible();
  await expect(page.getByRole('button', { name: say('fund.recordMenu') })).toHaveCount(0);
  await openPage(page, '/fund-entries');
  await expect(page.getByRole('columnheader', { name: say('entry.about') })).toHaveCount(0);
  await openPage(page, '/payments');
  await expect(page.getByRole('heading', { level: 1, name: say('errors.deniedTitle') })).toBeVisible();
});
