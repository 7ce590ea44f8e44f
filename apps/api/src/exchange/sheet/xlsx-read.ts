// The rows of a workbook's sheet, streamed out of the archive: nothing but the shared texts is held in memory.

import type { RosterCell } from '@zhucan/domain';
import { COLUMNS_MOST, refuseFile, type SheetRow, type SheetSource } from './sheet.ts';
import {
  readDateStyles,
  readSharedTexts,
  readWorkbook,
  type SheetPart,
  type TextStore,
  type Workbook,
} from './xlsx-parts.ts';
import { type Attributes, parseXml, type XmlHandlers } from './xml.ts';
import { type Archive, openArchive } from './zip.ts';

const MS_PER_DAY = 86_400_000;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAYS_1904 = 1462;
/** 31 December 9999, the last day that Excel has. */
const LAST_SERIAL = 2_958_465;

/** The column of a reference such as `AB12`, from 0; -1 where there is none. */
function columnOf(reference: string | undefined): number {
  let column = 0;
  for (let at = 0; at < (reference?.length ?? 0); at += 1) {
    const letter = (reference?.charCodeAt(at) ?? 0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** Gathers the rows of a sheet from its XML. */
class RowGatherer implements XmlHandlers {
  rows: SheetRow[] = [];
  readonly #texts: TextStore;
  readonly #dates: readonly boolean[];
  readonly #shift: number;
  #number = 0;
  #cells: RosterCell[] = [];
  #column = -1;
  #type = 'n';
  #isDate = false;
  #value = '';
  #reading = false;
  #aside = false;

  constructor(texts: TextStore, dates: readonly boolean[], from1904: boolean) {
    this.#texts = texts;
    this.#dates = dates;
    this.#shift = from1904 ? DAYS_1904 : 0;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    switch (name) {
      case 'row':
        this.#number = Number(attributes['r'] ?? this.#number + 1);
        this.#cells = [];
        this.#column = -1;
        break;
      case 'c': {
        const column = columnOf(attributes['r']);
        this.#column = column < 0 ? this.#column + 1 : column;
        if (this.#column > 20_000) throw refuseFile('ROSTER_TOO_MANY_COLUMNS', { max: COLUMNS_MOST });
        this.#type = attributes['t'] ?? 'n';
        this.#isDate = this.#dates[Number(attributes['s'] ?? -1)] ?? false;
        this.#value = '';
        break;
      }
      case 'v':
        this.#reading = true;
        break;
      case 't':
        this.#reading = !this.#aside;
        break;
      case 'rPh':
        this.#aside = true;
        break;
    }
  };

  readonly text = (piece: string): void => {
    if (this.#reading) this.#value += piece;
  };

  readonly close = (name: string): void => {
    switch (name) {
      case 'v':
      case 't':
        this.#reading = false;
        break;
      case 'rPh':
        this.#aside = false;
        break;
      case 'c':
        this.#put(this.#cell());
        break;
      case 'row':
        this.rows.push({ number: this.#number, cells: this.#cells });
        break;
    }
  };

  /** Cells beyond the limit are kept out, unless there is something in them: then the row is refused by its length. */
  #put(cell: RosterCell): void {
    if (cell === null || cell === '') return;
    const column = Math.min(this.#column, COLUMNS_MOST);
    while (this.#cells.length < column) this.#cells.push(null);
    this.#cells[column] = cell;
  }

  #cell(): RosterCell {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return value === '' ? null : this.#texts.get(Number(value));
      case 'b':
        return value === '' ? null : value === '1';
      case 'n': {
        if (value === '') return null;
        const number = Number(value);
        if (!Number.isFinite(number)) return value;
        return this.#isDate ? this.#day(number) : number;
      }
      default:
        return value;
    }
  }

  #day(serial: number): RosterCell {
    const days = serial + this.#shift;
    return days >= 1 && days <= LAST_SERIAL ? new Date(EXCEL_EPOCH + days * MS_PER_DAY) : serial;
  }
}

function sheetPart(workbook: Workbook, wanted: string | null | undefined): SheetPart {
  const sheet = wanted ? workbook.sheets.find(({ name }) => name === wanted) : workbook.sheets[0];
  if (!sheet) throw refuseFile('ROSTER_SHEET_UNKNOWN');
  return sheet;
}

/** The number of row elements, without parsing: those at the seam of two pieces may be missed. */
async function countRows(archive: Archive, { path }: SheetPart): Promise<number> {
  const mark = Buffer.from('<row ');
  let rows = 0;
  for await (const piece of archive.stream(path))
    for (let at = piece.indexOf(mark); at >= 0; at = piece.indexOf(mark, at + 5)) rows += 1;
  return rows;
}

/** What all sheets share, read with the first of them. */
interface Shared {
  readonly dates: readonly boolean[];
  readonly texts: TextStore;
}

async function readShared(archive: Archive, workbook: Workbook): Promise<Shared> {
  const dates = await readDateStyles(archive, workbook.stylesPath);
  return { dates, texts: await readSharedTexts(archive, workbook.sharedPath) };
}

async function* sheetRows(
  archive: Archive,
  { path }: SheetPart,
  from1904: boolean,
  shared: () => Promise<Shared>,
): AsyncGenerator<SheetRow> {
  const { texts, dates } = await shared();
  const gatherer = new RowGatherer(texts, dates, from1904);
  for await (const _piece of parseXml(archive.stream(path), gatherer)) {
    const { rows } = gatherer;
    gatherer.rows = [];
    yield* rows;
  }
}

/** Opens a workbook; a ValidationError where the archive holds none. */
export async function openWorkbook(content: Buffer): Promise<SheetSource> {
  const archive = await openArchive(content);
  const workbook = await readWorkbook(archive);
  if (workbook.sheets.length === 0) throw refuseFile('ROSTER_FILE_UNREADABLE');
  let read: Promise<Shared> | undefined;
  const shared = () => {
    read ??= readShared(archive, workbook);
    return read;
  };
  return {
    sheets: workbook.sheets.map(({ name }) => name),
    rows: sheet => sheetRows(archive, sheetPart(workbook, sheet), workbook.from1904, shared),
    estimate: sheet => countRows(archive, sheetPart(workbook, sheet)),
  };
}
