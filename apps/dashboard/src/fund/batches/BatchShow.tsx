import Download from '@mui/icons-material/FileDownloadOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { useParams } from 'react-router';
import { Facts, Panel } from '../../components/Facts.tsx';
import { formatMoney } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { BatchPageDocument, type BatchPageFragment } from '../../generated/graphql.ts';
import { Page } from '../../layout/Page.tsx';
import { execute } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { batchesPath, fundPath } from '../paths.ts';
import { BatchStatusChip } from '../StatusChips.tsx';
import { AnswerPanel } from './AnswerPanel.tsx';
import { BatchCommands } from './BatchCommands.tsx';
import { BatchPayments } from './BatchPayments.tsx';
import { BatchSteps } from './BatchSteps.tsx';

/** One batch: what is in it, who has done what, and what the bank answered. */
export default function BatchShow() {
  const { id = '' } = useParams();
  const locale = useLocale();
  const query = useQuery({
    queryKey: ['batches', 'page', id, locale],
    queryFn: async ({ signal }) => (await execute(BatchPageDocument, { id }, signal)).paymentBatch ?? null,
  });
  return <Loaded query={query}>{batch => <BatchView batch={batch} />}</Loaded>;
}

function BatchView({ batch }: { batch: BatchPageFragment }) {
  const t = useT();
  return (
    <Page
      title={t('batch.title', { number: batch.number })}
      aside={<BatchStatusChip status={batch.status} />}
      trail={[
        ...(batch.fund ? [{ label: batch.fund.name, to: fundPath(batch.fund.id) }] : []),
        { label: t('batch.list'), to: batchesPath },
      ]}
      actions={
        <>
          <BatchCommands batch={batch} />
          <Downloads batch={batch} />
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {batch.refusals.map(({ code, message }) => (
          <Alert key={code} severity="info">
            {message}
          </Alert>
        ))}
        <BatchSteps batch={batch} />
        <BatchFacts batch={batch} />
        {batch.status !== 'OPEN' && batch.status !== 'CHECKED' && batch.status !== 'DISCARDED' && (
          <AnswerPanel batch={batch} />
        )}
        <BatchPayments batch={batch} />
      </Box>
    </Page>
  );
}

/** The bank file holds whole account numbers; each taking of it is recorded. */
function Downloads({ batch }: { batch: BatchPageFragment }) {
  const t = useT();
  const files = [
    { url: batch.xlsxUrl, name: 'Excel' },
    { url: batch.csvUrl, name: 'CSV' },
  ];
  return files.map(
    ({ url, name }) =>
      url && (
        <Button
          key={name}
          component="a"
          href={url}
          download
          variant="outlined"
          color="inherit"
          startIcon={<Download />}
        >
          {t('batch.file', { name })}
        </Button>
      ),
  );
}

function BatchFacts({ batch }: { batch: BatchPageFragment }) {
  const t = useT();
  return (
    <Panel title={t('batch.facts')}>
      <Facts
        columns={3}
        facts={[
          {
            label: t('batch.total'),
            value: (
              <Box component="span" sx={{ fontSize: '1.25rem', fontWeight: 650 }}>
                {formatMoney(batch.total)}
              </Box>
            ),
          },
          { label: t('batch.count'), value: batch.count },
          { label: t('fund.fund'), value: batch.fund?.name },
        ]}
      />
    </Panel>
  );
}
