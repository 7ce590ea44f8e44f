import { addDays, addMonths, type CalendarDate } from '@zhucan/domain';

/** A month as `2026-11`. */
export type Month = string;

export const monthOf = (day: CalendarDate): Month => day.slice(0, 7);

export function addToMonth(month: Month, months: number): Month {
  return monthOf(addMonths(`${month}-01`, months));
}

export function lastDayOf(month: Month): CalendarDate {
  return addDays(addMonths(`${month}-01`, 1), -1);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: CalendarDate): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The weeks of a month from Monday to Sunday; null where a day belongs to another month. */
export function weeksOf(month: Month): (CalendarDate | null)[][] {
  const first = `${month}-01`;
  const length = Number(lastDayOf(month).slice(8));
  const before = weekdayOf(first);
  const cells = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length }, (_, index) => addDays(first, index)),
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

export function isMonth(text: string | null): text is Month {
  return text !== null && /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text);
}
