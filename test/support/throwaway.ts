// An embedded PostgreSQL in a folder of its own, gone with whoever started it. Run as a program, it says where it is and stays
// until it is told to end.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '@zhucan/database';

export interface ThrowawayServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function throwawayServer(): Promise<ThrowawayServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhucan-test-'));
  const { url, stop } = await startEmbedded({ dataDir, fast: true });
  return {
    url,
    stop: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url, stop } = await throwawayServer();
  // Nothing else would keep this process, and with it PostgreSQL, alive.
  const staying = setInterval(() => undefined, 60_000);
  process.once('SIGTERM', () => {
    clearInterval(staying);
    void stop();
  });
  process.stdout.write(`listening: ${url}\n`);
}
