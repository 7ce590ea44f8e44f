// What every resolver has at hand: the database, the viewer, the reader that applies the row rules, the day, the language.

import type { Database, Files, Vault } from '@zhucan/database';
import type { Locale } from '@zhucan/domain';
import type { Logger } from 'pino';
import { Reader } from './access/read/reader.ts';
import type { Viewer } from './access/viewer.ts';
import type { Config } from './config.ts';
import type { Jobs } from './jobs.ts';

/** What lives as long as the server. */
export interface Services {
  readonly config: Config;
  readonly db: Database;
  readonly vault: Vault;
  readonly log: Logger;
  readonly files: Files;
  readonly jobs: Jobs;
  /** The clock; tests set their own. */
  readonly clock: () => Date;
}

/** What the HTTP request said, and what its answer will set. */
export interface Exchange {
  readonly requestId: string;
  readonly ip: string;
  readonly userAgent: string | null;
  readonly locale: Locale;
  readonly setCookie: (value: string) => void;
}

export interface Context extends Services, Exchange {
  readonly viewer: Viewer | null;
  readonly reader: Reader;
  readonly now: Date;
  /** The district's day: Asia/Shanghai's. */
  readonly today: string;
}

export function createContext(
  services: Services,
  exchange: Exchange,
  viewer: Viewer | null,
  today: string,
): Context {
  return {
    ...services,
    ...exchange,
    viewer,
    reader: new Reader(services.db.pool, viewer),
    now: services.clock(),
    today,
  };
}
