// The ground of every browser test: a server of the worker's own with a freshly seeded district, sign-in, the accessibility check.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

import { LOCALES, wordsOf } from './words.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export const PASSWORD = 'browser-tests-only-42';
export type DemonstrationUser =
  | 'manager'
  | 'officer'
  | 'officer2'
  | 'town'
  | 'town2'
  | 'townhead'
  | 'village'
  | 'leader';

export interface App {
  readonly url: string;
}

export interface Server extends App {
  /** The program's own process. */
  readonly process: ChildProcess;
  /** What the terminal has shown so far. */
  said: () => string;
  stop: () => Promise<void>;
}

/** A server of its own with an embedded database in a new folder; with the demonstration district unless told otherwise. */
export async function startServer(
  environment: Readonly<Record<string, string>> = {},
  program = 'apps/api/src/server.ts',
): Promise<Server> {
  if (!existsSync(join(ROOT, 'apps/dashboard/dist/index.html')))
    throw new Error('the dashboard is not built: run `pnpm build` first');
  const dataFolder = mkdtempSync(join(tmpdir(), 'zhucan-browser-'));
  const child = spawn(join(ROOT, 'node_modules/.bin/node'), [program], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: '',
      ZHUCAN_DATA: dataFolder,
      ZHUCAN_DEMO_PASSWORD: PASSWORD,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (part: Buffer): void => {
      said += part.toString();
      const address = /is ready: (\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', code => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
  return {
    url,
    process: child,
    said: () => said,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

interface Fixtures {
  baseURL: string;
  /** Everything that the browsers of the test complained of; checked at its end. */
  complaints: string[];
  /** A browser of their own for one of the users, signed in. */
  as: (username: DemonstrationUser) => Promise<Page>;
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('dialog', dialog => {
    complaints.push(`the browser asked: ${dialog.message()}`);
    return dialog.accept();
  });
  page.on('console', message => {
    // A refusal of the server is shown to the user by the screen; the browser's own line about it says nothing more.
    const ofNetwork = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !ofNetwork) complaints.push(message.text());
  });
}

/** What the content security policy keeps out is a complaint, however the browser words it, and whatever screen goes on without it. */
async function listenForViolations(page: Page): Promise<void> {
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      // Uncaught, so that it is heard like every other error of the page.
      throw new Error(`the policy refused ${violatedDirective} of ${blockedURI}`);
    }),
  );
}

export const test = base.extend<Fixtures, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      listen(page, complaints);
      await listenForViolations(page);
      await use(complaints);
      expect(complaints, 'errors in the console of the browser').toEqual([]);
    },
    { auto: true },
  ],
  as: async ({ browser, complaints }, use) => {
    const pages: Page[] = [];
    await use(async username => {
      const page = await browser.newPage();
      pages.push(page);
      listen(page, complaints);
      await listenForViolations(page);
      await signIn(page, username);
      return page;
    });
    await Promise.all(pages.map(page => page.context().close()));
  },
});

/** Signs in through the real form. */
export async function signIn(page: Page, username: DemonstrationUser): Promise<void> {
  await page.goto('/');
  await page.locator('input[name="username"]').fill(username);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  const account = new RegExp(`^(${LOCALES.map(locale => wordsOf(locale).say('app.account')).join('|')})`);
  await expect(page.getByRole('button', { name: account })).toBeVisible();
}

/** Nothing that axe finds against WCAG 2.2 A and AA may stand. */
export async function expectAccessible(page: Page): Promise<void> {
  // What stays at the top covers what is scrolled under it, and would count as too small to hit.
  await page.evaluate(() => window.scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(
    one => `${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`,
  );
  expect(found).toEqual([]);
}

/** The page fits its width: only tables of their own may be wider and scroll inside. A chart is drawn anew after a change of width. */
export async function expectFits(page: Page): Promise<void> {
  const beyond = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(beyond, 'pixels beyond the window').toBeLessThanOrEqual(0);
}

export { expect };
