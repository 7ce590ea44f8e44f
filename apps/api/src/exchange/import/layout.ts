// Where a roster's data stands in its file: the sheet, the row of headings, and what each column holds. Kept with the import, its
// samples masked, so that the screen needs no look into the file.

import {
  cellText,
  findHeaderRow,
  HEADER_SEARCH_ROWS,
  type HeaderMatch,
  mappingOf,
  mappingProblems,
  matchHeaders,
  ROSTER_FIELDS,
  type RosterCell,
  type RosterField,
  type RosterMapping,
} from '@zhucan/domain';
import { z } from 'zod';
import { refuseFile, type SheetRow, type SheetSource } from '../sheet/sheet.ts';

const columnShape = z.object({
  index: z.int().min(0),
  header: z.string(),
  field: z.enum(ROSTER_FIELDS).nullable(),
  sample: z.array(z.string()),
});

const layoutShape = z.object({
  sheets: z.array(z.string()),
  columns: z.array(columnShape),
});

export type LayoutColumn = z.output<typeof columnShape>;
type KeptLayout = z.output<typeof layoutShape>;

export interface Layout extends KeptLayout {
  /** Null for a CSV file. */
  readonly sheet: string | null;
  /** Null where none was found. */
  readonly headerRow: number | null;
}

/** The layout as the import's row keeps it. */
export function readKeptLayout(value: unknown): KeptLayout {
  return layoutShape.parse(value ?? { sheets: [], columns: [] });
}

const SAMPLES = 3;
const SAMPLE_LONGEST = 40;
const LOOKED_AT = HEADER_SEARCH_ROWS + 30;

/** Long numbers but for their last four, days but for their year: whoever matches columns sees the kind, not the person. */
function maskedSample(cell: RosterCell): string {
  return cellText(cell)
    .slice(0, SAMPLE_LONGEST)
    .replace(/[0-9０-９]{7,}[Xx]?/g, number => number.slice(-4).padStart(number.length, '*'))
    .replace(/(\d{4})(\D)\d{1,2}\2\d{1,2}/g, '$1$2**$2**');
}

/** The first rows of a sheet; only as much of the file is read. */
async function firstRows(source: SheetSource, sheet: string | null): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of source.rows(sheet)) {
    rows.push(row);
    if (rows.length >= LOOKED_AT) break;
  }
  return rows;
}

function columnsOf(matches: readonly HeaderMatch[], below: readonly SheetRow[]): LayoutColumn[] {
  const width = Math.max(matches.length, ...below.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, index) => {
    const filled = below.map(({ cells }) => cells[index]).filter(cell => cellText(cell) !== '');
    const match = matches[index];
    return {
      index,
      header: match?.header ?? '',
      field: match?.field ?? null,
      sample: filled.slice(0, SAMPLES).map(maskedSample),
    };
  });
}

/** The layout of one sheet with the headings in a known row, or found. */
async function layoutOfSheet(
  source: SheetSource,
  sheet: string | null,
  headerRow: number | null,
): Promise<Layout & { filled: boolean }> {
  const rows = await firstRows(source, sheet);
  const index =
    headerRow === null
      ? findHeaderRow(rows.map(({ cells }) => cells))
      : rows.findIndex(({ number }) => number === headerRow);
  const head = index === undefined ? undefined : rows[index];
  const { sheets } = source;
  const filled = rows.length > 0;
  if (!head || index === undefined)
    return { sheets: [...sheets], sheet, headerRow: null, columns: [], filled };
  const columns = columnsOf(matchHeaders(head.cells), rows.slice(index + 1));
  return { sheets: [...sheets], sheet, headerRow: head.number, columns, filled };
}

/** The first sheet that has headings of a roster, else the first: rosters often come with a cover sheet. */
export async function findLayout(source: SheetSource): Promise<Layout> {
  const names = source.sheets.length === 0 ? [null] : source.sheets.slice(0, 10);
  let first: (Layout & { filled: boolean }) | undefined;
  for (const name of names) {
    const layout = await layoutOfSheet(source, name, null);
    if (layout.headerRow !== null) return layout;
    if (!first?.filled) first = layout;
  }
  if (!first?.filled) throw refuseFile('ROSTER_FILE_EMPTY');
  return first;
}

/** The layout that a user asks for: another sheet, another row of headings, another field for a column. */
export async function chooseLayout(
  source: SheetSource,
  wish: {
    readonly sheet: string | null;
    readonly headerRow: number | null;
    readonly fields: readonly { readonly index: number; readonly field: RosterField | null }[] | null;
  },
): Promise<Layout> {
  const layout = await layoutOfSheet(source, wish.sheet, wish.headerRow);
  if (wish.fields === null) return layout;
  const wanted = new Map(wish.fields.map(({ index, field }) => [index, field]));
  const columns = layout.columns.map(column => ({ ...column, field: wanted.get(column.index) ?? null }));
  return { ...layout, columns };
}

export function mappingOfLayout(columns: readonly LayoutColumn[]): RosterMapping {
  return mappingOf(columns);
}

/** What the layout lacks before rows can be checked. */
export function layoutProblems({ headerRow, columns }: Pick<Layout, 'headerRow' | 'columns'>) {
  if (headerRow === null) return refuseFile('ROSTER_NO_HEADER').problems;
  return mappingProblems(columns);
}

/** An export marks what could be a formula with an apostrophe; read back, it is gone. */
export function withoutMark(cell: RosterCell): RosterCell {
  return typeof cell === 'string' && /^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}
