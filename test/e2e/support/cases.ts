// What is done to cases on their pages, by the names of the screens.

import { expect, type Locator, type Page } from '@playwright/test';
import { ask } from './graph.ts';
import { choose, field, openPage, settled } from './steps.ts';
import { zh } from './words.ts';

const { say, term } = zh;

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Someone in hardship of the viewer's area who has no application under way. */
export async function personInNeed(page: Page): Promise<Person> {
  const { people } = await ask<{
    people: { nodes: (Person & { entitlements: { openCase: object | null }[] })[] };
  }>(
    page,
    `{ people(first: 100, filter: { alive: true, hardship: ["MINIMUM_ALLOWANCE"] }) {
        nodes { id name entitlements { openCase { id } } } } }`,
  );
  const found = people.nodes.find(({ entitlements }) => entitlements.every(one => one.openCase === null));
  if (!found) throw new Error('everyone in hardship has an application under way');
  return found;
}

const casePath = (id: string) => `/cases/${encodeURIComponent(id)}/show`;

export function showCase(page: Page, id: string): Promise<void> {
  return openPage(page, casePath(id));
}

/** The case whose page is open. */
export function caseOn(page: Page): string {
  return decodeURIComponent(/cases\/([^/]+)\/show/.exec(page.url())?.[1] ?? '');
}

export const operation = (key: string) => term('caseOperation', key);

/** Opens an operation's dialog, from its own button or from the menu. */
export async function begin(page: Page, name: string): Promise<Locator> {
  const own = page.getByRole('button', { name: operation(name), exact: true });
  const menu = page.getByRole('button', {
    name: new RegExp(`^(${say('certificate.otherOperations')}|${say('certificate.operations')})$`),
  });
  await expect(own.or(menu).first()).toBeVisible();
  if (await own.isVisible()) await own.click();
  else {
    await menu.click();
    await page.getByRole('menuitem', { name: operation(name), exact: true }).click();
  }
  return page.getByRole('dialog');
}

/** Presses the dialog's own button, and waits until the page shows what has become of the case. */
export async function finish(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole('button', { name: operation(name), exact: true }).click();
  await expect(dialog).toBeHidden();
  await settled(dialog.page());
}

/** An operation with what its fields are given. */
export async function does(
  page: Page,
  name: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  const dialog = await begin(page, name);
  for (const [label, text] of Object.entries(fields)) await field(dialog, label).fill(text);
  await finish(dialog, name);
}

export async function upload(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: say('case.uploadNamed', { name: kind }) }).click();
  const dialog = page.getByRole('dialog', { name: say('case.addDocument') });
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: say('case.chooseFiles') }).click();
  await (await chooser).setFiles({ name: `${kind}.pdf`, mimeType: 'application/pdf', buffer: PDF });
  const form = dialog.getByRole('combobox', { name: new RegExp(`^${say('case.documentForm')}`) });
  if (await form.isVisible()) {
    await form.click();
    await page.getByRole('option', { name: term('documentForm', 'ORIGINAL'), exact: true }).click();
  }
  await dialog.getByRole('button', { name: say('case.upload'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('link', { name: new RegExp(`${kind}\\.pdf$`) })).toBeVisible();
}

/** Where the case stands, as its stepper says. */
export const standing = (page: Page): Locator => page.locator('li[aria-current="step"]');

/** What a town finds about an objection, and tells the applicant today. */
export async function decidesObjection(
  page: Page,
  receipt: string,
  outcome: 'dismiss' | 'uphold',
): Promise<void> {
  await page.getByRole('button', { name: say('objection.decideTitle', { receipt }) }).click();
  const dialog = page.getByRole('dialog');
  await choose(dialog, say('objection.outcome'), say(`objection.${outcome}`));
  await field(dialog, say('objection.findings')).fill('经走访核实，写明查到的情况');
  await field(dialog, say('objection.reply')).fill('已经查清');
  await dialog.getByRole('button', { name: say('objection.decide'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await settled(page);
}

/** The public page of the case's notice. */
export const noticeOn = async (page: Page) =>
  (await page.getByRole('link', { name: say('case.noticeOpen') }).getAttribute('href')) ?? '';
