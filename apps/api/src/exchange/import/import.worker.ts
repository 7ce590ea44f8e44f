// A thread that works on one import, with a few connections of its own.

import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { folderFiles, openDatabase, openVault } from '@zhucan/database';
import pino from 'pino';
import type { Config } from '../../config.ts';
import type { Services } from '../../context.ts';
import { openApart } from '../sheet/apart.ts';
import { runSteps } from './steps.ts';

export interface ImportTask {
  readonly id: number;
  readonly config: Config;
  readonly databaseUrl: string;
  /** How far the clock of whoever asks is ahead of the machine's. */
  readonly aheadMs: number;
}

/** The lock, three lanes of writing and the notes of progress. */
const CONNECTIONS = 6;

const { id, config, databaseUrl, aheadMs }: ImportTask = workerData;
const vault = openVault(config.dataFolder);
const services: Services = {
  config,
  db: openDatabase({ url: databaseUrl, poolSize: CONNECTIONS }),
  vault,
  log: pino({ level: config.logLevel, base: null }),
  files: folderFiles(join(config.dataFolder, 'files'), vault),
  jobs: { send: async () => undefined },
  clock: () => new Date(Date.now() + aheadMs),
};
await runSteps(services, id, openApart);
await services.db.close();
