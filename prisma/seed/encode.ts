// How rows become columns: each table says what is written into which. Sensitive values are sealed on the way.

import { lastFour } from '@zhucan/domain';
import { pinyinOf } from '../src/pinyin.ts';
import type { HashKind, Vault } from '../src/vault.ts';
import { CopyWriter } from './copy-writer.ts';
import type { AreaRow } from './rows.ts';

/** The numbers that this database has given to the types of arrays' elements. */
export interface ElementTypes {
  readonly text: number;
  readonly insurance: number;
  readonly supportNeed: number;
}

/** What rows are written with. */
export interface Ink {
  readonly vault: Vault;
  readonly types: ElementTypes;
}

/** The bytes of one COPY. */
export interface Encoded {
  readonly sql: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number;
}

type Put<Row> = (to: CopyWriter, row: Row, ink: Ink) => void;
export interface Table<Row> {
  readonly name: string;
  readonly columns: Readonly<Record<string, Put<Row>>>;
}

/** Bytes that a row takes at first; the buffer grows where it takes more. */
const ROW_BYTES = 200;

/** Writes the rows of one table. */
export function encode<Row>(table: Table<Row>, rows: readonly Row[], ink: Ink): Encoded {
  const puts = Object.values(table.columns);
  const writer = new CopyWriter(64 + rows.length * ROW_BYTES);
  for (const row of rows) {
    writer.beginRow(puts.length);
    for (const put of puts) put(writer, row, ink);
  }
  const columns = Object.keys(table.columns).join(', ');
  const sql = `COPY ${table.name} (${columns}) FROM STDIN WITH (FORMAT binary, FREEZE)`;
  return { sql, bytes: writer.finish(), rows: rows.length };
}

export const sealed = (to: CopyWriter, { vault }: Ink, text: string | null): void =>
  to.bytes(text === null ? null : vault.seal(text));
export const hashed = (to: CopyWriter, { vault }: Ink, kind: HashKind, text: string | null): void =>
  to.bytes(text === null ? null : vault.hash(kind, text));
/** The last four, which are searched for. */
export const tail = (to: CopyWriter, text: string | null): void =>
  to.text(text === null ? null : lastFour(text));

type Placed = { readonly area: AreaRow };
export const placed = {
  area_id: (to: CopyWriter, row: Placed) => to.int4(row.area.id),
  area_path: (to: CopyWriter, row: Placed) => to.text(row.area.path),
};
export const named = {
  name: (to: CopyWriter, row: { readonly name: string }) => to.text(row.name),
  pinyin: (to: CopyWriter, row: { readonly name: string }) => to.text(pinyinOf(row.name).pinyin),
  initials: (to: CopyWriter, row: { readonly name: string }) => to.text(pinyinOf(row.name).initials),
};
export const identified = { id: (to: CopyWriter, row: { readonly id: number }) => to.int4(row.id) };
