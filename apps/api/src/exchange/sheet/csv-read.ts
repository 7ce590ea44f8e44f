// The rows of a CSV file as Excel and older office software write it: UTF-8 with or without its mark, UTF-16, GB18030; commas,
// semicolons, tabs or bars.

import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse';
import { COLUMNS_MOST, refuseFile, type SheetRow, type SheetSource } from './sheet.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
const PIECE = 1 << 18;
/** Lines by which the delimiter is guessed. */
const LOOKED_AT = 30;
const RECORD_MOST = 200_000;

/** The encoding by the byte order mark, else UTF-8 where every byte fits, else GB18030, which any Chinese Excel writes. */
function encodingOf(content: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' {
  if (content[0] === 0xff && content[1] === 0xfe) return 'utf-16le';
  if (content[0] === 0xfe && content[1] === 0xff) return 'utf-16be';
  return isUtf8(content) ? 'utf-8' : 'gb18030';
}

/** Whether the bytes are text at all: control characters other than line ends and tabs are in none. */
export function isText(content: Buffer): boolean {
  const encoding = encodingOf(content);
  if (encoding.startsWith('utf-16')) return content.length % 2 === 0;
  const decoded = new TextDecoder(encoding).decode(content.subarray(0, 65_536), { stream: true });
  if (/^\s*<(!doctype|html|\?xml|table|script|svg)/i.test(decoded)) return false;
  for (let at = 0; at < decoded.length; at += 1) {
    const code = decoded.charCodeAt(at);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffd) return false;
  }
  return true;
}

/** How often each line has the delimiter outside quotes. */
function countsOf(lines: readonly string[], delimiter: string): number[] {
  return lines.map(line => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
}

/** The delimiter that most lines have equally often. */
function delimiterOf(start: string): string {
  const lines = start
    .split(/\r\n|\n|\r/)
    .filter(line => line.trim() !== '')
    .slice(0, LOOKED_AT);
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = countsOf(lines, delimiter).filter(count => count > 0);
    const usual = Math.max(...counts.map(count => counts.filter(other => other === count).length), 0);
    if (usual > best.score) best = { delimiter, score: usual };
  }
  return best.delimiter;
}

async function* csvRows(content: Buffer): AsyncGenerator<SheetRow> {
  const encoding = encodingOf(content);
  const start = new TextDecoder(encoding).decode(content.subarray(0, 65_536), { stream: true });
  const parser = parse({
    delimiter: delimiterOf(start),
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: false,
    maxRecordSize: RECORD_MOST,
  });
  const decoder = new TextDecoder(encoding);
  const feed = async (): Promise<void> => {
    for (let at = 0; at < content.length; at += PIECE) {
      const text = decoder.decode(content.subarray(at, at + PIECE), { stream: true });
      if (!parser.write(text)) await new Promise(resolve => parser.once('drain', resolve));
    }
    parser.end(decoder.decode());
  };
  const fed = feed();
  let number = 0;
  try {
    for await (const record of parser) {
      number += 1;
      const cells: string[] = record;
      yield { number, cells: cells.slice(0, COLUMNS_MOST + 1) };
    }
    await fed;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))
      throw refuseFile('ROSTER_FILE_UNREADABLE');
    throw error;
  } finally {
    parser.destroy();
  }
}

export function openCsv(content: Buffer): SheetSource {
  return {
    sheets: [],
    rows: () => csvRows(content),
    estimate: async () => {
      let lines = 0;
      for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) lines += 1;
      return lines;
    },
  };
}
