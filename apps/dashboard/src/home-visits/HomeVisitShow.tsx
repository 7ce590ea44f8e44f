import Edit from '@mui/icons-material/EditOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Facts, Panel } from '../components/Facts.tsx';
import { today } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { Nothing } from '../components/list/ListPage.tsx';
import { HomeVisitStatusChip } from '../components/StateChip.tsx';
import { HomeVisitPageDocument, type HomeVisitPageFragment } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { useMay } from '../providers/session.ts';
import { ApplicantTable } from './ApplicantTable.tsx';
import { visitAssessPath, visitEditPath, visitPrintPath } from './paths.ts';
import { VisitCommands } from './VisitCommands.tsx';
import { visitSteps } from './visit.ts';

/** One day in one village: who goes, to whom, and how far it is. */
export default function HomeVisitShow() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['homeVisits', 'page', id],
    queryFn: async ({ signal }) =>
      (await execute(HomeVisitPageDocument, { id }, signal)).homeVisitBatch ?? null,
  });
  return <Loaded query={query}>{visit => <VisitView visit={visit} />}</Loaded>;
}

function VisitView({ visit }: { visit: HomeVisitPageFragment }) {
  const t = useT();
  const may = useMay();
  const steps = visitSteps(visit, today());
  const total = visit.certificates.length;
  return (
    <Page
      title={`${visit.visitOn} ${visit.area.name}`}
      aside={<HomeVisitStatusChip status={visit.status} />}
      lead={visit.area.fullName}
      trail={[{ label: t('homeVisit.list'), to: '/home-visits' }]}
      actions={<Actions visit={visit} steps={steps} />}
    >
      {steps.complete && may('homeVisit.plan') && (
        <Alert severity="success" sx={{ mb: 2 }}>
          {t('homeVisit.allAssessed')}
        </Alert>
      )}
      <Box sx={{ display: 'grid', gap: 2 }}>
        <VisitFacts visit={visit} />
        <Panel title={t('homeVisit.route', { done: steps.assessed, total })}>
          {total > 0 ? (
            <ApplicantTable certificates={visit.certificates} />
          ) : (
            <Nothing title={t('homeVisit.noApplicants')} hint={t('homeVisit.noApplicantsHint')}>
              {steps.edit && may('homeVisit.plan') && (
                <Button component={Link} to={visitEditPath(visit.id)} variant="contained">
                  {t('homeVisit.addApplicants')}
                </Button>
              )}
            </Nothing>
          )}
        </Panel>
      </Box>
    </Page>
  );
}

function Actions({ visit, steps }: { visit: HomeVisitPageFragment; steps: ReturnType<typeof visitSteps> }) {
  const t = useT();
  const may = useMay();
  return (
    <>
      {steps.enterResults && may('certificate.assess') && (
        <Button component={Link} to={visitAssessPath(visit.id)} variant="contained">
          {t('homeVisit.enterResults')}
        </Button>
      )}
      {visit.certificates.length > 0 && (
        <Button
          component={Link}
          to={visitPrintPath(visit.id)}
          variant="outlined"
          color="inherit"
          startIcon={<Print />}
        >
          {t('homeVisit.print')}
        </Button>
      )}
      {steps.edit && may('homeVisit.plan') && (
        <Button
          component={Link}
          to={visitEditPath(visit.id)}
          variant="outlined"
          color="inherit"
          startIcon={<Edit />}
        >
          {t('action.edit')}
        </Button>
      )}
      {may('homeVisit.plan') && <VisitCommands visit={visit} steps={steps} />}
    </>
  );
}

function VisitFacts({ visit }: { visit: HomeVisitPageFragment }) {
  const t = useT();
  const term = useTerm();
  return (
    <Panel title={t('homeVisit.facts')}>
      <Facts
        columns={3}
        facts={[
          { label: term('field', 'visitOn'), value: visit.visitOn },
          { label: term('field', 'hospitalId'), value: visit.hospital?.name },
          { label: t('homeVisit.people'), value: visit.certificateCount },
          { label: term('field', 'townStaff'), value: visit.townStaff },
          { label: term('field', 'districtStaff'), value: visit.districtStaff },
          { label: term('field', 'note'), value: visit.note },
        ]}
      />
    </Panel>
  );
}
