// A case's way as its people go it: filed by keyboard alone, returned and handed in again, decided by someone else.

import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, signIn, test } from './support/app.ts';
import { ask } from './support/graph.ts';
import { field, openPage, settled, today } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

interface Node {
  id: string;
  number: string;
}

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: PDF });

/** Someone in hardship of the viewer's town who has no case yet. */
async function someoneInNeed(page: Page): Promise<{ id: string; name: string }> {
  const { people } = await ask<{
    people: { edges: { node: { id: string; name: string; cases: Node[] } }[] };
  }>(
    page,
    '{ people(first: 25, filter: { alive: true, hardship: ["MINIMUM_ALLOWANCE"] }) { edges { node { id name cases { id number } } } } }',
  );
  const found = people.edges.map(({ node }) => node).find(({ cases }) => cases.length === 0);
  if (!found) throw new Error('everyone in hardship has a case');
  return found;
}

async function firstCase(page: Page, filter: string): Promise<Node> {
  const { cases } = await ask<{ cases: { edges: { node: Node }[] } }>(
    page,
    `{ cases(first: 1, filter: ${filter}, sort: AMOUNT) { edges { node { id number } } } }`,
  );
  const [edge] = cases.edges;
  if (!edge) throw new Error(`no case ${filter}`);
  return edge.node;
}

const casePage = (id: string) => `/cases/${encodeURIComponent(id)}/show`;

/** Goes on with Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator, backwards = false): Promise<void> {
  await expect(control).toBeVisible();
  for (let stop = 0; stop < 120; stop += 1) {
    if (await control.evaluate(element => element === document.activeElement)) return;
    await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`no Tab leads to ${control}`);
}

const byLabel = (label: string) => new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\*?$`);

/** A drop-down list by keyboard: opened, moved down so many times, chosen. */
async function pick(page: Page, label: string, option: RegExp): Promise<void> {
  await tabTo(page, page.getByRole('combobox', { name: byLabel(label) }));
  await page.keyboard.press('Enter');
  const wanted = page.getByRole('option', { name: option });
  await expect(wanted).toBeVisible();
  for (let stop = 0; stop < 20; stop += 1) {
    if (await wanted.evaluate(element => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

/** An institution by keyboard: searched for, the first one taken. */
async function find(page: Page, label: string, typed: string): Promise<void> {
  await tabTo(page, page.getByRole('combobox', { name: byLabel(label) }));
  await page.keyboard.type(typed);
  await expect(page.getByRole('option').first()).toContainText(typed);
  await page.keyboard.press('Enter');
}

async function write(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, field(page, label));
  await page.keyboard.type(text);
}

async function answer(page: Page, question: string, yes: boolean): Promise<void> {
  const group = page.getByRole('radiogroup', { name: byLabel(question) });
  const [first] = [group.getByRole('radio').first()];
  await tabTo(page, first);
  await page.keyboard.press('Space');
  if (!yes) await page.keyboard.press('ArrowRight');
}

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a caseworker files and submits a case by keyboard alone', async ({ page }) => {
  await signIn(page, 'town');
  const person = await someoneInNeed(page);
  await openPage(page, `/people/${encodeURIComponent(person.id)}/show`);

  await test.step('from what the person may have, in one key', async () => {
    const programme = say('entitlement.fileOf', { programme: '重特大疾病医疗救助' });
    await tabTo(page, page.getByRole('link', { name: programme }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
    await settled(page);
  });

  await test.step('the form asks for what the answers call for and works the amount out', async () => {
    await pick(page, '救助方式', /^预借式（本人先行全额支付）$/);
    await expect(field(page, '认定单位')).toHaveCount(0);
    await pick(page, '对象类别', /^其他经有关部门认定的困难对象$/);
    await write(page, '认定单位', '区民政局');
    await answer(page, '已参加基本医疗保险', true);
    await answer(page, '家庭无力及时支付', true);
    await pick(page, '是否属于不予救助的情形', /^不属于以下任何情形$/);
    await write(page, '家庭情况', '低保家庭，一人患病，无其他收入');
    await pick(page, '病种', /^恶性肿瘤$/);
    await find(page, '诊断医院', '景禾区人民医院');
    await write(page, '诊断', '恶性肿瘤，须手术');
    await find(page, '治疗医院', '景禾区人民医院');
    await write(page, '医疗费用总额', '21万');
    await expect(page.getByText('¥90,000.00').first()).toBeVisible();
    await expect(page.getByRole('table', { name: say('calculation.caption') })).toContainText('¥91,000.00');
  });

  await test.step('what is wrong is said when the field is left', async () => {
    await write(page, '基本医疗保险报销', 'viel');
    await page.keyboard.press('Tab');
    await expect(field(page, '基本医疗保险报销')).toHaveAccessibleDescription(/金额须为/);
    await tabTo(page, field(page, '基本医疗保险报销'), true);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await pick(page, '收款方', /^医院$/);
    await write(page, '开户银行', '中国银行景禾支行');
    await write(page, '银行账号', '6222000011112222333');
    await expect(page.getByText(say('case.nothingMissing'))).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1, name: /^MA-\d{4}-\d{6}/ })).toBeVisible();
  });

  await test.step('the missing documents are uploaded one by one', async () => {
    for (const name of ['诊断证明', '入户调查照片']) {
      await settled(page);
      await tabTo(page, page.getByRole('button', { name: say('case.uploadNamed', { name }) }));
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: say('case.addDocument') });
      const choose = dialog.getByRole('button', { name: say('case.chooseFiles') });
      await tabTo(page, choose);
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(pdf(`${name}.pdf`));
      await expect(dialog.getByText(`${name}.pdf`)).toBeVisible();
      const form = dialog.getByRole('combobox', { name: byLabel(say('case.documentForm')) });
      if (await form.isVisible()) await pick(page, say('case.documentForm'), /^原件$/);
      await page.keyboard.press('Control+Enter');
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('link', { name: new RegExp(`${name}\\.pdf$`) })).toBeVisible();
    }
  });

  await test.step('and the case is submitted', async () => {
    await tabTo(page, page.getByRole('button', { name: term('caseOperation', 'SUBMIT'), exact: true }), true);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: term('caseOperation', 'SUBMIT') })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.locator('li[aria-current="step"]')).toContainText('初审');
    await expect(page.locator('li[aria-current="step"]')).toContainText(
      say('due.daysLeft', { smart_count: 3 }),
    );
  });
});

test('a draft stays on this computer without what is secret', async ({ page, context }) => {
  await signIn(page, 'town');
  const person = await someoneInNeed(page);
  const path = `/cases/create?programme=MEDICAL_AID&person=${encodeURIComponent(person.id)}`;
  await openPage(page, path);
  await field(page, '家庭情况').fill('独居老人');
  await field(page, '诊断').fill('不得留存的诊断');
  await field(page, '银行账号').fill('6222000011112222333');
  await field(page, '开户银行').fill('某银行');
  await expect(page.getByText(say('form.draftKept'))).toBeVisible();
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('某银行');
  const later = await context.newPage();
  await openPage(later, path);
  await later.getByRole('button', { name: say('form.draftUse') }).click();
  await expect(field(later, '家庭情况')).toHaveValue('独居老人');
  await expect(field(later, '开户银行')).toHaveValue('某银行');
  await expect(field(later, '诊断')).toHaveValue('');
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toContain('不得留存');
  expect(kept).not.toContain('6222000011112222333');
});

test('a case is returned for supplement, mended and handed in again', async ({ as }) => {
  const town = await as('town');
  const { id, number } = await firstCase(town, '{ status: [TOWN_REVIEW] }');
  await openPage(town, casePage(id));
  const why = '诊断证明没有盖章，请补交';
  const act = async (operation: string) => {
    await town.getByRole('button', { name: say('certificate.otherOperations') }).click();
    await town.getByRole('menuitem', { name: operation, exact: true }).click();
  };
  await act(term('caseOperation', 'RETURN'));
  const dialog = town.getByRole('dialog');
  await dialog.getByRole('button', { name: term('caseOperation', 'RETURN') }).click();
  await expect(dialog.getByRole('alert')).toContainText(say('form.reason'));
  await field(dialog, say('form.reason')).fill(why);
  await town.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(town.getByText(say('case.returnedBanner', { reason: why }))).toBeVisible();

  await test.step('its details can be changed now, and what is sealed stays', async () => {
    await town.getByRole('link', { name: say('action.edit') }).click();
    await expect(town.getByRole('heading', { level: 1, name: number })).toBeVisible();
    await field(town, '家庭情况').fill('已补充：一家三口，靠低保生活');
    await expect(field(town, '银行账号')).toHaveAccessibleDescription(/已登记/);
    await town.keyboard.press('Control+Enter');
    await expect(town.getByText('已补充：一家三口，靠低保生活')).toBeVisible();
  });

  await town.getByRole('button', { name: term('caseOperation', 'RESUBMIT'), exact: true }).click();
  await field(town.getByRole('dialog'), say('case.note')).fill('已补交盖章的诊断证明');
  await town.keyboard.press('Control+Enter');
  await expect(town.getByRole('dialog')).toBeHidden();
  await expect(town.locator('li[aria-current="step"]')).toContainText('初审');
});

test('who saves second reads who was first, sees both versions, and loses nothing', async ({ page }) => {
  await signIn(page, 'town');
  const { id, number } = await firstCase(page, '{ status: [DRAFT, RETURNED] }');
  await openPage(page, `/cases/${encodeURIComponent(id)}`);
  await field(page, '开户银行').fill('我写的银行');
  const { case: seen } = await ask<{ case: { version: number } }>(
    page,
    'query($id: ID!) { case(id: $id) { version } }',
    { id },
  );
  await ask(
    page,
    `mutation($id: ID!, $v: Int!) { updateMedicalAidCase(id: $id, expectedVersion: $v,
       details: { bankName: "别人写的银行", familySituation: "别人补的家庭情况" }) { __typename } }`,
    { id, v: seen.version },
  );
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: say('stale.title') });
  await expect(dialog).toContainText(term('caseOperation', 'EDIT'));
  const row = dialog.getByRole('row', { name: /开户银行/ });
  await expect(row).toContainText('别人写的银行');
  await expect(row).toContainText('我写的银行');
  await dialog.getByRole('button', { name: say('stale.useMine') }).click();
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  await expect(page.getByText('我写的银行')).toBeVisible();
  await expect(page.getByText('别人补的家庭情况')).toBeVisible();
});

test('an officer decides, with what is missing said at its field', async ({ page }) => {
  await signIn(page, 'officer');
  const { id, number } = await firstCase(page, '{ status: [DISTRICT_REVIEW] }');
  await page.keyboard.press('/');
  const palette = page.getByRole('dialog', { name: say('search.title') });
  await palette.getByRole('combobox').fill(number);
  await palette.getByRole('option', { name: number }).click();
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  await settled(page);
  await page.getByRole('button', { name: term('caseOperation', 'DECIDE'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: new RegExp(number) });
  await dialog.getByRole('button', { name: term('caseOperation', 'DECIDE') }).click();
  await expect(dialog.getByRole('alert')).toContainText('会议日期');
  await field(dialog, '会议日期').fill(today());
  await field(dialog, '参加人员').fill('甲');
  await field(dialog, '会议记录').fill('经集体讨论，同意救助。');
  // The amount that the rule gives stands there already.
  await expect(field(dialog, '决定金额')).toHaveValue(/^\d+\.\d{2}$/);
  await field(dialog, '决定金额').fill('999999');
  await dialog.getByRole('button', { name: term('caseOperation', 'DECIDE') }).click();
  await expect(field(dialog, '参加人员')).toHaveAccessibleDescription(/至少 2 人/);
  await field(dialog, '参加人员').fill('甲、乙、丙');
  await field(dialog, '决定金额').fill('1,000');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('¥1,000.00').first()).toBeVisible();
  const { case: after } = await ask<{ case: { status: string; decidedAmount: string } }>(
    page,
    'query($id: ID!) { case(id: $id) { status decidedAmount } }',
    { id },
  );
  expect(after).toMatchObject({ status: 'APPROVED', decidedAmount: '1000.00' });
});

test('a leader signs off what shows no name, and the second of two is told who was first', async ({
  page: leader,
}) => {
  await signIn(leader, 'leader');
  const { id, number } = await firstCase(leader, '{ status: [LEADER_SIGN_OFF] }');
  await openPage(leader, '/');
  await expect(leader.getByRole('heading', { name: say('queue.toSignOff') })).toBeVisible();
  await openPage(leader, casePage(id));
  await expect(leader.getByText(say('case.reduced'))).toBeVisible();
  await expect(leader.getByRole('heading', { level: 1, name: number, exact: true })).toBeVisible();
  await expect(leader.getByRole('heading', { name: say('case.calculation') })).toBeVisible();
  await expectAccessible(leader);

  await leader.getByRole('button', { name: term('caseOperation', 'SIGN_OFF'), exact: true }).click();
  const second = leader.getByRole('dialog', { name: new RegExp(number) });
  await expect(second).toBeVisible();
  // Another window of the same office was quicker.
  const { case: seen } = await ask<{ case: { version: number } }>(
    leader,
    'query($id: ID!) { case(id: $id) { version } }',
    { id },
  );
  await ask(
    leader,
    'mutation($id: ID!, $v: Int!) { signOffCase(id: $id, expectedVersion: $v, agree: true) { __typename } }',
    { id, v: seen.version },
  );
  await leader.keyboard.press('Control+Enter');
  await expect(second.getByRole('alert')).toContainText(term('caseOperation', 'SIGN_OFF'));
});

test('a batch says what became of each of its cases', async ({ as }) => {
  const officer = await as('officer');
  await openPage(officer, '/cases/programme/MEDICAL_AID');
  await officer.getByRole('button', { name: new RegExp(`^${term('caseStatus', 'RETURNED')}`) }).click();
  await settled(officer);
  const rows = officer.getByRole('table').getByRole('row');
  const count = (await rows.count()) - 1;
  expect(count).toBeGreaterThan(0);
  await officer.getByRole('checkbox', { name: say('list.selectAll') }).check();
  await officer.getByRole('button', { name: say('case.batch') }).click();
  await officer.getByRole('menuitem', { name: new RegExp(`^${term('caseOperation', 'ASSIGN')}`) }).click();
  await officer.keyboard.press('Control+Enter');
  const outcomes = officer.getByRole('list', { name: say('case.outcomes') });
  await expect(outcomes.getByRole('listitem')).toHaveCount(count);
});
