// Two pairs of eyes on every case and every payment, and two people on one case: each told in words.

import { expect } from './support/app.ts';
import { begin, does, operation, personInNeed, showCase } from './support/cases.ts';
import { test } from './support/clocked.ts';
import { command, ended, meeting, posted } from './support/filed.ts';
import { batchOperation, makesBatch } from './support/fund.ts';
import { ask } from './support/graph.ts';
import { field, openPage } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.setTimeout(240_000);

test('who filed a case does not decide it, and who decided it neither checks nor sends its payment', async ({
  as,
  clocked,
}) => {
  const [town, head, officer] = [await as('town'), await as('townhead'), await as('officer')];
  const person = await personInNeed(town);
  const id = await posted({ filer: officer, town, head }, person, '60000', clocked.today());
  await clocked.later(4);
  await ended(town, id);

  await test.step('the officer who submitted it is refused', async () => {
    await showCase(officer, id);
    const refusal = '提交或初审此案的人不能再作决定，请由另一位工作人员办理。';
    await expect(officer.getByRole('alert')).toContainText(refusal);
    await expect(await begin(officer, 'DECIDE')).toContainText(refusal);
  });

  await test.step('the manager decides, and cannot check the batch that pays it', async () => {
    const manager = await as('manager');
    await command(manager, 'decideMedicalAidCase', id, meeting('18000', clocked.today()));
    const { case: one } = await ask<{ case: { payments: { number: string }[] } }>(
      officer,
      'query ($id: ID!) { case(id: $id) { payments { number } } }',
      { id },
    );
    await makesBatch(officer, one.payments[0]?.number ?? '');
    await openPage(manager, new URL(officer.url()).hash.slice(1));
    await expect(manager.getByText('批次中有您作出决定的案件，须由他人复核、送出和登记回盘。')).toBeVisible();
    await expect(manager.getByRole('button', { name: batchOperation('CHECK'), exact: true })).toHaveCount(0);
  });
});

test('of two officers who decide at once, the second is told who did what', async ({ as, clocked }) => {
  const [town, head] = [await as('town'), await as('townhead')];
  const person = await personInNeed(town);
  const id = await posted({ filer: town, town, head }, person, '60000', clocked.today());
  await clocked.later(4);
  await ended(town, id);

  const [quick, slow] = [await as('officer'), await as('officer2')];
  await showCase(quick, id);
  await showCase(slow, id);
  const meetingOf = (amount: string) => ({
    会议日期: clocked.today(),
    参加人员: '甲、乙、丙',
    会议记录: '经集体讨论，同意救助。',
    决定金额: amount,
  });
  const dialog = await begin(slow, 'DECIDE');
  for (const [label, text] of Object.entries(meetingOf('17000'))) await field(dialog, label).fill(text);
  await does(quick, 'DECIDE', meetingOf('18000'));
  await dialog.getByRole('button', { name: operation('DECIDE'), exact: true }).click();
  const { viewer } = await ask<{ viewer: { displayName: string } }>(quick, '{ viewer { displayName } }');
  const told = dialog.getByRole('alert');
  await expect(told).toContainText(viewer.displayName);
  await expect(told).toContainText(operation('DECIDE'));
  await dialog.getByRole('button', { name: say('action.cancel') }).click();
  await expect(slow.getByText(term('caseStatus', 'APPROVED')).first()).toBeVisible();
  await expect(slow.getByText('¥18,000.00').first()).toBeVisible();
});
