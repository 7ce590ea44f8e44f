// Medical aid from its beginning to its end, by those whose turn it is, over the days that it takes: to the bank and back, with a
// leader's signature, and ended by an objection.

import type { Page } from '@playwright/test';
import { expect } from './support/app.ts';
import {
  begin,
  caseOn,
  decidesObjection,
  does,
  noticeOn,
  operation,
  personInNeed,
  showCase,
  standing,
  upload,
} from './support/cases.ts';
import { test } from './support/clocked.ts';
import { ended, posted } from './support/filed.ts';
import { bankAnswers, bankFile, doesToBatch, entriesOf, makesBatch, positionOf } from './support/fund.ts';
import { fillGrant, PAPERS, survey } from './support/grant.ts';
import { ask } from './support/graph.ts';
import { objects } from './support/public.ts';
import { field, openPage, reload, settled } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.setTimeout(240_000);

test('from a village’s draft to the bank’s answer, returned once, an objection dismissed', async ({
  as,
  clocked,
  page: anyone,
}) => {
  const [village, town, head] = [await as('village'), await as('town'), await as('townhead')];
  const person = await personInNeed(village);

  const { id, number } = await test.step('the village drafts it from the person’s page', async () => {
    await openPage(village, `/people/${encodeURIComponent(person.id)}/show`);
    const file = say('entitlement.fileOf', { programme: '重特大疾病医疗救助' });
    await village.getByRole('link', { name: file }).click();
    await expect(village.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
    await settled(village);
    await fillGrant(village, person, clocked.today());
    await expect(village.getByText('¥20,000.00').first()).toBeVisible();
    await village.getByRole('button', { name: say('case.saveDraft') }).click();
    const title = village.getByRole('heading', { level: 1, name: /^MA-\d{4}-\d{6}/ });
    await expect(title).toContainText(person.name);
    await settled(village);
    for (const paper of PAPERS) await upload(village, paper);
    await expect(village.getByRole('button', { name: operation('SUBMIT') })).toHaveCount(0);
    return { id: caseOn(village), number: ((await title.textContent()) ?? '').split(' ')[0] ?? '' };
  });

  await test.step('the town submits it, and returns it once for supplement', async () => {
    await showCase(town, id);
    await does(town, 'SUBMIT');
    await expect(standing(town)).toContainText(say('due.daysLeft', { smart_count: 3 }));
    await does(town, 'RETURN', { [say('form.reason')]: '家庭情况不清楚，请补充' });
    await openPage(village, '/');
    const returned = village.getByRole('list', { name: say('queue.returned') });
    await returned.getByRole('link', { name: person.name }).click();
    await expect(village.getByText('家庭情况不清楚，请补充').first()).toBeVisible();
    await village.getByRole('link', { name: say('action.edit') }).click();
    await expect(village.getByRole('heading', { level: 1, name: number })).toBeVisible();
    await settled(village);
    await field(village, '家庭情况').fill('低保家庭，夫妻二人，靠低保生活');
    await village.getByRole('button', { name: say('action.save') }).click();
    await expect(village.getByText('靠低保生活')).toBeVisible();
    await reload(town);
    await does(town, 'RESUBMIT', { [say('case.note')]: '已补充家庭情况' });
    await survey(town, clocked.today());
    await expect(town.getByText('¥18,000.00')).toBeVisible();
  });

  const notice = await test.step('the town’s head signs, and the town posts the notice', async () => {
    await openPage(head, '/');
    await head.getByRole('link', { name: person.name }).click();
    await settled(head);
    await does(head, 'PASS_TOWN_SIGNATURE', {
      签字盖章日期: clocked.today(),
      '乡镇（街道）意见': '同意上报',
    });
    await reload(town);
    await does(town, 'POST_NOTICE', { [say('case.objectionsTo')]: '镇残联，电话 0574-88880000' });
    return noticeOn(town);
  });

  const receipt = await test.step('anyone reads it without a name, and objects', async () => {
    await anyone.goto(notice);
    const main = anyone.getByRole('main');
    await expect(main).toContainText('靠低保生活');
    await expect(main).toContainText('20,000.00 元');
    await expect(main).not.toContainText(person.name);
    await expect(main).not.toContainText('已手术');
    return objects(anyone, '他家在城里另有房产。');
  });

  await test.step('the town looks into it the next day, and dismisses it', async () => {
    await clocked.later(1);
    const desk = await as('town');
    await showCase(desk, id);
    await expect(desk.getByText(/还有异议没有处理完/)).toBeVisible();
    await decidesObjection(desk, receipt, 'dismiss');
    await upload(desk, '公示照片');
    const early = await begin(desk, 'END_NOTICE');
    await expect(early.getByRole('alert')).toContainText('公示须挂满');
    await anyone.goto('/public/receipts');
    await anyone.getByRole('textbox', { name: '回执号' }).fill(receipt);
    await anyone.getByRole('button', { name: '查询' }).click();
    await expect(anyone.getByText('已经查清')).toBeVisible();
  });

  await test.step('its three whole days over, the notice ends and the meeting decides', async () => {
    await clocked.later(3);
    const desk = await as('town');
    await showCase(desk, id);
    await does(desk, 'END_NOTICE');
  });

  const [officer, manager] = [await as('officer'), await as('manager')];
  const fundId = await fundOf(officer);
  const before = await positionOf(officer, fundId);
  const amount = 2_000_000n;

  const payment = await test.step('the officer decides, and the fund sets the money aside', async () => {
    await showCase(officer, id);
    await does(officer, 'DECIDE', {
      会议日期: clocked.today(),
      参加人员: '甲、乙、丙',
      会议记录: '经集体讨论，同意救助。',
      决定金额: '20,000',
    });
    expect(await positionOf(officer, fundId)).toEqual({
      ...before,
      available: (before.available ?? 0n) - amount,
      reserved: (before.reserved ?? 0n) + amount,
    });
    const { case: one } = await ask<{ case: { payments: { number: string; fund: { id: string } }[] } }>(
      officer,
      'query ($id: ID!) { case(id: $id) { payments { number fund { id } } } }',
      { id },
    );
    expect(one.payments.map(({ fund }) => fund.id)).toEqual([fundId]);
    return one.payments[0]?.number ?? '';
  });

  await test.step('a batch is made by one and checked by another, and the bank gets its file', async () => {
    await makesBatch(officer, payment);
    await expect(officer.getByRole('button', { name: term('batchOperation', 'CHECK') })).toHaveCount(0);
    await openPage(manager, new URL(officer.url()).hash.slice(1));
    await doesToBatch(manager, 'CHECK');
    await doesToBatch(manager, 'EXPORT');
    const lines = await bankFile(manager);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      支付编号: payment,
      收款人: person.name,
      开户银行: '中国银行景禾支行',
      收款账号: '6222000011112222333',
      金额: '20000.00',
    });
    const batch = new URL(manager.url()).hash.slice(1);
    expect(await positionOf(manager, fundId)).toEqual({
      ...before,
      available: (before.available ?? 0n) - amount,
      inPayment: (before.inPayment ?? 0n) + amount,
    });
    await openPage(manager, batch);
  });

  await test.step('the bank’s answer is matched, and the case is paid', async () => {
    await bankAnswers(manager, [[payment, '2333', '20000.00', '成功', 'N20261128001', clocked.today(), '']]);
    await expect(manager.getByText(say('batch.reconciled'))).toBeVisible();
    expect(await positionOf(manager, fundId)).toEqual({
      ...before,
      balance: (before.balance ?? 0n) - amount,
      available: (before.available ?? 0n) - amount,
    });
    await expect(manager.getByText(/^全部 \d+ 项一致/)).toBeVisible();
    const moves = await entriesOf(manager, number);
    const account = (key: string) => term('fundAccount', key);
    for (const [index, [from, to]] of [
      ['IN_PAYMENT', 'GRANTED'],
      ['RESERVED', 'IN_PAYMENT'],
      ['AVAILABLE', 'RESERVED'],
    ].entries()) {
      await expect(moves.nth(index)).toContainText(`${account(from ?? '')} → ${account(to ?? '')}`);
      await expect(moves.nth(index)).toContainText('¥20,000.00');
    }
    await expect(moves).toHaveCount(3);
    await showCase(manager, id);
    await expect(manager.getByRole('main').getByText(term('caseStatus', 'PAID')).first()).toBeVisible();
    const removing = say('case.removeDocument', { name: '诊断证明' });
    await expect(manager.getByRole('link', { name: /诊断证明\.pdf$/ })).toBeVisible();
    await expect(manager.getByRole('button', { name: removing })).toHaveCount(0);
  });
});

/** The fund that pays for medical aid. */
async function fundOf(page: Page): Promise<string> {
  const { funds } = await ask<{ funds: { id: string; programmes: string[] }[] }>(
    page,
    '{ funds { id programmes } }',
  );
  return funds.find(({ programmes }) => programmes.includes('MEDICAL_AID'))?.id ?? '';
}

test('from 30,000 yuan the officer proposes, and a leader signs who is not told whom', async ({
  as,
  clocked,
}) => {
  const [town, head] = [await as('town'), await as('townhead')];
  const person = await personInNeed(town);
  const id = await posted({ filer: town, town, head }, person, '200000', clocked.today());
  await clocked.later(4);
  await ended(town, id);

  const officer = await as('officer');
  await showCase(officer, id);
  await does(officer, 'PROPOSE', {
    会议日期: clocked.today(),
    参加人员: '甲、乙、丙',
    会议记录: '经集体讨论，拟同意救助。',
    决定金额: '85000',
  });
  await expect(officer.getByRole('button', { name: operation('SIGN_OFF') })).toHaveCount(0);

  const leader = await as('leader');
  await showCase(leader, id);
  const main = leader.getByRole('main');
  await expect(main).toContainText('¥85,000.00');
  await expect(main).not.toContainText(person.name);
  await expect(main.getByRole('heading', { name: say('case.payments') })).toHaveCount(0);
  await does(leader, 'SIGN_OFF', { [say('case.opinion')]: '同意' });
  await reload(officer);
  await expect(officer.getByRole('main').getByText('¥85,000.00').first()).toBeVisible();
  await expect(officer.getByText(term('caseStatus', 'APPROVED')).first()).toBeVisible();
});

test('an objection that is upheld ends the case, and the public page shows nothing of it', async ({
  as,
  clocked,
  page: anyone,
}) => {
  const [town, head] = [await as('town'), await as('townhead')];
  const person = await personInNeed(town);
  const id = await posted({ filer: town, town, head }, person, '60000', clocked.today());
  await showCase(town, id);
  const notice = await noticeOn(town);
  await anyone.goto(notice);
  await expect(anyone.getByRole('main')).toContainText('慢性肾衰竭');
  const receipt = await objects(anyone, '他没有住院。');

  await openPage(town, '/objections');
  await town.getByRole('link', { name: receipt }).click();
  await settled(town);
  await decidesObjection(town, receipt, 'uphold');
  await expect(town.getByRole('main').getByText(term('caseStatus', 'TERMINATED')).first()).toBeVisible();
  await expect(town.getByRole('button', { name: operation('END_NOTICE') })).toHaveCount(0);

  const answer = await anyone.goto(notice);
  expect(answer?.status()).toBe(410);
  await expect(anyone.getByRole('main')).not.toContainText('慢性肾衰竭');
  await expect(anyone.getByRole('main')).not.toContainText('靠低保生活');
});
