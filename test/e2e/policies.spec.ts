// What the district decides for itself: a policy's next version, its own working days, and what comes of an objection.

import { expect, expectAccessible, signIn, test } from './support/app.ts';
import { choose, field, openPage, settled, today } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

test('a manager drafts a policy, is held to its rules, sees what changes and publishes it', async ({
  page,
}) => {
  await signIn(page, 'manager');
  await openPage(page, '/policies/MEDICAL_AID/show');
  await page.getByRole('link', { name: say('policy.newDraft') }).click();
  await expect(page.getByRole('heading', { level: 1, name: /草案/ })).toBeVisible();
  await settled(page);
  await field(page, say('policy.note')).fill('提高最高限额');
  const cap = field(page, '给予式最高限额');
  await cap.fill('12万');
  await cap.blur();
  await expect(cap).toHaveValue('120000');

  await test.step('tiers must rise', async () => {
    const tiers = page.getByRole('group', { name: '给予式分段比例' });
    const second = tiers.getByRole('textbox', {
      name: new RegExp(`^${say('policy.tierNumber', { number: 2 })} ${say('policy.upTo').slice(0, 3)}`),
    });
    const before = await second.inputValue();
    await second.fill('10000');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert').first()).toContainText('各段的上限须逐段增大');
    await expectAccessible(page);
    await second.fill(before);
  });

  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: say('policy.publish'), exact: true })).toBeVisible();
  const changes = page.getByRole('table', { name: new RegExp(say('policy.changes')) });
  await expect(changes).toContainText('¥100,000.00');
  await expect(changes).toContainText('¥120,000.00');
  await page.getByRole('button', { name: say('policy.publish'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('¥120,000.00');
  await dialog.getByRole('button', { name: say('policy.publish'), exact: true }).click();
  await expect(page.getByText(say('policy.published', { version: 2 }))).toBeVisible();
  await expect(page.getByRole('button', { name: say('policy.publish'), exact: true })).toHaveCount(0);
});

test('a manager adds a day off and takes it back', async ({ page }) => {
  await signIn(page, 'manager');
  await openPage(page, '/calendar?month=2026-12');
  const dialog = page.getByRole('dialog', { name: say('calendarDays.add') });
  await page.getByRole('button', { name: /2026-12-30/ }).click();
  await expect(dialog).toContainText(say('calendarDays.usual', { kind: say('calendarDays.working') }));
  await choose(dialog, say('calendarDays.kind'), say('calendarDays.free'));
  await page.keyboard.press('Control+Enter');
  await expect(field(dialog, say('calendarDays.note'))).toHaveAccessibleDescription(/必填/);
  await field(dialog, say('calendarDays.note')).fill('本区统一放假');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  const list = page.getByRole('list', { name: say('calendarDays.list', { year: 2026 }) });
  await expect(list.getByRole('listitem').filter({ hasText: '2026-12-30' })).toContainText('本区统一放假');
  await list.getByRole('button', { name: say('calendarDays.delete', { day: '2026-12-30' }) }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('calendarDays.remove'), exact: true })
    .click();
  await expect(list.getByText('2026-12-30')).toHaveCount(0);
});

test('a town reads an objection with a reason and dismisses it with its findings', async ({ page }) => {
  await signIn(page, 'town');
  await openPage(page, '/objections');
  const open = page
    .getByRole('row')
    .filter({ hasText: term('objectionStatus', 'OPEN') })
    .first();
  const receipt = (await open.getByRole('rowheader').textContent()) ?? '';
  await open.getByRole('button', { name: say('objection.reveal') }).click();
  const reason = page.getByRole('dialog', { name: say('objection.revealTitle', { receipt }) });
  await field(reason, say('form.reason')).fill('入户核实需要');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: say('masked.hide') })).toBeVisible();
  await page.getByRole('button', { name: say('masked.hide') }).click();

  await open.getByRole('button', { name: say('objection.decideTitle', { receipt }) }).click();
  const dialog = page.getByRole('dialog', { name: say('objection.decideTitle', { receipt }) });
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('alert')).toContainText(say('objection.findings'));
  await choose(dialog, say('objection.outcome'), say('objection.dismiss'));
  await field(dialog, say('objection.findings')).fill('经入户核实，情况属实，异议不成立。');
  await field(dialog, say('objection.toldOn')).fill(today());
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(say('objection.decided', { receipt }))).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: receipt })).toContainText(
    term('objectionStatus', 'DISMISSED'),
  );
});
