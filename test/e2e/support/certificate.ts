// What is done to certificates on their pages, and how one comes to be before a test begins.

import { expect, type Locator, type Page } from '@playwright/test';
import { ask } from './graph.ts';
import { field, openPage, today } from './steps.ts';
import { zh } from './words.ts';

const { say, term } = zh;

export const operation = (key: string) => term('certificateOperation', key);

const menuOf = (page: Page) =>
  page.getByRole('button', {
    name: new RegExp(`${say('certificate.otherOperations')}|${say('certificate.operations')}`),
  });

/** Opens an operation's dialog, from its own button or from the menu. */
export async function begin(page: Page, name: string, holder: string): Promise<Locator> {
  const own = page.getByRole('button', { name: operation(name), exact: true });
  const menu = menuOf(page);
  await expect(own.or(menu).first()).toBeVisible();
  if (await own.isVisible()) await own.click();
  else {
    await menu.click();
    await page.getByRole('menuitem', { name: operation(name), exact: true }).click();
  }
  return page.getByRole('dialog', {
    name: say('certificate.operationTitle', { operation: operation(name), name: holder }),
  });
}

export async function finish(dialog: Locator, name: string, state: string): Promise<void> {
  await dialog.getByRole('button', { name: operation(name), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(
    dialog.page().getByRole('main').getByText(term('certificateState', state)).first(),
  ).toBeVisible();
}

export async function does(page: Page, name: string, holder: string, state: string): Promise<void> {
  await finish(await begin(page, name, holder), name, state);
}

/** As `does`, with the reason that is written down. */
export async function doesSaying(
  page: Page,
  name: string,
  holder: string,
  state: string,
  reason: string,
): Promise<void> {
  const dialog = await begin(page, name, holder);
  await field(dialog, term('field', 'reason')).fill(reason);
  await finish(dialog, name, state);
}

/** The operations that the page offers whoever is signed in. */
export async function offered(page: Page): Promise<string[]> {
  const menu = menuOf(page);
  const buttons = await page.getByRole('main').getByRole('button').allTextContents();
  if (!(await menu.isVisible())) return buttons;
  await menu.click();
  const items = await page.getByRole('menuitem').allTextContents();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem').first()).toBeHidden();
  return [...buttons, ...items];
}

interface Step {
  readonly id: string;
  readonly version: number;
}

/** One step of a certificate's life through the graph, as the user of the page. */
async function step(page: Page, call: string, variables: object = {}): Promise<Step> {
  const { answer } = await ask<{ answer: Partial<Step> & { message?: string } }>(
    page,
    `mutation { answer: ${call} { __typename ... on Certificate { id version } ... on Error { message } } }`,
    variables,
  );
  expect(answer.message, call).toBeUndefined();
  return { id: answer.id ?? '', version: answer.version ?? 0 };
}

const target = ({ id, version }: Step) => `id: "${id}", expectedVersion: ${version}`;

interface Hands {
  readonly village: Page;
  readonly town: Page;
  readonly officer: Page;
}

/** An application of someone whose page is open in the village's browser; gives the address of its page. */
export async function applied({ village }: Pick<Hands, 'village'>, day = today()): Promise<Step> {
  const person = decodeURIComponent(/people\/([^/]+)/.exec(village.url())?.[1] ?? '');
  return step(
    village,
    `applyForCertificate(personId: "${person}", input: { category: PHYSICAL, appliedOn: "${day}" })`,
  );
}

/** As `applied`, assessed by the town. */
export async function assessed(hands: Pick<Hands, 'village' | 'town'>, day = today()): Promise<Step> {
  const first = await applied(hands, day);
  const { institutions } = await ask<{ institutions: { nodes: { id: string }[] } }>(
    hands.town,
    '{ institutions(first: 1, filter: { kind: [HOSPITAL], designated: true }) { nodes { id } } }',
  );
  const hospital = institutions.nodes[0]?.id ?? '';
  const assigned = await step(
    hands.town,
    `assignCertificateAssessment(${target(first)}, hospitalId: "${hospital}")`,
  );
  return step(
    hands.town,
    `assessCertificate(${target(assigned)}, input: { assessedOn: "${day}", hospitalId: "${hospital}",
      doctors: ["王医生", "赵医生"], parts: [{ category: PHYSICAL, grade: 2 }], cause: ACCIDENT })`,
  );
}

/** As `assessed`, reviewed and issued by the district. */
export async function issued(hands: Hands, day = today()): Promise<Step> {
  const reviewed = await step(hands.officer, `reviewCertificate(${target(await assessed(hands, day))})`);
  return step(hands.officer, `issueCertificate(${target(reviewed)}, issuedOn: "${day}")`);
}

/** Opens a certificate's page anew: from another certificate's page it would be the same heading, drawn again. */
export async function openCertificate(page: Page, { id }: Pick<Step, 'id'>): Promise<void> {
  const path = `/certificates/${encodeURIComponent(id)}/show`;
  await page.goto(`/#${path}`);
  await openPage(page, path);
}
