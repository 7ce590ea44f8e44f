// Checks every row before anything is written: what is wrong with it, and what it would do to the register.

import { type Decision, decide } from './decide.ts';
import type { Sql } from './register.ts';
import { readRow } from './rows.ts';
import { inTransaction, noted, type Run } from './run.ts';

const BATCH = 1000;

const INSERT_ROWS = `
  INSERT INTO import_row (import_id, row_number, outcome, problems, person_id, label)
  SELECT $1, r.row_number, r.outcome, r.problems, r.person_id, r.label
    FROM json_populate_recordset(NULL::import_row, $2::json) r
  ON CONFLICT (import_id, row_number) DO UPDATE
    SET outcome = excluded.outcome, problems = excluded.problems, person_id = excluded.person_id, label = excluded.label`;

function kept({ number, outcome, problems, personId, label }: Decision) {
  return { row_number: number, outcome, problems, person_id: personId, label };
}

async function keepRows(sql: Sql, importId: number, decisions: readonly Decision[]): Promise<void> {
  await sql.query({
    name: 'import_keep_rows',
    text: INSERT_ROWS,
    values: [importId, JSON.stringify(decisions.map(kept))],
  });
}

/** Notes the progress; true where someone asked to stop. */
async function noteProgress(sql: Sql, importId: number, rows: number): Promise<boolean> {
  const { rows: answer } = await sql.query<{ stop: boolean }>({
    name: 'import_note_checked',
    text: `UPDATE import SET checked_rows = checked_rows + $2, total_rows = greatest(total_rows, checked_rows + $2)
            WHERE id = $1 RETURNING stop_requested OR status <> 'CHECKING' AS stop`,
    values: [importId, rows],
  });
  return answer[0]?.stop ?? true;
}

/** Checks from the first row; a check that was broken off begins anew, because nothing has been written. */
export async function checkRows(run: Run): Promise<void> {
  const { services, record, source, rows: context, around } = run;
  const { pool } = services.db;
  const estimate = await source.estimate(record.sheet);
  await pool.query('DELETE FROM import_row WHERE import_id = $1', [record.id]);
  await pool.query('UPDATE import SET checked_rows = 0, total_rows = $2 WHERE id = $1', [
    record.id,
    estimate,
  ]);
  const seen = new Map<string, number>();
  let keeping: Promise<boolean> = Promise.resolve(false);
  const keep = async (decisions: readonly Decision[]): Promise<boolean> => {
    await keepRows(pool, record.id, decisions);
    return noteProgress(pool, record.id, decisions.length);
  };
  let stopped = false;
  try {
    for await (const batch of source.batches(record.sheet, BATCH)) {
      const read = batch.map(row => readRow(row, context));
      const decisions = await inTransaction(services, client =>
        decide(client, read, around, { lock: false, alike: true, seen }),
      );
      // The next batch is read while this one is kept.
      stopped = await keeping;
      if (stopped) break;
      keeping = noted(keep(decisions));
    }
  } finally {
    stopped = (await keeping) || stopped;
  }
  // So that the rows are found by their numbers when they are written.
  await pool.query('ANALYZE import_row');
  await pool.query(
    `UPDATE import SET status = CASE WHEN $2 THEN 'STOPPED' ELSE 'CHECKED' END::"ImportStatus", stop_requested = false,
            total_rows = checked_rows, finished_at = NULL, failure = NULL, version = version + 1 WHERE id = $1`,
    [record.id, stopped],
  );
}
