import { untilWords } from '../messages/zh/rosterHeaders.ts';
import { addDays, type CalendarDate, dateOf } from '../shared/dates.ts';
import { compact, tidy } from '../shared/text.ts';

/** A cell as a reader of spreadsheets or CSV gives it. */
export type RosterCell = string | number | boolean | Date | null | undefined;

const MS_PER_DAY = 86_400_000;
/** Longer cells are cut: no field of the register holds more. */
const LONGEST_CELL = 2000;
/** Excel keeps fifteen significant digits of a numeral. */
const FIRST_IMPRECISE = 1e15;
/** Excel's day 0, for serials from March 1900 on. */
const EXCEL_EPOCH = '1899-12-30';
const EARLIEST_SERIAL = 61;
const LATEST_SERIAL = 80_000;

/** What a person reads in a cell; dates as ISO. */
export function cellText(cell: RosterCell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateOfInstant(cell) ?? '';
  return typeof cell === 'string' ? tidy(cell.slice(0, LONGEST_CELL)) : String(cell);
}

/** The day of a date cell. Readers give midnight in UTC or in China, which is eight hours earlier: both round to the day. */
function dateOfInstant(instant: Date): CalendarDate | undefined {
  const days = Math.round(instant.getTime() / MS_PER_DAY);
  if (!Number.isFinite(days) || Math.abs(days) > 3_000_000) return undefined;
  const day = new Date(days * MS_PER_DAY);
  return dateOf(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

function dateOfSerial(serial: number): CalendarDate | undefined {
  const days = Math.floor(serial);
  return days >= EARLIEST_SERIAL && days <= LATEST_SERIAL ? addDays(EXCEL_EPOCH, days) : undefined;
}

const WRITTEN_DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const DIGITS_DATE = /^(\d{4})(\d{2})(\d{2})$/;
const TIME_OF_DAY = /[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * The day that a cell means: 2020-01-05, 2020/1/5, 2020.1.5, 20200105, 2020年1月5日, any of them with a time of day, Excel's
 * serial as numeral or text, or a date. Undefined for anything else; month-first dates are ambiguous and refused.
 */
export function readDateCell(cell: RosterCell): CalendarDate | undefined {
  if (cell instanceof Date) return dateOfInstant(cell);
  if (typeof cell === 'number' && cell <= LATEST_SERIAL) return dateOfSerial(cell);
  const text = compact(
    cellText(typeof cell === 'string' ? cell.trim().replace(TIME_OF_DAY, '') : cell),
  ).replace(/^['’‘`]+/, '');
  const match = WRITTEN_DATE.exec(text) ?? DIGITS_DATE.exec(text);
  if (match) return dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return /^\d{4,5}$/.test(text) ? dateOfSerial(Number(text)) : undefined;
}

/** The first or the last day of a cell that may hold a span (2015-01-05至2025-01-05). */
export function readSpanCell(cell: RosterCell, end: 'first' | 'last'): CalendarDate | undefined {
  if (typeof cell !== 'string') return readDateCell(cell);
  const split = untilWords.reduce<string[]>(
    (pieces, word) => pieces.flatMap(piece => piece.split(word)),
    [cell],
  );
  // 2015.1.5-2025.1.5: one hyphen alone joins two dates that are written without.
  const hyphenated = split.length === 1 ? cell.split('-') : [];
  const parts = hyphenated.length === 2 ? hyphenated : split;
  return readDateCell(end === 'first' ? parts[0] : parts.at(-1));
}

/** What became of a long number in a cell. */
export type NumberCell =
  | { readonly text: string }
  | { readonly lost: 'ROSTER_NUMBER_SCIENTIFIC' | 'ROSTER_NUMBER_PRECISION' };

/** A number that is a name: its characters, or how Excel lost some of them. */
export function readNumberCell(cell: RosterCell): NumberCell {
  if (typeof cell === 'number') {
    if (Math.abs(cell) >= FIRST_IMPRECISE) return { lost: 'ROSTER_NUMBER_PRECISION' };
    return { text: String(cell) };
  }
  const text = compact(cellText(cell))
    .replace(/^['’‘`=]+/, '')
    .replace(/^"(.*)"$/, '$1');
  if (/^\d(\.\d+)?E\+?\d{1,3}$/i.test(text)) return { lost: 'ROSTER_NUMBER_SCIENTIFIC' };
  return { text };
}
