// A home visit from its plan to its results: who waits in the village, the list for the road, what the doctors found.

import type { Page } from '@playwright/test';
import { addDays } from '@zhucan/domain';
import { expect, test } from './support/app.ts';
import { ask } from './support/graph.ts';
import { madeUp, register } from './support/people.ts';
import { choose, chooseFound, field, openPage, today } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

async function apply(page: Page): Promise<void> {
  await page.getByRole('link', { name: say('person.applyFor') }).click();
  await choose(page, term('field', 'category'), term('category', 'VISUAL'));
  await page.getByRole('button', { name: say('certificate.applySubmit') }).click();
  await expect(page.getByRole('button', { name: say('certificate.operations') })).toBeVisible();
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
  const place =
    (await village.getByRole('main').textContent())?.match(/云禾镇([^·\s]+?(村|社区))/)?.[1] ?? '';
  expect(place).not.toBe('');

  await test.step('the plan', async () => {
    await openPage(town, '/home-visits/create');
    await chooseFound(town, say('homeVisit.village'), place, place);
    await field(town, term('field', 'visitOn')).fill(today());
    await town.getByRole('combobox', { name: term('field', 'hospitalId') }).click();
    await town.getByRole('listbox').getByRole('option').first().click();
    await field(town, term('field', 'townStaff')).fill('王专干');
    await field(town, term('field', 'districtStaff')).fill('李干事、周干事');
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
  await town.getByRole('button', { name: say('action.save'), exact: true }).click();
  await expect(field(town, term('field', 'townStaff'))).toHaveAttribute('aria-invalid', 'true');
  const village = await readyVillage(town);
  await chooseFound(town, say('homeVisit.village'), village, village);
  await field(town, term('field', 'visitOn')).fill(addDays(today(), 20));
  await town.getByRole('combobox', { name: term('field', 'hospitalId') }).click();
  await town.getByRole('listbox').getByRole('option').first().click();
  await field(town, term('field', 'townStaff')).fill('王专干');
  await field(town, term('field', 'districtStaff')).fill('李干事');
  await town.getByRole('button', { name: say('action.save'), exact: true }).click();
  await expect(town.getByText(say('homeVisit.created'))).toBeVisible();
  await town.getByRole('button', { name: say('homeVisit.cancel'), exact: true }).click();
  const dialog = town.getByRole('dialog', { name: say('homeVisit.cancel') });
  await field(dialog, say('form.reason')).fill('当天道路封闭');
  await dialog.getByRole('button', { name: say('homeVisit.cancel'), exact: true }).click();
  await expect(town.getByText(say('homeVisit.cancelled'))).toBeVisible();
});
