// The official papers of a case: opened by their readers, masked until a reason is typed into the page, drawn on A4.

import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectFits, signIn, test } from './support/app.ts';
import { ask } from './support/graph.ts';

interface Cases {
  readonly cases: { readonly nodes: readonly { readonly id: string; readonly number: string }[] };
}

/** A case of the user's town that stands there. */
async function caseAt(page: Page, ...status: string[]): Promise<{ id: string; number: string }> {
  const { cases } = await ask<Cases>(
    page,
    'query ($status: [CaseStatus!]) { cases(first: 1, filter: { status: $status }) { nodes { id number } } }',
    { status },
  );
  const [found] = cases.nodes;
  if (!found) throw new Error(`no case is ${status.join(' or ')}`);
  return found;
}

const MASKED_NUMBER = /^\*{14}.{4}$/;

test('the application form is masked until a reason is given, and fits paper and screens', async ({
  page: manager,
}) => {
  await signIn(manager, 'manager');
  const { id, number } = await caseAt(manager, 'PAID', 'CLOSED');
  await manager.goto(`/print/cases/${id}/application`);
  await expect(manager.getByRole('heading', { level: 1 })).toHaveText('重特大疾病医疗救助申请表');
  await expect(manager.getByText(`编号：${number}`)).toBeVisible();
  const idNumber = manager
    .getByRole('row', { name: /身份证号/ })
    .getByRole('cell')
    .first();
  await expect(idNumber).toHaveText(MASKED_NUMBER);
  await expectAccessible(manager);
  for (const width of [390, 1280]) {
    await manager.setViewportSize({ width, height: 900 });
    await expectFits(manager);
  }

  await manager.getByRole('textbox', { name: /查看原因/ }).fill('打印后由申请人签字');
  await manager.getByRole('button', { name: '显示完整号码' }).click();
  await expect(idNumber).toHaveText(/^99\d{15}[\dX]$/);
  expect(manager.url()).not.toContain('reason');
  await expectAccessible(manager);
  await manager.emulateMedia({ media: 'print' });
  await expect(manager.getByRole('textbox')).toHaveCount(0);
  const { entries } = await ask<{ entries: { nodes: { action: string; reason: string | null }[] } }>(
    manager,
    '{ entries: auditEntries(first: 5) { nodes { action reason } } }',
  );
  expect(entries.nodes).toContainEqual({ action: 'REVEAL', reason: '打印后由申请人签字' });
});

test('survey, notice and decision are drawn, and nothing of another town', async ({ page: manager, as }) => {
  const village = await as('village');
  await signIn(manager, 'manager');
  const decided = await caseAt(manager, 'PAID', 'CLOSED');
  const rejected = await caseAt(manager, 'REJECTED');
  const posted = await caseAt(manager, 'PUBLIC_NOTICE');
  for (const [path, title] of [
    [`${decided.id}/survey`, '重特大疾病医疗救助入户调查表'],
    [`${posted.id}/notice`, '重特大疾病医疗救助公示'],
    [`${decided.id}/decision`, '重特大疾病医疗救助批准告知书'],
    [`${rejected.id}/decision`, '重特大疾病医疗救助不予批准告知书'],
  ]) {
    await manager.goto(`/print/cases/${path}`);
    await expect(manager.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
    await expectAccessible(manager);
  }
  await manager.goto(`/print/cases/${posted.id}/decision`);
  await expect(manager.getByRole('heading', { level: 1 })).toHaveText('还不能打印');
  const { cases } = await ask<Cases>(village, '{ cases(first: 100) { nodes { id number } } }');
  const own = new Set(cases.nodes.map(({ id }) => id));
  const { cases: all } = await ask<Cases>(manager, '{ cases(first: 100) { nodes { id number } } }');
  const foreign = all.nodes.find(({ id }) => !own.has(id));
  await village.goto(`/print/cases/${foreign?.id}/application`);
  await expect(village.getByRole('heading', { level: 1 })).toHaveText('没有找到此表');
});
