// Records whose time is over: the manager sees them, keeps one for a reason, erases another, and decides how long is long enough.

import { addYears } from '@zhucan/domain';
import { expect, expectAccessible, signIn, test } from './support/app.ts';
import { madeUp, register } from './support/people.ts';
import { choose, field, openPage, reload, today } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

test('records come up when their time is over, and are kept with a reason or erased one by one', async ({
  as,
  page: manager,
}) => {
  const village = await as('village');
  await signIn(manager, 'manager');
  const people = [
    madeUp('期满甲', 'qmj', '1930-01-02', 611),
    madeUp('期满乙', 'qmy', '1931-01-02', 613),
    madeUp('未满丙', 'wmb', '1932-01-02', 615),
  ] as const;
  const [kept, gone, young] = people;
  for (const person of people) {
    await register(village, person);
    await village
      .getByRole('main')
      .getByRole('button', { name: say('action.more') })
      .click();
    await village.getByRole('menuitem', { name: say('person.recordDeath') }).click();
    const dialog = village.getByRole('dialog', { name: say('person.recordDeath') });
    const day = addYears(today(), person === young ? -9 : -10);
    await field(dialog, term('field', 'diedOn')).fill(day);
    await dialog.getByRole('button', { name: say('person.recordDeath'), exact: true }).click();
    await expect(village.getByText(say('person.diedBanner', { date: day }))).toBeVisible();
  }
  const row = (name: string) => manager.getByRole('row', { name: new RegExp(name) });

  await manager
    .getByRole('navigation', { name: say('app.mainMenu') })
    .getByRole('link', { name: say('nav.retention'), exact: true })
    .click();
  await expect(row(kept.name)).toContainText(term('retentionGround', 'DEATH'));
  await expect(row(gone.name)).toContainText(addYears(today(), -10));
  await expect(row(young.name)).toHaveCount(0);
  await expectAccessible(manager);

  await test.step('one is kept, with a reason, until a day that lies ahead', async () => {
    await manager.getByRole('button', { name: `${say('retention.keep')}: ${kept.name}` }).click();
    const dialog = manager.getByRole('dialog', { name: say('retention.keepTitle', { name: kept.name }) });
    await expectAccessible(manager);
    const until = field(dialog, say('retention.until'));
    await until.fill(today());
    await dialog.getByRole('button', { name: say('retention.keep'), exact: true }).click();
    await expect(until).toHaveAttribute('aria-invalid', 'true');
    await until.fill(addYears(today(), 2));
    await field(dialog, term('field', 'reason')).fill('遗属待遇仍在核对');
    await dialog.getByRole('button', { name: say('retention.keep'), exact: true }).click();
    await expect(row(kept.name)).toHaveCount(0);
    await choose(manager, say('retention.decision'), say('retention.kept'));
    await expect(row(kept.name)).toContainText('遗属待遇仍在核对');
    await expect(row(kept.name)).toContainText(addYears(today(), 2));
    await expect(row(gone.name)).toHaveCount(0);
  });

  await test.step('one is erased, and its row is gone', async () => {
    await choose(manager, say('retention.decision'), say('retention.toReview'));
    await manager.getByRole('button', { name: `${say('retention.erase')}: ${gone.name}` }).click();
    const dialog = manager.getByRole('dialog', { name: say('person.erase') });
    await field(dialog, say('form.reason')).fill('保存期满，无须再留');
    await dialog.getByRole('button', { name: say('person.erase'), exact: true }).click();
    await expect(manager.getByText(say('person.eraseDone'))).toBeVisible();
    await expect(row(gone.name)).toHaveCount(0);
    await openPage(manager, '/audit');
    await expect(manager.getByRole('row', { name: '遗属待遇仍在核对' })).toContainText(
      say('audit.action.KEEP'),
    );
    await expect(manager.getByRole('row', { name: '保存期满，无须再留' })).toContainText(
      say('audit.action.ERASE'),
    );
  });

  await test.step('a shorter policy brings up what was too young', async () => {
    await openPage(manager, '/retention');
    await manager.getByRole('button', { name: say('retention.policy') }).click();
    const dialog = manager.getByRole('dialog', { name: say('retention.policy') });
    await field(dialog, term('field', 'years')).fill('0');
    await dialog.getByRole('button', { name: say('action.save') }).click();
    await expect(field(dialog, term('field', 'years'))).toHaveAttribute('aria-invalid', 'true');
    await field(dialog, term('field', 'years')).fill('8');
    await dialog.getByRole('button', { name: say('action.save') }).click();
    await expect(dialog).toBeHidden();
    await expect(row(young.name)).toBeVisible();
    await reload(manager);
    await expect(manager.getByRole('main')).toContainText(say('retention.lead', { years: 8 }));
  });
});

test('nobody but the manager sees it', async ({ as }) => {
  for (const username of ['officer', 'town', 'leader'] as const) {
    const page = await as(username);
    await expect(page.getByRole('link', { name: say('nav.retention'), exact: true })).toHaveCount(0);
    await page.goto('/#/retention');
    await expect(page.getByRole('main').getByText(say('errors.deniedTitle'))).toBeVisible();
  }
});
