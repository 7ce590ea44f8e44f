import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/client.ts';

/** How the pool behaves; every value can be set from the environment (see `databaseSettings`). */
export interface DatabaseSettings {
  /** Connections at most; further requests wait in line. */
  poolSize: number;
  /** Milliseconds after which PostgreSQL gives up a statement. */
  statementTimeoutMs: number;
  /** Milliseconds to wait for a lock. */
  lockTimeoutMs: number;
  /** Milliseconds after which PostgreSQL ends a transaction that does nothing. */
  idleInTransactionTimeoutMs: number;
  /** Milliseconds to wait for a connection, a free one or a new one. */
  connectTimeoutMs: number;
}

export interface OpenDatabaseOptions extends Partial<DatabaseSettings> {
  url: string;
  /** Told of connections that broke; without it they are dropped silently and replaced at the next use. */
  onError?: (error: Error) => void;
  /** Told of every statement sent, for tests that count them. */
  onStatement?: (sql: string) => void;
}

export interface Database {
  pool: pg.Pool;
  prisma: PrismaClient;
  /** Lets running statements end, then closes every connection. */
  close: () => Promise<void>;
}

const defaults: DatabaseSettings = {
  poolSize: 16,
  statementTimeoutMs: 15_000,
  lockTimeoutMs: 5_000,
  idleInTransactionTimeoutMs: 30_000,
  connectTimeoutMs: 5_000,
};

const variables: Record<keyof DatabaseSettings, string> = {
  poolSize: 'DATABASE_POOL_SIZE',
  statementTimeoutMs: 'DATABASE_STATEMENT_TIMEOUT_MS',
  lockTimeoutMs: 'DATABASE_LOCK_TIMEOUT_MS',
  idleInTransactionTimeoutMs: 'DATABASE_IDLE_TRANSACTION_TIMEOUT_MS',
  connectTimeoutMs: 'DATABASE_CONNECT_TIMEOUT_MS',
};

/** Reads the pool's settings from the environment; throws a plain sentence for a value that is no positive integer. */
export function databaseSettings(env: Record<string, string | undefined> = process.env): DatabaseSettings {
  const read = (key: keyof DatabaseSettings): number => {
    const text = env[variables[key]]?.trim();
    if (!text) return defaults[key];
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1) {
      throw new Error(`${variables[key]} must be a positive whole number, not «${text}».`);
    }
    return value;
  };
  return {
    poolSize: read('poolSize'),
    statementTimeoutMs: read('statementTimeoutMs'),
    lockTimeoutMs: read('lockTimeoutMs'),
    idleInTransactionTimeoutMs: read('idleInTransactionTimeoutMs'),
    connectTimeoutMs: read('connectTimeoutMs'),
  };
}

/**
 * Opens one pool that Prisma and hand-written SQL share. In hand-written SQL a `date` arrives as its ISO text and a
 * `bigint` as a number (never silently rounded); Prisma keeps its own reading of both.
 */
export function openDatabase(options: OpenDatabaseOptions): Database {
  const settings = { ...databaseSettings(), ...definedOnly(options) };
  const pool = new pg.Pool({
    connectionString: options.url,
    max: settings.poolSize,
    connectionTimeoutMillis: settings.connectTimeoutMs,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'zhucan',
    statement_timeout: settings.statementTimeoutMs,
    lock_timeout: settings.lockTimeoutMs,
    idle_in_transaction_session_timeout: settings.idleInTransactionTimeoutMs,
    // The server's own limit answers first; this one is for a server that no longer answers at all.
    query_timeout: settings.statementTimeoutMs + 5_000,
    // Prisma sends time stamps without a zone and means UTC. Compiling short statements costs more than it gains.
    options: '-c timezone=UTC -c datestyle=ISO -c jit=off',
    types: { getTypeParser },
  });
  const onError = options.onError ?? (() => undefined);
  pool.on('error', onError);
  pool.on('connect', client => {
    // A connection that breaks while someone holds it would otherwise end the process; its holder gets the error too.
    client.on('error', onError);
    if (options.onStatement) reportStatements(client, options.onStatement);
  });
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }),
    errorFormat: 'minimal',
    transactionOptions: { maxWait: settings.connectTimeoutMs, timeout: settings.idleInTransactionTimeoutMs },
  });
  return { pool, prisma, close: closeOnce(pool, prisma) };
}

function definedOnly(options: OpenDatabaseOptions): Partial<DatabaseSettings> {
  const keys = Object.keys(variables) as (keyof DatabaseSettings)[];
  return Object.fromEntries(keys.filter(key => options[key] !== undefined).map(key => [key, options[key]]));
}

function closeOnce(pool: pg.Pool, prisma: PrismaClient): () => Promise<void> {
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await pool.end();
  };
  return () => {
    closing ??= close();
    return closing;
  };
}

/** Statements differ by the number of their parameters, so there is no end of them: only the first thousand are kept. */
const preparedAtMost = 1000;

/** Names a statement by its text, so that PostgreSQL parses and plans it once a connection. */
function statementNames(): (query: { sql: string; args: unknown[] }) => string {
  const names = new Map<string, string>();
  return ({ sql, args }) => {
    // BEGIN, COMMIT and savepoints: nothing to plan. An empty name means «do not keep».
    if (args.length === 0) return '';
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= preparedAtMost) return '';
    const name = `prisma_${names.size}`;
    names.set(sql, name);
    return name;
  };
}

function reportStatements(client: pg.PoolClient, onStatement: (sql: string) => void): void {
  const send = client.query;
  Object.defineProperty(client, 'query', {
    value: (...args: unknown[]) => {
      onStatement(textOf(args[0]));
      return Reflect.apply(send, client, args);
    },
  });
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : '';
}

/** The parsers are this pool's own: Prisma brings its own for each query, and other users of `pg` keep theirs. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  if (format !== 'binary') {
    if (oid === pg.types.builtins.DATE) return (text: string) => text;
    if (oid === pg.types.builtins.INT8) return parseInt8;
  }
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
};

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a safe integer.`);
  return value;
}
