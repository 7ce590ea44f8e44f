// A certificate from its application to its end, each step by the users whose role does it, and what the charts make of it.

import type { Page } from '@playwright/test';
import { addMonths } from '@zhucan/domain';
import { expect, test } from './support/app.ts';
import { begin, does, finish, operation } from './support/certificate.ts';
import { ask } from './support/graph.ts';
import { madeUp, register } from './support/people.ts';
import { choose, field, openPage, reload, today } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;
/** What the tiles above the charts say. */
async function figure(page: Page, label: string): Promise<number> {
  const tile = page.getByRole('main').getByRole('link', { name: label, exact: true }).locator('../..');
  const text = ((await tile.textContent()) ?? '').replace(label, '').replaceAll(',', '').trim();
  expect(text).toMatch(/^\d+$/);
  return Number(text);
}

async function holders(page: Page): Promise<number> {
  await openPage(page, '/overview');
  await reload(page);
  return figure(page, say('overview.holders'));
}

const SUMMARY = '{ registrySummary { people { value } holders { value } } }';
interface Summary {
  registrySummary: { people: { value: number }; holders: { value: number } };
}

test('a certificate is applied for, assessed, reviewed, issued, renewed, lost, reissued and cancelled', async ({
  as,
}) => {
  const holder = madeUp('庄禾生', 'zhs', '1975-03-08', 351);
  // Issued nearly ten years ago, as one taken over from paper, so that its renewal is open.
  const day = addMonths(today(), -118);
  const [village, town, officer, manager] = [
    await as('village'),
    await as('town'),
    await as('officer'),
    await as('manager'),
  ];
  const before = await holders(manager);

  await test.step('the village registers the person and files the application', async () => {
    await register(village, holder);
    await village.getByRole('link', { name: say('person.applyFor') }).click();
    await field(village, term('field', 'appliedOn')).fill(day);
    await choose(village, term('field', 'category'), term('category', 'PHYSICAL'));
    await village.getByRole('button', { name: say('certificate.applySubmit') }).click();
    await expect(village.getByText(say('certificate.done.APPLY', { name: holder.name }))).toBeVisible();
    await expect(village.getByRole('button', { name: say('certificate.operations') })).toBeVisible();
    for (const step of ['ASSIGN', 'ASSESS'])
      await expect(village.getByRole('button', { name: operation(step), exact: true })).toBeHidden();
  });
  const path = new URL(village.url()).hash.slice(1);

  await test.step('the town has it assessed', async () => {
    await openPage(town, path);
    const assign = await begin(town, 'ASSIGN', holder.name);
    await assign.getByRole('combobox', { name: term('field', 'hospitalId') }).click();
    await town.getByRole('option').nth(1).click();
    await finish(assign, 'ASSIGN', 'APPLIED');
    const assess = await begin(town, 'ASSESS', holder.name);
    await field(assess, term('field', 'assessedOn')).fill(day);
    await field(assess, term('field', 'doctors')).fill('王医生、赵医生');
    await choose(assess, term('category', 'PHYSICAL'), term('grade', 2));
    await expect(
      assess.getByText(new RegExp(`${term('category', 'PHYSICAL')} ${term('grade', 2)}`)),
    ).toBeVisible();
    await choose(assess, term('field', 'cause'), term('cause', 'ACCIDENT'));
    await finish(assess, 'ASSESS', 'ASSESSED');
    await expect(town.getByRole('button', { name: operation('REVIEW'), exact: true })).toBeHidden();
  });

  await test.step('the district reviews and issues it', async () => {
    await openPage(officer, path);
    await does(officer, 'REVIEW', holder.name, 'REVIEWED');
    const issue = await begin(officer, 'ISSUE', holder.name);
    await field(issue, term('field', 'issuedOn')).fill(day);
    await finish(issue, 'ISSUE', 'EXPIRING');
  });
  expect(await holders(manager)).toBe(before + 1);

  await test.step('it is renewed', async () => {
    await reload(town);
    await does(town, 'RENEW', holder.name, 'APPLIED');
    const renewal = new URL(town.url()).hash.slice(1);
    expect(renewal).not.toBe(path);
    await openPage(officer, renewal);
    await does(officer, 'REVIEW', holder.name, 'REVIEWED');
    await does(officer, 'ISSUE', holder.name, 'ISSUED');
  });
  expect(await holders(manager)).toBe(before + 1);

  await test.step('it is lost and reissued', async () => {
    const renewed = new URL(officer.url()).hash.slice(1);
    await openPage(village, renewed);
    await does(village, 'REPORT_LOSS', holder.name, 'LOST');
    await openPage(town, renewed);
    await does(town, 'REISSUE', holder.name, 'APPLIED');
    await openPage(officer, new URL(town.url()).hash.slice(1));
    await does(officer, 'REVIEW', holder.name, 'REVIEWED');
    await does(officer, 'ISSUE', holder.name, 'ISSUED');
  });

  await test.step('it is cancelled, and the charts show it', async () => {
    const cancel = await begin(officer, 'CANCEL', holder.name);
    await choose(cancel, term('field', 'cancelReason'), term('cancelReason', 'GIVEN_UP'));
    await finish(cancel, 'CANCEL', 'CANCELLED');
    const shown = await holders(manager);
    expect(shown).toBe(before);
    const { registrySummary } = await ask<Summary>(manager, SUMMARY);
    expect(registrySummary.holders.value).toBe(shown);
  });
});

test('a wrong number of a certificate is explained, a right one read', async ({ as }) => {
  const page = await as('village');
  await openPage(page, '/certificates/number-check');
  const number = field(page, say('numberCheck.number'));
  const { idNumber } = madeUp('', '', '1975-03-08', 351);
  await number.fill(`${idNumber}42`);
  await page.getByRole('button', { name: say('numberCheck.submit'), exact: true }).click();
  await expect(page.getByText(say('numberCheck.valid'))).toBeVisible();
  await expect(page.getByRole('main')).toContainText(term('category', 'PHYSICAL'));
  await number.fill(`${idNumber}99`);
  await page.getByRole('button', { name: say('numberCheck.submit'), exact: true }).click();
  await expect(page.getByText(say('numberCheck.invalid', { smart_count: 2 }))).toBeVisible();
});
