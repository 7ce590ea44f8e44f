// A server whose day a test sets forward, and browsers whose day goes with it.

import { once } from 'node:events';
import { addDays } from '@zhucan/domain';
import { test as base, type Server, startServer } from './app.ts';
import { today } from './steps.ts';

const DAY_MS = 86_400_000;

interface Clocked extends Server {
  /** The district's day, as the server has it. */
  today: () => string;
  /** Sets server and later browsers so many days forward. */
  later: (days: number) => Promise<void>;
  /** How far it is ahead of the machine. */
  readonly aheadMs: number;
}

async function startClocked(): Promise<Clocked> {
  const server = await startServer({}, 'test/support/clocked.ts');
  let aheadDays = 0;
  return {
    ...server,
    today: () => addDays(today(), aheadDays),
    get aheadMs() {
      return aheadDays * DAY_MS;
    },
    async later(days) {
      aheadDays += days;
      const set = once(server.process, 'message');
      server.process.send(aheadDays * DAY_MS);
      await set;
    },
  };
}

export const test = base.extend<object, { clocked: Clocked }>({
  clocked: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const server = await startClocked();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  app: [async ({ clocked }, use) => use(clocked), { scope: 'worker' }],
  as: async ({ as, clocked }, use) =>
    use(async username => {
      const page = await as(username);
      if (clocked.aheadMs > 0) {
        await page.clock.install({ time: Date.now() + clocked.aheadMs });
        await page.reload();
      }
      return page;
    }),
});
