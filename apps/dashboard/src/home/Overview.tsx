import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { keepPreviousData, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { formatMoment } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { RegistrySummaryDocument } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useMay } from '../providers/session.ts';
import { anyHidden, type Summary } from './figures.ts';
import { Totals } from './Tiles.tsx';

// The figures show before the library that draws them has come.
const MyQueue = lazy(() => import('../casework/home/MyQueue.tsx'));
const FundTiles = lazy(() => import('../fund/home/FundTiles.tsx'));
const OverviewCharts = lazy(() => import('./OverviewCharts.tsx'));

function summaryOf(areaId: string | null): UseQueryOptions<Summary> {
  return {
    queryKey: ['overview', areaId],
    queryFn: async ({ signal }) =>
      (await execute(RegistrySummaryDocument, areaId ? { areaId } : {}, signal)).registrySummary,
  };
}

/** 驾驶舱: the register of an area in figures, each of which opens its records. */
export default function Overview() {
  const t = useT();
  const may = useMay();
  const [areaId, setAreaId] = useState<string | null>(null);
  const query = useQuery({ ...summaryOf(areaId), placeholderData: keepPreviousData });
  return (
    <Page
      title={t('overview.title')}
      lead={
        query.data
          ? `${query.data.area.name} · ${t('overview.asOf', { at: formatMoment(query.data.asOf) })}`
          : ' '
      }
      actions={
        <>
          <ScopeSelect value={areaId} onChange={setAreaId} />
          {may('certificate.read') && (
            <Button component={Link} to="/work" variant="outlined">
              {t('nav.home')}
            </Button>
          )}
        </>
      }
    >
      <Suspense fallback={null}>
        <Box sx={{ mb: 2 }}>
          <MyQueue />
        </Box>
      </Suspense>
      {may('fund.read') && (
        <Box sx={{ mb: 2, '&:empty': { display: 'none' } }}>
          <Suspense fallback={<Skeleton variant="rounded" height={180} />}>
            <FundTiles />
          </Suspense>
        </Box>
      )}
      <Loaded query={query}>{summary => <Figures summary={summary} areaId={areaId} />}</Loaded>
    </Page>
  );
}

/** The viewer's own area, or one of those just below it. */
function ScopeSelect({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (areaId: string | null) => void;
}) {
  const t = useT();
  const { data: whole } = useQuery(summaryOf(null));
  if (!whole || whole.byArea.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.875rem' }}>
      <Box component="label" htmlFor="scope" sx={{ color: 'text.secondary' }}>
        {t('overview.scope')}
      </Box>
      {/* The browser's own list: it costs the first page nothing. */}
      <Box
        component="select"
        id="scope"
        value={value ?? ''}
        onChange={event => onChange(event.target.value === '' ? null : event.target.value)}
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
        <option value="">{whole.area.name}</option>
        {whole.byArea.map(({ area }) => (
          <option key={area.id} value={area.id}>
            {area.name}
          </option>
        ))}
      </Box>
    </Box>
  );
}

function Figures({ summary, areaId }: { summary: Summary; areaId: string | null }) {
  const t = useT();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Totals summary={summary} areaId={areaId} />
      {anyHidden(summary) && <Alert severity="info">{t('overview.hiddenNote')}</Alert>}
      <Suspense fallback={<Skeleton variant="rounded" height={420} />}>
        <OverviewCharts summary={summary} areaId={areaId} />
      </Suspense>
    </Box>
  );
}
