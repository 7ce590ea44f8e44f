// The jobs of imports: one runs them, one takes up what a dead process left behind.

import type { Services } from '../../context.ts';
import type { JobKind } from '../../jobs.ts';
import { checkRows } from './check.ts';
import { IMPORT_QUEUE, sendImport } from './import.service.ts';
import { IMPORT_LOCK, runImport } from './run.ts';
import { writeRows } from './write.ts';

/** Does what an import waits for, until it waits for a person again. */
export function workOnImport(services: Services, id: number): Promise<void> {
  return runImport(services, id, { CHECKING: checkRows, WRITING: writeRows });
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
