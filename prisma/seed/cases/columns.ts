// How values of cases and funds are written.

import { MS_PER_DAY } from '../calendar.ts';
import type { CopyWriter } from '../copy-writer.ts';
import type { CasePlaceRow } from './rows.ts';

export const fen = (to: CopyWriter, amount: bigint | null) =>
  to.int8(amount === null ? null : Number(amount));
export const isoDay = (to: CopyWriter, iso: string | null) =>
  to.date(iso === null ? null : Date.parse(iso) / MS_PER_DAY);
/** JSON without what it does not know: amounts in fen as text. */
export const json = (to: CopyWriter, value: unknown) =>
  to.json(
    value === null || value === undefined
      ? null
      : JSON.parse(
          JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? inner.toString() : inner)),
        ),
  );
export const placed = {
  area_id: (to: CopyWriter, row: { readonly area: CasePlaceRow }) => to.int4(row.area.id),
  area_path: (to: CopyWriter, row: { readonly area: CasePlaceRow }) => to.text(row.area.path),
};
