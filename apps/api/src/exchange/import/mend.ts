// The rows that could not be taken over, as they stand in the user's file, each with what is wrong: to be mended and imported again.

import { cellText, label, NotFoundError, problemMessage, type RosterCell } from '@zhucan/domain';
import type { Pool } from 'pg';
import { command, lockRow } from '../../access/command.ts';
import { erased } from '../../access/read/table.ts';
import type { Context } from '../../context.ts';
import { batches } from '../sheet/here.ts';
import { openSheet } from '../sheet/open.ts';
import type { SheetRow } from '../sheet/sheet.ts';
import { columnLetter, type OutCell, type OutSheet } from '../sheet/xlsx-write.ts';
import { importTable, type KeptProblem } from './import.table.ts';

const BATCH = 1000;

const FIND_FAULTY = `
  SELECT row_number AS "rowNumber", problems FROM import_row
   WHERE import_id = $1 AND row_number BETWEEN $2 AND $3 AND outcome IN ('ERROR', 'SUSPECT')`;

async function faultyOf(
  pool: Pool,
  id: number,
  batch: readonly SheetRow[],
): Promise<Map<number, KeptProblem[]>> {
  const { rows } = await pool.query<{ rowNumber: number; problems: KeptProblem[] }>(FIND_FAULTY, [
    id,
    batch[0]?.number ?? 0,
    batch.at(-1)?.number ?? 0,
  ]);
  return new Map(rows.map(({ rowNumber, problems }) => [rowNumber, problems]));
}

/** A cell as it stood; a truth value as Excel shows it. */
function copied(cell: RosterCell): OutCell {
  return typeof cell === 'boolean' ? cellText(cell).toUpperCase() : cell;
}

/** What is wrong, with the column's letter in the mended file, where two columns stand before the others. */
function sentence(ctx: Context, problems: readonly KeptProblem[], header: readonly RosterCell[]): string {
  return problems
    .map(problem => {
      const text = problemMessage(ctx.locale, problem);
      if (problem.column === null) return text;
      return `${columnLetter(problem.column + ADDED)} ${cellText(header[problem.column])}: ${text}`;
    })
    .join('\n');
}

/** Columns put before those of the file: what is wrong, and the row it comes from. */
const ADDED = 2;

/** The faulty rows of an import as a sheet; who fetches them is in the audit trail, for the rows are unmasked. */
export async function mendSheet(ctx: Context, id: number): Promise<OutSheet> {
  const file = await command(ctx, 'import.run', async run => {
    const { areaPath } = await lockRow(run, erased(importTable), id);
    const row = await run.tx.import.findUniqueOrThrow({ where: { id } });
    run.audit({ action: 'FETCH_FAULTY_ROWS', entity: 'Import', entityId: id, areaPath });
    return row;
  });
  const { headerRow, sheet } = file;
  if (headerRow === null) throw new NotFoundError();
  const source = await openSheet(await ctx.files.get(file.fileHash));
  async function* rows(): AsyncGenerator<OutCell[]> {
    let header: readonly RosterCell[] = [];
    for await (const batch of batches(source.rows(sheet), BATCH)) {
      const faulty = await faultyOf(ctx.db.pool, id, batch);
      for (const { number, cells } of batch) {
        if (number === headerRow) {
          header = cells;
          const added = ['problem', 'sourceRow'].map(key => label(ctx.locale, 'field', key));
          yield [...added, ...cells.map(copied)];
        }
        const problems = faulty.get(number);
        if (problems) yield [sentence(ctx, problems, header), number, ...cells.map(copied)];
      }
    }
  }
  return {
    name: label(ctx.locale, 'field', 'roster'),
    widths: [60, 10, ...Array.from({ length: 20 }, () => 18)],
    headRows: 1,
    rows: rows(),
  };
}
