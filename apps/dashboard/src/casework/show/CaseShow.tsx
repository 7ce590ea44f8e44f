import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { type AnyProgramme, type CaseStatus, CLOSED_STATUSES } from '@zhucan/domain';
import { useParams } from 'react-router';
import { Loaded } from '../../components/Loaded.tsx';
import { CasePageDocument } from '../../generated/graphql.ts';
import { Page } from '../../layout/Page.tsx';
import { NotFoundRecord } from '../../layout/states.tsx';
import { personPath } from '../../people/paths.ts';
import { execute } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useMay } from '../../providers/session.ts';
import { CaseActions } from '../actions/CaseActions.tsx';
import { CaseStatusChip } from '../CaseStatusChip.tsx';
import { CalculationPanel } from '../calculation/CalculationPanel.tsx';
import { detailsIn } from '../create/formOf.ts';
import { DocumentsPanel } from '../documents/DocumentsPanel.tsx';
import { withDetails } from '../documents.ts';
import { caseEditPath, casesPath, programmePath } from '../paths.ts';
import { useProgramme, useRegister } from '../register.ts';
import type { CasePage } from '../types.ts';
import { CaseStepper } from './CaseStepper.tsx';
import { DetailsPanel } from './DetailsPanel.tsx';
import { EligibilityPanel } from './EligibilityPanel.tsx';
import { EventsPanel } from './EventsPanel.tsx';
import { HandlingPanel } from './HandlingPanel.tsx';
import { NoticePanel } from './NoticePanel.tsx';
import { PaymentsPanel } from './PaymentsPanel.tsx';
import { PrintMenu } from './PrintMenu.tsx';
import { RecordsPanel } from './RecordsPanel.tsx';
import { TasksPanel } from './TasksPanel.tsx';

/** A case: where it stands, what it is about, why it may be granted, and what to do next. */
export default function CaseShow() {
  const { id = '' } = useParams();
  const register = useRegister();
  const query = useQuery({
    queryKey: ['cases', 'page', id],
    // Others act on it between two looks: a list that has just said so leads here.
    refetchOnMount: 'always',
    queryFn: async ({ signal }) =>
      (await execute(withDetails(CasePageDocument, register), { id }, signal)).case ?? null,
  });
  return <Loaded query={query}>{one => <CaseOfProgramme one={one} />}</Loaded>;
}

function CaseOfProgramme({ one }: { one: CasePage }) {
  const programme = useProgramme(one.programme);
  return programme ? <CaseView one={one} programme={programme} /> : <NotFoundRecord />;
}

interface Props {
  one: CasePage;
  programme: AnyProgramme;
}

function CaseView({ one, programme }: Props) {
  const t = useT();
  const may = useMay();
  const { person } = one;
  const editable = one.availableActions.some(({ operation, refusal }) => operation === 'EDIT' && !refusal);
  return (
    <Page
      title={person ? t('case.titleFor', { number: one.number, name: person.name }) : one.number}
      aside={<CaseStatusChip status={one.status} stage={one.stage.name} />}
      lead={[one.programmeName, one.area.fullName].join(' · ')}
      trail={[
        { label: t('case.list'), to: casesPath },
        { label: one.programmeName, to: programmePath(one.programme) },
        ...(person && may('person.read') ? [{ label: person.name, to: personPath(person.id) }] : []),
      ]}
      actions={
        <>
          {may('case.read') && <PrintMenu one={one} programme={programme} />}
          <CaseActions
            one={one}
            programme={programme}
            {...(editable && { editPath: caseEditPath(one.id) })}
          />
        </>
      }
    >
      <Banners one={one} reduced={!may('case.read')} />
      <Box sx={{ display: 'grid', gap: 2 }}>
        <CaseStepper one={one} programme={programme} />
        <Columns one={one} programme={programme} />
      </Box>
    </Page>
  );
}

/** What is worth knowing before anything is done. */
function Banners({ one, reduced }: { one: CasePage; reduced: boolean }) {
  const t = useT();
  const main = one.availableActions.find(action => action.main);
  return (
    <Box sx={{ display: 'grid', gap: 1, mb: 2, '&:empty': { display: 'none' } }}>
      {reduced && <Alert severity="info">{t('case.reduced')}</Alert>}
      {one.returnedReason && (
        <Alert severity="warning">{t('case.returnedBanner', { reason: one.returnedReason })}</Alert>
      )}
      {main?.refusal && (
        <Alert severity="info">
          {t('case.refusedNow', { action: main.name, reason: main.refusal.message })}
        </Alert>
      )}
    </Box>
  );
}

function Columns({ one, programme }: Props) {
  const may = useMay();
  const details = detailsIn(one);
  // A leader decides by the calculation, the reasons and the checklist; who it is about is not told, and fields without a value are left out.
  const whole = may('case.read');
  const mayHandIn = may('case.draft') || may('case.notice');
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 7fr) minmax(0, 5fr)' },
        alignItems: 'start',
      }}
    >
      <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
        <CalculationPanel one={one} />
        <DetailsPanel caseId={one.id} programme={programme} details={details} reduced={!whole} />
        <EligibilityPanel one={one} />
        <DocumentsPanel one={one} programme={programme} mayChange={mayHandIn && !isOver(one.status)} />
        <RecordsPanel records={one.records} />
      </Box>
      <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
        <HandlingPanel one={one} />
        {whole && <NoticePanel one={one} programme={programme} />}
        {whole && <PaymentsPanel one={one} programme={programme} />}
        <TasksPanel one={one} />
        <EventsPanel events={one.events} />
      </Box>
    </Box>
  );
}

function isOver(status: CaseStatus): boolean {
  return CLOSED_STATUSES.some(closed => closed === status);
}
