// The program on a PostgreSQL that is not its own, which `DATABASE_URL` names: it starts, and sessions of it that nobody uses end.

import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { databaseUrl, execute } from '../support/server.ts';
import { test as base, expect, PASSWORD, type Server, signIn, startServer } from './support/app.ts';
import { outsidePostgres } from './support/outside.ts';
import { fillPerson, madeUp } from './support/people.ts';
import { field, openPage } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;
const DATABASE = `zhucan_browser_${randomBytes(6).toString('hex')}`;

interface Outside {
  readonly server: Server;
  readonly inDatabase: (sql: string) => Promise<void>;
}

const test = base.extend<object, { outside: Outside }>({
  outside: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const postgres = await outsidePostgres();
      await execute(postgres.url, `CREATE DATABASE ${DATABASE}`);
      const url = databaseUrl(postgres.url, DATABASE);
      const server = await startServer({ DATABASE_URL: url, ZHUCAN_DEMO: '1' });
      await use({ server, inDatabase: sql => execute(url, sql) });
      await server.stop();
      await execute(postgres.url, `DROP DATABASE ${DATABASE} WITH (FORCE)`);
      await postgres.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  app: [async ({ outside }, use) => use(outside.server), { scope: 'worker' }],
});

/** As if nobody had touched the program for two hours and a minute. */
async function goIdle({ inDatabase }: Outside): Promise<void> {
  await inDatabase(`UPDATE session SET last_seen_at = now() - interval '121 minutes'`);
  // For a second a process may go on knowing whose session it was.
  await new Promise(resolve => setTimeout(resolve, 1100));
}

async function signInAgain(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: say('signIn.title') })).toBeVisible();
  await expect(page.getByText(say('signIn.expired'))).toBeVisible();
  await field(page, say('signIn.username')).fill('town');
  await page.getByLabel(say('signIn.password'), { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
}

test('it starts there without a PostgreSQL of its own, and shows the district', async ({ page, outside }) => {
  expect(outside.server.said()).not.toContain('Starting the embedded PostgreSQL');
  await signIn(page, 'town');
  await openPage(page, '/people');
  await expect(page.getByRole('main').getByRole('row').nth(1)).toBeVisible();
});

test('an idle session ends while a form is saved, and the form comes back with what was typed', async ({
  page,
  outside,
}) => {
  await signIn(page, 'town');
  const person = madeUp('续草稿', 'xcg', '1977-06-05', 113);
  await openPage(page, '/people/create');
  await fillPerson(page, person);
  await goIdle(outside);
  // At once: what was typed last is not a draft yet.
  await field(page, term('field', 'address')).fill('永垅村一号');
  await page.keyboard.press('Control+Enter');
  await signInAgain(page);

  await expect(page.getByRole('heading', { level: 1, name: say('person.create') })).toBeVisible();
  await page.getByRole('button', { name: say('form.draftUse') }).click();
  await expect(field(page, term('field', 'name'))).toHaveValue(person.name);
  await expect(field(page, term('field', 'address'))).toHaveValue('永垅村一号');
  await expect(page.getByRole('combobox', { name: term('field', 'areaId') })).not.toHaveValue('');
  // What identifies was never kept.
  await expect(field(page, term('field', 'idNumber'))).toHaveValue('');
  await field(page, term('field', 'idNumber')).fill(person.idNumber);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
});

test('an idle session ends at the next click, which asks nothing and loses nothing', async ({
  page,
  outside,
}) => {
  await signIn(page, 'town');
  await openPage(page, '/people');
  const people = page.url();
  await goIdle(outside);
  await page.getByRole('button', { name: say('list.next') }).click();
  await signInAgain(page);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  expect(new URL(page.url()).hash).toContain(new URL(people).hash.split('?')[0]);
});
