// What the programs of this folder share: the environment, the database, the files and keys of the data folder, without HTTP.

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { fileURLToPath } from 'node:url';
import { folderFiles, migrate, openDatabase, openVault, startEmbedded } from '@zhucan/database';
import { DomainError, type Locale, problemMessage } from '@zhucan/domain';
import pino from 'pino';
import { readConfig } from '../../config.ts';
import type { Services } from '../../context.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../..');

/** Chinese where the terminal is, English elsewhere. */
export const LOCALE: Locale = /^zh/i.test(process.env['LC_ALL'] || process.env['LANG'] || '') ? 'zh' : 'en';

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The services of a program, on the database that `url` or the environment names, else the embedded one, joined or started. */
async function openServices(
  url: string | undefined,
): Promise<{ services: Services; close: () => Promise<void> }> {
  const file = join(ROOT, '.env');
  if (existsSync(file)) loadEnvFile(file);
  const config = readConfig(process.env, ROOT);
  const given = url || config.databaseUrl;
  const embedded = given ? undefined : await startEmbedded({ dataDir: config.dataFolder });
  const databaseUrl = given || (embedded?.url ?? '');
  await migrate(databaseUrl);
  const vault = openVault(config.dataFolder);
  const db = openDatabase({ url: databaseUrl });
  const services: Services = {
    config,
    db,
    vault,
    log: pino({ level: config.logLevel, base: null }, pino.destination(2)),
    files: folderFiles(join(config.dataFolder, 'files'), vault),
    // The program does its work itself; a server beside it takes over what the program leaves behind.
    jobs: { send: async () => undefined },
    clock: () => new Date(),
  };
  return {
    services,
    close: async () => {
      await db.close();
      await embedded?.stop();
    },
  };
}

function sentences(error: unknown): string[] {
  if (error instanceof DomainError) return error.problems.map(one => problemMessage(LOCALE, one));
  return [error instanceof Error ? error.message : String(error)];
}

/** Runs a program to its end; a refusal is a sentence on the terminal and exit code 1. */
export async function runProgram(
  url: string | undefined,
  work: (services: Services) => Promise<void>,
): Promise<void> {
  let close: (() => Promise<void>) | undefined;
  try {
    const opened = await openServices(url);
    close = opened.close;
    await work(opened.services);
  } catch (error) {
    process.stderr.write(`${sentences(error).join('\n')}\n`);
    process.exitCode = 1;
  } finally {
    await close?.();
  }
}
