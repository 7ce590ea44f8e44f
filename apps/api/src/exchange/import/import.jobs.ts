// The jobs of imports: one runs them, one takes up what a dead process left behind.

import { Worker } from 'node:worker_threads';
import type { Services } from '../../context.ts';
import type { JobKind } from '../../jobs.ts';
import { openHere } from '../sheet/here.ts';
import { IMPORT_QUEUE, sendImport } from './import.service.ts';
import type { ImportTask } from './import.worker.ts';
import { IMPORT_LOCK, keepFailure } from './run.ts';
import { runSteps } from './steps.ts';

/** A small roster is done before a thread would have started. */
const THREAD_FROM_BYTES = 200_000;
/** What a large roster leaves behind is cleared away within these bounds, instead of growing with the machine. */
const LIMITS = { maxOldGenerationSizeMb: 112, maxYoungGenerationSizeMb: 32 };

/** Runs an import in a thread of its own: the server answers others meanwhile, and memory has a bound. */
async function runInThread({ db, config, clock }: Services, id: number): Promise<void> {
  const task: ImportTask = {
    id,
    config,
    databaseUrl: db.pool.options.connectionString ?? '',
    aheadMs: clock().getTime() - Date.now(),
  };
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: LIMITS,
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', code =>
      code === 0 ? resolve() : reject(new Error(`the thread ended with ${code}`)),
    );
  });
}

/** Does what an import waits for, until it waits for a person again. */
export async function workOnImport(services: Services, id: number): Promise<void> {
  const { rows } = await services.db.pool.query<{ size: number }>(
    'SELECT file_size AS size FROM import WHERE id = $1',
    [id],
  );
  const [row] = rows;
  if (!row) return;
  if (row.size < THREAD_FROM_BYTES) return runSteps(services, id, openHere);
  // The steps keep their own failures: what comes here is the thread's end.
  await runInThread(services, id).catch((error: unknown) => keepFailure(services, id, error));
}

/** Puts every import in line again that is under way and that nobody works on: after a start, and every minute. */
export async function resumeImports({ db, jobs }: Services): Promise<void> {
  const { rows } = await db.pool.query<{ id: number }>(
    `SELECT i.id FROM import i WHERE i.status IN ('CHECKING', 'WRITING') AND NOT EXISTS (
       SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.classid = $1 AND l.objid = i.id::oid
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))
      ORDER BY i.id`,
    [IMPORT_LOCK],
  );
  for (const { id } of rows) await sendImport(jobs, id);
}

export function importJobs(services: Services): readonly JobKind[] {
  return [
    { queue: IMPORT_QUEUE, run: data => workOnImport(services, Number(data['id'])) },
    { queue: 'import-resume', every: '* * * * *', run: () => resumeImports(services) },
  ];
}
