// A table as a reader of workbooks or CSV gives it: rows of cells, streamed, with the number that a person sees beside the row.

import { type ProblemCode, problem, type RosterCell, ValidationError } from '@zhucan/domain';

export interface SheetRow {
  /** From 1, as the spreadsheet numbers it. */
  readonly number: number;
  readonly cells: RosterCell[];
}

export interface SheetSource {
  /** The names of the sheets, in order; a CSV file has none. */
  readonly sheets: readonly string[];
  /** The rows of one sheet, the first without a name. Throws a ValidationError for a file that cannot be read. */
  rows(sheet?: string | null): AsyncIterable<SheetRow>;
  /** About how many rows there are, found quickly, for a bar of progress. */
  estimate(sheet?: string | null): Promise<number>;
}

export const FILE_MEGABYTES_MOST = 30;
const ROWS_MOST = 200_000;
export const COLUMNS_MOST = 200;

/** The file is refused, with the sentence that says why. */
export function refuseFile(code: ProblemCode, params: Record<string, number> = {}): ValidationError {
  return new ValidationError([problem(code, 'file', params)]);
}

function isBlank(cell: RosterCell): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** Blank lines that stand before another row are kept, so that the history shows them; the thousands that follow are not. */
const BLANKS_MOST = 100;

/** Counts rows against the limit and drops the blank ones after the last. */
export async function* boundedRows(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  let blanks: SheetRow[] = [];
  let filled = 0;
  for await (const row of rows) {
    if (row.cells.every(isBlank)) {
      if (blanks.length < BLANKS_MOST) blanks.push(row);
      continue;
    }
    filled += 1;
    if (filled > ROWS_MOST) throw refuseFile('ROSTER_TOO_MANY_ROWS', { max: ROWS_MOST });
    if (row.cells.length > COLUMNS_MOST) throw refuseFile('ROSTER_TOO_MANY_COLUMNS', { max: COLUMNS_MOST });
    yield* blanks;
    blanks = [];
    yield row;
  }
}
