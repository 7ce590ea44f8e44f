import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTheme } from '@mui/material/styles';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { Link } from 'react-router';
import { Panel, Quiet } from '../../components/Facts.tsx';
import { formatCount, formatMoney } from '../../components/format.ts';
import type { FundPageFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useMay } from '../../providers/session.ts';
import { percentOf } from '../money.ts';
import { entriesPath } from '../paths.ts';
import { BudgetDialog } from '../record/BudgetDialog.tsx';
import { ScrollTable } from '../ScrollTable.tsx';
import { Progress } from './Progress.tsx';

/** Each year's budget, and how much of it has been appropriated. */
export function BudgetPanel({ fund }: { fund: FundPageFragment }) {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={t('fund.budgets')}
      actions={may('fund.manage') && <Button onClick={() => setOpen(true)}>{t('fund.setBudget')}</Button>}
    >
      {fund.budgets.length === 0 ? <Quiet>{t('fund.noBudget')}</Quiet> : <BudgetTable fund={fund} />}
      {open && <BudgetDialog fund={fund} onClose={() => setOpen(false)} />}
    </Panel>
  );
}

function BudgetTable({ fund }: { fund: FundPageFragment }) {
  const t = useT();
  return (
    <ScrollTable name={t('fund.budgets')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('fund.year')}</TableCell>
          <TableCell align="right">{t('fund.budgetRule')}</TableCell>
          <TableCell align="right">{t('fund.budget')}</TableCell>
          <TableCell align="right">{t('fund.appropriated')}</TableCell>
          <TableCell sx={{ minWidth: 140 }}>{t('fund.share')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {fund.budgets.map(({ year, population, perHead, amount, received }) => (
          <TableRow key={year}>
            <TableCell component="th" scope="row">
              <Link
                to={entriesPath({
                  fund: fund.id,
                  kind: ['APPROPRIATION'],
                  from: `${year}-01-01`,
                  to: `${year}-12-31`,
                })}
              >
                {year}
              </Link>
            </TableCell>
            <TableCell align="right">
              {t('fund.budgetOf', { population: formatCount(population), perHead: formatMoney(perHead) })}
            </TableCell>
            <TableCell align="right">{formatMoney(amount)}</TableCell>
            <TableCell align="right">{formatMoney(received)}</TableCell>
            <TableCell>
              <Share received={received} amount={amount} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollTable>
  );
}

function Share({ received, amount }: { received: string; amount: string }) {
  const { zhucan } = useTheme();
  const percent = percentOf(received, amount);
  if (percent === null) return '—';
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Box sx={{ flexGrow: 1, minWidth: 64 }}>
        <Progress height={8} parts={[{ key: 'received', percent, colour: zhucan.series[0] }]} />
      </Box>
      <Box component="span" sx={{ minWidth: 44, textAlign: 'right' }}>
        {percent}%
      </Box>
    </Box>
  );
}
