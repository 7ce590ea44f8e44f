// What an export is made of: a list with its filter, order and columns, read under the row rules and written row by row.

import { type CertificatePolicy, type Locale, label } from '@zhucan/domain';
import { everyPage } from '../../access/read/every.ts';
import type { Sort } from '../../access/read/page.ts';
import type { Conditions } from '../../access/read/reader.ts';
import { addReads, emptySelection, type Reads } from '../../access/read/selection.ts';
import { erased, type Table } from '../../access/read/table.ts';
import type { Context } from '../../context.ts';
import { policyOf } from '../../registry/certificate/policy.ts';
import type { OutCell } from '../sheet/xlsx-write.ts';
import type { RevealedNumbers } from './reveal.ts';

/** What a cell is made with: the reader's language, the day, and the whole numbers where they were asked for. */
export interface CellContext {
  readonly ctx: Context;
  readonly locale: Locale;
  readonly today: string;
  readonly policy: CertificatePolicy;
  readonly revealed: RevealedNumbers | null;
}

export interface ExportColumn<Row> {
  /** The heading: a term of the catalogue's fields. */
  readonly heading: string;
  readonly width: number;
  readonly cell: (row: Row, context: CellContext) => OutCell;
}

export interface ExportList<Row> {
  readonly table: Table<Row>;
  readonly reads: Reads;
  readonly columns: readonly ExportColumn<Row>[];
  /** Of the graph's input types, by which filter and order are checked. */
  readonly filterType: string;
  readonly sortType: string;
  readonly defaultSort: string;
  readonly where: (ctx: Context, filter: unknown) => Promise<Conditions>;
  readonly sort: (ctx: Context, name: string) => Sort;
  /** The person and the certificate of a row, whose numbers may be revealed; none where the list has no such numbers. */
  readonly subjects?: (row: Row) => { readonly person: number | null; readonly certificate: number | null };
}

/** A list whose rows are of no interest to whoever sends it. */
export interface AnyExport {
  readonly filterType: string;
  readonly sortType: string;
  readonly defaultSort: string;
  readonly permission: Table<never>['permission'];
  readonly revealable: boolean;
  readonly widths: readonly number[];
  rows(
    ctx: Context,
    filter: unknown,
    sort: string,
    reveal: Reveal | null,
  ): Promise<AsyncGenerator<OutCell[]>>;
}

/** Opens the numbers of a page of rows, and leaves a trace of it. */
export type Reveal = (
  subjects: readonly { readonly person: number | null; readonly certificate: number | null }[],
) => Promise<RevealedNumbers>;

export function exportOf<Row>(list: ExportList<Row>): AnyExport {
  const { table, columns } = list;
  async function* made(
    ctx: Context,
    where: Conditions,
    sort: Sort,
    reveal: Reveal | null,
  ): AsyncGenerator<OutCell[]> {
    const { locale, today } = ctx;
    yield columns.map(({ heading }) => label(locale, 'field', heading));
    const policy = await policyOf(ctx);
    const selection = emptySelection(erased(table));
    addReads(selection, list.reads);
    for await (const page of everyPage<Row>(ctx.reader, selection, { where, sort })) {
      const revealed = reveal && list.subjects ? await reveal(page.map(list.subjects)) : null;
      const context = { ctx, locale, today, policy, revealed };
      for (const row of page) yield columns.map(column => column.cell(row, context));
    }
  }
  return {
    filterType: list.filterType,
    sortType: list.sortType,
    defaultSort: list.defaultSort,
    permission: table.permission,
    revealable: list.subjects !== undefined,
    widths: columns.map(({ width }) => width),
    rows: async (ctx, filter, sort, reveal) =>
      made(ctx, await list.where(ctx, filter), list.sort(ctx, sort), reveal),
  };
}
