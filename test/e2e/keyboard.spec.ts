// A day's work without a mouse.

import type { Page } from '@playwright/test';
import { expect, PASSWORD, test } from './support/app.ts';
import { madeUp } from './support/people.ts';
import { field, settled } from './support/steps.ts';
import { zh } from './support/words.ts';

const { say, term } = zh;

/** The name of what has the focus, as a screen reader would begin to say it. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    return element?.getAttribute('aria-label') ?? labels[0]?.textContent ?? element?.textContent ?? '';
  });
}

/** Goes on with Tab until something of this name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = typeof name === 'string' ? new RegExp(`^${name}\\s*\\*?$`) : name;
  const passed: string[] = [];
  for (let stop = 0; stop < 80; stop += 1) {
    const now = await focused(page);
    if (wanted.test(now.trim())) return;
    passed.push(now);
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${wanted}; passed ${passed.join(' | ')}`);
}

/**
 * What has the focus shows it: an outline, a shadow or a border that is not there without it. Looked at again for a
 * while, because on a busy machine some controls draw it a few frames later than they get it.
 */
async function expectFocusSeen(page: Page): Promise<void> {
  await expect(async () => {
    expect(await focusSeen(page), `the focus is seen on «${await focused(page)}»`).toBe(true);
  }).toPass({ timeout: 5_000 });
}

function focusSeen(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const marks = (element: Element) =>
      [element, ...element.querySelectorAll('fieldset')].flatMap(one =>
        [undefined, '::before', '::after'].map(pseudo => {
          const { outlineStyle, outlineWidth, boxShadow, borderColor, borderWidth, backgroundColor } =
            getComputedStyle(one, pseudo);
          return [outlineStyle, outlineWidth, boxShadow, borderColor, borderWidth, backgroundColor].join();
        }),
      );
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return false;
    const shown = element.closest('[class*="InputBase"]') ?? element;
    await drawn();
    const withFocus = marks(shown).join();
    element.blur();
    await drawn();
    const without = marks(shown).join();
    element.focus({ preventScroll: true });
    return withFocus !== without;
  });
}

async function signInByKeyboard(page: Page): Promise<void> {
  await page.goto('/');
  await expect(field(page, say('signIn.username'))).toBeFocused();
  await page.keyboard.type('town');
  await tabTo(page, say('signIn.password'));
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: say('home.register') })).toBeVisible();
}

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('sign in, register, find, apply: all by keyboard', async ({ page }) => {
  const person = madeUp('键小盘', 'jxp', '1983-07-09', 813);
  await signInByKeyboard(page);

  await test.step('register someone and save with Ctrl+Enter', async () => {
    await tabTo(page, say('home.register'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: say('person.create') })).toBeVisible();
    await tabTo(page, term('field', 'name'));
    await page.keyboard.type(person.name);
    await tabTo(page, term('field', 'idNumber'));
    await page.keyboard.type(person.idNumber);
    await tabTo(page, term('field', 'areaId'));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
  });

  await test.step('go home, find the person with / and open the file', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await expect(page.getByRole('link', { name: say('home.register') })).toBeVisible();
    await page.keyboard.press('/');
    const palette = page.getByRole('dialog', { name: say('search.title') });
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(person.initials);
    await expect(palette.getByRole('option', { name: person.name })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
  });

  await test.step('file an application', async () => {
    await tabTo(page, say('person.applyFor'));
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('heading', { level: 1, name: say('certificate.applyFor', { name: person.name }) }),
    ).toBeVisible();
    await settled(page);
    const category = page.getByRole('combobox', { name: term('field', 'category') });
    for (
      let stop = 0;
      stop < 40 && !(await category.evaluate(one => one === document.activeElement));
      stop += 1
    )
      await page.keyboard.press('Tab');
    await expect(category).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(
      page.getByRole('heading', { level: 1, name: say('certificate.title', { name: person.name }) }),
    ).toBeVisible();
    await expect(page.getByText(say('certificate.done.APPLY', { name: person.name }))).toBeVisible();
  });
});

test('letters lead to the pages, ? says which', async ({ page }) => {
  await signInByKeyboard(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: say('keys.title') });
  await expect(help).toContainText(say('keys.go', { page: say('nav.people') }));
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  for (const [letter, title] of [
    ['p', say('person.list')],
    ['c', say('certificate.list')],
    ['v', say('homeVisit.list')],
    ['f', say('household.list')],
    ['i', say('institution.list')],
    ['a', say('area.list')],
    ['m', say('roster.list')],
    ['w', say('case.list')],
    ['o', say('objection.title')],
    ['y', say('policy.title')],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
    await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
  }
  // In a field a letter is a letter.
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: say('person.list'), exact: true })).toBeVisible();
  const search = page.getByRole('searchbox', { name: say('person.searchLabel') });
  await search.focus();
  await page.keyboard.type('gh/?');
  await expect(search).toHaveValue('gh/?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the skip link is the first stop and leads to the page', async ({ page }) => {
  await signInByKeyboard(page);
  await page.reload();
  await expect(page.getByRole('link', { name: say('home.register') })).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('button', { name: say('app.skip') });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: say('home.register') })).toBeFocused();
});

test('the focus is always seen, and a dialog keeps and returns it', async ({ page }) => {
  await signInByKeyboard(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('table')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('table')).toBeVisible();
  for (let stop = 0; stop < 45; stop += 1) {
    await page.keyboard.press('Tab');
    await expectFocusSeen(page);
  }
  const reveal = say('masked.revealField', { field: term('field', 'idNumber') });
  await page.getByRole('table').getByRole('link').first().press('Enter');
  await tabTo(page, reveal);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (let stop = 0; stop < 8; stop += 1) {
    await page.keyboard.press('Tab');
    expect(
      await dialog.evaluate(one => one.parentElement?.parentElement?.contains(document.activeElement)),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: reveal })).toBeFocused();
});
