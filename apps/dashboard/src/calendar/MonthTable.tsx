import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { CalendarDate, WorkingCalendar } from '@zhucan/domain';
import { today } from '../components/format.ts';
import { VisuallyHidden } from '../components/MaskedField.tsx';
import { useT } from '../providers/i18n/index.ts';
import type { Exception } from './exception.ts';
import { type Month, weekdayOf, weeksOf } from './month.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

interface Props {
  month: Month;
  calendar: WorkingCalendar;
  exceptions: ReadonlyMap<CalendarDate, Exception>;
  /** Opens a day; without it the days are there to be read. */
  onOpen?: ((day: CalendarDate) => void) | undefined;
}

/** A month: which days the district works on, and which of them it decided itself. */
export function MonthTable({ month, calendar, exceptions, onOpen }: Props) {
  const t = useT();
  return (
    <Box
      component="table"
      aria-label={t('calendarDays.month', { month })}
      sx={theme => ({
        width: '100%',
        tableLayout: 'fixed',
        borderCollapse: 'collapse',
        backgroundColor: theme.zhucan.surface,
        '& th, & td': { border: `1px solid ${theme.zhucan.line}`, p: 0, verticalAlign: 'top' },
        '& th': {
          py: 0.75,
          fontSize: '0.8125rem',
          color: theme.zhucan.quiet,
          backgroundColor: theme.zhucan.sunken,
        },
      })}
    >
      <thead>
        <tr>
          {weekdays.map(day => (
            <th key={day} scope="col">
              {t(`calendarDays.weekday.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map(week => (
          <tr key={week.find(Boolean)}>
            {week.map((day, index) =>
              day ? (
                <td key={day}>
                  <Day
                    day={day}
                    works={calendar.isWorkingDay(day)}
                    exception={exceptions.get(day)}
                    onOpen={onOpen}
                  />
                </td>
              ) : (
                <td key={weekdays[index]} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

interface DayProps {
  day: CalendarDate;
  works: boolean;
  exception: Exception | undefined;
  onOpen: ((day: CalendarDate) => void) | undefined;
}

function Day({ day, works, exception, onOpen }: DayProps) {
  const t = useT();
  // A weekday off, a weekend day at work: worth saying in so many words.
  const unusual = exception !== undefined || works === weekdayOf(day) >= 5;
  const kind = works ? t('calendarDays.works') : t('calendarDays.off');
  const inside = (
    <>
      <Box component="span" sx={{ fontWeight: day === today() ? 750 : 500 }}>
        <span aria-hidden>{Number(day.slice(8))}</span>
        <VisuallyHidden>{day}</VisuallyHidden>
      </Box>
      <Box
        component="span"
        sx={({ zhucan }) => ({
          px: 0.5,
          borderRadius: 0.5,
          fontSize: '0.75rem',
          fontWeight: 600,
          color: works ? zhucan.info : zhucan.quiet,
          backgroundColor: unusual ? (works ? zhucan.infoSoft : zhucan.neutralSoft) : 'transparent',
        })}
      >
        {unusual || !works ? kind : <VisuallyHidden>{kind}</VisuallyHidden>}
      </Box>
      {exception && (
        <Box
          component="span"
          sx={({ zhucan }) => ({
            fontSize: '0.75rem',
            color: zhucan.brand,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            maxWidth: '100%',
          })}
        >
          {exception.note}
        </Box>
      )}
    </>
  );
  const look = {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    justifyContent: 'flex-start',
    gap: 0.25,
    width: '100%',
    minHeight: { xs: 56, sm: 76 },
    p: { xs: 0.5, sm: 1 },
    textAlign: 'left',
    font: 'inherit',
  } as const;
  if (!onOpen) return <Box sx={look}>{inside}</Box>;
  return (
    <ButtonBase
      onClick={() => onOpen(day)}
      aria-current={day === today() ? 'date' : undefined}
      sx={[
        look,
        ({ zhucan }) => ({
          backgroundColor: exception ? zhucan.brandSoft : works ? 'transparent' : zhucan.page,
          '&:hover': { backgroundColor: zhucan.neutralSoft },
          '&.Mui-focusVisible': { outlineOffset: -3 },
        }),
      ]}
    >
      {inside}
    </ButtonBase>
  );
}
