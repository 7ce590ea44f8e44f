import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Bars, type Series } from '../../components/chart/Bars.tsx';
import { ChartCard } from '../../components/chart/ChartCard.tsx';
import { formatMoney, today } from '../../components/format.ts';
import { type FundPageFragment, FundYearDocument, type FundYearQuery } from '../../generated/graphql.ts';
import { execute, messageOf } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { kindsThat, monthBounds, yearsOf } from '../flows.ts';
import { formatRound, lengthOf } from '../money.ts';
import { entriesPath } from '../paths.ts';
import { useProgrammeName } from '../useFunds.ts';
import { FlowsCard } from './FlowsCard.tsx';

type Year = NonNullable<FundYearQuery['fund']>;
const rowHeight = 44;

/** A fund's charts: between two days, and by month, programme and donor of a year. */
export default function YearCharts({ fund }: { fund: FundPageFragment }) {
  const t = useT();
  const translate = useTranslate();
  const headingId = useId();
  const [year, setYear] = useState(Number(today().slice(0, 4)));
  const { data, error } = useQuery({
    queryKey: ['funds', 'year', fund.id, year],
    queryFn: ({ signal }) => execute(FundYearDocument, { id: fund.id, year }, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <FlowsCard id={fund.id} />
      <Box component="section" aria-labelledby={headingId} sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 1 }}>
          <Typography variant="h2" id={headingId}>
            {t('fund.yearOf')}
          </Typography>
          <YearSelect
            value={year}
            years={yearsOf(Number(today().slice(0, 4)), fund.budgets)}
            onChange={setYear}
          />
        </Box>
        {error && <Alert severity="error">{translate(messageOf(error))}</Alert>}
        {data?.fund ? (
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
            }}
          >
            <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
              <ByMonth fundId={fund.id} year={year} rows={data.fund.byMonth} />
            </Box>
            <ByProgramme fundId={fund.id} year={year} rows={data.fund.byProgramme} />
            <ByDonor fundId={fund.id} year={year} rows={data.fund.byDonor} />
          </Box>
        ) : (
          !error && <Skeleton variant="rounded" height={360} />
        )}
      </Box>
    </>
  );
}

interface YearSelectProps {
  value: number;
  years: readonly number[];
  onChange: (year: number) => void;
}

function YearSelect({ value, years, onChange }: YearSelectProps) {
  const t = useT();
  return (
    <Box
      component="select"
      aria-label={t('fund.year')}
      value={value}
      onChange={event => onChange(Number(event.target.value))}
      sx={({ zhucan }) => ({
        minHeight: 36,
        px: 1,
        font: 'inherit',
        color: zhucan.text,
        backgroundColor: zhucan.surface,
        border: `1px solid ${zhucan.control}`,
        borderRadius: 1,
      })}
    >
      {years.map(year => (
        <option key={year} value={year}>
          {year}
        </option>
      ))}
    </Box>
  );
}

interface RowsProps<Rows> {
  fundId: string;
  year: number;
  rows: Rows;
}

function ByMonth({ fundId, year, rows }: RowsProps<Year['byMonth']>) {
  const t = useT();
  const { series: colours } = useTheme().zhucan;
  const series: Series[] = [
    { key: 'received', name: t('fund.received'), colour: colours[2] },
    { key: 'used', name: t('fund.used'), colour: colours[1] },
  ];
  const linked = rows.map(row => {
    const days = { fund: fundId, ...monthBounds(year, row.month) };
    return {
      ...row,
      name: t('fund.monthOf', { year, month: String(row.month).padStart(2, '0') }),
      to: entriesPath(days),
      links: {
        received: entriesPath({ ...days, kind: kindsThat('came') }),
        used: entriesPath({ ...days, kind: kindsThat('went') }),
      },
    };
  });
  return (
    <ChartCard
      title={t('fund.byMonth')}
      columns={[t('fund.month'), ...series.map(({ name }) => name)]}
      rows={linked.map(({ name, received, used, to }) => ({
        key: name,
        to,
        cells: [name, formatMoney(received), formatMoney(used)],
      }))}
      legend={series}
      height={280}
    >
      <Bars
        figureWidth={76}
        format={formatRound}
        series={series}
        data={linked.map(({ name, to, links, received, used }) => ({
          name,
          to,
          links,
          received: lengthOf(received),
          used: lengthOf(used),
        }))}
      />
    </ChartCard>
  );
}

function ByProgramme({ fundId, year, rows }: RowsProps<Year['byProgramme']>) {
  const t = useT();
  const term = useTerm();
  const programmeName = useProgrammeName();
  const { series: colours } = useTheme().zhucan;
  const series: Series[] = [{ key: 'amount', name: t('fund.amount'), colour: colours[0] }];
  const linked = rows.map(({ programme, flow, amount, cases }) => ({
    name: `${programmeName(programme)} · ${term('fundFlow', flow)}`,
    amount,
    cases,
    to: entriesPath({
      fund: fundId,
      programme: [programme],
      kind: ['PAY', 'SET_OFF'],
      from: `${year}-01-01`,
      to: `${year}-12-31`,
    }),
  }));
  return (
    <ChartCard
      title={t('fund.byProgramme')}
      columns={[t('fund.programme'), t('fund.amount'), t('fund.cases')]}
      rows={linked.map(({ name, amount, cases, to }) => ({
        key: name,
        to,
        cells: [name, formatMoney(amount), cases],
      }))}
      height={Math.max(linked.length, 2) * rowHeight + 44}
    >
      <Bars
        lying
        labelled
        nameWidth={132}
        figureWidth={92}
        format={formatRound}
        series={series}
        data={linked.map(({ name, amount, to }) => ({ name, to, amount: lengthOf(amount) }))}
      />
    </ChartCard>
  );
}

const donorsShown = 8;

function ByDonor({ fundId, year, rows }: RowsProps<Year['byDonor']>) {
  const t = useT();
  const term = useTerm();
  const { series: colours } = useTheme().zhucan;
  const series: Series[] = [{ key: 'amount', name: t('fund.amount'), colour: colours[3] }];
  const to = entriesPath({
    fund: fundId,
    kind: ['DONATION'],
    from: `${year}-01-01`,
    to: `${year}-12-31`,
  });
  const named = rows.map(({ kind, name, amount, count }, index) => ({
    key: `${index} ${name ?? kind}`,
    name: name ?? (term('donorKind', kind) || '—'),
    amount,
    count,
  }));
  return (
    <ChartCard
      title={t('fund.byDonor')}
      columns={[t('fund.donor'), t('fund.amount'), t('fund.gifts')]}
      rows={named.map(({ key, name, amount, count }) => ({
        key,
        to,
        cells: [name, formatMoney(amount), count],
      }))}
      height={Math.max(Math.min(named.length, donorsShown), 2) * rowHeight + 44}
    >
      <Bars
        lying
        labelled
        nameWidth={132}
        figureWidth={92}
        format={formatRound}
        series={series}
        data={named.slice(0, donorsShown).map(({ name, amount }) => ({ name, to, amount: lengthOf(amount) }))}
      />
    </ChartCard>
  );
}
