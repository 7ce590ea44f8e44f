import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { formatMoment } from '../../components/format.ts';
import type { Filter } from '../../components/list/filters.ts';
import { ListPage } from '../../components/list/ListPage.tsx';
import type { Column } from '../../components/list/rows.tsx';
import { ToneChip } from '../../components/StateChip.tsx';
import type { ObjectionsQuery } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../../providers/i18n/terms.ts';
import { casePath, casesPath } from '../paths.ts';
import { ObjectionCommands } from './ObjectionCard.tsx';

type Row = ObjectionsQuery['objections']['edges'][number]['node'];

/** What came in against public notices: the open ones are the town's to look into. */
export default function ObjectionList() {
  const t = useT();
  const filters = useFilters();
  const columns = useColumns();
  return (
    <ListPage<Row>
      resource="objections"
      title={t('objection.title')}
      lead={t('objection.lead')}
      filters={filters}
      columns={columns}
      rowLabel={row => row.receipt}
      rowPath={row => (row.case ? `${casePath(row.case.id)}` : casesPath)}
      empty={{
        title: t('objection.empty'),
        hint: t('objection.emptyHint'),
        action: (
          <Button component={Link} to={casesPath} variant="outlined">
            {t('case.list')}
          </Button>
        ),
      }}
    />
  );
}

function useFilters(): Filter[] {
  const t = useT();
  const term = useTerm();
  const statuses = useTermChoices('objectionStatus');
  return [
    { kind: 'many', key: 'status', label: t('objection.status'), choices: statuses, primary: true },
    { kind: 'area', key: 'area', label: term('field', 'area'), primary: true },
  ];
}

function useColumns(): Column<Row>[] {
  const t = useT();
  const term = useTerm();
  return [
    {
      key: 'receipt',
      label: t('objection.receipt'),
      render: row => (
        <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
          {row.receipt}
        </Box>
      ),
    },
    {
      key: 'status',
      label: t('objection.status'),
      render: ({ status }) => (
        <ToneChip
          tone={status === 'OPEN' ? 'warn' : status === 'UPHELD' ? 'bad' : 'neutral'}
          label={term('objectionStatus', status)}
        />
      ),
    },
    { key: 'filedAt', label: t('objection.filed'), render: row => formatMoment(row.filedAt) },
    { key: 'channel', label: t('objection.channel'), render: row => term('objectionChannel', row.channel) },
    {
      key: 'case',
      label: t('objection.caseColumn'),
      render: row => (
        <Box component="span">
          {[row.case?.number, row.case?.programmeName].filter(Boolean).join(' · ') || '—'}
        </Box>
      ),
    },
    { key: 'place', label: term('field', 'area'), render: row => row.notice.place },
    {
      key: 'decidedBy',
      label: t('objection.decidedBy'),
      extra: true,
      render: row => row.decidedBy ?? '—',
    },
    {
      key: 'commands',
      label: t('certificate.operations'),
      render: row => (
        // Above the link that covers the row.
        <Box sx={{ position: 'relative', zIndex: 1 }}>
          <ObjectionCommands objection={row} />
        </Box>
      ),
    },
    { key: 'toldOn', label: t('objection.toldOn'), extra: true, render: row => row.toldOn ?? '—' },
  ];
}
