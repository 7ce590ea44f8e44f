// Writes what the user accepted, chunk by chunk. Killed at any moment and started again, it writes what is missing and nothing
// twice: each row says in the chunk's own transaction that it is written.

import type { ImportOutcome } from '@zhucan/domain';
import type { SheetRow } from '../sheet/sheet.ts';
import { readRow } from './rows.ts';
import { inTransaction, noted, type Run } from './run.ts';
import { type PendingRow, writeChunk } from './write-chunk.ts';

const CHUNK = 500;
const TRIES = 4;

/** Two writers in each other's way, or someone who was a moment quicker: the chunk is decided anew and tried again. */
const AGAIN = /^(40001|40P01|55P03)$/;
/** What PostgreSQL says of the data itself: the row at fault is looked for. */
const OF_THE_DATA = /^(22|23)/;

function sqlState(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const FIND_PENDING = `
  SELECT row_number AS "rowNumber", outcome FROM import_row
   WHERE import_id = $1 AND row_number BETWEEN $2 AND $3 AND NOT written AND outcome = ANY($4::"ImportOutcome"[])`;

/** The rows of a batch that are accepted and not written yet, read again from the file. */
async function pendingOf(run: Run, batch: readonly SheetRow[]): Promise<PendingRow[]> {
  const { record, services } = run;
  const { rows } = await services.db.pool.query<{ rowNumber: number; outcome: ImportOutcome }>({
    name: 'import_pending',
    text: FIND_PENDING,
    values: [record.id, batch[0]?.number ?? 0, batch.at(-1)?.number ?? 0, record.accepts],
  });
  const outcomes = new Map(rows.map(({ rowNumber, outcome }) => [rowNumber, outcome]));
  return batch.flatMap(row => {
    const outcome = outcomes.get(row.number);
    return outcome ? [{ row: readRow(row, run.rows), outcome }] : [];
  });
}

/** Writes the rows and notes the progress, in one transaction; true where someone asked to stop. */
function writeOnce(run: Run, pending: readonly PendingRow[]): Promise<boolean> {
  return inTransaction(run.services, async client => {
    const written = await writeChunk(client, pending, run);
    const { rows } = await client.query<{ stop: boolean }>({
      name: 'import_note_written',
      text: `UPDATE import SET written_rows = written_rows + $2 WHERE id = $1
             RETURNING stop_requested OR status <> 'WRITING' AS stop`,
      values: [run.record.id, written],
    });
    return rows[0]?.stop ?? true;
  });
}

/** A row that the database refuses is marked and left; it stops no other. */
async function markUnwritable(run: Run, { row }: PendingRow): Promise<boolean> {
  const problems = [{ code: 'ROSTER_WRITE_FAILED', params: {}, column: null }];
  await run.services.db.pool.query(
    `UPDATE import_row SET outcome = 'ERROR', problems = $3 WHERE import_id = $1 AND row_number = $2 AND NOT written`,
    [run.record.id, row.number, JSON.stringify(problems)],
  );
  return false;
}

/** Writes a chunk; where the database refuses it, its halves, down to the one row at fault. */
async function writeOrSplit(run: Run, pending: readonly PendingRow[], tries = TRIES): Promise<boolean> {
  if (pending.length === 0) return false;
  try {
    return await writeOnce(run, pending);
  } catch (error) {
    const state = sqlState(error);
    if (AGAIN.test(state) && tries > 1) return writeOrSplit(run, pending, tries - 1);
    if (!OF_THE_DATA.test(state)) throw error;
    const [only] = pending;
    if (pending.length === 1 && only)
      return tries > 1 ? writeOrSplit(run, pending, 1) : markUnwritable(run, only);
    const half = Math.ceil(pending.length / 2);
    const stop = await writeOrSplit(run, pending.slice(0, half));
    return (await writeOrSplit(run, pending.slice(half))) || stop;
  }
}

/**
 * The planner learns of the rows now, not when the database next gets round to it. Until then it takes the tables for as small as
 * they were, and reads them whole for every look-up, of this import and of whoever lists its people afterwards.
 */
async function learn({ services }: Run): Promise<void> {
  await services.db.pool.query(
    'ANALYZE person, certificate, certificate_event, household, household_hardship, import_row',
  );
}

/** Chunks under way at once: while the database writes one, the next is decided, sealed and sent. */
const LANES = 3;

/** Goes through the file from the start, passing over what is written already. */
export async function writeRows(run: Run): Promise<void> {
  const { services, record, source } = run;
  const lanes: Promise<boolean>[] = Array.from({ length: LANES }, () => Promise.resolve(false));
  let stopped = false;
  let turn = 0;
  let learnt = false;
  try {
    for await (const batch of source.batches(record.sheet, CHUNK)) {
      const pending = await pendingOf(run, batch);
      stopped = (await lanes[turn]) ?? false;
      if (stopped) break;
      if (!learnt && pending.length > 0) {
        stopped = await writeOrSplit(run, pending);
        await learn(run);
        learnt = true;
        if (stopped) break;
        continue;
      }
      lanes[turn] = noted(writeOrSplit(run, pending));
      turn = (turn + 1) % LANES;
    }
  } finally {
    // What is under way ends before the run does, whatever became of the others.
    await Promise.allSettled(lanes);
  }
  stopped = (await Promise.all(lanes)).includes(true) || stopped;
  await learn(run);
  await services.db.pool.query(
    `UPDATE import SET status = CASE WHEN $2 THEN 'STOPPED' ELSE 'DONE' END::"ImportStatus", stop_requested = false,
            finished_at = CASE WHEN $2 THEN NULL ELSE $3::timestamptz END, failure = NULL, version = version + 1 WHERE id = $1`,
    [record.id, stopped, services.clock()],
  );
}
