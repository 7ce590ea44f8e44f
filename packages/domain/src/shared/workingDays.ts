import chineseDays from 'chinese-days';
import { addDays, addMonths, type CalendarDate, partsOf } from './dates.ts';

/** How a period is counted. A month ends on the same day of a later month, or on that month's last. */
export const PERIOD_UNITS = ['WORKING_DAYS', 'CALENDAR_DAYS', 'MONTHS'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** So many days or months. */
export interface Period {
  readonly amount: number;
  readonly unit: PeriodUnit;
}

/** Which days the district works on. */
export interface WorkingCalendar {
  isWorkingDay(day: CalendarDate): boolean;
  /**
   * The n-th working day after a day, the day itself not counted; before it where n is negative. No days at all lead to the day
   * itself, or to the next working day where it is none.
   */
  add(day: CalendarDate, days: number): CalendarDate;
  /** Working days after the first day up to and with the second; negative where the second is earlier. */
  between(from: CalendarDate, to: CalendarDate): number;
}

/**
 * The State Council's holidays and make-up days under the district's exceptions (day → works). The kept library knows the years that
 * the State Council has announced, 2004 to 2026 in this version; in a year that it does not know, weekends alone are free until
 * the library or the exceptions say more.
 */
export function workingCalendar(exceptions: ReadonlyMap<CalendarDate, boolean> = new Map()): WorkingCalendar {
  const isWorkingDay = (day: CalendarDate): boolean => {
    partsOf(day);
    return exceptions.get(day) ?? chineseDays.isWorkday(day);
  };

  /** The nearest working day in a direction, the day itself included. */
  function nearest(day: CalendarDate, direction: 1 | -1): CalendarDate {
    let found = day;
    while (!isWorkingDay(found)) found = addDays(found, direction);
    return found;
  }

  function add(day: CalendarDate, days: number): CalendarDate {
    if (!Number.isInteger(days)) throw new RangeError('working days are counted whole');
    const direction = days < 0 ? -1 : 1;
    // Forward the day itself never counts; backward counting begins with the last working day that it stands on.
    let found = days > 0 ? day : nearest(day, direction);
    for (let left = Math.abs(days); left > 0; left -= 1)
      found = nearest(addDays(found, direction), direction);
    return found;
  }

  function between(from: CalendarDate, to: CalendarDate): number {
    if (to < from) return -between(to, from) || 0;
    let count = 0;
    for (let day = from; day < to; ) {
      day = addDays(day, 1);
      if (isWorkingDay(day)) count += 1;
    }
    return count;
  }

  return { isWorkingDay, add, between };
}

/** The last day of a period that begins on a day; the day itself is not counted. */
export function periodEnd(period: Period, from: CalendarDate, calendar: WorkingCalendar): CalendarDate {
  switch (period.unit) {
    case 'WORKING_DAYS':
      return calendar.add(from, period.amount);
    case 'CALENDAR_DAYS':
      return addDays(from, period.amount);
    case 'MONTHS':
      return addMonths(from, period.amount);
  }
}
