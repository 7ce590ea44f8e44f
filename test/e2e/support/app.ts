// The ground of every browser test: a server of the worker's own with a freshly seeded district, sign-in, the accessibility check.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export const PASSWORD = 'browser-tests-only-42';
export type DemonstrationUser = 'manager' | 'officer' | 'town' | 'townhead' | 'village' | 'leader';

export interface App {
  readonly url: string;
}

async function startServer(dataFolder: string): Promise<{ child: ChildProcess; url: string }> {
  if (!existsSync(join(ROOT, 'apps/dashboard/dist/index.html')))
    throw new Error('the dashboard is not built: run `pnpm build` first');
  const child = spawn(join(ROOT, 'node_modules/.bin/node'), ['apps/api/src/server.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: '',
      ZHUCAN_DATA: dataFolder,
      ZHUCAN_DEMO_PASSWORD: PASSWORD,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
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
  return { child, url };
}

export const test = base.extend<{ baseURL: string }, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const dataFolder = mkdtempSync(join(tmpdir(), 'zhucan-browser-'));
      const { child, url } = await startServer(dataFolder);
      await use({ url });
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(dataFolder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
});

/** Signs in through the real form. */
export async function signIn(page: Page, username: DemonstrationUser): Promise<void> {
  await page.goto('/');
  await page.locator('input[name="username"]').fill(username);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.locator('main h1')).toBeVisible();
}

/** Nothing that axe finds against WCAG 2.2 A and AA may stand. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(
    one => `${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`,
  );
  expect(found).toEqual([]);
}

export { expect };
