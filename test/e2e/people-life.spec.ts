// What happens to a person's record over the years: merged and taken apart, moved to another town, corrected, ended by a death,
// copied for its person, erased; each by the users whose role does it.

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { addDays } from '@zhucan/domain';
import { expect, test } from './support/app.ts';
import { does, issued, openCertificate, operation } from './support/certificate.ts';
import { ask } from './support/graph.ts';
import { fillPerson, type MadeUp, madeUp, register } from './support/people.ts';
import { chooseFound, field, openPage, reload, searchList, today } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

const pathOf = (page: Page) => new URL(page.url()).hash.slice(1);
const save = (page: Page) => page.getByRole('button', { name: say('action.save'), exact: true }).click();

async function fromMenu(page: Page, item: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: say('action.more') })
    .click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function expectGone(page: Page, path: string): Promise<void> {
  await page.goto(`/#${path}`);
  await page.reload();
  await expect(page.getByRole('main').getByText(say('errors.recordGone'))).toBeVisible();
}

test('a duplicate is seen while it is made, merged with its reason, and taken apart again', async ({
  as,
}) => {
  const [village, town] = [await as('village'), await as('town')];
  const kept = madeUp('重名之', 'czz', '1960-07-08', 511);
  const double: MadeUp = { ...madeUp('重名之', 'czz', '1960-07-08', 513) };
  await register(village, kept);
  const first = pathOf(village);

  await test.step('the village is warned and says that it is someone else', async () => {
    await openPage(village, '/people/create');
    await fillPerson(village, double);
    await field(village, term('field', 'address')).fill('只有重复档案写了的住址');
    await expect(village.getByText(say('person.duplicatesTitle'))).toBeVisible();
    await village.getByRole('checkbox', { name: say('person.duplicatesAccept') }).check();
    await save(village);
    await expect(village.getByRole('heading', { level: 1, name: double.name })).toBeVisible();
  });
  const second = pathOf(village);
  expect(second).not.toBe(first);

  await test.step('the town merges it, seeing which is which', async () => {
    await openPage(town, first);
    await fromMenu(town, say('person.merge'));
    const dialog = town.getByRole('dialog', { name: say('person.merge') });
    await chooseFound(dialog, say('person.mergeSearch'), new RegExp(double.idNumber.slice(-4)), double.name);
    await expect(dialog).toContainText(`**************${kept.idNumber.slice(-4)}`);
    await expect(dialog).toContainText(`**************${double.idNumber.slice(-4)}`);
    await field(dialog, say('form.reason')).fill('核对户口本，确为同一人');
    await dialog.getByRole('button', { name: say('person.merge'), exact: true }).click();
    await expect(dialog).toBeHidden();
    const main = town.getByRole('main');
    await expect(main).toContainText('只有重复档案写了的住址');
    await expect(main).toContainText('核对户口本，确为同一人');
    await expectGone(village, second);
  });

  await test.step('the merge is undone, and both stand as before', async () => {
    await town.getByRole('button', { name: `${say('person.unmerge')}: ${double.name}` }).click();
    const dialog = town.getByRole('dialog', { name: say('person.unmerge') });
    await field(dialog, say('form.reason')).fill('两人同名同日出生');
    await dialog.getByRole('button', { name: say('person.unmerge'), exact: true }).click();
    await expect(town.getByText(say('person.unmergeDone'))).toBeVisible();
    await expect(town.getByRole('main')).not.toContainText('只有重复档案写了的住址');
    await openPage(village, second);
    await expect(village.getByRole('main')).toContainText('只有重复档案写了的住址');
  });
});

test('a corrected ID number marks the certificate, and one click opens its reissue', async ({ as }) => {
  const [village, town, officer] = [await as('village'), await as('town'), await as('officer')];
  const wrong = madeUp('误号之', 'whz', '1961-07-08', 521);
  const right = madeUp('误号之', 'whz', '1961-08-07', 522);
  await register(village, wrong);
  const path = pathOf(village);
  const card = await issued({ village, town, officer });
  await reload(village);
  await expect(village.getByRole('main')).toContainText(`${wrong.idNumber.slice(-2)}42`);

  await test.step('the village corrects the number', async () => {
    await openPage(village, path.replace(/\/show$/, ''));
    await field(village, term('field', 'idNumber')).fill(right.idNumber);
    await save(village);
    await expect(village.getByText(say('certificate.numberDisagrees'))).toBeVisible();
    await expect(village.getByRole('main')).toContainText(`**************${right.idNumber.slice(-4)}`);
    await openCertificate(officer, card);
    await expect(officer.getByText(say('certificate.numberDisagrees'))).toBeVisible();
  });

  await test.step('and opens the reissue, which the district reviews and issues', async () => {
    await village
      .getByRole('alert')
      .getByRole('button', { name: operation('REISSUE') })
      .click();
    await village.waitForURL(/#\/certificates\//);
    await expect(village.getByRole('main')).toContainText(term('certificateState', 'APPLIED'));
    await officer.goto(`/#${pathOf(village)}`);
    await does(officer, 'REVIEW', right.name, 'REVIEWED');
    await does(officer, 'ISSUE', right.name, 'ISSUED');
    await expect(officer.getByRole('main')).toContainText(`****************${right.idNumber.slice(-2)}42`);
    await openPage(village, path);
    await expect(village.getByText(say('certificate.numberDisagrees'))).toHaveCount(0);
  });
});

test('who moves to another town takes the certificate along, and the old town sees neither', async ({
  as,
}) => {
  const [village, town, officer, other] = [
    await as('village'),
    await as('town'),
    await as('officer'),
    await as('town2'),
  ];
  const person = madeUp('迁居之', 'qjz', '1962-07-08', 531);
  await register(village, person);
  const path = pathOf(village);
  const card = await issued({ village, town, officer });
  const { areas } = await ask<{ areas: { nodes: { name: string }[] } }>(
    other,
    '{ areas(first: 1, filter: { level: VILLAGE, active: true }) { nodes { name } } }',
  );
  const place = areas.nodes[0]?.name ?? '';
  expect(place).not.toBe('');
  await expectGone(other, path);

  await openPage(officer, path.replace(/\/show$/, ''));
  await chooseFound(officer, term('field', 'areaId'), place, place);
  await save(officer);
  await expect(officer.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
  await expect(officer.getByRole('main')).toContainText(place);

  await openPage(other, path);
  await expect(other.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
  await openCertificate(other, card);
  await expect(other.getByRole('main')).toContainText(place);
  await expectGone(village, path);
  await expectGone(town, `/certificates/${encodeURIComponent(card.id)}/show`);
});

test('a death cancels the certificate on that day and stays in the record', async ({ as }) => {
  const [village, town, officer] = [await as('village'), await as('town'), await as('officer')];
  const person = madeUp('逝者之', 'szz', '1933-07-08', 541);
  await register(village, person);
  const path = pathOf(village);
  const card = await issued({ village, town, officer }, addDays(today(), -40));
  await reload(village);
  await fromMenu(village, say('person.recordDeath'));
  const dialog = village.getByRole('dialog', { name: say('person.recordDeath') });
  const day = field(dialog, term('field', 'diedOn'));
  await day.fill(addDays(today(), 1));
  await dialog.getByRole('button', { name: say('person.recordDeath'), exact: true }).click();
  await expect(dialog.getByRole('alert')).not.toBeEmpty();
  await day.fill(addDays(today(), -3));
  await dialog.getByRole('button', { name: say('person.recordDeath'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(village.getByText(say('person.diedBanner', { date: addDays(today(), -3) }))).toBeVisible();
  await expect(village.getByRole('link', { name: say('person.applyFor') })).toHaveCount(0);

  await openCertificate(officer, card);
  const main = officer.getByRole('main');
  await expect(main.getByText(term('certificateState', 'CANCELLED')).first()).toBeVisible();
  await expect(main).toContainText(term('cancelReason', 'DEATH'));
  await expect(main).toContainText(addDays(today(), -3));
  await openPage(village, path);
  await expect(village.getByRole('main')).toContainText(term('recordAction', 'RECORD_DEATH'));
});

test('a person is given their own copy, on the page and as a file, and the trail keeps why', async ({
  as,
}) => {
  const [village, town, manager] = [await as('village'), await as('town'), await as('manager')];
  const person = madeUp('查阅之', 'cyz', '1964-07-08', 551);
  await register(village, person);
  const path = pathOf(village);
  await village
    .getByRole('main')
    .getByRole('button', { name: say('action.more') })
    .click();
  await expect(village.getByRole('menuitem', { name: say('person.recordDeath') })).toBeVisible();
  await expect(village.getByRole('menuitem', { name: say('copy.action') })).toHaveCount(0);

  await openPage(town, path);
  await fromMenu(town, say('copy.action'));
  await town.getByRole('button', { name: say('copy.take') }).click();
  const dialog = town.getByRole('dialog', { name: say('copy.request') });
  await dialog.getByRole('button', { name: say('copy.take') }).click();
  const reason = field(dialog, term('field', 'reason'));
  await expect(reason).toHaveAttribute('aria-invalid', 'true');
  await reason.fill('本人持证到窗口申请查阅');
  await dialog.getByRole('button', { name: say('copy.take') }).click();
  const sheet = town.getByRole('region', { name: say('copy.title', { name: person.name }) });
  await expect(sheet).toContainText(`**************${person.idNumber.slice(-4)}`);
  await expect(sheet).not.toContainText(person.idNumber);

  await town.getByRole('button', { name: say('copy.again') }).click();
  await reason.fill('本人要求完整副本');
  await dialog.getByRole('checkbox', { name: say('copy.whole') }).check();
  await dialog.getByRole('button', { name: say('copy.take') }).click();
  await expect(sheet).toContainText(person.idNumber);
  await expect(sheet).toContainText(person.birthDate);
  const started = town.waitForEvent('download');
  await town.getByRole('button', { name: say('copy.download') }).click();
  const file = await started;
  expect(file.suggestedFilename()).toMatch(/\.json$/);
  expect(file.suggestedFilename()).not.toContain(person.name);
  const kept: { content: { person: { idNumber: string } } } = JSON.parse(
    await readFile(await file.path(), 'utf8'),
  );
  expect(kept.content.person.idNumber).toBe(person.idNumber);
  await town.emulateMedia({ media: 'print' });
  await expect(sheet).toBeVisible();
  await expect(town.getByRole('heading', { level: 1 })).toBeHidden();
  await town.emulateMedia({ media: null });
  const stored = await town.evaluate(() =>
    JSON.stringify([localStorage, sessionStorage, location.href, history.state]),
  );
  expect(stored).not.toContain(person.idNumber);
  await reload(town);
  await expect(sheet).toHaveCount(0);

  await openPage(manager, '/audit');
  const entry = manager.getByRole('row', { name: '本人要求完整副本' });
  await expect(entry).toContainText(say('audit.action.COPY'));
  await expect(entry).not.toContainText(person.idNumber);
});

test('the manager erases a person once nothing is held, and nobody finds them again', async ({ as }) => {
  const [village, town, officer, manager] = [
    await as('village'),
    await as('town'),
    await as('officer'),
    await as('manager'),
  ];
  const person = madeUp('抹去之', 'mqz', '1965-07-08', 561);
  await register(village, person);
  const path = pathOf(village);
  const card = await issued({ village, town, officer });
  await openPage(officer, path);
  await officer
    .getByRole('main')
    .getByRole('button', { name: say('action.more') })
    .click();
  await expect(officer.getByRole('menuitem', { name: say('person.merge') })).toBeVisible();
  await expect(officer.getByRole('menuitem', { name: say('person.erase') })).toHaveCount(0);

  await openPage(manager, path);
  await fromMenu(manager, say('person.erase'));
  const dialog = manager.getByRole('dialog', { name: say('person.erase') });
  await field(dialog, say('form.reason')).fill('本人书面申请删除');
  await dialog.getByRole('button', { name: say('person.erase'), exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText(/注销或撤回/);
  await manager.keyboard.press('Escape');

  await openCertificate(officer, card);
  await officer
    .getByRole('button', {
      name: new RegExp(`${say('certificate.otherOperations')}|${say('certificate.operations')}`),
    })
    .click();
  await officer.getByRole('menuitem', { name: operation('CANCEL'), exact: true }).click();
  const cancel = officer.getByRole('dialog');
  await cancel.getByRole('combobox', { name: new RegExp(`^${term('field', 'cancelReason')}`) }).click();
  await officer.getByRole('option', { name: term('cancelReason', 'GIVEN_UP') }).click();
  await cancel.getByRole('button', { name: operation('CANCEL'), exact: true }).click();
  await expect(cancel).toBeHidden();

  await reload(manager);
  await fromMenu(manager, say('person.erase'));
  await field(dialog, say('form.reason')).fill('本人书面申请删除');
  await dialog.getByRole('button', { name: say('person.erase'), exact: true }).click();
  await expect(manager.getByText(say('person.eraseDone'))).toBeVisible();
  const main = manager.getByRole('main');
  await expect(main).not.toContainText(person.name);
  await expect(main).not.toContainText(person.idNumber.slice(-4));
  await expect(manager.getByRole('link', { name: say('action.edit') })).toHaveCount(0);
  await openPage(village, '/people');
  await searchList(village, say('person.searchLabel'), person.initials);
  await expect(village.getByRole('main')).not.toContainText(person.name);
});
