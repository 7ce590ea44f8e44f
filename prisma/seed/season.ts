// When an office is at work: weekdays, quiet weeks around the Spring Festival, busy months before the day for helping
// disabled people in May and in autumn, more of everything from year to year.

import { firstDayOfYear, isoOf, MS_PER_DAY, monthOf, weekdayOf, yearOf } from './calendar.ts';
import { at, Random } from './random.ts';

/** How much work each month brings, January to December. */
const MONTH_WEIGHTS = [0.8, 0.75, 1.15, 1.2, 1.35, 1.05, 0.95, 0.9, 1.15, 1.0, 1.1, 0.85];
const FESTIVAL_WEIGHT = 0.25;
const LEFT_FOR_LATER = 0.7;
const GROWTH_A_YEAR = 1.055;

const chineseCalendar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** The first day of the first month of the Chinese year that begins in a year. */
export function springFestivalOf(year: number): number {
  const first = firstDayOfYear(year);
  for (let day = first + 19; day < first + 53; day++) {
    const parts = chineseCalendar.formatToParts(day * MS_PER_DAY);
    const part = (type: string) => parts.find(one => one.type === type)?.value;
    if (part('month') === '1' && part('day') === '1') return day;
  }
  throw new RangeError(`no Spring Festival found in ${year}`);
}

export class Season {
  readonly from: number;
  readonly to: number;
  readonly #working: Uint8Array;
  /** Days of the quiet weeks around the Spring Festival. */
  readonly #quiet: Uint8Array;
  /** Sum of the weights of all days before each day. */
  readonly #sums: Float64Array;

  /** The days between two, both included, and a little after them for what is planned. */
  constructor(from: number, to: number) {
    this.from = from;
    this.to = to;
    const length = to - from + 1;
    this.#working = new Uint8Array(length);
    this.#quiet = new Uint8Array(length);
    this.#sums = new Float64Array(length + 1);
    const festivals = new Map<number, number>();
    const noise = new Random('season');
    let month = 0;
    let monthNoise = 1;
    for (let day = from; day <= to; day++) {
      const year = yearOf(day);
      if (!festivals.has(year)) festivals.set(year, springFestivalOf(year));
      if (monthOf(day) !== month) {
        month = monthOf(day);
        monthNoise = 0.88 + 0.24 * noise.next();
      }
      const sinceFestival = day - (festivals.get(year) ?? 0);
      const working = isWorkingDay(day, sinceFestival);
      this.#working[day - from] = working ? 1 : 0;
      if (sinceFestival >= -16 && sinceFestival <= 16) this.#quiet[day - from] = 1;
      const quiet = this.#quiet[day - from] === 1 ? FESTIVAL_WEIGHT : 1;
      const growth = GROWTH_A_YEAR ** ((day - from) / 365.25);
      const weight = working ? at(MONTH_WEIGHTS, month - 1) * quiet * growth * monthNoise : 0;
      this.#sums[day - from + 1] = at(this.#sums, day - from) + weight;
    }
  }

  /** The first working day not before a day. */
  workday(day: number): number {
    let wanted = Math.max(Math.floor(day), this.from);
    while (wanted <= this.to && this.#working[wanted - this.from] === 0) wanted += 1;
    return wanted;
  }

  /** The working day on which something ready to be issued is: in the quiet weeks most of it is left for later. */
  issueDay(random: Random, day: number): number {
    const ready = this.workday(day);
    const waits = this.#quiet[ready - this.from] === 1 && random.chance(LEFT_FOR_LATER);
    return waits ? this.workday(ready + random.between(17, 60)) : ready;
  }

  /** A working day between two (both included), busy days more likely; the first one after them where there is none. */
  draw(random: Random, from: number, to: number): number {
    return this.dayAt(random.next(), from, to);
  }

  /** The day by which a share of the work between two days is done. */
  dayAt(share: number, from: number, to: number): number {
    const low = Math.max(from, this.from) - this.from;
    const high = Math.min(to, this.to) - this.from + 1;
    if (high <= low) return this.workday(from);
    const before = at(this.#sums, low);
    const wanted = before + share * (at(this.#sums, high) - before);
    let first = low;
    let last = high - 1;
    while (first < last) {
      const middle = (first + last) >> 1;
      if (at(this.#sums, middle + 1) > wanted) last = middle;
      else first = middle + 1;
    }
    return this.workday(first + this.from);
  }
}

/** Offices are closed on weekends, around the Spring Festival, on 1 January, 1 to 3 May and 1 to 7 October. */
function isWorkingDay(day: number, sinceFestival: number): boolean {
  const weekday = weekdayOf(day);
  if (weekday === 0 || weekday === 6 || (sinceFestival >= -2 && sinceFestival <= 7)) return false;
  const monthDay = isoOf(day).slice(5);
  return !(
    monthDay === '01-01' ||
    (monthDay >= '05-01' && monthDay <= '05-03') ||
    (monthDay >= '10-01' && monthDay <= '10-07')
  );
}
