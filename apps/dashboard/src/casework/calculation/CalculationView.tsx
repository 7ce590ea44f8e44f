import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Facts } from '../../components/Facts.tsx';
import { formatMoney } from '../../components/format.ts';
import { useT } from '../../providers/i18n/index.ts';
import { percentOf } from '../form/fields.ts';
import { type Calculation, readCalculation } from './read.ts';

interface Props {
  /** Yuan. */
  amount: string;
  calculation: unknown;
  /** What its reader should know of it, as sentences. */
  notes: readonly string[];
}

/** How an amount was found: what is counted, tier by tier, its cap, and what comes of it. */
export function CalculationView({ amount, calculation, notes }: Props) {
  const t = useT();
  const found = readCalculation(calculation);
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, flexWrap: 'wrap' }}>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {t('calculation.result')}
        </Box>
        <Box component="span" sx={{ fontSize: '1.625rem', fontWeight: 700, lineHeight: 1.2 }}>
          {formatMoney(amount)}
        </Box>
      </Box>
      {notes.map(note => (
        <Alert key={note} severity="info">
          {note}
        </Alert>
      ))}
      {found.eligibleCost && (
        <Facts
          columns={1}
          facts={[{ label: t('calculation.eligibleCost'), value: formatMoney(found.eligibleCost) }]}
        />
      )}
      {found.bands.length > 0 && <Bands found={found} />}
    </Box>
  );
}

/** A bound of the rule, which is whole yuan as a rule. */
const round = (yuan: string) => formatMoney(yuan).replace(/\.00$/, '');

function Bands({ found }: { found: Calculation }) {
  const t = useT();
  const { bands, standard, cap, capped, insured } = found;
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={t('list.caption', { name: t('calculation.caption') })}
    >
      {/* An amount that breaks within its digits is misread. */}
      <Table
        size="small"
        aria-label={t('calculation.caption')}
        sx={{ '& td, & th': { px: 0.75, whiteSpace: 'nowrap', overflowWrap: 'normal' } }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('calculation.band')}</TableCell>
            <TableCell align="right">{t('calculation.base')}</TableCell>
            <TableCell align="right">{t('calculation.rate')}</TableCell>
            <TableCell align="right">{t('calculation.amount')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {bands.map(({ from, to, rate, base, amount }) => (
            <TableRow key={from}>
              <TableCell component="th" scope="row">
                {to
                  ? t('calculation.range', { from: round(from), to: round(to) })
                  : t('calculation.above', { from: round(from) })}
              </TableCell>
              <TableCell align="right">{round(base)}</TableCell>
              <TableCell align="right">{percentOf(rate)}%</TableCell>
              <TableCell align="right">{formatMoney(amount)}</TableCell>
            </TableRow>
          ))}
          {standard && <Sum label={t('calculation.standard')} amount={formatMoney(standard)} />}
          {cap && (
            <Sum
              label={capped ? `${t('calculation.cap')} (${t('calculation.capped')})` : t('calculation.cap')}
              amount={formatMoney(cap)}
            />
          )}
          {insured === false && found.amount && (
            <Sum label={t('calculation.uninsured')} amount={formatMoney(found.amount)} />
          )}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Sum({ label, amount }: { label: string; amount: string }) {
  return (
    <TableRow>
      <TableCell component="th" scope="row" colSpan={3}>
        {label}
      </TableCell>
      <TableCell align="right">
        <b>{amount}</b>
      </TableCell>
    </TableRow>
  );
}
