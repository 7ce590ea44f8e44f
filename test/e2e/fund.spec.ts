// Money as its people move it: a batch made by one, checked and sent by another, answered by the bank, and the fund that shows it.

import type { Download, Page } from '@playwright/test';
import { expect, expectAccessible, signIn, test } from './support/app.ts';
import { ask } from './support/graph.ts';
import { choose, field, openPage, settled } from './support/steps.ts';
import { zh } from './support/words.ts';
import { rowsOf } from './support/workbook.ts';

const { say, term } = zh;
test.use({ contextOptions: { reducedMotion: 'reduce' } });

interface Ready {
  number: string;
  amount: string;
  fund: { id: string };
}
interface Position {
  balance: string;
  reserved: string;
  inPayment: string;
  available: string;
}

async function positionOf(page: Page, id: string): Promise<Position> {
  const asked = 'query ($id: ID!) { fund(id: $id) { balance reserved inPayment available } }';
  return (await ask<{ fund: Position }>(page, asked, { id })).fund;
}

const fen = (yuan: string): bigint => BigInt(yuan.replace('.', ''));
const shown = (yuan: string): string => `¥${yuan.replace(/\B(?=(\d{3})+\.)/g, ',')}`;
const yuan = (amount: bigint): string => {
  const digits = amount.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const fundPage = (id: string) => `/funds/${encodeURIComponent(id)}/show`;

async function readyPayments(page: Page): Promise<Ready[]> {
  const { payments } = await ask<{ payments: { edges: { node: Ready }[] } }>(
    page,
    '{ payments(first: 100, filter: { status: [READY] }) { edges { node { number amount fund { id } } } } }',
  );
  return payments.edges.map(({ node }) => node);
}

/** The figure beside its name on the fund's page. */
async function expectFigures(page: Page, id: string, wanted: Partial<Position>): Promise<void> {
  await openPage(page, fundPage(id));
  const panel = page.getByRole('region', { name: say('fund.positionNow') });
  for (const [key, amount] of Object.entries(wanted))
    if (key === 'reserved' || key === 'inPayment' || key === 'available' || key === 'balance') {
      const line = panel
        .locator('dl > div')
        .filter({ has: page.getByText(say(`fund.${key}`), { exact: true }) });
      await expect(line.getByRole('definition')).toHaveText(shown(amount));
    }
}

async function confirm(page: Page, title: string, submit: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('button', { name: submit, exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await settled(page);
}

async function taken(page: Page, link: string): Promise<Download> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  return waiting;
}

test('payments go to the bank in a batch, and one comes back', async ({ page: manager, as }) => {
  const officer = await as('officer');
  const ready = await readyPayments(officer);
  const [first] = ready;
  if (!first) throw new Error('nothing is ready to be paid');
  const fund = first.fund.id;
  const chosen = ready.filter(payment => payment.fund.id === fund).slice(0, 2);
  expect(chosen).toHaveLength(2);
  const total = chosen.reduce((sum, { amount }) => sum + fen(amount), 0n);
  const before = await positionOf(officer, fund);

  const batch = await test.step('the officer makes a batch of what is ready', async () => {
    await openPage(officer, '/payments');
    const ticked = officer.getByRole('region', { name: say('payment.chosenRows') });
    for (const { number } of chosen)
      await officer.getByRole('checkbox', { name: say('list.selectRow', { name: number }) }).check();
    await expect(ticked).toContainText(say('payment.chosen', { smart_count: 2, amount: shown(yuan(total)) }));
    await ticked.getByRole('button', { name: say('payment.makeBatch') }).click();
    await confirm(officer, say('payment.makeBatch'), say('payment.makeBatch'));
    await expect(officer.getByRole('heading', { level: 1, name: /B\d+/ })).toBeVisible();
    await expect(officer.getByText(term('batchStatus', 'OPEN')).first()).toBeVisible();
    await expect(officer.getByRole('button', { name: term('batchOperation', 'CHECK') })).toHaveCount(0);
    return new URL(officer.url()).hash.slice(1);
  });

  await signIn(manager, 'manager');
  await test.step('the manager checks it and sends it; the fund has the money in payment', async () => {
    await openPage(manager, batch);
    await manager.getByRole('button', { name: term('batchOperation', 'CHECK'), exact: true }).click();
    await expect(manager.getByRole('dialog')).toBeVisible();
    await expectAccessible(manager);
    await confirm(manager, say('batch.check'), say('batch.checkDo'));
    await manager.getByRole('button', { name: term('batchOperation', 'EXPORT') }).click();
    await confirm(manager, say('batch.export'), say('batch.exportDo'));
    await expect(manager.getByText(say('batch.waiting', { smart_count: 2 }))).toBeVisible();
    await expectAccessible(manager);
    await expectFigures(manager, fund, {
      balance: before.balance,
      inPayment: yuan(fen(before.inPayment) + total),
      reserved: yuan(fen(before.reserved) - total),
    });
  });

  await test.step('its file has every payment once, as a workbook and as CSV', async () => {
    await openPage(manager, batch);
    const rows = await rowsOf(await taken(manager, say('batch.file', { name: 'Excel' })));
    expect(rows.slice(1).map(([, number]) => number)).toEqual(chosen.map(({ number }) => number).sort());
    expect((await taken(manager, say('batch.file', { name: 'CSV' }))).suggestedFilename()).toMatch(/\.csv$/);
  });

  const [paid, failed] = chosen;
  if (!paid || !failed) throw new Error('two were chosen');
  await test.step('the bank’s answer is imported: one paid, one not; the batch is reconciled', async () => {
    const lines = [
      '支付编号,金额,结果,银行流水号,失败原因',
      `${paid.number},${paid.amount},成功,YH0001,`,
      `${failed.number},${failed.amount},失败,,账号与户名不符`,
    ];
    await manager.locator('input[type="file"]').setInputFiles({
      name: 'answer.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`),
    });
    await expect(manager.getByText(say('batch.reconciled'))).toBeVisible();
    const answers = manager.getByRole('table', { name: say('batch.answer') });
    await expect(answers.getByRole('row', { name: paid.number })).toContainText(term('bankAnswer', 'PAID'));
    await expect(answers.getByRole('row', { name: failed.number })).toContainText('账号与户名不符');
    await expectAccessible(manager);
    await expectFigures(manager, fund, {
      inPayment: before.inPayment,
      reserved: yuan(fen(before.reserved) - total + fen(failed.amount)),
      balance: yuan(fen(before.balance) - fen(paid.amount)),
    });
    await expect(
      manager.getByRole('region', { name: say('fund.reconciliation') }).getByText(say('fund.showProof')),
    ).toBeVisible();
  });

  await test.step('the officer corrects the payee and has it paid again', async () => {
    await openPage(officer, '/payments');
    await officer.getByRole('button', { name: new RegExp(`^${say('payment.tab.failed')}`) }).click();
    await settled(officer);
    const row = officer.getByRole('row', { name: failed.number });
    await expect(row).toContainText('账号与户名不符');
    await row.getByRole('button', { name: say('payment.menuOf', { number: failed.number }) }).click();
    await officer.getByRole('menuitem', { name: term('paymentOperation', 'CHANGE_PAYEE') }).click();
    const dialog = officer.getByRole('dialog', {
      name: say('payment.changePayee', { number: failed.number }),
    });
    await field(dialog, term('field', 'bankAccount')).fill('12');
    await field(dialog, say('form.reason')).fill('银行退回，核对存折后更正');
    await dialog.getByRole('button', { name: say('action.save') }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await field(dialog, term('field', 'bankAccount')).fill('6222021700016666');
    await dialog.getByRole('button', { name: say('action.save') }).click();
    await expect(dialog).toHaveCount(0);
    await expect(row).toContainText('6666');
    await row.getByRole('button', { name: say('payment.menuOf', { number: failed.number }) }).click();
    await officer.getByRole('menuitem', { name: term('paymentOperation', 'RETRY') }).click();
    await confirm(officer, say('payment.retry', { number: failed.number }), say('payment.retryDo'));
    await expect(officer.getByRole('row', { name: failed.number })).toHaveCount(0);
    expect((await readyPayments(officer)).map(({ number }) => number)).toContain(failed.number);
  });

  await test.step('each move stands among the entries, and all of them are taken out', async () => {
    await openPage(manager, fundPage(fund));
    await manager.getByRole('link', { name: say('entry.list') }).click();
    await settled(manager);
    for (const kind of ['SEND', 'PAY', 'FAIL'])
      await expect(
        manager
          .getByRole('row')
          .filter({ hasText: term('fundEntry', kind) })
          .first(),
      ).toBeVisible();
    await expectAccessible(manager);
    const rows = await rowsOf(await taken(manager, say('list.export')));
    const { fundEntries } = await ask<{ fundEntries: { totalCount: number } }>(
      manager,
      'query ($id: ID!) { fundEntries(first: 1, filter: { fund: $id }) { totalCount } }',
      { id: fund },
    );
    expect(rows).toHaveLength(fundEntries.totalCount + 1);
  });
});

test('who decided a case is told that another has to check its batch', async ({ page, as }) => {
  await signIn(page, 'manager');
  const { paymentBatches } = await ask<{ paymentBatches: { edges: { node: { id: string } }[] } }>(
    page,
    '{ paymentBatches(first: 1, filter: { status: [OPEN] }) { edges { node { id } } } }',
  );
  const [open] = paymentBatches.edges;
  let id = open?.node.id;
  if (!id) {
    const [ready] = await readyPayments(page);
    if (!ready) throw new Error('nothing is ready to be paid');
    await openPage(page, '/payments');
    await page.getByRole('checkbox', { name: say('list.selectRow', { name: ready.number }) }).check();
    await page.getByRole('button', { name: say('payment.makeBatch') }).click();
    await confirm(page, say('payment.makeBatch'), say('payment.makeBatch'));
    await expect(page.getByRole('heading', { level: 1, name: /B\d+/ })).toBeVisible();
    id = decodeURIComponent(/payment-batches\/([^/]+)\//.exec(page.url())?.[1] ?? '');
  }
  const path = `/payment-batches/${encodeURIComponent(id)}/show`;
  await openPage(page, path);
  await expect(page.getByText('须由另一人复核')).toBeVisible();
  await expect(page.getByRole('button', { name: term('batchOperation', 'CHECK'), exact: true })).toHaveCount(
    0,
  );
  const officer = await as('officer');
  await openPage(officer, path);
  await officer.getByRole('button', { name: term('batchOperation', 'DISCARD'), exact: true }).click();
  const dialog = officer.getByRole('dialog', { name: say('batch.discard') });
  await dialog.getByRole('button', { name: say('batch.discardDo'), exact: true }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await field(dialog, say('form.reason')).fill('编错了，重新编制');
  await dialog.getByRole('button', { name: say('batch.discardDo'), exact: true }).click();
  await expect(officer.getByText(term('batchStatus', 'DISCARDED'), { exact: true }).first()).toBeVisible();
});

test('a donation is recorded once, however often it is sent, and taken back', async ({ page }) => {
  await signIn(page, 'manager');
  const { funds } = await ask<{ funds: { id: string; name: string }[] }>(page, '{ funds { id name } }');
  const [fund] = funds;
  if (!fund) throw new Error('there is no fund');
  const before = await positionOf(page, fund.id);
  await page.keyboard.press('g');
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { level: 1, name: say('fund.list') })).toBeVisible();
  await page.getByRole('link', { name: fund.name }).click();
  await settled(page);
  await page.getByRole('button', { name: say('fund.recordMenu') }).click();
  await page.getByRole('menuitem', { name: say('fund.donation') }).click();
  const dialog = page.getByRole('dialog', { name: say('fund.donation') });
  await dialog.getByRole('button', { name: say('fund.record'), exact: true }).click();
  await expect(dialog.getByRole('alert').first()).toBeVisible();
  await expectAccessible(page);
  await choose(dialog, say('fund.donorKind'), term('donorKind', 'COMPANY'));
  await field(dialog, say('fund.donor')).fill('景禾纺织厂');
  await field(dialog, say('fund.amount')).fill('１2,345.60');
  await field(dialog, say('fund.reference')).fill('收据 20261124');
  await dialog.getByRole('button', { name: say('fund.record'), exact: true }).dblclick();
  await expect(dialog).toHaveCount(0);
  await expectFigures(page, fund.id, { balance: yuan(fen(before.balance) + 1_234_560n) });

  await openPage(page, '/fund-entries');
  await page.getByRole('searchbox', { name: say('entry.search') }).fill('纺织厂');
  await expect.poll(() => decodeURIComponent(page.url())).toContain('纺织厂');
  await settled(page);
  const rows = page.getByRole('row').filter({ hasText: '景禾纺织厂' });
  await expect(rows).toHaveCount(1);
  await rows.getByRole('button', { name: new RegExp(say('entry.reverse')) }).click();
  const reversal = page.getByRole('dialog', { name: say('entry.reverse') });
  await field(reversal, say('form.reason')).fill('重复登记，冲销');
  await reversal.getByRole('button', { name: say('entry.reverse'), exact: true }).click();
  await expect(reversal).toHaveCount(0);
  await expect(rows.first()).toContainText(say('entry.undo'));
  expect((await positionOf(page, fund.id)).balance).toBe(before.balance);
});

test('an advance is paid back in part, and the rest is given up', async ({ page }) => {
  await signIn(page, 'manager');
  await openPage(page, '/advances');
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: say('advance.repay') }) });
  const number = await row.first().getByRole('link', { name: /^MA-/ }).textContent();
  const one = page.getByRole('row').filter({ hasText: number ?? '' });
  await one.getByRole('button', { name: say('advance.repay') }).click();
  const repay = page.getByRole('dialog');
  await expectAccessible(page);
  await field(repay, say('fund.amount')).fill('99999999');
  await field(repay, say('fund.reference')).fill('回单 1');
  await repay.getByRole('button', { name: say('fund.record'), exact: true }).click();
  await expect(repay.getByRole('alert')).toBeVisible();
  await field(repay, say('fund.amount')).fill('10.40');
  await repay.getByRole('button', { name: say('fund.record'), exact: true }).click();
  await expect(repay).toHaveCount(0);
  await settled(page);
  await expect(one).toHaveCount(1);
  await one.getByRole('button', { name: say('advance.writeOff') }).click();
  const writeOff = page.getByRole('dialog');
  await field(writeOff, say('form.reason')).fill('借款人去世，无遗产可偿');
  await writeOff.getByRole('button', { name: say('advance.writeOff'), exact: true }).click();
  await expect(writeOff).toHaveCount(0);
  await expect(one).toHaveCount(0);
});

test('a leader sees figures and charts, and no payee', async ({ page }) => {
  await signIn(page, 'leader');
  const { funds } = await ask<{ funds: { id: string; name: string }[] }>(page, '{ funds { id name } }');
  const [fund] = funds;
  if (!fund) throw new Error('there is no fund');
  await page.getByRole('link', { name: fund.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: fund.name })).toBeVisible();
  await settled(page);
  await expect(page.getByRole('figure', { name: say('fund.byMonth') })).toBeVisible();
  await expect(page.getByRole('button', { name: say('fund.recordMenu') })).toHaveCount(0);
  await openPage(page, '/fund-entries');
  await expect(page.getByRole('columnheader', { name: say('entry.about') })).toHaveCount(0);
  await openPage(page, '/payments');
  await expect(page.getByRole('heading', { level: 1, name: say('errors.deniedTitle') })).toBeVisible();
});
