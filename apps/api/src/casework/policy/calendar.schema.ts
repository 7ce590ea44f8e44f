// The district's own exceptions to the State Council's calendar: deadlines are counted by both.

import { ConflictError, NotFoundError, readInput, requiredDate, requiredText } from '@zhucan/domain';
import { z } from 'zod';
import { changesOf } from '../../access/changes.ts';
import { command, requirePermission } from '../../access/command.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { forgetOffice } from '../office.ts';

const errors = { types: COMMAND_ERRORS };

interface ExceptionRow {
  readonly day: string;
  readonly working: boolean;
  readonly note: string;
}

const CalendarExceptionType = builder.objectRef<ExceptionRow>('CalendarException').implement({
  description:
    '本区与国务院日历不同的一天。 A day on which the district works otherwise than the State Council’s calendar says.',
  fields: t => ({
    day: t.expose('day', { type: 'Date', description: '日期。 The day.' }),
    working: t.exposeBoolean('working', { description: '上班（true）或放假（false）。 Works, or is free.' }),
    note: t.exposeString('note', { description: '说明。 Why.' }),
  }),
});

const shape = z.object({ day: requiredDate(), working: z.boolean(), note: requiredText(200) });

function column(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

async function saveException(ctx: Context, input: unknown): Promise<ExceptionRow> {
  const saved = await command(ctx, 'calendar.write', async run => {
    const { day, working, note } = readInput(shape, input);
    const key = { day: column(day) };
    const before = await run.tx.calendarException.findUnique({ where: key });
    await run.tx.calendarException.upsert({
      where: key,
      create: { ...key, working, note, createdById: run.viewer.id, createdAt: ctx.now },
      update: { working, note },
    });
    run.audit({
      action: before ? 'UPDATE' : 'CREATE',
      entity: 'CalendarException',
      areaPath: run.viewer.areaPath,
      changes: { day: [before ? day : null, day], ...changesOf({ ...before }, { working, note }) },
    });
    return { day, working, note };
  });
  forgetOffice(ctx);
  return saved;
}

async function deleteException(ctx: Context, day: string): Promise<ExceptionRow> {
  const gone = await command(ctx, 'calendar.write', async run => {
    const before = await run.tx.calendarException.findUnique({ where: { day: column(day) } });
    if (!before) throw new NotFoundError('day');
    const { count } = await run.tx.calendarException.deleteMany({ where: { day: column(day) } });
    if (count === 0) throw new ConflictError('NOT_FOUND');
    run.audit({
      action: 'DELETE',
      entity: 'CalendarException',
      areaPath: run.viewer.areaPath,
      changes: { day: [day, null], working: [before.working, null], note: [before.note, null] },
    });
    return { day, working: before.working, note: before.note };
  });
  forgetOffice(ctx);
  return gone;
}

builder.queryField('calendarExceptions', t =>
  t.field({
    type: [CalendarExceptionType],
    description: '本区日历的例外，按日期排列。 The district’s exceptions, by day.',
    args: { year: t.arg.int({ description: '年份；空为全部。 The year; all unless given.' }) },
    resolve: async (_root, { year }, ctx) => {
      requirePermission(ctx, 'policy.read');
      const { rows } = await ctx.db.pool.query<ExceptionRow>(
        `SELECT day, working, note FROM calendar_exception
          WHERE $1::int IS NULL OR extract(year FROM day)::int = $1 ORDER BY day LIMIT 2000`,
        [year ?? null],
      );
      return rows;
    },
  }),
);

builder.mutationFields(t => ({
  saveCalendarException: t.field({
    type: CalendarExceptionType,
    errors,
    description:
      '增改一天的例外；此后起算的期限按此计算。 Adds or changes one day; periods that begin later are counted by it.',
    args: {
      day: t.arg({ type: 'Date', required: true, description: '日期。 The day.' }),
      working: t.arg.boolean({
        required: true,
        description: '上班（true）或放假（false）。 Works, or is free.',
      }),
      note: t.arg.string({ required: true, description: '说明。 Why.' }),
    },
    resolve: (_root, args, ctx) => saveException(ctx, args),
  }),
  deleteCalendarException: t.field({
    type: CalendarExceptionType,
    errors,
    description: '删去一天的例外。 Takes an exception away.',
    args: { day: t.arg({ type: 'Date', required: true, description: '日期。 The day.' }) },
    resolve: (_root, { day }, ctx) => deleteException(ctx, day),
  }),
}));
