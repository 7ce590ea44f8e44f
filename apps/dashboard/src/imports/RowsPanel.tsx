import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Panel } from '../components/Facts.tsx';
import { formatCount } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { type ImportOutcome, type ImportPageFragment, ImportRowsDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { inOrder } from './outcomes.ts';
import { RowTable } from './RowTable.tsx';

const pageSize = 25;

/** Every row by what becomes of it, with what is wrong by row and column. */
export function RowsPanel({ record }: { record: ImportPageFragment }) {
  const t = useT();
  const term = useTerm();
  const panelId = useId();
  const outcomes = inOrder(record.counts);
  const [chosen, setChosen] = useState<ImportOutcome>();
  const current = outcomes.find(({ outcome }) => outcome === chosen) ?? outcomes[0];
  if (!current) return null;
  return (
    <Panel title={t('roster.rowsTitle')}>
      <Tabs
        value={current.outcome}
        onChange={(_, outcome: ImportOutcome) => setChosen(outcome)}
        variant="scrollable"
        scrollButtons={false}
        aria-label={t('roster.rowsTitle')}
        sx={theme => ({ minHeight: 40, mb: 1.5, borderBottom: `1px solid ${theme.zhucan.line}` })}
      >
        {outcomes.map(({ outcome, count }) => (
          <Tab
            key={outcome}
            value={outcome}
            id={`${panelId}-${outcome}`}
            aria-controls={panelId}
            label={`${term('importOutcome', outcome)} ${formatCount(count)}`}
          />
        ))}
      </Tabs>
      <div role="tabpanel" id={panelId} aria-labelledby={`${panelId}-${current.outcome}`}>
        <Box sx={{ color: 'text.secondary', fontSize: '0.875rem', mb: 1 }}>
          {t(`roster.means.${current.outcome}`)}
        </Box>
        <Rows key={`${current.outcome}-${record.version}`} record={record} outcome={current.outcome} />
      </div>
    </Panel>
  );
}

function Rows({ record, outcome }: { record: ImportPageFragment; outcome: ImportOutcome }) {
  const t = useT();
  const [starts, setStarts] = useState<(string | null)[]>([null]);
  const after = starts.at(-1) ?? null;
  const query = useQuery({
    queryKey: ['imports', 'rows', record.id, record.version, outcome, after],
    queryFn: async ({ signal }) => {
      const variables = { id: record.id, outcome: [outcome], first: pageSize, after };
      return (await execute(ImportRowsDocument, variables, signal)).import?.rows ?? null;
    },
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query}>
      {rows => (
        <>
          <RowTable rows={rows.edges.map(({ node }) => node)} />
          {(starts.length > 1 || rows.pageInfo.hasNextPage) && (
            <Box
              component="nav"
              aria-label={t('list.pagination')}
              sx={{ display: 'flex', justifyContent: 'flex-end', alignItems: 'center', gap: 1.5, mt: 1.5 }}
            >
              <Button
                variant="outlined"
                color="inherit"
                startIcon={<ChevronLeft />}
                disabled={starts.length === 1}
                onClick={() => setStarts(starts.slice(0, -1))}
              >
                {t('list.previous')}
              </Button>
              <span>{t('list.page', { page: starts.length })}</span>
              <Button
                variant="outlined"
                color="inherit"
                endIcon={<ChevronRight />}
                disabled={!rows.pageInfo.hasNextPage}
                onClick={() => setStarts([...starts, rows.pageInfo.endCursor ?? null])}
              >
                {t('list.next')}
              </Button>
            </Box>
          )}
        </>
      )}
    </Loaded>
  );
}
