// Every screen as someone meets it who does not see it, sees it enlarged, in the dark, or on a telephone. Language, colours and
// width are paired so that each value of one meets each value of the others.

import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectFits, signIn, test } from './support/app.ts';
import { ask } from './support/graph.ts';
import { openPage } from './support/steps.ts';
import { wordsOf } from './support/words.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
/** What a screen of 1440 pixels shows at 200 %. */
const ENLARGED = { width: 720, height: 450 };

const APPEARANCES = [
  { locale: 'zh', colours: 'light', size: WIDE },
  { locale: 'zh', colours: 'dark', size: NARROW },
  { locale: 'en', colours: 'dark', size: WIDE },
  { locale: 'en', colours: 'light', size: NARROW },
] as const;

const LISTS = [
  '/people',
  '/certificates',
  '/cases',
  '/cases/programme/MEDICAL_AID',
  '/objections',
  '/policies',
  '/home-visits',
  '/households',
  '/institutions',
  '/areas',
  '/imports',
  '/users',
  '/api-keys',
  '/retention',
  '/audit',
];
const MONEY = ['/funds', '/funds/create', '/fund-entries', '/payments', '/payment-batches', '/advances'];
const FORMS = [
  '/people/create',
  '/certificates/create',
  '/cases/create',
  '/home-visits/create',
  '/households/create',
  '/institutions/create',
  '/users/create',
  '/settings',
];
const OTHERS = [
  '/calendar',
  '/policies/MEDICAL_AID/show',
  '/policies/MEDICAL_AID/draft',
  '/',
  '/overview',
  '/work',
  '/calculator',
  '/certificates/number-check',
  '/change-password',
  '/nowhere',
];

interface Ids {
  people: { edges: { node: { id: string } }[] };
  free: { edges: { node: { id: string } }[] };
  certificates: { edges: { node: { id: string } }[] };
  applications: { edges: { node: { id: string } }[] };
  households: { edges: { node: { id: string } }[] };
  institutions: { edges: { node: { id: string } }[] };
  areas: { edges: { node: { id: string } }[] };
  homeVisitBatches: { edges: { node: { id: string } }[] };
  users: { edges: { node: { id: string } }[] };
  review: { edges: { node: { id: string } }[] };
  notice: { edges: { node: { id: string } }[] };
  paid: { edges: { node: { id: string } }[] };
  returned: { edges: { node: { id: string } }[] };
}

/** One page of each kind that belongs to a record, with as much on it as the district has. */
async function recordPages(page: Page): Promise<string[]> {
  const first = '(first: 1)';
  const edges = '{ edges { node { id } } }';
  const ids = await ask<Ids>(
    page,
    `{ people(first: 1, filter: { hasCertificate: true }) ${edges}
       free: people(first: 1, filter: { hasCertificate: false, alive: true }) ${edges}
       certificates(first: 1, filter: { state: [EXPIRING] }) ${edges}
       applications: certificates(first: 1, filter: { state: [APPLIED] }) ${edges}
       households${first} ${edges} institutions${first} ${edges} areas${first} ${edges} users${first} ${edges}
       review: cases(first: 1, filter: { status: [DISTRICT_REVIEW] }) ${edges}
       notice: cases(first: 1, filter: { status: [PUBLIC_NOTICE] }) ${edges}
       paid: cases(first: 1, filter: { status: [PAID, CLOSED] }) ${edges}
       returned: cases(first: 1, filter: { status: [RETURNED] }) ${edges}
       homeVisitBatches(first: 1, filter: { status: [PLANNED] }) ${edges} }`,
  );
  const id = ({ edges: [edge] }: Ids['people']) => encodeURIComponent(edge?.node.id ?? '');
  const visit = `/home-visits/${id(ids.homeVisitBatches)}`;
  return [
    `/people/${id(ids.people)}/show`,
    `/people/${id(ids.people)}`,
    `/people/${id(ids.people)}/copy`,
    `/certificates/${id(ids.certificates)}/show`,
    `/certificates/${id(ids.applications)}/show`,
    `/certificates/create?person=${id(ids.free)}`,
    `/cases/create?programme=MEDICAL_AID&person=${id(ids.people)}`,
    `/cases/${id(ids.review)}/show`,
    `/cases/${id(ids.notice)}/show`,
    `/cases/${id(ids.paid)}/show`,
    `/cases/${id(ids.returned)}`,
    `/households/${id(ids.households)}/show`,
    `/households/${id(ids.households)}`,
    `/institutions/${id(ids.institutions)}/show`,
    `/institutions/${id(ids.institutions)}`,
    `/areas/${id(ids.areas)}`,
    `/users/${id(ids.users)}`,
    `${visit}/show`,
    visit,
    `${visit}/route`,
    `${visit}/results`,
  ];
}

/** A fund with three years of money, and what was paid from it. */
async function moneyPages(page: Page): Promise<string[]> {
  const { funds, paymentBatches } = await ask<{
    funds: { id: string }[];
    paymentBatches: { edges: { node: { id: string } }[] };
  }>(page, '{ funds { id } paymentBatches(first: 1) { edges { node { id } } } }');
  const fund = `/funds/${encodeURIComponent(funds[0]?.id ?? '')}`;
  const batch = encodeURIComponent(paymentBatches.edges[0]?.node.id ?? '');
  return [`${fund}/show`, fund, `/payment-batches/${batch}/show`];
}

async function expectSound(page: Page, path: string, size: { width: number; height: number }): Promise<void> {
  await test.step(path, async () => {
    await openPage(page, path);
    await expectAccessible(page);
    await expectFits(page);
    if (size.width === WIDE.width) {
      await page.setViewportSize(ENLARGED);
      await expectFits(page);
      await page.setViewportSize(size);
    }
  });
}

test.describe.configure({ mode: 'parallel' });

for (const { locale, colours, size } of APPEARANCES) {
  test.describe(`${locale}, ${colours}, ${size.width} pixels`, () => {
    const { say } = wordsOf(locale);
    test.use({ viewport: size, colorScheme: colours, contextOptions: { reducedMotion: 'reduce' } });
    test.beforeEach(({ page }) =>
      page.addInitScript(kept => localStorage.setItem('zhucan.locale', kept), locale),
    );

    test('signing in', async ({ page }) => {
      await page.goto('/');
      await expect(page.getByRole('button', { name: say('signIn.submit'), exact: true })).toBeVisible();
      await expectAccessible(page);
      await expectFits(page);
      await page.getByRole('button', { name: say('signIn.submit'), exact: true }).click();
      await expect(page.getByRole('alert').first()).toContainText(say('signIn.missing'));
      await expectAccessible(page);
    });

    test('lists', async ({ page }) => {
      await signIn(page, 'manager');
      for (const path of [...LISTS, ...OTHERS]) await expectSound(page, path, size);
    });

    test('money', async ({ page }) => {
      await signIn(page, 'manager');
      for (const path of [...MONEY, ...(await moneyPages(page))]) await expectSound(page, path, size);
    });

    test('a personal copy', async ({ page }) => {
      await signIn(page, 'manager');
      const [person = ''] = await recordPages(page);
      await openPage(page, person.replace(/show$/, 'copy'));
      await page.getByRole('button', { name: say('copy.take') }).click();
      const dialog = page.getByRole('dialog', { name: say('copy.request') });
      await expect(dialog).toBeVisible();
      await expectAccessible(page);
      await dialog.getByRole('textbox').fill('本人到窗口申请查阅');
      await dialog.getByRole('button', { name: say('copy.take') }).click();
      await expect(page.getByRole('region').getByText(say('copy.maskedCopy'))).toBeVisible();
      await expectAccessible(page);
      await expectFits(page);
    });

    test('records and forms', async ({ page }) => {
      await signIn(page, 'manager');
      for (const path of [...FORMS, ...(await recordPages(page))]) await expectSound(page, path, size);
    });
  });
}
