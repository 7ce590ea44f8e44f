// The calculator: worked out while one types, wrong entries said at their fields, by keyboard alone, in both languages.

import { AID_MODE_CHOICES, DEDUCTION_NAMES, message } from '@zhucan/domain';
import { expect, expectAccessible, expectFits, signIn, test } from './support/app.ts';
import { field, openPage } from './support/steps.ts';
import { en, zh } from './support/words.ts';

test('medical aid is worked out while one types, by keyboard alone', async ({ page }) => {
  await signIn(page, 'village');
  const { say } = zh;
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { level: 1, name: say('calculator.title') })).toBeVisible();
  const status = page.getByRole('main').getByRole('status');
  await expect(status).toHaveText(say('calculator.waiting'));

  // The cost has the focus: a grant on 250,000 is capped.
  await expect(field(page, say('calculator.cost'))).toBeFocused();
  await page.keyboard.type('250,000');
  await expect(status).toContainText('¥100,000.00');
  await expect(status).toContainText(say('calculation.capped'));
  const rows = page.getByRole('table', { name: say('calculation.caption') }).getByRole('row');
  await expect(rows.nth(1)).toContainText('20%');
  await expect(rows.nth(4)).toContainText('¥60,000.00');
  await expectAccessible(page);
  await expectFits(page);

  // Six deductions on: to the tick for insurance, and out of it.
  await page.keyboard.press('Tab');
  await page.keyboard.type('100000');
  await expect(status).toContainText('¥53,000.00');
  for (let tabs = 0; tabs < 6; tabs += 1) await page.keyboard.press('Tab');
  await expect(page.getByRole('checkbox', { name: say('calculator.insured') })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(status).toContainText('¥26,500.00');
});

test('what is wrong is said at its field, and the meeting’s rate is asked for where it counts', async ({
  page,
}) => {
  await signIn(page, 'officer');
  const { say } = zh;
  await openPage(page, '/calculator');
  const status = page.getByRole('main').getByRole('status');
  await page.getByRole('radio', { name: AID_MODE_CHOICES[0].zh }).check();
  await field(page, say('calculator.estimatedCost')).fill('25万');
  await expect(status).toContainText('¥55,000.00');
  await expect(status).toContainText(message('zh', 'MEETING_RATE_ASSUMED', { rate: '0.40' }));
  await field(page, say('calculator.meetingRate')).fill('51');
  await expect(status).toContainText(
    message('zh', 'MEETING_RATE_OUT_OF_BOUNDS', { min: '0.40', max: '0.50' }),
  );
  await field(page, say('calculator.meetingRate')).fill('45');
  await expect(status).toContainText('¥57,500.00');

  const relief = field(page, DEDUCTION_NAMES.CIVIL_RELIEF.zh);
  await relief.fill('-5');
  await expect(page.getByText(message('zh', 'MONEY_INVALID'))).toBeVisible();
  await expect(relief).toHaveAttribute('aria-invalid', 'true');
  await expect(status).toHaveText(say('calculator.mend'));
  await expectAccessible(page);
  await relief.fill('25万');
  await expect(status).toContainText(message('zh', 'NOTHING_REMAINS'));
});

test('in English, on a telephone', async ({ page }) => {
  await signIn(page, 'leader');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => localStorage.setItem('zhucan.locale', 'en'));
  await page.reload();
  await openPage(page, '/calculator');
  await field(page, en.say('calculator.cost')).fill('30000');
  const status = page.getByRole('main').getByRole('status');
  await expect(status).toContainText('¥6,000.00');
  await field(page, en.say('calculator.cost')).fill('29999.99');
  await expect(status).toContainText(message('en', 'BELOW_THRESHOLD', { threshold: '30000.00' }));
  await expectAccessible(page);
  await expectFits(page);
});
