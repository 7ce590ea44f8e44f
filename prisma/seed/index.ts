// The made-up district, for demonstrations, tests and benchmarks.

import type { Database } from '../src/client.ts';
import type { Vault } from '../src/vault.ts';

export interface SeedOptions {
  readonly db: Database;
  readonly vault: Vault;
  /** The district's day on which history ends. */
  readonly today: string;
  /** Of the demonstration users' password. */
  readonly passwordHash: string;
  readonly say: (line: string) => void;
}

/** Fills an empty database with the made-up district. */
export async function seedDemonstration({ say }: SeedOptions): Promise<void> {
  say('seed');
}
