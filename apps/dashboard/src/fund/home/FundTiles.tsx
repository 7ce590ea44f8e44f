import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useTheme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { Link } from 'react-router';
import { Panel } from '../../components/Facts.tsx';
import { formatMoney, today } from '../../components/format.ts';
import { FundsAtHomeDocument, type FundsAtHomeQuery } from '../../generated/graphql.ts';
import { execute } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useMay } from '../../providers/session.ts';
import { percentOf, sumOf } from '../money.ts';
import { fundPath, fundsPath } from '../paths.ts';
import { Progress } from '../show/Progress.tsx';

type Fund = FundsAtHomeQuery['funds'][number];

/** The funds on the first page of those who answer for them: what there is, and what the year has used of its budget. */
export default function FundTiles() {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const year = Number(today().slice(0, 4));
  const allowed = may('fund.read');
  const { data, error } = useQuery({
    queryKey: ['funds', 'home', year, locale],
    queryFn: ({ signal }) => execute(FundsAtHomeDocument, { year }, signal),
    enabled: allowed,
  });
  const funds = data?.funds.filter(({ active }) => active);
  if (!allowed || error || funds?.length === 0) return null;
  return (
    <Panel title={t('fundTiles.title')} actions={<Link to={fundsPath}>{t('home.seeAll')}</Link>}>
      {funds ? (
        <Box
          component="ul"
          sx={{
            listStyle: 'none',
            m: 0,
            p: 0,
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: '1fr', md: 'repeat(2, minmax(0, 1fr))' },
          }}
        >
          {funds.map(fund => (
            <Tile key={fund.id} fund={fund} year={year} />
          ))}
        </Box>
      ) : (
        <Skeleton variant="rounded" height={112} />
      )}
    </Panel>
  );
}

function Tile({ fund, year }: { fund: Fund; year: number }) {
  const t = useT();
  const { series } = useTheme().zhucan;
  const used = sumOf(fund.byMonth.map(month => month.used));
  const budget = fund.budgets.find(one => one.year === year);
  const percent = budget ? percentOf(used, budget.amount) : null;
  return (
    <Box
      component="li"
      sx={theme => ({
        position: 'relative',
        p: 1.5,
        border: `1px solid ${theme.zhucan.line}`,
        borderRadius: 1,
        '&:hover': { borderColor: theme.zhucan.brand },
      })}
    >
      <Box
        component={Link}
        to={fundPath(fund.id)}
        sx={{
          fontWeight: 600,
          textDecoration: 'none',
          '&::after': { content: '""', position: 'absolute', inset: 0 },
        }}
      >
        {fund.name}
      </Box>
      <Box sx={{ fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.35 }}>{formatMoney(fund.balance)}</Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.875rem', mb: 1 }}>
        {t('fundTiles.availableOf', { amount: formatMoney(fund.available) })}
      </Box>
      {budget && percent !== null && (
        <>
          <Progress height={8} parts={[{ key: 'used', percent, colour: series[percent > 100 ? 1 : 0] }]} />
          <Box sx={{ fontSize: '0.875rem', mt: 0.75 }}>
            {t('fundTiles.usedOf', {
              year,
              used: formatMoney(used),
              budget: formatMoney(budget.amount),
              percent,
            })}
          </Box>
        </>
      )}
    </Box>
  );
}
