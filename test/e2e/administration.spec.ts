// What the manager decides for the district: partners' keys and the rules for certificates.

import { expect, signIn, test } from './support/app.ts';
import { chooseFound, field, openPage, reload } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

test("a partner's key is shown once, asks the graph within its scopes, and is revoked", async ({
  page,
  playwright,
  app,
}) => {
  await signIn(page, 'manager');
  await openPage(page, '/api-keys');
  await page
    .getByRole('button', { name: say('apiKey.create') })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: say('apiKey.create') });
  await field(dialog, term('field', 'partner')).fill('示范区民政局');
  await field(dialog, term('field', 'purpose')).fill('低保核对');
  await dialog.getByRole('checkbox', { name: term('scope', 'registry.count'), exact: true }).check();
  await dialog.getByRole('checkbox', { name: term('scope', 'area.read'), exact: true }).check();
  await chooseFound(dialog, term('field', 'areaId'), /景禾区/);
  await dialog.getByRole('button', { name: say('apiKey.make') }).click();
  const secretDialog = page.getByRole('dialog', {
    name: say('apiKey.secretOf', { partner: '示范区民政局' }),
  });
  const secret = ((await secretDialog.getByRole('status').first().textContent()) ?? '').trim();
  await secretDialog.getByRole('button', { name: say('secret.kept') }).click();
  await expect(page.getByRole('main')).not.toContainText(secret);

  const partner = await playwright.request.newContext({
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  });
  const query = async (text: string) =>
    (await partner.post(`${app.url}/graphql`, { data: { query: text } })).json();
  const counted = await query('{ registrySummary { people { value } } }');
  expect(counted.data.registrySummary.people.value).toBeGreaterThan(1000);
  const refused = await query('{ people(first: 1) { nodes { name } } }');
  expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');

  const revoke = say('apiKey.revokeOf', { partner: '示范区民政局' });
  await page.getByRole('button', { name: revoke }).click();
  await page
    .getByRole('dialog', { name: revoke })
    .getByRole('button', { name: say('apiKey.revoke'), exact: true })
    .click();
  await expect(page.getByText(say('apiKey.revoked', { partner: '示范区民政局' }))).toBeVisible();
  const after = await query('{ registrySummary { people { value } } }');
  expect(after.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  await partner.dispose();
});

test('the rules for certificates are checked, saved and kept', async ({ page }) => {
  await signIn(page, 'manager');
  await openPage(page, '/settings');
  const days = field(page, term('field', 'reminderDays'));
  const save = page.getByRole('button', { name: say('action.save'), exact: true }).first();
  const before = await days.inputValue();
  await days.fill('9999');
  await save.click();
  await expect(days).toHaveAttribute('aria-invalid', 'true');
  const other = before === '60' ? '61' : '60';
  await days.fill(other);
  await save.click();
  await expect(page.getByText(say('action.saved'))).toBeVisible();
  await reload(page);
  await expect(days).toHaveValue(other);
  await days.fill(before);
  await save.click();
  await expect(page.getByText(say('action.saved'))).toBeVisible();
});
