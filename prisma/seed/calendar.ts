// Days as whole numbers since 1970-01-01: what a million people's histories are counted in.

import type { CalendarDate } from '@zhucan/domain';
import { at, type Random } from './random.ts';

export const MS_PER_DAY = 86_400_000;
export const DAYS_PER_YEAR = 365.2425;

const FIRST_YEAR = 1890;
const LAST_YEAR = 2140;

interface Table {
  readonly first: number;
  /** Year × 10,000 + month × 100 + day, by day. */
  readonly digits: Int32Array;
  /** The first day of each year. */
  readonly years: Int32Array;
}

function makeTable(): Table {
  const first = Date.UTC(FIRST_YEAR, 0, 1) / MS_PER_DAY;
  const last = Date.UTC(LAST_YEAR, 11, 31) / MS_PER_DAY;
  const digits = new Int32Array(last - first + 1);
  const years = new Int32Array(LAST_YEAR - FIRST_YEAR + 2);
  for (let day = first; day <= last; day++) {
    const date = new Date(day * MS_PER_DAY);
    const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    digits[day - first] = year * 10_000 + month * 100 + dayOfMonth;
    if (month === 1 && dayOfMonth === 1) years[year - FIRST_YEAR] = day;
  }
  years[years.length - 1] = last + 1;
  return { first, digits, years };
}

const table = makeTable();
const isoTexts: (CalendarDate | undefined)[] = [];

/** The number of an ISO date. */
export function dayOf(date: CalendarDate): number {
  const day = Date.parse(date) / MS_PER_DAY;
  if (!Number.isInteger(day)) throw new RangeError(`«${date}» is no date`);
  return day;
}

/** Year × 10,000 + month × 100 + day. */
function digitsOf(day: number): number {
  return at(table.digits, day - table.first);
}

/** The ISO date of a day. */
export function isoOf(day: number): CalendarDate {
  const index = day - table.first;
  const known = isoTexts[index];
  if (known !== undefined) return known;
  const text = String(digitsOf(day));
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  isoTexts[index] = iso;
  return iso;
}

export function yearOf(day: number): number {
  return Math.floor(digitsOf(day) / 10_000);
}

/** 1 to 12. */
export function monthOf(day: number): number {
  return Math.floor(digitsOf(day) / 100) % 100;
}

export function firstDayOfYear(year: number): number {
  return at(table.years, year - FIRST_YEAR);
}

/** Age in full years, as the domain counts it. */
export function ageAt(birth: number, day: number): number {
  return Math.floor((digitsOf(day) - digitsOf(birth)) / 10_000);
}

/** The same day so many years later or earlier; a 29 February becomes the 28th. */
export function yearsFrom(day: number, years: number): number {
  const digits = digitsOf(day);
  const year = Math.floor(digits / 10_000) + years;
  const month = Math.floor(digits / 100) % 100;
  const dayOfMonth = digits % 100;
  const moved = Date.UTC(year, month - 1, dayOfMonth) / MS_PER_DAY;
  return month === 2 && dayOfMonth === 29 && monthOf(moved) === 3 ? moved - 1 : moved;
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** A moment of that day between half past eight and half past five in Shanghai, in milliseconds. */
export function momentOf(random: Random, day: number): number {
  return day * MS_PER_DAY + (30 + random.below(540)) * 60_000 + random.below(60_000);
}
