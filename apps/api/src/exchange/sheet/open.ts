// A roster's file by what it holds, whatever it is called: a workbook, a CSV file, or a refusal that says what to do.

import { isText, openCsv } from './csv-read.ts';
import { boundedRows, FILE_MEGABYTES_MOST, refuseFile, type SheetSource } from './sheet.ts';
import { openWorkbook } from './xlsx-read.ts';

const ZIP = Buffer.from('PK\u0003\u0004');
/** The container of old Excel files, and of new ones with a password. */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Opens a file of any accepted kind; every refusal is a ValidationError on the field `file`. */
export async function openSheet(content: Buffer): Promise<SheetSource> {
  if (content.length === 0) throw refuseFile('ROSTER_FILE_EMPTY');
  if (content.length > FILE_MEGABYTES_MOST * 1_048_576)
    throw refuseFile('ROSTER_FILE_TOO_LARGE', { max: FILE_MEGABYTES_MOST });
  if (content.subarray(0, OLE.length).equals(OLE)) throw refuseFile('ROSTER_FILE_OLD_EXCEL');
  const source = await byKind(content);
  return { ...source, rows: sheet => boundedRows(source.rows(sheet)) };
}

async function byKind(content: Buffer): Promise<SheetSource> {
  if (content.subarray(0, ZIP.length).equals(ZIP)) return openWorkbook(content);
  if (!isText(content)) throw refuseFile('ROSTER_FILE_UNREADABLE');
  return openCsv(content);
}
