// One run over an import's file, whether to check or to write: one at a time an import, its rights looked at again, a failure kept
// as a sentence.

import {
  type CertificatePolicy,
  DEFAULT_CERTIFICATE_POLICY,
  DomainError,
  type ImportOutcome,
  type ImportStatus,
  isWithin,
  may,
  type Params,
  type ProblemCode,
  type Role,
  readCertificatePolicy,
  todayInShanghai,
} from '@zhucan/domain';
import type { PoolClient } from 'pg';
import type { Services } from '../../context.ts';
import type { RowSource } from '../sheet/apart.ts';
import type { Surroundings } from './decide.ts';
import { mappingOfLayout, readKeptLayout } from './layout.ts';
import { loadPlaces } from './places.ts';
import { Register } from './register.ts';
import type { RowContext } from './rows.ts';

interface ImportRecord {
  readonly id: number;
  readonly status: ImportStatus;
  readonly areaId: number;
  readonly areaPath: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly mapping: unknown;
  readonly accepts: readonly ImportOutcome[];
  readonly createdById: number;
}

/** A run: the file's rows with everything that is needed to read and decide on them. */
export interface Run {
  readonly services: Services;
  readonly record: ImportRecord;
  readonly source: RowSource;
  readonly rows: RowContext;
  readonly around: Surroundings;
  readonly actor: { readonly id: number; readonly name: string };
}

const LOAD = `SELECT id, status, area_id AS "areaId", area_path AS "areaPath", file_name AS "fileName", file_hash AS "fileHash",
  sheet, header_row AS "headerRow", mapping, accepts::text[] AS accepts, created_by_id AS "createdById" FROM import WHERE id = $1`;

async function load({ db }: Services, id: number): Promise<ImportRecord | undefined> {
  return (await db.pool.query<ImportRecord>(LOAD, [id])).rows[0];
}

/** The one who began it, if they may still: rights may have been taken away since. */
async function actorOf({ db }: Services, record: ImportRecord): Promise<Run['actor']> {
  const { rows } = await db.pool.query<{ name: string; role: Role; areaPath: string; active: boolean }>(
    'SELECT display_name AS name, role, area_path AS "areaPath", active FROM user_account WHERE id = $1',
    [record.createdById],
  );
  const [user] = rows;
  const allowed = user?.active && may(user.role, 'import.run') && isWithin(record.areaPath, user.areaPath);
  if (!user || !allowed) throw new DomainError('FORBIDDEN');
  return { id: record.createdById, name: user.name };
}

async function loadPolicy({ db }: Services): Promise<CertificatePolicy> {
  const { rows } = await db.pool.query<{ value: unknown }>(
    `SELECT value FROM setting WHERE key = 'certificatePolicy' AND version > 0`,
  );
  return rows[0] ? readCertificatePolicy(rows[0].value) : DEFAULT_CERTIFICATE_POLICY;
}

/** Opens the file of an import: here, or in a thread of its own. */
export type OpenFile = (content: Buffer) => RowSource | Promise<RowSource>;

async function begin(services: Services, record: ImportRecord, open: OpenFile): Promise<Run> {
  const { db, vault, files, clock } = services;
  const today = todayInShanghai(clock());
  const actor = await actorOf(services, record);
  const mapping = mappingOfLayout(readKeptLayout(record.mapping).columns);
  const kinds = await db.pool.query<{ code: string }>('SELECT code FROM hardship_kind WHERE active');
  const places = await loadPlaces(db, record.areaPath);
  const policy = await loadPolicy(services);
  return {
    services,
    record,
    source: await open(await files.get(record.fileHash)),
    actor,
    rows: {
      mapping,
      headerRow: record.headerRow ?? 0,
      places,
      today,
    },
    around: {
      register: new Register(vault, today),
      scopePath: record.areaPath,
      policy,
      hardshipKinds: new Set(kinds.rows.map(({ code }) => code)),
      mapping,
      today,
    },
  };
}

/** A promise that is awaited later: a failure before then is not one that nobody heard of. */
export function noted<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** Keeps why a run broke off. What only the software knows is logged, and told as a sentence without it. */
export async function keepFailure(services: Services, id: number, error: unknown): Promise<void> {
  const known = error instanceof DomainError ? error.problems[0] : undefined;
  if (!known)
    services.log.error(
      { import: id, name: error instanceof Error ? error.name : 'unknown' },
      'import broke off',
    );
  const failure: { code: ProblemCode; params: Params } = known
    ? { code: known.code, params: known.params }
    : { code: 'IMPORT_BROKEN_OFF', params: {} };
  await services.db.pool.query(
    `UPDATE import SET status = 'FAILED', failure = $2, finished_at = $3, version = version + 1 WHERE id = $1`,
    [id, JSON.stringify(failure), services.clock()],
  );
}

async function runStep(run: Run, step: (run: Run) => Promise<void>): Promise<void> {
  try {
    await step(run);
  } finally {
    await run.source.close();
  }
}

/** Half of a two-part advisory lock; the other is the import's id. */
export const IMPORT_LOCK = 72_042;

/** Runs over an import, unless someone else does; the lock ends with the connection, so a killed process holds none. */
export async function runImport(
  services: Services,
  id: number,
  steps: Readonly<Partial<Record<ImportStatus, (run: Run) => Promise<void>>>>,
  open: OpenFile,
): Promise<void> {
  const client = await services.db.pool.connect();
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock($1, $2) AS locked',
      [IMPORT_LOCK, id],
    );
    if (!rows[0]?.locked) return;
    try {
      const record = await load(services, id);
      const step = record && steps[record.status];
      if (record && step) await runStep(await begin(services, record, open), step);
    } catch (error) {
      await keepFailure(services, id, error);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1, $2)', [IMPORT_LOCK, id]);
    }
  } finally {
    client.release();
  }
}

const BY_INDEX = [
  'SET LOCAL plan_cache_mode = force_generic_plan',
  ...['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin', 'material'].map(
    method => `SET LOCAL enable_${method} = off`,
  ),
].join('; ');

/**
 * A transaction whose look-ups go by index: while a first roster fills empty tables, the planner's statistics still say that they
 * are small, and it would read them whole for every chunk.
 */
export async function inTransaction<T>(
  { db }: Pick<Services, 'db'>,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`BEGIN; ${BY_INDEX}`);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
