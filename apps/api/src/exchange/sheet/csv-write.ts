// A CSV file as Excel in China opens it: UTF-8 with its mark, CRLF, quoted where needed, nothing that could run as a formula.

import { neutralised } from './xlsx-write.ts';

const MARK = '\uFEFF';

function field(text: string): string {
  const safe = neutralised(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvBuffer(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(MARK + rows.map(row => `${row.map(field).join(',')}\r\n`).join(''), 'utf8');
}
