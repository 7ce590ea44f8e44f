// The register: someone is found, registered, warned of, changed by two at once, and exported.

import type { Page } from '@playwright/test';
import { expect, signIn, test } from './support/app.ts';
import { ask } from './support/graph.ts';
import { fillPerson, madeUp, register } from './support/people.ts';
import { field, findPerson, openPage, searchList } from './support/steps.ts';
import { zh } from './support/words.ts';
import { rowsOf } from './support/workbook.ts';

const { say, term } = zh;
const save = (page: Page) => page.getByRole('button', { name: say('action.save'), exact: true });

test('someone is registered and found by the initials of their name', async ({ page }) => {
  await signIn(page, 'town');
  const person = madeUp('鲍晓岚', 'bxl', '1981-05-06', 212);
  await register(page, person);
  await openPage(page, '/');
  await findPerson(page, person.initials, person.name);
  await openPage(page, '/people');
  await searchList(page, say('person.searchLabel'), person.initials);
  await expect(page.getByRole('row', { name: person.name })).toBeVisible();
  await expect(page.getByRole('row', { name: person.name })).not.toContainText(person.idNumber);
});

test('a right number says birth date and sex, a wrong one what is wrong with it', async ({ page }) => {
  await signIn(page, 'town');
  const person = madeUp('鲍晓舟', 'bxz', '1979-02-03', 415);
  const idNumber = field(page, term('field', 'idNumber'));
  await openPage(page, '/people/create');
  await idNumber.fill(person.idNumber);
  await expect(page.getByRole('main')).toContainText(person.birthDate);
  await expect(page.getByRole('main')).toContainText(`${person.birthDate} 出生，${term('sex', person.sex)}`);
  const wrong = person.idNumber.slice(0, -1) + (person.idNumber.endsWith('1') ? '2' : '1');
  await idNumber.fill(wrong);
  await idNumber.blur();
  await expect(idNumber).toHaveAttribute('aria-invalid', 'true');
  await expect(idNumber).toHaveAccessibleDescription(/校验/);
  await save(page).click();
  await expect(page.getByRole('heading', { level: 1, name: say('person.create') })).toBeVisible();
  await expect(page.getByText(say('errors.fix', { smart_count: 3 }))).toBeVisible();
});

test('a likely duplicate is shown before anything is saved', async ({ page }) => {
  await signIn(page, 'town');
  const person = madeUp('鲍同人', 'btr', '1968-07-08', 517);
  await register(page, person);
  const alike = madeUp(person.name, person.initials, person.birthDate, 519);
  await openPage(page, '/people/create');
  await fillPerson(page, alike);
  await expect(page.getByText(say('person.duplicatesTitle'))).toBeVisible();
  await save(page).click();
  await expect(page.getByText(say('person.duplicatesTitle'))).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: say('person.create') })).toBeVisible();
  await page.getByRole('checkbox', { name: say('person.duplicatesAccept') }).check();
  await save(page).click();
  await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
});

test('the second of two who save is told, and sees both versions', async ({ as }) => {
  const [first, second] = [await as('town'), await as('officer')];
  await register(first, madeUp('鲍两改', 'blg', '1972-09-01', 611));
  const edit = `${new URL(first.url()).hash.slice(1).replace(/\/show$/, '')}`;
  const address = (page: Page) => field(page, term('field', 'address'));
  await openPage(second, edit);
  await address(second).fill('云禾镇二号');
  await openPage(first, edit);
  await address(first).fill('云禾镇一号');
  await save(first).click();
  await expect(first.getByText('云禾镇一号')).toBeVisible();

  await save(second).click();
  const both = second.getByRole('dialog', { name: say('stale.title') });
  const row = both.getByRole('row', { name: term('field', 'address') });
  await expect(row.getByRole('cell', { name: '云禾镇一号' })).toBeVisible();
  await expect(row.getByRole('cell', { name: '云禾镇二号' })).toBeVisible();
  await both.getByRole('button', { name: say('stale.useMine') }).click();
  await expect(second.getByText('云禾镇二号')).toBeVisible();
});

test('the export holds every row of the filter, with masked numbers', async ({ page }) => {
  await signIn(page, 'officer');
  const filter = encodeURIComponent(JSON.stringify({ hasCertificate: true }));
  await openPage(page, `/people?filter=${filter}`);
  const counted = await ask<{ people: { totalCount: number } }>(
    page,
    '{ people(first: 1, filter: { hasCertificate: true }) { totalCount } }',
  );
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: say('list.export') }).click();
  const rows = await rowsOf(await coming);
  expect(rows.length - 1).toBe(counted.people.totalCount);
  expect(rows.length).toBeGreaterThan(1000);
  expect(rows.flat().filter(cell => /^\d{17}[\dX]$/.test(cell))).toEqual([]);
});
