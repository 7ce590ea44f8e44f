import Delete from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useQuery } from '@tanstack/react-query';
import { type CalendarDate, workingCalendar } from '@zhucan/domain';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Panel, Quiet } from '../components/Facts.tsx';
import { today } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { ToneChip } from '../components/StateChip.tsx';
import { CalendarExceptionsDocument } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useMay } from '../providers/session.ts';
import { DayDialog } from './DayDialog.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import type { Exception } from './exception.ts';
import { MonthTable } from './MonthTable.tsx';
import { addToMonth, isMonth, monthOf } from './month.ts';

/** Which days the district works on: the State Council's calendar, and its own exceptions from it. */
export default function CalendarPage() {
  const t = useT();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ['calendar'],
    queryFn: async ({ signal }) => (await execute(CalendarExceptionsDocument, {}, signal)).calendarExceptions,
  });
  return (
    <Page
      title={t('calendarDays.title')}
      lead={t('calendarDays.lead')}
      actions={
        may('calendar.write') && (
          <Button variant="contained" onClick={() => setAdding(true)}>
            {t('calendarDays.add')}
          </Button>
        )
      }
    >
      <Loaded query={query}>{exceptions => <Calendar exceptions={exceptions} />}</Loaded>
      {adding && <DayDialog day={today()} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Calendar({ exceptions }: { exceptions: readonly Exception[] }) {
  const t = useT();
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const [opened, setOpened] = useState<CalendarDate>();
  const asked = params.get('month');
  const month = isMonth(asked) ? asked : monthOf(today());
  const byDay = new Map(exceptions.map(one => [one.day, one]));
  const calendar = workingCalendar(new Map(exceptions.map(({ day, working }) => [day, working])));
  const goTo = (next: string) => setParams({ month: next });
  const known = opened && byDay.get(opened);
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 8fr) minmax(0, 4fr)' },
        alignItems: 'start',
      }}
    >
      <section aria-label={t('calendarDays.month', { month })}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
          <Box component="h2" sx={{ m: 0, mr: 'auto', fontSize: '1.125rem' }}>
            {month}
          </Box>
          <Button variant="outlined" color="inherit" onClick={() => goTo(addToMonth(month, -1))}>
            {t('calendarDays.previous')}
          </Button>
          <Button variant="outlined" color="inherit" onClick={() => goTo(monthOf(today()))}>
            {t('calendarDays.today')}
          </Button>
          <Button variant="outlined" color="inherit" onClick={() => goTo(addToMonth(month, 1))}>
            {t('calendarDays.next')}
          </Button>
        </Box>
        <MonthTable
          month={month}
          calendar={calendar}
          exceptions={byDay}
          onOpen={may('calendar.write') ? setOpened : undefined}
        />
      </section>
      <YearList year={month.slice(0, 4)} exceptions={exceptions} />
      {opened && (
        <DayDialog day={opened} {...(known && { exception: known })} onClose={() => setOpened(undefined)} />
      )}
    </Box>
  );
}

function YearList({ year, exceptions }: { year: string; exceptions: readonly Exception[] }) {
  const t = useT();
  const may = useMay();
  const [deleting, setDeleting] = useState<Exception>();
  const own = exceptions.filter(({ day }) => day.startsWith(year));
  return (
    <Panel title={t('calendarDays.list', { year })}>
      {own.length === 0 && <Quiet>{t('calendarDays.none')}</Quiet>}
      <Box
        component="ul"
        aria-label={t('calendarDays.list', { year })}
        sx={{ listStyle: 'none', p: 0, m: 0 }}
      >
        {own.map(exception => (
          <Box
            component="li"
            key={exception.day}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              py: 0.5,
              borderTop: 1,
              borderColor: 'divider',
            }}
          >
            <b>{exception.day}</b>
            <ToneChip
              tone={exception.working ? 'info' : 'neutral'}
              label={exception.working ? t('calendarDays.working') : t('calendarDays.free')}
            />
            <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
              {exception.note}
            </Box>
            {may('calendar.write') && (
              <IconButton
                aria-label={t('calendarDays.delete', { day: exception.day })}
                onClick={() => setDeleting(exception)}
              >
                <Delete fontSize="small" />
              </IconButton>
            )}
          </Box>
        ))}
      </Box>
      {deleting && <DeleteDialog exception={deleting} onClose={() => setDeleting(undefined)} />}
    </Panel>
  );
}
