import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { CertificateFace } from '../components/CertificateFace.tsx';
import { Facts, Panel } from '../components/Facts.tsx';
import { Loaded } from '../components/Loaded.tsx';
import { CertificateStateChip } from '../components/StateChip.tsx';
import { Timeline } from '../components/Timeline.tsx';
import { CertificatePageDocument, type CertificatePageFragment } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { personPath } from '../people/paths.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { AssessmentList } from './AssessmentList.tsx';
import { ChainPanel } from './ChainPanel.tsx';
import { LifeStepper } from './LifeStepper.tsx';
import { NumberDisagrees } from './NumberDisagrees.tsx';
import { Operations } from './operations/Operations.tsx';

/** A certificate: what it says, where it stands, what can be done next, and all that was done. */
export default function CertificateShow() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['certificates', 'page', id],
    queryFn: async ({ signal }) =>
      (await execute(CertificatePageDocument, { id }, signal)).certificate ?? null,
  });
  return <Loaded query={query}>{certificate => <CertificateView certificate={certificate} />}</Loaded>;
}

function CertificateView({ certificate }: { certificate: CertificatePageFragment }) {
  const t = useT();
  const term = useTerm();
  const { person } = certificate;
  return (
    <Page
      title={t('certificate.title', { name: person?.name ?? '' })}
      aside={<CertificateStateChip state={certificate.state} />}
      lead={[
        term('certificateKind', certificate.kind),
        term('category', certificate.category),
        certificate.grade ? term('grade', certificate.grade) : t('certificate.notGraded'),
        certificate.area.fullName,
      ].join(' · ')}
      trail={[
        { label: t('certificate.list'), to: '/certificates' },
        ...(person ? [{ label: person.name, to: personPath(person.id) }] : []),
      ]}
      actions={<Operations certificate={certificate} />}
    >
      <Notice certificate={certificate} />
      <NumberDisagrees certificate={certificate} holder={person?.name ?? ''} />
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Panel title={t('certificate.life')}>
          <LifeStepper certificate={certificate} />
        </Panel>
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 7fr) minmax(0, 5fr)' },
            alignItems: 'start',
          }}
        >
          <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
            <Panel title={t('certificate.one')}>
              <CertificateFace certificate={certificate} holder={person ?? { name: '—', sex: '' }} />
            </Panel>
            <Panel title={t('certificate.assessments')}>
              <AssessmentList certificateId={certificate.id} assessments={certificate.assessments} />
            </Panel>
          </Box>
          <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
            <HandlingPanel certificate={certificate} />
            <ChainPanel certificate={certificate} />
            <Panel title={t('certificate.events')}>
              <Events certificate={certificate} />
            </Panel>
          </Box>
        </Box>
      </Box>
    </Page>
  );
}

const saidFirst = ['RETURN', 'REJECT', 'WITHDRAW', 'FREEZE'];

/** What is worth knowing before anything is done. */
function Notice({ certificate }: { certificate: CertificatePageFragment }) {
  const t = useT();
  const term = useTerm();
  const { state, person, availableOperations, acceptingCounty, issuingCounty, events } = certificate;
  const [last] = events;
  const notices = [
    // Why it came back, ended or was frozen is what whoever opens it wants to know first.
    last?.reason &&
      saidFirst.includes(last.operation) &&
      t('certificate.saidWhy', {
        operation: term('certificateOperation', last.operation),
        reason: last.reason,
      }),
    person?.diedOn && t('certificate.holderDied', { date: person.diedOn }),
    acceptingCounty !== issuingCounty &&
      t('certificate.acrossCounties', { accepting: acceptingCounty, issuing: issuingCounty }),
    ['APPLIED', 'ASSESSED', 'REVIEWED'].includes(state) &&
      availableOperations.length === 0 &&
      t('certificate.waitsForOthers'),
  ].filter(Boolean);
  if (notices.length === 0) return null;
  return (
    <Box sx={{ display: 'grid', gap: 1, mb: 2 }}>
      {notices.map(notice => (
        <Alert key={String(notice)} severity="info">
          {notice}
        </Alert>
      ))}
    </Box>
  );
}

function HandlingPanel({ certificate }: { certificate: CertificatePageFragment }) {
  const t = useT();
  const term = useTerm();
  const { hospital, homeVisitBatch, cancelReason, transferCounty } = certificate;
  const facts = [
    { label: term('field', 'appliedOn'), value: certificate.appliedOn },
    { label: t('certificate.kind'), value: term('certificateKind', certificate.kind) },
    { label: term('field', 'hospitalId'), value: hospital?.name },
    {
      label: term('field', 'homeVisitBatchId'),
      value: homeVisitBatch && (
        <Link to={`/home-visits/${encodeURIComponent(homeVisitBatch.id)}/show`}>
          {homeVisitBatch.visitOn} {homeVisitBatch.area.name}
        </Link>
      ),
    },
    { label: term('field', 'acceptingCounty'), value: certificate.acceptingCounty },
    { label: term('field', 'issuingCounty'), value: certificate.issuingCounty },
  ];
  if (transferCounty) facts.push({ label: term('field', 'transferCounty'), value: transferCounty });
  if (certificate.closedOn) facts.push({ label: term('field', 'closedOn'), value: certificate.closedOn });
  if (cancelReason) {
    facts.push({ label: term('field', 'cancelReason'), value: term('cancelReason', cancelReason) });
  }
  return (
    <Panel title={t('certificate.handling')}>
      <Facts facts={facts} />
    </Panel>
  );
}

function Events({ certificate }: { certificate: CertificatePageFragment }) {
  const t = useT();
  const term = useTerm();
  const items = certificate.events.map(event => ({
    key: event.id,
    at: event.at,
    title: term('certificateOperation', event.operation),
    detail: [
      event.from && event.from !== event.to
        ? t('certificate.fromTo', {
            from: term('certificateState', event.from),
            to: term('certificateState', event.to),
          })
        : null,
      event.reason,
    ]
      .filter(Boolean)
      .join(' · '),
    actor: event.actor,
  }));
  return <Timeline label={t('certificate.events')} items={items} />;
}
