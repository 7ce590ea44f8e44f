import Edit from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useLocale } from 'react-admin';
import { Link, useParams } from 'react-router';
import { joined } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { ToneChip } from '../../components/StateChip.tsx';
import { FundPageDocument, type FundPageFragment } from '../../generated/graphql.ts';
import { Page } from '../../layout/Page.tsx';
import { execute } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useMay } from '../../providers/session.ts';
import { advancesPath, entriesPath, fundEditPath, fundsPath, paymentsPath } from '../paths.ts';
import { RecordMenu } from '../record/RecordMenu.tsx';
import { useProgrammeName } from '../useFunds.ts';
import { BudgetPanel } from './BudgetPanel.tsx';
import { PositionPanel } from './PositionPanel.tsx';
import { PurposesPanel } from './PurposesPanel.tsx';
import { ReconciliationPanel } from './ReconciliationPanel.tsx';

// The figures show before the library that draws them has come.
const YearCharts = lazy(() => import('./YearCharts.tsx'));

/** A fund: how much there is, and where it went. */
export default function FundShow() {
  const { id = '' } = useParams();
  const locale = useLocale();
  const query = useQuery({
    queryKey: ['funds', 'page', id, locale],
    queryFn: async ({ signal }) => (await execute(FundPageDocument, { id }, signal)).fund ?? null,
  });
  return <Loaded query={query}>{fund => <FundView fund={fund} />}</Loaded>;
}

function FundView({ fund }: { fund: FundPageFragment }) {
  const t = useT();
  const programmeName = useProgrammeName();
  return (
    <Page
      title={fund.name}
      aside={!fund.active && <ToneChip tone="neutral" label={t('fund.closed')} />}
      lead={[
        fund.bankName,
        fund.bankAccount.masked,
        t('fund.paysForOf', { programmes: joined(fund.programmes.map(programmeName)) }),
      ].join(' · ')}
      trail={[{ label: t('fund.list'), to: fundsPath }]}
      actions={<Actions fund={fund} />}
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <PositionPanel fund={fund} />
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', xl: 'minmax(0, 7fr) minmax(0, 6fr)' },
          }}
        >
          <BudgetPanel fund={fund} />
          <PurposesPanel fund={fund} />
        </Box>
        <Suspense fallback={<Skeleton variant="rounded" height={420} />}>
          <YearCharts fund={fund} />
        </Suspense>
        <ReconciliationPanel fund={fund} />
      </Box>
    </Page>
  );
}

function Actions({ fund }: { fund: FundPageFragment }) {
  const t = useT();
  const may = useMay();
  return (
    <>
      <RecordMenu fund={fund} />
      <Button component={Link} to={entriesPath({ fund: fund.id })} variant="outlined" color="inherit">
        {t('entry.list')}
      </Button>
      {may('payment.make') && (
        <Button
          component={Link}
          to={paymentsPath({ fund: fund.id, status: ['READY'] })}
          variant="outlined"
          color="inherit"
        >
          {t('payment.list')}
        </Button>
      )}
      {may('fund.record') && (
        <Button
          component={Link}
          to={advancesPath({ fund: fund.id, outstanding: true })}
          variant="outlined"
          color="inherit"
        >
          {t('advance.list')}
        </Button>
      )}
      {may('fund.manage') && (
        <Button
          component={Link}
          to={fundEditPath(fund.id)}
          variant="outlined"
          color="inherit"
          startIcon={<Edit />}
        >
          {t('action.edit')}
        </Button>
      )}
    </>
  );
}
