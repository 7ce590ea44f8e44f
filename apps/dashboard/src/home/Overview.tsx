import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { AreaSelect } from '../components/AreaSelect.tsx';
import { formatMoment } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { RegistrySummaryDocument } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useMay, useViewer } from '../providers/session.ts';
import type { Summary } from './figures.ts';
import { AgePyramid, ByArea, ByCategoryGrade, Expiring, Issued } from './OverviewCharts.tsx';
import { StateTiles, Totals } from './Tiles.tsx';

/** 驾驶舱: the register of an area in figures, each of which opens its records. */
export default function Overview() {
  const t = useT();
  const viewer = useViewer();
  const may = useMay();
  const [areaId, setAreaId] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['overview', areaId],
    queryFn: async ({ signal }) =>
      (await execute(RegistrySummaryDocument, areaId ? { areaId } : {}, signal)).registrySummary,
    placeholderData: keepPreviousData,
  });
  const narrowest = viewer?.area.level === 'VILLAGE';
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
          {may('certificate.read') && (
            <Button component={Link} to="/work" variant="outlined">
              {t('nav.home')}
            </Button>
          )}
          {!narrowest && (
            <Box sx={{ width: 260 }}>
              <AreaSelect label={t('overview.scope')} value={areaId} onChange={setAreaId} />
            </Box>
          )}
        </>
      }
    >
      <Loaded query={query}>{summary => <Figures summary={summary} areaId={areaId} />}</Loaded>
    </Page>
  );
}

function Figures({ summary, areaId }: { summary: Summary; areaId: string | null }) {
  const t = useT();
  const hidden = summary.byCategoryGrade.some(({ count }) => count.hidden);
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Totals summary={summary} areaId={areaId} />
      {hidden && <Alert severity="info">{t('overview.hiddenNote')}</Alert>}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <ByCategoryGrade summary={summary} areaId={areaId} />
        <ByArea summary={summary} areaId={areaId} />
        <AgePyramid summary={summary} areaId={areaId} />
        <StateTiles summary={summary} areaId={areaId} />
        <Issued summary={summary} areaId={areaId} />
        <Expiring summary={summary} areaId={areaId} />
      </Box>
    </Box>
  );
}
