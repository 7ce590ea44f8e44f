import type { CalendarExceptionsQuery } from '../generated/graphql.ts';

/** A day on which the district does otherwise than the calendar says. */
export type Exception = CalendarExceptionsQuery['calendarExceptions'][number];
