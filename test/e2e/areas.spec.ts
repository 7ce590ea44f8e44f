// Areas: found, renamed, made ready for home visits; a partner's key and the rules beside them.

import { expect, signIn, test } from './support/app.ts';
import { field, openPage, searchList } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

test('a village is found by its initials and made ready for home visits', async ({ page }) => {
  await signIn(page, 'manager');
  await openPage(page, '/areas');
  await searchList(page, say('area.searchLabel'), 'ylc');
  const village = page.getByRole('row', { name: '永垅村' });
  await village.getByRole('link', { name: '永垅村', exact: true }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: say('area.edit', { name: '永垅村' }) }),
  ).toBeVisible();
  const ready = page.getByRole('checkbox', { name: term('field', 'homeVisitReady') });
  const before = await ready.isChecked();
  await ready.setChecked(!before);
  await page.getByRole('button', { name: say('action.save'), exact: true }).click();
  await expect(page.getByText(say('area.saved', { name: '永垅村' }))).toBeVisible();
  await searchList(page, say('area.searchLabel'), '永垅');
  await expect(page.getByRole('row', { name: '永垅村' })).toContainText(
    say(before ? 'area.notReady' : 'area.ready'),
  );
});

test('an area without a name is not saved', async ({ page }) => {
  await signIn(page, 'manager');
  await openPage(page, '/areas');
  await page.getByRole('row').nth(2).getByRole('link').first().click();
  const name = field(page, term('field', 'area'));
  await name.fill('');
  await page.getByRole('button', { name: say('action.save'), exact: true }).click();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
});

test('a caseworker reads the areas of the town and changes none', async ({ page }) => {
  await signIn(page, 'town');
  await openPage(page, '/areas');
  await expect(page.getByRole('rowheader', { name: '云禾镇', exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: '枫渚镇' })).toHaveCount(0);
  await expect(page.getByRole('table').getByRole('link', { name: '云禾镇', exact: true })).toHaveCount(0);
});
