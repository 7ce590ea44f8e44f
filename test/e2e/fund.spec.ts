// Money on its way to people: a batch made by one, checked and sent by another, answered by the bank, and the fund that shows it.

import { expect, expectAccessible, signIn, test } from './support/app.ts';
import { ask } from './support/graph.ts';
import {
  confirm,
  expectFigures,
  fen,
  fundPage,
  positionOf,
  readyPayments,
  shown,
  taken,
  yuan,
} from './support/money.ts';
import { field, openPage, settled } from './support/steps.ts';
import { zh } from './support/words.ts';
import { rowsOf } from './support/workbook.ts';

const { say, term } = zh;
test.use({ contextOptions: { reducedMotion: 'reduce' } });

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
