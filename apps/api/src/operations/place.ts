// Where the data lies that a command of this folder works on: the environment's database and data folder, without a server.

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Database, keysFile, openDatabase, startEmbedded } from '@zhucan/database';
import { type Config, readConfig } from '../config.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');

export interface Place {
  readonly config: Config;
  readonly url: string;
  /** False when another process, such as the server, runs the embedded PostgreSQL. */
  readonly alone: boolean;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function readPlace(): Config {
  const file = join(ROOT, '.env');
  if (existsSync(file)) loadEnvFile(file);
  return readConfig(process.env, ROOT);
}

/** Keys of the data are at hand; opening the vault without any would make new ones. */
export function hasKeys(dataFolder: string): boolean {
  return existsSync(keysFile(dataFolder)) || Boolean(process.env['ZHUCAN_KEYS']?.trim());
}

/** Works on the database of the environment, or on the embedded one: joined while a server runs, else started for the work. */
export async function inPlace(config: Config, work: (place: Place) => Promise<void>): Promise<void> {
  if (config.databaseUrl) return work({ config, url: config.databaseUrl, alone: true });
  const embedded = await startEmbedded({ dataDir: config.dataFolder });
  try {
    await work({ config, url: embedded.url, alone: embedded.owned });
  } finally {
    await embedded.stop();
  }
}

function refuse(error: unknown, code: number): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(code);
}

/** Runs a command to its end; a refusal is a sentence on the terminal and exit code 1. */
export function runCommand(work: () => Promise<void>): void {
  work().then(
    () => process.exit(0),
    (error: unknown) => refuse(error, 1),
  );
}

async function checkInPlace(check: (db: Database, config: Config) => Promise<boolean>): Promise<boolean> {
  let holds = false;
  await inPlace(readPlace(), async ({ config, url }) => {
    const db = openDatabase({ url });
    try {
      holds = await check(db, config);
    } finally {
      await db.close();
    }
  });
  return holds;
}

/** Runs a check of what the place holds; ends with 0 where it holds, 1 where it does not, 2 where it could not be checked. */
export function runCheck(check: (db: Database, config: Config) => Promise<boolean>): void {
  checkInPlace(check).then(
    holds => process.exit(holds ? 0 : 1),
    (error: unknown) => refuse(error, 2),
  );
}
