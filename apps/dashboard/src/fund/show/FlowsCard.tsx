import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useTheme } from '@mui/material/styles';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Bars, type Series } from '../../components/chart/Bars.tsx';
import { ChartCard } from '../../components/chart/ChartCard.tsx';
import { Panel } from '../../components/Facts.tsx';
import { DateControl } from '../../components/form/DateControl.tsx';
import { formatMoney, today } from '../../components/format.ts';
import { FundFlowsDocument, type FundFlowsQuery } from '../../generated/graphql.ts';
import { execute, messageOf } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { entryKindsOf } from '../flows.ts';
import { formatRound, lengthOf } from '../money.ts';
import { entriesPath } from '../paths.ts';
import { Statement } from './Statement.tsx';

export type Flows = NonNullable<FundFlowsQuery['fund']>['sourcesAndUses'];

const rowHeight = 40;

/** Where money came from and where it went between two days, as a statement and as a chart; each line opens its entries. */
export function FlowsCard({ id }: { id: string }) {
  const t = useT();
  const translate = useTranslate();
  const [from, setFrom] = useState(`${today().slice(0, 4)}-01-01`);
  const [to, setTo] = useState(today());
  const backwards = from > to;
  const { data, error, isFetching } = useQuery({
    queryKey: ['funds', 'flows', id, from, to],
    queryFn: ({ signal }) => execute(FundFlowsDocument, { id, from, to }, signal),
    enabled: from !== '' && to !== '' && !backwards,
    placeholderData: keepPreviousData,
  });
  const flows = data?.fund?.sourcesAndUses;
  return (
    <Panel
      title={t('fund.flows')}
      actions={
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Box sx={{ width: 150 }}>
            <DateControl label={t('fund.from')} value={from} onChange={setFrom} />
          </Box>
          <Box sx={{ width: 150 }}>
            <DateControl label={t('fund.to')} value={to} onChange={setTo} />
          </Box>
        </Box>
      }
    >
      {backwards && <Alert severity="warning">{t('fund.backwards')}</Alert>}
      {error && <Alert severity="error">{translate(messageOf(error))}</Alert>}
      {flows ? (
        <Box
          aria-busy={isFetching}
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 5fr) minmax(0, 7fr)' },
          }}
        >
          <Statement fundId={id} flows={flows} />
          <FlowsChart fundId={id} flows={flows} />
        </Box>
      ) : (
        !error && <Skeleton variant="rounded" height={320} />
      )}
    </Panel>
  );
}

function FlowsChart({ fundId, flows }: { fundId: string; flows: Flows }) {
  const t = useT();
  const { series: colours } = useTheme().zhucan;
  const series: Series[] = [
    { key: 'source', name: t('fund.sources'), colour: colours[2] },
    { key: 'use', name: t('fund.uses'), colour: colours[1] },
  ];
  const row =
    (key: 'source' | 'use') =>
    ({ flow, name, amount }: Flows['sources'][number]) => ({
      name,
      key,
      amount,
      to: entriesPath({ fund: fundId, kind: entryKindsOf(flow), from: flows.from, to: flows.to }),
    });
  const moved = ({ amount }: { amount: string }) => lengthOf(amount) !== 0;
  const rows = [...flows.sources.map(row('source')), ...flows.uses.map(row('use'))].filter(moved);
  return (
    <ChartCard
      title={t('fund.flowsChart')}
      columns={[t('fund.line'), t('fund.direction'), t('fund.amount')]}
      rows={rows.map(({ name, key, amount, to }) => ({
        key: name,
        to,
        cells: [name, t(key === 'source' ? 'fund.sources' : 'fund.uses'), formatMoney(amount)],
      }))}
      legend={series}
      height={Math.max(rows.length, 2) * rowHeight + 44}
    >
      <Bars
        lying
        labelled
        stacked
        nameWidth={104}
        figureWidth={92}
        format={formatRound}
        series={series}
        data={rows.map(({ name, key, amount, to }) => ({ name, to, [key]: lengthOf(amount) }))}
      />
    </ChartCard>
  );
}
