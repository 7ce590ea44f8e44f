import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatMoney } from '../../components/format.ts';
import { useT } from '../../providers/i18n/index.ts';
import { entryKindsOf } from '../flows.ts';
import { sumOf } from '../money.ts';
import { entriesPath } from '../paths.ts';
import { ScrollTable } from '../ScrollTable.tsx';
import type { Flows } from './FlowsCard.tsx';

/** Opening, plus sources, less uses, is closing. */
export function Statement({ fundId, flows }: { fundId: string; flows: Flows }) {
  const t = useT();
  const line = ({ flow, name, amount }: Flows['sources'][number]) => (
    <TableRow key={flow}>
      <TableCell component="th" scope="row" sx={{ pl: 3 }}>
        <Link to={entriesPath({ fund: fundId, kind: entryKindsOf(flow), from: flows.from, to: flows.to })}>
          {name}
        </Link>
      </TableCell>
      <TableCell align="right">{formatMoney(amount)}</TableCell>
    </TableRow>
  );
  const title = t('fund.statement', { from: flows.from, to: flows.to });
  return (
    <ScrollTable name={title} minWidth={300}>
      <TableHead>
        <TableRow>
          <TableCell>{t('fund.line')}</TableCell>
          <TableCell align="right">{t('fund.amount')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        <Total name={t('fund.opening')} amount={flows.opening} />
        <Total name={t('fund.sources')} amount={sumOf(flows.sources.map(({ amount }) => amount))} />
        {flows.sources.map(line)}
        <Total name={t('fund.uses')} amount={sumOf(flows.uses.map(({ amount }) => amount))} />
        {flows.uses.map(line)}
        <Total name={t('fund.closing')} amount={flows.closing} />
      </TableBody>
    </ScrollTable>
  );
}

function Total({ name, amount }: { name: ReactNode; amount: string }) {
  return (
    <TableRow sx={theme => ({ backgroundColor: theme.zhucan.sunken })}>
      <TableCell component="th" scope="row" sx={{ fontWeight: 650 }}>
        {name}
      </TableCell>
      <TableCell align="right" sx={{ fontWeight: 650 }}>
        {formatMoney(amount)}
      </TableCell>
    </TableRow>
  );
}
