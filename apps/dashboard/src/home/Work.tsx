import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { addDays } from '@zhucan/domain';
import { Link } from 'react-router';
import CaseBoard from '../casework/home/CaseBoard.tsx';
import { caseCreatePath } from '../casework/paths.ts';
import { Panel, Quiet } from '../components/Facts.tsx';
import { today } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import {
  CaseworkerHomeDocument,
  type CaseworkerHomeQuery,
  type VisitRowFragment,
} from '../generated/graphql.ts';
import { visitPath } from '../home-visits/paths.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useMay, useViewer } from '../providers/session.ts';
import { FindPerson } from './FindPerson.tsx';
import { listPath } from './figures.ts';
import { Tile } from './Tiles.tsx';
import { WorkList } from './WorkList.tsx';

/** 工作台: what is to be done today. */
export default function Work() {
  const t = useT();
  const viewer = useViewer();
  const may = useMay();
  const query = useQuery({
    queryKey: ['work'],
    queryFn: ({ signal }) => execute(CaseworkerHomeDocument, {}, signal),
  });
  return (
    <Page
      title={t('home.hello', { name: viewer?.displayName ?? '' })}
      lead={`${t('home.today', { date: today() })} · ${viewer?.area.name ?? ''}`}
      actions={<QuickActions />}
    >
      {may('person.read') && <FindPerson />}
      <Box sx={{ mb: 2 }}>
        <CaseBoard />
      </Box>
      <Loaded query={query}>{work => <Board work={work} />}</Loaded>
    </Page>
  );
}

function QuickActions() {
  const t = useT();
  const may = useMay();
  return (
    <>
      {may('person.write') && (
        <Button component={Link} to="/people/create" variant="contained">
          {t('home.register')}
        </Button>
      )}
      {may('case.draft') && (
        <Button component={Link} to={caseCreatePath()} variant="contained">
          {t('queue.create')}
        </Button>
      )}
      {may('certificate.apply') && (
        <Button component={Link} to="/certificates/create" variant="outlined">
          {t('home.apply')}
        </Button>
      )}
      {may('homeVisit.plan') && (
        <Button component={Link} to="/home-visits/create" variant="outlined">
          {t('home.planVisit')}
        </Button>
      )}
      {may('import.run') && (
        <Button component={Link} to="/imports" variant="outlined">
          {t('home.import')}
        </Button>
      )}
      {may('chart.read') && (
        <Button component={Link} to="/overview" variant="outlined">
          {t('nav.charts')}
        </Button>
      )}
    </>
  );
}

const steps = { APPLIED: 'applied', ASSESSED: 'assessed', REVIEWED: 'reviewed' } as const;
const stepStates = ['APPLIED', 'ASSESSED', 'REVIEWED'] as const;

function Board({ work }: { work: CaseworkerHomeQuery }) {
  const t = useT();
  const { workSummary: summary } = work;
  const expiring = listPath('certificates', { state: ['EXPIRING'] });
  const reminded = listPath('certificates', {
    expiringFrom: today(),
    expiringBefore: addDays(summary.remindUntil, 1),
  });
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(5, 1fr)' } }}>
        {stepStates.map(step => (
          <Tile
            key={step}
            label={t(`home.nextStep.${step}`)}
            figure={summary[steps[step]]}
            to={listPath('certificates', { state: [step] })}
          />
        ))}
        <Tile label={t('home.reminded')} figure={summary.expiringSoon} to={reminded} />
        <Tile
          label={t('home.expired')}
          figure={summary.expired}
          to={listPath('certificates', { state: ['EXPIRED'] })}
        />
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
          alignItems: 'start',
        }}
      >
        <Panel
          title={t('home.waiting')}
          actions={<SeeAll to={listPath('certificates', { state: stepStates })} label={t('home.waiting')} />}
        >
          <WorkList
            label={t('home.waiting')}
            certificates={work.waiting.edges.map(({ node }) => node)}
            empty={t('home.waitingNone')}
          />
        </Panel>
        <Panel title={t('home.expiring')} actions={<SeeAll to={expiring} label={t('home.expiring')} />}>
          <WorkList
            label={t('home.expiring')}
            certificates={work.expiring.edges.map(({ node }) => node)}
            empty={t('home.expiringNone')}
          />
        </Panel>
        <Panel title={t('home.visits')} actions={<SeeAll to="/home-visits" label={t('home.visits')} />}>
          <Visits visits={summary.homeVisits} />
        </Panel>
      </Box>
    </Box>
  );
}

function SeeAll({ to, label }: { to: string; label: string }) {
  const t = useT();
  return (
    <Button component={Link} to={to} aria-label={`${t('home.seeAll')}: ${label}`}>
      {t('home.seeAll')}
    </Button>
  );
}

function Visits({ visits }: { visits: readonly VisitRowFragment[] }) {
  const t = useT();
  if (visits.length === 0) return <Quiet>{t('home.visitsNone')}</Quiet>;
  return (
    <Box component="ul" aria-label={t('home.visits')} sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {visits.map(({ id, visitOn, area, hospital, certificateCount }) => (
        <Box
          component="li"
          key={id}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1.25,
            py: 0.75,
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          <b>{visitOn}</b>
          <Link to={visitPath(id)}>{area.fullName}</Link>
          <Box component="span" sx={{ ml: 'auto', color: 'text.secondary' }}>
            {[hospital?.name, t('home.visitPeople', { smart_count: certificateCount })]
              .filter(Boolean)
              .join(' · ')}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
