// GraphiQL of our own bundle: the figures of the charts from a query, worked examples, nothing from elsewhere.

import { expect, expectAccessible, signIn, test } from './support/app.ts';
import { openPage } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say } = zh;

test('a worked query gives the figures of the charts', async ({ page, app }) => {
  const elsewhere: string[] = [];
  page.on('request', request => {
    if (!request.url().startsWith(app.url) && !/^(data|blob):/.test(request.url()))
      elsewhere.push(request.url());
  });
  await signIn(page, 'manager');
  await openPage(page, '/overview');
  const tile = page
    .getByRole('main')
    .getByRole('link', { name: say('overview.holders'), exact: true })
    .locator('../..');
  const shown = ((await tile.textContent()) ?? '')
    .replace(say('overview.holders'), '')
    .replaceAll(',', '')
    .trim();
  expect(shown).toMatch(/^\d+$/);

  await page.goto('/graphiql');
  await page.getByRole('button', { name: '打开示例：全区统计' }).click();
  await page.getByRole('button', { name: /^Execute query/ }).click();
  const answer = page.getByRole('region', { name: 'Result Window' });
  await expect
    .poll(async () => ((await answer.textContent()) ?? '').replace(/\s/g, ''))
    .toContain(`"holders":{"value":${shown}}`);
  expect(elsewhere).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });
    test('it is accessible', async ({ page }) => {
      await signIn(page, 'manager');
      await page.goto('/graphiql');
      await expect(page.getByRole('button', { name: /^Execute query/ })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
