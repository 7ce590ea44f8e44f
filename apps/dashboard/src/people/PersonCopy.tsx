import Download from '@mui/icons-material/DownloadOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { problem, readReason } from '@zhucan/domain';
import { useState } from 'react';
import { useParams } from 'react-router';
import { download } from '../components/chart/download.ts';
import type { FormValues } from '../components/form/draft.ts';
import { FormDialog } from '../components/form/FormDialog.tsx';
import { CheckInput, TextInput } from '../components/form/inputs.tsx';
import { problemsOf } from '../components/form/refusals.ts';
import { dayInShanghai } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { Nothing } from '../components/list/ListPage.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { PersonPageDocument, type PersonPageFragment, TakePersonCopyDocument } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { CopySheet, type TakenCopy } from './CopySheet.tsx';
import { personPath } from './paths.ts';

/** A person's own copy of what is held about them. It is in no cache and no address: leaving the page forgets it. */
export default function PersonCopy() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['people', 'page', id],
    queryFn: async ({ signal }) => (await execute(PersonPageDocument, { id }, signal)).person ?? null,
  });
  return <Loaded query={query}>{person => <CopyPage key={person.id} person={person} />}</Loaded>;
}

const reasonText = (values: FormValues): string => String(values['reason'] ?? '').trim();

function reasonProblems(values: FormValues) {
  return reasonText(values) === ''
    ? [problem('REQUIRED', 'reason')]
    : problemsOf(() => readReason({ reason: reasonText(values) }));
}

function CopyPage({ person }: { person: PersonPageFragment }) {
  const t = useT();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [copy, setCopy] = useState<TakenCopy | null>(null);

  async function take(values: FormValues) {
    const variables = { id: person.id, whole: values['whole'] === true, reason: reasonText(values) };
    setCopy(unwrap((await execute(TakePersonCopyDocument, variables)).takePersonCopy));
    setAsking(false);
    await refreshAll(queryClient);
  }

  const ask = (
    <Button variant={copy ? 'outlined' : 'contained'} onClick={() => setAsking(true)}>
      {t(copy ? 'copy.again' : 'copy.take')}
    </Button>
  );
  return (
    <Page
      title={t('copy.title', { name: person.name })}
      lead={<span className="no-print">{t('copy.lead')}</span>}
      trail={[
        { label: t('person.list'), to: '/people' },
        { label: person.name, to: personPath(person.id) },
      ]}
      actions={
        <>
          {copy && <Outlets copy={copy} />}
          {ask}
        </>
      }
    >
      {copy ? (
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Alert severity="info" className="no-print">
            {t('copy.shown')}
          </Alert>
          <CopySheet copy={copy} title={t('copy.title', { name: person.name })} />
        </Box>
      ) : (
        <Nothing title={t('copy.request')} hint={t('copy.shown')} />
      )}
      <FormDialog
        open={asking}
        title={t('copy.request')}
        submitLabel={t('copy.take')}
        values={{ reason: '', whole: false }}
        problems={reasonProblems}
        onSubmit={take}
        onClose={() => setAsking(false)}
      >
        <TextInput
          name="reason"
          required
          multiline
          minRows={2}
          maxLength={500}
          helperText={t('copy.reasonHelp')}
        />
        <CheckInput name="whole" label={t('copy.whole')} helperText={t('copy.wholeHelp')} />
      </FormDialog>
    </Page>
  );
}

/** On paper, or as a file that another system can read. */
function Outlets({ copy }: { copy: TakenCopy }) {
  const t = useT();
  const { takenAt, whole, content } = copy;
  const save = () =>
    download(
      `${t('copy.fileName')}-${dayInShanghai(takenAt)}.json`,
      new Blob([JSON.stringify({ takenAt, whole, content }, null, 2)], { type: 'application/json' }),
    );
  return (
    <>
      <GlobalStyles
        styles={{
          '@page': { size: 'A4', margin: '15mm' },
          // Only the copy goes on paper: neither the screen's title nor the place of its menu.
          '@media print': {
            main: { padding: '0 !important' },
            'main h1, main > p, div:has(+ main)': { display: 'none !important' },
          },
        }}
      />
      <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
        {t('action.print')}
      </Button>
      <Button variant="outlined" startIcon={<Download />} onClick={save}>
        {t('copy.download')}
      </Button>
    </>
  );
}
