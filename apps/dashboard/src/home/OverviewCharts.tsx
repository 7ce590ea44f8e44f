import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { Bars, type Series } from '../components/chart/Bars.tsx';
import { ChartCard } from '../components/chart/ChartCard.tsx';
import { formatCount } from '../components/format.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { type AgeRow, byAge, byCategory, drawn, grades, monthDays, type Summary, told } from './figures.ts';
import { useLinks } from './links.ts';
import { StateTiles } from './Tiles.tsx';

interface Props {
  summary: Summary;
  areaId: string | null;
}

const lineHeight = 44;

/** Every chart of the register, two beside each other where there is room. */
export default function OverviewCharts(props: Props) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      <ByCategoryGrade {...props} />
      <ByArea {...props} />
      <AgePyramid {...props} />
      <StateTiles {...props} />
      <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
        <Issued {...props} />
      </Box>
      <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
        <Expiring {...props} />
      </Box>
    </Box>
  );
}

function ByCategoryGrade({ summary, areaId }: Props) {
  const t = useT();
  const term = useTerm();
  const links = useLinks(areaId);
  const { series: colours } = useTheme().zhucan;
  const shades = [colours[1], colours[3], colours[0], colours[5]];
  const series: Series[] = grades.map((grade, index) => ({
    key: `grade${grade}`,
    name: term('grade', grade),
    colour: shades[index] ?? colours[0],
  }));
  const rows = byCategory(summary).map(({ category, counts }) => ({
    name: term('category', category),
    counts,
    to: links.people({ category: [category], hasCertificate: true }),
    links: Object.fromEntries(
      grades.map(grade => [
        `grade${grade}`,
        links.people({ category: [category], grade: [grade], hasCertificate: true }),
      ]),
    ),
  }));
  return (
    <ChartCard
      title={t('overview.byCategoryGrade')}
      columns={[t('overview.category'), ...series.map(({ name }) => name)]}
      rows={rows.map(({ name, counts, to }) => ({
        key: name,
        to,
        cells: [name, ...counts.map(count => told(count, t('chart.hidden')))],
      }))}
      legend={series}
      height={rows.length * lineHeight + 44}
    >
      <Bars
        lying
        stacked
        nameWidth={112}
        series={series}
        data={rows.map(({ name, counts, to, links }) => ({
          name,
          to,
          links,
          ...Object.fromEntries(counts.map((count, index) => [`grade${index + 1}`, drawn(count)])),
        }))}
      />
    </ChartCard>
  );
}

function ByArea({ summary, areaId }: Props) {
  const t = useT();
  const links = useLinks(null);
  const { series: colours } = useTheme().zhucan;
  const series: Series[] = [
    { key: 'people', name: t('overview.people'), colour: colours[5] },
    { key: 'holders', name: t('overview.holders'), colour: colours[0] },
  ];
  const villages = summary.byArea.some(({ area }) => area.level === 'VILLAGE') && areaId !== null;
  const rows = summary.byArea.map(row => ({
    ...row,
    name: row.area.name,
    to: links.people({ area: row.area.id }),
  }));
  return (
    <ChartCard
      title={villages ? t('overview.byVillage') : t('overview.byTown')}
      columns={[t('overview.area'), t('overview.people'), t('overview.holders'), t('overview.reminded')]}
      rows={rows.map(({ area, name, to, people, holders, expiringSoon }) => ({
        key: area.id,
        to,
        cells: [name, ...[people, holders, expiringSoon].map(count => told(count, t('chart.hidden')))],
      }))}
      legend={series}
      height={Math.max(rows.length * lineHeight, 200) + 44}
    >
      <Bars
        lying
        labelled
        nameWidth={112}
        series={series}
        data={rows.map(({ name, to, people, holders }) => ({
          name,
          to,
          people: drawn(people),
          holders: drawn(holders),
        }))}
      />
    </ChartCard>
  );
}

const bandOf = ({ ageFrom, ageTo }: AgeRow) => ({ ageFrom, ...(ageTo !== null && { ageTo }) });

function AgePyramid({ summary, areaId }: Props) {
  const t = useT();
  const term = useTerm();
  const links = useLinks(areaId);
  const { series: colours } = useTheme().zhucan;
  const series: Series[] = [
    { key: 'male', name: term('sex', 'MALE'), colour: colours[0] },
    { key: 'female', name: term('sex', 'FEMALE'), colour: colours[1] },
  ];
  const rows = byAge(summary).map(row => ({
    ...row,
    name:
      row.ageTo === null
        ? t('overview.ageOpen', { from: row.ageFrom })
        : t('overview.ageRange', { from: row.ageFrom, to: row.ageTo }),
    to: links.people(bandOf(row)),
    links: {
      male: links.people({ ...bandOf(row), sex: 'MALE' }),
      female: links.people({ ...bandOf(row), sex: 'FEMALE' }),
    },
  }));
  return (
    <ChartCard
      title={t('overview.byAge')}
      columns={[t('overview.ageBand'), ...series.map(({ name }) => name)]}
      rows={rows.map(({ name, male, female, to }) => ({
        key: name,
        to,
        cells: [name, told(male, t('chart.hidden')), told(female, t('chart.hidden'))],
      }))}
      legend={series}
      height={rows.length * 30 + 44}
    >
      <Bars
        lying
        stacked
        nameWidth={92}
        format={value => formatCount(Math.abs(value))}
        series={series}
        data={rows.toReversed().map(({ name, male, female, to, links }) => ({
          name,
          to,
          links,
          male: -drawn(male),
          female: drawn(female),
        }))}
      />
    </ChartCard>
  );
}

function Issued({ summary, areaId }: Props) {
  const t = useT();
  const links = useLinks(areaId);
  return (
    <Months
      title={t('overview.issued')}
      months={summary.issuedByMonth}
      colour={2}
      linkOf={({ first, last }) => links.certificates({ issuedFrom: first, issuedTo: last })}
    />
  );
}

function Expiring({ summary, areaId }: Props) {
  const t = useT();
  const links = useLinks(areaId);
  return (
    <Months
      title={t('overview.expiringByMonth')}
      months={summary.expiringByMonth}
      colour={1}
      linkOf={({ first, next }) => links.certificates({ expiringFrom: first, expiringBefore: next })}
    />
  );
}

interface MonthsProps {
  title: string;
  months: Summary['issuedByMonth'];
  colour: number;
  linkOf: (days: ReturnType<typeof monthDays>) => string | undefined;
}

function Months({ title, months, colour, linkOf }: MonthsProps) {
  const t = useT();
  const { series: colours } = useTheme().zhucan;
  const series: Series[] = [
    { key: 'count', name: t('overview.certificates'), colour: colours[colour] ?? colours[0] },
  ];
  const rows = months.map(({ month, count }) => ({ month, count, to: linkOf(monthDays(month)) }));
  return (
    <ChartCard
      title={title}
      columns={[t('overview.month'), t('overview.certificates')]}
      rows={rows.map(({ month, count, to }) => ({
        key: month,
        to,
        cells: [month, told(count, t('chart.hidden'))],
      }))}
      height={280}
    >
      <Bars
        labelled={rows.length <= 12}
        series={series}
        data={rows.map(({ month, count, to }) => ({ name: month, to, count: drawn(count) }))}
      />
    </ChartCard>
  );
}
