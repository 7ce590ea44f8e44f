import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { formatMoment } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { ImportStatusChip } from '../components/StateChip.tsx';
import { ImportPageDocument, type ImportPageFragment } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { AcceptPanel } from './AcceptPanel.tsx';
import { MappingPanel } from './MappingPanel.tsx';
import { sizeText } from './outcomes.ts';
import { ProgressPanel } from './ProgressPanel.tsx';
import { RowsPanel } from './RowsPanel.tsx';
import { importPageKey } from './useImportCommand.ts';

const pollMs = 1000;

/** A roster on its way: its columns, its check, what becomes of each row, the writing. */
export default function ImportShow() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: importPageKey(id),
    queryFn: async ({ signal }) => (await execute(ImportPageDocument, { id }, signal)).import ?? null,
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? pollMs : false),
  });
  return <Loaded query={query}>{record => <ImportView record={record} />}</Loaded>;
}

function isRunning({ status }: ImportPageFragment): boolean {
  return status === 'CHECKING' || status === 'WRITING';
}

function ImportView({ record }: { record: ImportPageFragment }) {
  const t = useT();
  const [matching, setMatching] = useState(false);
  const canMatch = record.availableOperations.includes('CONFIGURE');
  const first = record.status === 'UPLOADED';
  const checked = record.counts.length > 0 && record.status !== 'CHECKING' && !first;
  return (
    <Page
      title={record.fileName}
      aside={<ImportStatusChip status={record.status} />}
      lead={[
        record.area.fullName,
        sizeText(record.fileSize),
        record.createdBy,
        formatMoment(record.createdAt),
      ].join(' · ')}
      trail={[{ label: t('roster.list'), to: '/imports' }]}
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {record.failure && <Alert severity="error">{record.failure}</Alert>}
        {isRunning(record) && <ProgressPanel record={record} />}
        {canMatch && (first || matching || !checked) && (
          <MappingPanel key={record.version} record={record} onDone={() => setMatching(false)} />
        )}
        {checked && !matching && !isRunning(record) && (
          <AcceptPanel
            key={record.version}
            record={record}
            {...(canMatch && { onMatch: () => setMatching(true) })}
          />
        )}
        {checked && !matching && <RowsPanel record={record} />}
      </Box>
    </Page>
  );
}
