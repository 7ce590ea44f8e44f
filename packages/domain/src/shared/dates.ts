/**
 * A day of the calendar as `YYYY-MM-DD`, years 1000 to 9999. Such strings sort as the days do, so `<` compares them.
 * The domain has no clock: whoever needs today passes it.
 */
export type CalendarDate = string;

const MS_PER_DAY = 86_400_000;
const DATE_PATTERN = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const pad = (value: number, width: number) => String(value).padStart(width, '0');

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function monthLength(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** The day of these numbers, or undefined where the calendar has none (31 June, year 999). */
export function dateOf(year: number, month: number, day: number): CalendarDate | undefined {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || year < 1000 || year > 9999 || day < 1 || day > monthLength(year, month)) return undefined;
  return `${year}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The day that an ISO string names, or undefined where it names none. */
export function parseDate(text: string): CalendarDate | undefined {
  const match = DATE_PATTERN.exec(text);
  return match ? dateOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

export function isCalendarDate(value: unknown): value is CalendarDate {
  return typeof value === 'string' && parseDate(value) !== undefined;
}

/** Year, month (1 to 12) and day of a date; throws a RangeError for what is no date. */
export function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  if (!isCalendarDate(date)) throw new RangeError('not a calendar date');
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function demand(date: CalendarDate | undefined): CalendarDate {
  if (date === undefined) throw new RangeError('the date leaves the years 1000 to 9999');
  return date;
}

/** So many days later (earlier where negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  const moved = new Date(Date.UTC(year, month - 1, day) + days * MS_PER_DAY);
  return demand(dateOf(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate()));
}

/** So many months later; a day that the month lacks becomes its last one (31 January + 1 month = 28 February). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  return demand(dateOf(newYear, newMonth, Math.min(day, monthLength(newYear, newMonth))));
}

/** So many years later; 29 February becomes 28 February in a common year. */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  return addMonths(date, years * 12);
}

/** Whole days from one date to another, negative where the second is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  const a = partsOf(from);
  const b = partsOf(to);
  return (Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / MS_PER_DAY;
}

/** -1, 0 or 1 as the first day comes before, is, or comes after the second. */
export function compareDates(a: CalendarDate, b: CalendarDate): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Age in full years on a day; someone born on 29 February turns a year older on 1 March of a common year. */
export function ageOn(birthDate: CalendarDate, day: CalendarDate): number {
  const birthday = birthDate.slice(5);
  const passed = day.slice(5) >= birthday ? 0 : 1;
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - passed;
}

/** The latest day of birth of whoever is at least so many years old on a day. */
export function bornBy(age: number, day: CalendarDate): CalendarDate {
  return addYears(day, -age);
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The day in Asia/Shanghai at an instant: UTC+8 all year round since 1991. */
export function todayInShanghai(now: Date): CalendarDate {
  return new Date(now.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}
