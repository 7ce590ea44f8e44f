// A workbook written as it is made: rows go through the archive to the reader, and memory stays flat however many there are.

import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A day is an ISO date; anything else that is text stays text, whatever it looks like. */
export type OutCell = string | number | Date | { readonly day: string } | null | undefined;

export interface OutSheet {
  readonly name: string;
  /** Widths in characters. */
  readonly widths: readonly number[];
  /** Rows above which the sheet is frozen, shown bold. */
  readonly headRows: number;
  readonly rows: AsyncIterable<readonly OutCell[]> | Iterable<readonly OutCell[]>;
  /** Merged ranges, such as `A1:F1`. */
  readonly merges?: readonly string[];
}

const MS_PER_DAY = 86_400_000;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const PIECE = 1 << 16;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Styles by index: text, day, bold text. Text has Excel's text format, so that a number typed over it stays whole. */
const STYLES = `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const UNFIT = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/u;
const UNFIT_ALL = new RegExp(UNFIT, 'gu');

function escapeXml(text: string): string {
  // Characters that XML cannot hold have no business in a cell.
  const clean = UNFIT.test(text) ? text.replaceAll(UNFIT_ALL, '') : text;
  return clean.toWellFormed().replace(/[&<>"]/g, character => ESCAPES[character] ?? '');
}

/** What a spreadsheet program could take for a formula begins with an apostrophe. */
export function neutralised(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}

/** The letters of a column, from 0: A, B, … Z, AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

function serialOf(day: number): number {
  return Math.round((day - EXCEL_EPOCH) / MS_PER_DAY);
}

function cellXml(cell: OutCell, reference: string, head: boolean): string {
  if (cell === null || cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${reference}" s="0"><v>${cell}</v></c>`;
  if (cell instanceof Date) return `<c r="${reference}" s="1"><v>${serialOf(cell.getTime())}</v></c>`;
  if (typeof cell === 'object')
    return `<c r="${reference}" s="1"><v>${serialOf(Date.parse(cell.day))}</v></c>`;
  const text = escapeXml(neutralised(cell));
  return `<c r="${reference}" s="${head ? 2 : 0}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

async function* sheetXml({ widths, headRows, rows, merges }: OutSheet): AsyncGenerator<Buffer> {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const frozen =
    headRows > 0
      ? `<pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/>`
      : '';
  let xml = `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`;
  let number = 0;
  for await (const row of rows) {
    number += 1;
    xml += `<row r="${number}">`;
    for (let at = 0; at < row.length; at += 1)
      xml += cellXml(row[at], `${columnLetter(at)}${number}`, number <= headRows);
    xml += '</row>';
    if (xml.length < PIECE) continue;
    yield Buffer.from(xml);
    xml = '';
  }
  const merged = (merges ?? []).map(range => `<mergeCell ref="${range}"/>`);
  const mergeXml =
    merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : '';
  yield Buffer.from(`${xml}</sheetData>${mergeXml}</worksheet>`);
}

function packageParts(sheets: readonly OutSheet[]): [path: string, xml: string][] {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const overrides = sheets.map(
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  const names = sheets.map(
    ({ name }, at) =>
      `<sheet name="${escapeXml(name.slice(0, 31))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const links = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/>`;
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${overrides.join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}${styles}</Relationships>`,
    ],
  ];
}

/** Fixed, so that the same rows give the same file. */
const MADE = new Date('2026-01-01T00:00:00Z');

/** The workbook as a stream. An error while rows are made destroys it, so that no half a file looks whole. */
export function workbookStream(sheets: readonly OutSheet[]): Readable {
  const zip = new ZipFile();
  for (const [path, xml] of packageParts(sheets))
    zip.addBuffer(Buffer.from(DECLARATION + xml), path, { mtime: MADE });
  zip.addBuffer(Buffer.from(STYLES), 'xl/styles.xml', { mtime: MADE });
  const output = zip.outputStream;
  if (!(output instanceof Readable)) throw new TypeError('the archive gives no stream');
  sheets.forEach((sheet, at) => {
    const input = Readable.from(sheetXml(sheet), { objectMode: false, highWaterMark: PIECE });
    input.once('error', error => output.destroy(error));
    output.once('close', () => input.destroy());
    zip.addReadStream(input, `xl/worksheets/sheet${at + 1}.xml`, { mtime: MADE, compressionLevel: 4 });
  });
  zip.end();
  return output;
}
