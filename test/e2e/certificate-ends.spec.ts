// What becomes of a certificate besides the straight way: returned, rejected, withdrawn, frozen, lost and found, changed, renewed
// when its time comes, moved to another county; each step by the users whose role does it, each reason kept.

import { addMonths } from '@zhucan/domain';
import { expect, test } from './support/app.ts';
import {
  applied,
  assessed,
  begin,
  does,
  doesSaying,
  finish,
  issued,
  offered,
  openCertificate,
  operation,
} from './support/certificate.ts';
import { madeUp, register } from './support/people.ts';
import { choose, field, reload, today } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

test('an application is returned, reviewed again, rejected with its reason, and applied for anew', async ({
  as,
}) => {
  const [village, town, officer] = [await as('village'), await as('town'), await as('officer')];
  const person = madeUp('归返之', 'gfz', '1971-05-06', 421);
  await register(village, person);
  const first = await assessed({ village, town });

  await test.step('the district returns it, and the town reads why', async () => {
    await openCertificate(officer, first);
    await doesSaying(officer, 'RETURN', person.name, 'APPLIED', '评定表缺少医院印章');
    await openCertificate(town, first);
    const why = say('certificate.saidWhy', { operation: operation('RETURN'), reason: '评定表缺少医院印章' });
    await expect(town.getByRole('alert').getByText(why)).toBeVisible();
    await expect(town.getByRole('main')).toContainText(term('certificateState', 'APPLIED'));
  });

  await test.step('a reason too short rejects nothing; a written one ends the application', async () => {
    await does(officer, 'REVIEW', person.name, 'REVIEWED');
    const dialog = await begin(officer, 'REJECT', person.name);
    await dialog.getByRole('button', { name: operation('REJECT'), exact: true }).click();
    await expect(field(dialog, term('field', 'reason'))).toHaveAttribute('aria-invalid', 'true');
    await field(dialog, term('field', 'reason')).fill('复核后不符合评定标准');
    await finish(dialog, 'REJECT', 'REJECTED');
    await openCertificate(village, first);
    await expect(village.getByRole('main')).toContainText('复核后不符合评定标准');
    expect(await offered(village)).not.toContain(operation('WITHDRAW'));
  });

  await test.step('the village applies again, and withdraws at the applicant’s wish', async () => {
    await village.getByRole('navigation').getByRole('link', { name: person.name }).click();
    await expect(village.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
    const again = await applied({ village });
    await openCertificate(village, again);
    await doesSaying(village, 'WITHDRAW', person.name, 'WITHDRAWN', '本人决定暂不办理');
    await expect(village.getByRole('main')).toContainText('本人决定暂不办理');
  });
});

test('a certificate is frozen and unfrozen, reported lost and found again', async ({ as }) => {
  const [village, town, officer] = [await as('village'), await as('town'), await as('officer')];
  const person = madeUp('冰融之', 'brz', '1972-05-06', 423);
  await register(village, person);
  const card = await issued({ village, town, officer });

  await openCertificate(officer, card);
  await doesSaying(officer, 'FREEZE', person.name, 'FROZEN', '涉嫌冒领，核查期间冻结');
  await openCertificate(village, card);
  await expect(village.getByRole('main')).toContainText('涉嫌冒领，核查期间冻结');
  const frozen = await offered(village);
  for (const closed of ['CHANGE', 'REPORT_LOSS', 'REISSUE', 'UNFREEZE'])
    expect(frozen).not.toContain(operation(closed));
  await doesSaying(officer, 'UNFREEZE', person.name, 'ISSUED', '核查属实，恢复使用');

  await reload(village);
  await does(village, 'REPORT_LOSS', person.name, 'LOST');
  expect(await offered(village)).toEqual(expect.arrayContaining([operation('REISSUE'), operation('FOUND')]));
  await doesSaying(village, 'FOUND', person.name, 'ISSUED', '在家中抽屉找到');
  const after = await offered(village);
  expect(after).toContain(operation('REPORT_LOSS'));
  expect(after).not.toContain(operation('REISSUE'));
});

test('a change of the grade waits for a new assessment and replaces the certificate', async ({ as }) => {
  const [village, town, officer] = [await as('village'), await as('town'), await as('officer')];
  const person = madeUp('变等之', 'bdz', '1973-05-06', 425);
  await register(village, person);
  const card = await issued({ village, town, officer });

  await openCertificate(village, card);
  await doesSaying(village, 'CHANGE', person.name, 'APPLIED', '病情加重，申请重新评定');
  const change = new URL(village.url()).hash;
  await openCertificate(village, card);
  await expect(village.getByRole('main')).toContainText(term('certificateState', 'ISSUED'));

  await town.goto(`/${change}`);
  const assign = await begin(town, 'ASSIGN', person.name);
  await assign.getByRole('combobox', { name: term('field', 'hospitalId') }).click();
  await town.getByRole('option').nth(1).click();
  await finish(assign, 'ASSIGN', 'APPLIED');
  const assess = await begin(town, 'ASSESS', person.name);
  await field(assess, term('field', 'doctors')).fill('王医生、赵医生');
  await choose(assess, term('category', 'PHYSICAL'), term('grade', 1));
  await choose(assess, term('field', 'cause'), term('cause', 'DISEASE'));
  await finish(assess, 'ASSESS', 'ASSESSED');

  await officer.goto(`/${change}`);
  await does(officer, 'REVIEW', person.name, 'REVIEWED');
  await does(officer, 'ISSUE', person.name, 'ISSUED');
  await expect(officer.getByRole('main')).toContainText(`${term('grade', 1)}`);
  await officer
    .getByRole('main')
    .getByRole('link', { name: new RegExp(term('certificateKind', 'FIRST')) })
    .click();
  await expect(
    officer.getByRole('main').getByText(term('certificateState', 'REPLACED')).first(),
  ).toBeVisible();
});

test('renewal is offered in the last year and not before; a certificate moves to another county', async ({
  as,
}) => {
  const [village, town, officer] = [await as('village'), await as('town'), await as('officer')];
  const [early, late] = [
    madeUp('换早之', 'hzz', '1974-05-06', 427),
    madeUp('换晚之', 'hwz', '1975-05-06', 429),
  ];
  await register(village, early);
  const young = await issued({ village, town, officer }, addMonths(today(), -107));
  await register(village, late);
  const old = await issued({ village, town, officer }, addMonths(today(), -109));

  await openCertificate(village, young);
  expect(await offered(village)).not.toContain(operation('RENEW'));
  await openCertificate(village, old);
  await expect(
    village.getByRole('main').getByText(term('certificateState', 'EXPIRING')).first(),
  ).toBeVisible();
  expect(await offered(village)).toContain(operation('RENEW'));
  await does(village, 'RENEW', late.name, 'APPLIED');
  await expect(village.getByRole('main')).toContainText(term('certificateKind', 'RENEWAL'));

  await openCertificate(officer, young);
  const move = await begin(officer, 'TRANSFER_OUT', early.name);
  await field(move, term('field', 'transferCounty')).fill('990101');
  await move.getByRole('button', { name: operation('TRANSFER_OUT'), exact: true }).click();
  await expect(field(move, term('field', 'transferCounty'))).toHaveAttribute('aria-invalid', 'true');
  await field(move, term('field', 'transferCounty')).fill('330205');
  await field(move, term('field', 'reason')).fill('户籍随子女迁出');
  await finish(move, 'TRANSFER_OUT', 'TRANSFERRED_OUT');
  await expect(officer.getByRole('main')).toContainText('330205');
  expect(await offered(officer)).not.toContain(operation('CANCEL'));
  await village.goto('/#/people');
  await openCertificate(village, young);
  await expect(village.getByRole('main')).toContainText(say('certificate.handling'));
});
