// `pnpm audit:verify`: verifies the audit trail from the terminal; ends with 0 where nothing was altered, 1 where something was.

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { fileURLToPath } from 'node:url';
import { openDatabase, openVault, startEmbedded } from '@zhucan/database';
import { message } from '@zhucan/domain';
import { readConfig } from '../../config.ts';
import { verifyTrail } from './verify.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../..');

async function main(): Promise<boolean> {
  const file = join(ROOT, '.env');
  if (existsSync(file)) loadEnvFile(file);
  const config = readConfig(process.env, ROOT);
  const embedded = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataFolder });
  const db = openDatabase({ url: embedded?.url ?? config.databaseUrl });
  try {
    const { valid, entries, shards, fault } = await verifyTrail(
      { db, vault: openVault(config.dataFolder), config },
      new Date(),
    );
    const told = fault
      ? `${message('zh', fault.code, fault.params)} ${message('en', fault.code, fault.params)}`
      : 'OK';
    process.stdout.write(`${entries} entries in ${shards} chains: ${told}\n`);
    return valid;
  } finally {
    await db.close();
    await embedded?.stop();
  }
}

main().then(
  valid => process.exit(valid ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
