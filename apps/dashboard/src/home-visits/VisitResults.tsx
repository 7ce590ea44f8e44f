import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { Link, useParams } from 'react-router';
import { emptyAssessment } from '../certificates/operations/assessment.ts';
import type { FormValues } from '../components/form/draft.ts';
import { CheckInput, ChoiceInput, DateInput, TextInput } from '../components/form/inputs.tsx';
import { FormSection } from '../components/form/RecordForm.tsx';
import { today } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { useHospitals } from '../components/useHospitals.ts';
import { HomeVisitPageDocument, type HomeVisitPageFragment } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { visitPath } from './paths.ts';
import { ResultRow, type SaveRow } from './ResultRow.tsx';
import { earlier } from './visit.ts';

/** The results of a whole visit on one page: what is the same for all once, what is each one's own in a line. */
export default function VisitResults() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['homeVisits', 'results', id],
    queryFn: async ({ signal }) =>
      (await execute(HomeVisitPageDocument, { id }, signal)).homeVisitBatch ?? null,
    gcTime: 0,
  });
  return <Loaded query={query}>{visit => <ResultsPage visit={visit} />}</Loaded>;
}

function ResultsPage({ visit }: { visit: HomeVisitPageFragment }) {
  const t = useT();
  // As they were when the page was opened: a save asks for the visit again, and no row is to go from under whoever types.
  const [waiting] = useState(() => visit.certificates.filter(({ state }) => state === 'APPLIED'));
  return (
    <Page
      title={t('homeVisit.resultsTitle')}
      lead={t('homeVisit.resultsLead')}
      trail={[
        { label: t('homeVisit.list'), to: '/home-visits' },
        { label: `${visit.visitOn} ${visit.area.name}`, to: visitPath(visit.id) },
      ]}
    >
      {waiting.length === 0 ? (
        <Alert severity="info">{t('homeVisit.nothingToEnter')}</Alert>
      ) : (
        <Results visit={visit} waiting={waiting} />
      )}
    </Page>
  );
}

type Waiting = HomeVisitPageFragment['certificates'];

function Results({ visit, waiting }: { visit: HomeVisitPageFragment; waiting: Waiting }) {
  const t = useT();
  const queryClient = useQueryClient();
  const rows = useRef(new Map<string, SaveRow>());
  const [saved, setSaved] = useState(0);
  const [busy, setBusy] = useState(false);
  const common = useForm<FormValues>({
    defaultValues: emptyAssessment({
      assessedOn: earlier(visit.visitOn, today()),
      hospitalId: visit.hospital?.id ?? '',
      atHome: true,
    }),
  });

  /** One after the other: each result stands or falls by itself, and the first that is wrong gets the focus. */
  async function saveAll() {
    setBusy(true);
    for (const save of rows.current.values()) await save();
    setBusy(false);
    document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus();
  }

  return (
    <>
      <FormProvider {...common}>
        <FormSection title={t('homeVisit.common')}>
          <DateInput name="assessedOn" required />
          <ChoiceInput name="hospitalId" choices={useHospitals(visit.hospital)} required />
          <TextInput name="doctors" required helperText={t('certificate.doctorsHelp')} />
          <CheckInput name="atHome" />
        </FormSection>
      </FormProvider>
      <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0, mt: 2, display: 'grid', gap: 1.5 }}>
        {waiting.map((certificate, index) => (
          <ResultRow
            key={certificate.id}
            number={index + 1}
            certificate={certificate}
            common={common.getValues}
            onReady={save => void rows.current.set(certificate.id, save)}
            onSaved={() => {
              rows.current.delete(certificate.id);
              setSaved(count => count + 1);
              void refreshAll(queryClient);
            }}
          />
        ))}
      </Box>
      <SaveBar back={visitPath(visit.id)} saved={saved} total={waiting.length} busy={busy} onSave={saveAll} />
    </>
  );
}

interface SaveBarProps {
  back: string;
  saved: number;
  total: number;
  busy: boolean;
  onSave: () => void;
}

function SaveBar({ back, saved, total, busy, onSave }: SaveBarProps) {
  const t = useT();
  return (
    <Box
      sx={theme => ({
        position: 'sticky',
        bottom: 0,
        zIndex: 2,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        py: 1.5,
        mt: 2,
        backgroundColor: theme.zhucan.page,
        borderTop: `1px solid ${theme.zhucan.line}`,
      })}
    >
      <Button variant="contained" disabled={busy || saved === total} onClick={onSave}>
        {busy ? t('action.saving') : t('homeVisit.saveAll')}
      </Button>
      <Button component={Link} to={back} color="inherit">
        {t('homeVisit.backToVisit')}
      </Button>
      <Box role="status" sx={{ ml: 'auto' }}>
        {t('homeVisit.savedOf', { saved, total })}
      </Box>
    </Box>
  );
}
