// Browser tests in a real Chromium against the real server, each worker with a district of its own.

import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The browser of the machine; Playwright's own download is not relied on. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/browser',
  workers: process.env['CI'] ? 3 : 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env['CHROMIUM'] || CHROMIUM
        ? { executablePath: process.env['CHROMIUM'] ?? CHROMIUM ?? '' }
        : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
