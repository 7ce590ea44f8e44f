// A home visit from its plan to its results: who waits in the village, the list for the road, what the doctors found.

import type { Page } from '@playwright/test';
import { addDays } from '@zhucan/domain';
import { expect, test } from './support/app.ts';
import { begin, doesSaying, finish } from './support/certificate.ts';
import { ask } from './support/graph.ts';
import { madeUp, register } from './support/people.ts';
import { choose, chooseFound, field, openPage, reload, today } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

async function apply(page: Page): Promise<void> {
  await page.getByRole('link', { name: say('person.applyFor') }).click();
  await choose(page, term('field', 'category'), term('category', 'VISUAL'));
  await page.getByRole('button', { name: say('certificate.applySubmit') }).click();
  await expect(page.getByRole('button', { name: say('certificate.operations') })).toBeVisible();
}

/** Fills what a plan needs besides its village, by the first hospital that is offered. */
async function fillPlan(page: Page, village: string, visitOn: string): Promise<void> {
  await chooseFound(page, say('homeVisit.village'), village, village);
  await field(page, term('field', 'visitOn')).fill(visitOn);
  await page.getByRole('combobox', { name: term('field', 'hospitalId') }).click();
  await page.getByRole('listbox').getByRole('option').first().click();
  await field(page, term('field', 'townStaff')).fill('王专干');
  await field(page, term('field', 'districtStaff')).fill('李干事、周干事');
}

const save = (page: Page) => page.getByRole('button', { name: say('action.save'), exact: true }).click();

/** The village that the person's page names. */
async function villageOf(page: Page): Promise<string> {
  const place = (await page.getByRole('main').textContent())?.match(/云禾镇([^·\s]+?(村|社区))/)?.[1] ?? '';
  expect(place).not.toBe('');
  return place;
}

/** A village of the town that is ready for home visits. */
async function readyVillage(page: Page): Promise<string> {
  const { areas } = await ask<{ areas: { nodes: { name: string; homeVisitReady: boolean }[] } }>(
    page,
    '{ areas(first: 50, filter: { level: VILLAGE, active: true }) { nodes { name homeVisitReady } } }',
  );
  const ready = areas.nodes.find(({ homeVisitReady }) => homeVisitReady);
  expect(ready).toBeDefined();
  return ready?.name ?? '';
}

test('a visit is planned for whoever waits, printed, and its results entered on one page', async ({ as }) => {
  const people = [madeUp('访一心', 'fyx', '1951-02-03', 911), madeUp('访二心', 'fex', '1952-02-03', 912)];
  const [village, town] = [await as('village'), await as('town')];
  for (const person of people) {
    await register(village, person);
    await apply(village);
  }
  const place = await villageOf(village);

  await test.step('the plan', async () => {
    await openPage(town, '/home-visits/create');
    await fillPlan(town, place, today());
    for (const { name } of people) await town.getByRole('checkbox', { name: new RegExp(name) }).check();
    await town.getByRole('button', { name: say('action.save'), exact: true }).click();
    await expect(town.getByText(say('homeVisit.created'))).toBeVisible();
    for (const { name } of people) await expect(town.getByRole('row', { name })).toBeVisible();
  });
  const visit = new URL(town.url()).hash.slice(1);

  await test.step('the list for the road', async () => {
    await openPage(town, visit.replace(/show$/, 'route'));
    for (const { name } of people) await expect(town.getByRole('row', { name })).toBeVisible();
    await expect(town.getByRole('button', { name: say('action.print') })).toBeVisible();
    await town.emulateMedia({ media: 'print' });
    await expect(town.getByRole('navigation')).toHaveCount(0);
    for (const { name } of people) await expect(town.getByRole('row', { name })).toBeVisible();
    await town.emulateMedia({ media: null });
  });

  await test.step('the results', async () => {
    await openPage(town, visit.replace(/show$/, 'results'));
    await field(town, term('field', 'doctors')).fill('王医生、赵医生');
    for (const { name } of people) {
      const row = town
        .getByRole('listitem')
        .filter({ has: town.getByRole('heading', { name: new RegExp(name) }) });
      await choose(row, term('category', 'VISUAL'), term('grade', 3));
      await choose(row, term('field', 'cause'), term('cause', 'DISEASE'));
    }
    await town.getByRole('button', { name: say('homeVisit.saveAll') }).click();
    await expect(town.getByText(say('homeVisit.savedOf', { saved: 2, total: 2 }))).toBeVisible();
  });

  await test.step('the end', async () => {
    await openPage(town, visit);
    await town.getByRole('button', { name: say('homeVisit.complete'), exact: true }).click();
    await town
      .getByRole('dialog')
      .getByRole('button', { name: say('homeVisit.complete'), exact: true })
      .click();
    await expect(town.getByText(say('homeVisit.completed'))).toBeVisible();
    await expect(town.getByRole('main')).toContainText(term('homeVisitStatus', 'DONE'));
  });
});

test('a visit without applicants is cancelled with a reason', async ({ as }) => {
  const town = await as('town');
  await openPage(town, '/home-visits/create');
  await save(town);
  await expect(field(town, term('field', 'townStaff'))).toHaveAttribute('aria-invalid', 'true');
  // The summary of errors calls each field what the form calls it, and leads to it.
  const summary = town.getByRole('alert').filter({ hasText: say('errors.fix', { smart_count: 4 }) });
  await expect(summary.getByRole('button', { name: term('field', 'areaId'), exact: true })).toHaveCount(0);
  await summary.getByRole('button', { name: say('homeVisit.village'), exact: true }).click();
  await expect(town.getByRole('combobox', { name: say('homeVisit.village') })).toBeFocused();
  await fillPlan(town, await readyVillage(town), addDays(today(), 20));
  await save(town);
  await expect(town.getByText(say('homeVisit.created'))).toBeVisible();
  await town.getByRole('button', { name: say('homeVisit.cancel'), exact: true }).click();
  const dialog = town.getByRole('dialog', { name: say('homeVisit.cancel') });
  await field(dialog, say('form.reason')).fill('当天道路封闭');
  await dialog.getByRole('button', { name: say('homeVisit.cancel'), exact: true }).click();
  await expect(town.getByText(say('homeVisit.cancelled'))).toBeVisible();
});

test('an application is put into a visit from its own page, and leaves it when it is withdrawn', async ({
  as,
}) => {
  const [village, town] = [await as('village'), await as('town')];
  const person = madeUp('编入之', 'brz', '1953-02-03', 913);
  await register(village, person);
  const place = await villageOf(village);
  const day = addDays(today(), 12);
  await openPage(town, '/home-visits/create');
  await fillPlan(town, place, day);
  await save(town);
  await expect(town.getByText(say('homeVisit.created'))).toBeVisible();
  const visit = new URL(town.url()).hash.slice(1);

  await apply(village);
  await town.goto(`/${new URL(village.url()).hash}`);
  const assign = await begin(town, 'ASSIGN', person.name);
  await assign.getByRole('radio', { name: say('certificate.assignVisit') }).check();
  await assign.getByRole('combobox', { name: term('field', 'homeVisitBatchId') }).click();
  await town.getByRole('option', { name: new RegExp(day) }).click();
  await finish(assign, 'ASSIGN', 'APPLIED');
  await town
    .getByRole('main')
    .getByRole('link', { name: new RegExp(`${day} ${place}`) })
    .click();
  await expect(town.getByRole('row', { name: person.name })).toBeVisible();

  await test.step('it is not cancelled while someone waits for it', async () => {
    await town.getByRole('button', { name: say('homeVisit.cancel'), exact: true }).click();
    const dialog = town.getByRole('dialog', { name: say('homeVisit.cancel') });
    await field(dialog, say('form.reason')).fill('当天道路封闭');
    await dialog.getByRole('button', { name: say('homeVisit.cancel'), exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('1');
    await town.keyboard.press('Escape');
  });

  await reload(village);
  await doesSaying(village, 'WITHDRAW', person.name, 'WITHDRAWN', '本人决定暂不办理');
  await openPage(town, visit);
  await expect(town.getByRole('row', { name: person.name })).toHaveCount(0);
  await expect(town.getByRole('main')).toContainText(say('homeVisit.noApplicants'));
});

test('a visit is changed after its day has passed: who went, and the later day on which it was made', async ({
  as,
}) => {
  const town = await as('town');
  const day = addDays(today(), 2);
  await openPage(town, '/home-visits/create');
  await fillPlan(town, await readyVillage(town), day);
  await save(town);
  await expect(town.getByText(say('homeVisit.created'))).toBeVisible();
  const visit = new URL(town.url()).hash.slice(1);

  // The screen's own clock, four days on: the plan's day lies behind it.
  await town.clock.setFixedTime(new Date(`${addDays(today(), 4)}T04:00:00Z`));
  await openPage(town, visit.replace(/\/show$/, ''));
  await field(town, term('field', 'townStaff')).fill('钱专干');
  await field(town, term('field', 'visitOn')).fill(addDays(day, -1));
  await save(town);
  await expect(field(town, term('field', 'visitOn'))).toHaveAttribute('aria-invalid', 'true');
  await expect(town.getByRole('alert').first()).toContainText(day);
  await field(town, term('field', 'visitOn')).fill(addDays(day, 1));
  await save(town);
  await expect(town.getByRole('main')).toContainText('钱专干');
  await expect(town.getByRole('heading', { level: 1 })).toContainText(addDays(day, 1));
});
