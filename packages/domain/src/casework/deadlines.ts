import { addDays, type CalendarDate, daysBetween } from '../shared/dates.ts';
import { type Period, periodEnd, type WorkingCalendar } from '../shared/workingDays.ts';
import { NOTICE_DAYS_LEAST, noticeLastDay } from './notice.ts';
import type { Due, ProgrammeDefinition, Stage } from './programme.ts';
import { stageOf } from './way.ts';

/** When something happens, and by which calendar and parameters it is counted. */
export interface CaseMoment {
  readonly today: CalendarDate;
  readonly calendar: WorkingCalendar;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A stage's clock: running to a day, or stopped with so many days left. */
export interface Clock {
  readonly dueOn: CalendarDate | null;
  readonly daysLeft: number | null;
}

export const NO_CLOCK: Clock = { dueOn: null, daysLeft: null };

/** The period that a stage is given; nothing where it has none of its own. */
export function periodOf(due: Due | undefined, parameters: Readonly<Record<string, unknown>>): Period | null {
  if (due === undefined || due === 'CONTINUES') return null;
  if ('amount' in due) return due;
  const amount = parameters[due.policy];
  if (typeof amount !== 'number') throw new RangeError(`the policy has no number ${due.policy}`);
  return { amount, unit: due.unit ?? 'WORKING_DAYS' };
}

/** Full days that a programme's notices hang, never fewer than the law's. */
export function noticeDays(
  programme: Pick<ProgrammeDefinition, 'way'>,
  parameters: Readonly<Record<string, unknown>>,
): number {
  const period = periodOf(stageOf(programme, 'PUBLIC_NOTICE')?.due, parameters);
  return Math.max(NOTICE_DAYS_LEAST, period?.amount ?? NOTICE_DAYS_LEAST);
}

/** The clock of a stage that begins today; a notice has none until it is posted. */
export function clockOnEntry(stage: Stage | undefined, before: Clock, moment: CaseMoment): Clock {
  if (stage === undefined || stage.code === 'PUBLIC_NOTICE') return NO_CLOCK;
  if (stage.due === 'CONTINUES') return before;
  const period = periodOf(stage.due, moment.parameters);
  return period ? { dueOn: periodEnd(period, moment.today, moment.calendar), daysLeft: null } : NO_CLOCK;
}

/** The clock of a notice posted today: the town ends it on the first working day after its last. */
export function clockOnPosting(
  programme: Pick<ProgrammeDefinition, 'way'>,
  { today, calendar, parameters }: CaseMoment,
): Clock {
  const lastDay = noticeLastDay(today, noticeDays(programme, parameters));
  return { dueOn: calendar.add(lastDay, 1), daysLeft: null };
}

/** Whether the days of a stage's period are working days; the others stop and go on by the calendar. */
function inWorkingDays(stage: Stage | undefined, moment: CaseMoment): boolean {
  const unit = periodOf(stage?.due, moment.parameters)?.unit ?? 'WORKING_DAYS';
  return unit === 'WORKING_DAYS' || stage?.code === 'PUBLIC_NOTICE';
}

/** Stops a running clock; days that are over already are kept as less than none. */
export function stopClock(clock: Clock, stage: Stage | undefined, moment: CaseMoment): Clock {
  if (clock.dueOn === null) return clock;
  const { today, calendar } = moment;
  const daysLeft = inWorkingDays(stage, moment)
    ? calendar.between(today, clock.dueOn)
    : daysBetween(today, clock.dueOn);
  return { dueOn: null, daysLeft };
}

/** Lets a stopped clock go on from today. */
export function resumeClock(clock: Clock, stage: Stage | undefined, moment: CaseMoment): Clock {
  if (clock.daysLeft === null) return clock;
  const { today, calendar } = moment;
  const dueOn = inWorkingDays(stage, moment)
    ? calendar.add(today, clock.daysLeft)
    : addDays(today, clock.daysLeft);
  return { dueOn, daysLeft: null };
}

/** Overdue from the day after the due day on. */
export function isOverdue(dueOn: CalendarDate | null, today: CalendarDate): boolean {
  return dueOn !== null && today > dueOn;
}
