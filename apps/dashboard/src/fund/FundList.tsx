import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { Link } from 'react-router';
import { formatMoney, joined, today } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { Nothing } from '../components/list/ListPage.tsx';
import { ToneChip } from '../components/StateChip.tsx';
import { type FundCardFragment, FundsDocument } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useMay } from '../providers/session.ts';
import { percentOf } from './money.ts';
import { fundCreatePath, fundPath } from './paths.ts';
import { Figure } from './show/Figure.tsx';
import { Progress } from './show/Progress.tsx';
import { useProgrammeName } from './useFunds.ts';

/** Every fund that its reader may see, with what it has. */
export default function FundList() {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const query = useQuery({
    queryKey: ['funds', 'list', locale],
    queryFn: async ({ signal }) => (await execute(FundsDocument, {}, signal)).funds,
  });
  const create = may('fund.manage') && (
    <Button component={Link} to={fundCreatePath} variant="contained" startIcon={<Add />}>
      {t('fund.create')}
    </Button>
  );
  return (
    <Page title={t('fund.list')} lead={t('fund.listLead')} actions={create}>
      <Loaded query={query}>
        {funds =>
          funds.length === 0 ? (
            <Nothing
              title={t('fund.empty')}
              hint={t(may('fund.manage') ? 'fund.emptyHint' : 'fund.emptyRead')}
            />
          ) : (
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
              {funds.map(fund => (
                <Card key={fund.id} fund={fund} />
              ))}
            </Box>
          )
        }
      </Loaded>
    </Page>
  );
}

function Card({ fund }: { fund: FundCardFragment }) {
  const t = useT();
  const { series } = useTheme().zhucan;
  const programmeName = useProgrammeName();
  return (
    <Box
      component="li"
      sx={theme => ({
        position: 'relative',
        p: { xs: 1.5, sm: 2.5 },
        border: `1px solid ${theme.zhucan.line}`,
        borderRadius: 1,
        backgroundColor: theme.zhucan.surface,
        '&:hover': { borderColor: theme.zhucan.brand },
      })}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h2">
          <CardLink to={fundPath(fund.id)}>{fund.name}</CardLink>
        </Typography>
        {!fund.active && <ToneChip tone="neutral" label={t('fund.closed')} />}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {[
          fund.code,
          fund.bankName,
          t('fund.paysForOf', { programmes: joined(fund.programmes.map(programmeName)) }),
        ].join(' · ')}
      </Typography>
      <Box
        component="dl"
        sx={{
          m: 0,
          mb: 1.5,
          display: 'grid',
          gap: { xs: 1, md: 3 },
          alignItems: 'end',
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: '1.4fr repeat(4, 1fr)' },
        }}
      >
        <Figure large label={t('fund.balance')} amount={fund.balance} />
        <Figure label={t('fund.available')} amount={fund.available} colour={series[2]} />
        <Figure label={t('fund.reserved')} amount={fund.reserved} colour={series[1]} />
        <Figure label={t('fund.inPayment')} amount={fund.inPayment} colour={series[0]} />
        <Figure label={t('fund.receivable')} amount={fund.receivable} />
      </Box>
      <Shares fund={fund} />
      <YearLine fund={fund} />
    </Box>
  );
}

function CardLink({ to, children }: { to: string; children: string }) {
  return (
    <Box
      component={Link}
      to={to}
      sx={theme => ({
        color: theme.zhucan.brand,
        textDecoration: 'none',
        '&:hover': { textDecoration: 'underline' },
        '&::after': { content: '""', position: 'absolute', inset: 0 },
        '&:focus-visible': { outline: 'none' },
        '&:focus-visible::after': {
          outline: `3px solid ${theme.zhucan.focus}`,
          outlineOffset: -3,
          borderRadius: 4,
        },
      })}
    >
      {children}
    </Box>
  );
}

function Shares({ fund }: { fund: FundCardFragment }) {
  const { series } = useTheme().zhucan;
  const share = (amount: string) => percentOf(amount, fund.balance) ?? 0;
  return (
    <Progress
      parts={[
        { key: 'available', percent: share(fund.available), colour: series[2] },
        { key: 'reserved', percent: share(fund.reserved), colour: series[1] },
        { key: 'inPayment', percent: share(fund.inPayment), colour: series[0] },
      ]}
    />
  );
}

function YearLine({ fund }: { fund: FundCardFragment }) {
  const t = useT();
  const year = Number(today().slice(0, 4));
  const budget = fund.budgets.find(one => one.year === year);
  if (!budget) return null;
  return (
    <Box sx={{ mt: 1, fontSize: '0.875rem', color: 'text.secondary' }}>
      {t('fund.budgetLine', {
        year,
        budget: formatMoney(budget.amount),
        received: formatMoney(budget.received),
        percent: percentOf(budget.received, budget.amount) ?? 0,
      })}
    </Box>
  );
}
