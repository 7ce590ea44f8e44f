// The made-up district, for demonstrations, tests and benchmarks: the same for the same day and size.

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { CalendarDate } from '@zhucan/domain';
import type { Database } from '../src/client.ts';
import { FILES_FOLDER, type Files, folderFiles } from '../src/files.ts';
import { openVault, type Vault } from '../src/vault.ts';
import { makeBlock } from './block.ts';
import { encodeBlock } from './block-tables.ts';
import { load } from './load.ts';
import { DEMONSTRATION, DISTRICT_NAME, prefecture, type Size } from './plan.ts';
import { blocksOfWorkers } from './workers.ts';
import { makeWorld } from './world.ts';

export { SeedRefused } from './load.ts';
export {
  ROSTER_NEIGHBOUR,
  ROSTER_PEOPLE,
  ROSTER_PREFIX,
  ROSTER_TOWN,
  ROSTER_VILLAGES,
  type RosterPerson,
} from './roster-people.ts';

interface CommonOptions {
  /** The district's day; history ends the day before. */
  readonly today: CalendarDate;
  /** Of the demonstration users' password. */
  readonly passwordHash: string;
  readonly say: (line: string) => void;
}

export interface SeedOptions extends CommonOptions {
  readonly db: Database;
  readonly vault: Vault;
  readonly files: Files;
}

export interface LargeSeedOptions extends CommonOptions {
  readonly url: string;
  /** The folder with the keys, unless the environment has them. */
  readonly dataDir: string;
  /** Without it, the demonstration district. */
  readonly people?: number;
  /** Without it, one for every core but one: that is PostgreSQL's, which takes the rows in one after the other. */
  readonly threads?: number;
}

/** Fills an empty database with the made-up district of 5,000 people; throws SeedRefused for one that is not empty. */
export async function seedDemonstration(options: SeedOptions): Promise<void> {
  const { db, vault, files, today, passwordHash, say } = options;
  const url = db.pool.options.connectionString;
  if (url === undefined) throw new TypeError('the pool was opened without a connection string');
  const world = makeWorld(DEMONSTRATION, today);
  announce(DEMONSTRATION, say);
  const keep = (content: Buffer) => files.put(content);
  await load({ url, world, vault, passwordHash, keep, say }, async function* (types) {
    for (const plan of world.plan.blocks) yield encodeBlock(makeBlock(world, plan), { vault, types });
  });
}

/** Fills an empty database with as many people as wanted, made by several threads. */
export async function seedLarge(options: LargeSeedOptions): Promise<void> {
  const { url, dataDir, people, today, passwordHash, say } = options;
  const size = people === undefined ? DEMONSTRATION : prefecture(people);
  const world = makeWorld(size, today);
  const vault = openVault(dataDir);
  announce(size, say);
  const threads = options.threads ?? Math.max(1, availableParallelism() - 1);
  const files = folderFiles(join(dataDir, FILES_FOLDER), vault);
  const keep = (content: Buffer) => files.put(content);
  await load({ url, world, vault, passwordHash, keep, say }, types =>
    blocksOfWorkers({ size, today, dataDir, types }, world.plan.blocks.length, threads),
  );
}

function announce({ people, villages, years }: Size, say: (line: string) => void): void {
  const count = villages.reduce((sum, each) => sum + each, 0);
  const towns = villages.length;
  say(
    `${DISTRICT_NAME}, a made-up district: ${people.toLocaleString('en')} people, ${towns} towns, ${count} villages, ${years} years`,
  );
}
