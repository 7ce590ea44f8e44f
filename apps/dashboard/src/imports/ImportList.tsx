import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { ListBase, useListContext } from 'react-admin';
import { formatCount, formatMoment } from '../components/format.ts';
import { KeysetPagination } from '../components/list/KeysetPagination.tsx';
import { Nothing } from '../components/list/ListPage.tsx';
import { RecordTable } from '../components/list/RecordTable.tsx';
import type { Column } from '../components/list/rows.tsx';
import { ImportStatusChip } from '../components/StateChip.tsx';
import type { ImportRecordFragment } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { sizeText } from './outcomes.ts';
import { importPath } from './paths.ts';
import { UploadPanel } from './UploadPanel.tsx';

/** Bring a roster in, and every roster that was brought in before. */
export default function ImportList() {
  const t = useT();
  return (
    <Page title={t('roster.list')} lead={t('roster.listLead')}>
      <UploadPanel />
      <Typography variant="h2" sx={{ mt: 3, mb: 1.5 }}>
        {t('roster.history')}
      </Typography>
      <ListBase resource="imports" perPage={25} disableSyncWithLocation>
        <History />
      </ListBase>
    </Page>
  );
}

function History() {
  const t = useT();
  const columns = useColumns();
  const { data, isPending } = useListContext<ImportRecordFragment>();
  if (isPending) return <Skeleton variant="rounded" height={160} aria-label={t('app.loading')} />;
  if (!data || data.length === 0) return <Nothing title={t('roster.empty')} hint={t('roster.emptyHint')} />;
  return (
    <Box>
      <RecordTable
        name={t('roster.history')}
        columns={columns}
        rowLabel={record => record.fileName}
        rowPath={record => importPath(record.id)}
      />
      <KeysetPagination />
    </Box>
  );
}

function useColumns(): Column<ImportRecordFragment>[] {
  const t = useT();
  const term = useTerm();
  return [
    { key: 'fileName', label: term('field', 'file'), render: record => record.fileName },
    {
      key: 'status',
      label: term('field', 'status'),
      render: ({ status }) => <ImportStatusChip status={status} />,
    },
    { key: 'rows', label: t('roster.rows'), end: true, render: record => formatCount(record.totalRows) },
    {
      key: 'written',
      label: t('roster.written'),
      end: true,
      render: record => formatCount(record.writtenRows),
    },
    { key: 'area', label: term('field', 'area'), render: record => record.area.fullName },
    { key: 'createdBy', label: t('roster.by'), render: record => record.createdBy },
    { key: 'createdAt', label: t('roster.at'), render: record => formatMoment(record.createdAt) },
    {
      key: 'size',
      label: t('roster.size'),
      end: true,
      extra: true,
      render: record => sizeText(record.fileSize),
    },
  ];
}
