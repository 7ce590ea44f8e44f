// Who lives together, and who stays in which institution: kept on one page, seen on the person's.

import { expect, signIn, test } from './support/app.ts';
import { ask } from './support/graph.ts';
import { madeUp, register } from './support/people.ts';
import { choose, chooseFound, field, findPerson, openPage } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

test('a household is made of two people and a hardship, and stands on their pages', async ({ page }) => {
  await signIn(page, 'town');
  const head = madeUp('家一口', 'jyk', '1955-06-07', 131);
  const spouse = madeUp('家二口', 'jek', '1957-06-07', 132);
  for (const person of [head, spouse]) await register(page, person);

  await openPage(page, '/households/create');
  for (const [person, relation] of [
    [head, 'HEAD'],
    [spouse, 'SPOUSE'],
  ] as const) {
    await chooseFound(page, say('household.addMember'), new RegExp(person.name), person.initials);
    await choose(page, `${person.name} · ${say('household.member')}`, term('relation', relation));
  }
  await field(page, term('field', 'incomePerHead')).fill('6500');
  await page.getByRole('button', { name: say('household.addHardship') }).click();
  await choose(page, term('field', 'kind'), term('hardship', 'MINIMUM_ALLOWANCE'));
  await field(page, term('field', 'since')).fill('2024.1.5');
  await page.getByRole('button', { name: say('action.save'), exact: true }).click();
  const title = say('household.title', { name: head.name });
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('row', { name: spouse.name })).toContainText(term('relation', 'SPOUSE'));
  await expect(page.getByRole('main')).toContainText('¥6,500.00');
  await expect(page.getByRole('main')).toContainText('2024-01-05');

  await findPerson(page, spouse.initials, spouse.name);
  await expect(page.getByRole('region', { name: say('person.sections.household') })).toContainText(head.name);
});

test('someone is admitted to an institution and leaves it', async ({ page }) => {
  await signIn(page, 'officer');
  const found = await ask<{ institutions: { nodes: { id: string; name: string }[] } }>(
    page,
    '{ institutions(first: 1, filter: { kind: [CARE_HOME] }) { nodes { id name } } }',
  );
  const { id = '', name = '' } = found.institutions.nodes[0] ?? {};
  const guest = madeUp('托一人', 'tyr', '1950-06-07', 133);
  await register(page, guest);
  await openPage(page, `/institutions/${encodeURIComponent(id)}/show`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('button', { name: say('institution.admit') }).click();
  const dialog = page.getByRole('dialog', { name: say('institution.admit') });
  await chooseFound(dialog, say('institution.person'), new RegExp(guest.name), guest.initials);
  await dialog.getByRole('button', { name: say('institution.admit') }).click();
  const stay = page.getByRole('listitem').filter({ hasText: guest.name });
  await expect(stay).toContainText(say('institution.stillThere'));
  await stay.getByRole('button', { name: say('institution.endStay') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('institution.endStay') })
    .click();
  await expect(page.getByText(say('institution.left'))).toBeVisible();
  await expect(stay).not.toContainText(say('institution.stillThere'));
});
