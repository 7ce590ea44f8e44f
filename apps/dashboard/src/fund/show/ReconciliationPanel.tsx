import ExpandMore from '@mui/icons-material/ExpandMore';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Panel } from '../../components/Facts.tsx';
import { formatMoment, formatMoney } from '../../components/format.ts';
import { ToneChip } from '../../components/StateChip.tsx';
import {
  type FundPageFragment,
  FundReconciliationDocument,
  type FundReconciliationQuery,
} from '../../generated/graphql.ts';
import { execute, messageOf } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { ScrollTable } from '../ScrollTable.tsx';

type Proof = NonNullable<FundReconciliationQuery['fund']>['reconciliation'];

/** The proof that every balance is its postings, and that what is set aside, sent and owed is that of its cases. */
export function ReconciliationPanel({ fund }: { fund: FundPageFragment }) {
  const { id } = fund;
  const t = useT();
  const translate = useTranslate();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['funds', 'reconciliation', id],
    queryFn: ({ signal }) => execute(FundReconciliationDocument, { id }, signal),
  });
  const proof = data?.fund?.reconciliation;
  return (
    <Panel
      title={t('fund.reconciliation')}
      actions={
        <Button onClick={() => refetch()} disabled={isFetching}>
          {t('fund.reconcileAgain')}
        </Button>
      }
    >
      {error && !proof ? (
        <Alert severity="error">{translate(messageOf(error))}</Alert>
      ) : proof ? (
        <Proven fund={fund} proof={proof} />
      ) : (
        <Skeleton variant="rounded" height={160} />
      )}
    </Panel>
  );
}

interface ProofProps {
  fund: FundPageFragment;
  proof: Proof;
}

/** The sentence, and on demand, or where something differs, every comparison. */
function Proven({ fund, proof }: ProofProps) {
  const t = useT();
  const [wanted, setWanted] = useState(false);
  const open = wanted || !proof.agrees;
  const differing = proof.comparisons.filter(({ agrees }) => !agrees).length;
  const sentence = proof.agrees
    ? t('fund.agrees', { smart_count: proof.comparisons.length, at: formatMoment(proof.at) })
    : t('fund.differs', { smart_count: differing, at: formatMoment(proof.at) });
  return (
    <>
      <Box role="status" sx={{ mb: 1.5 }}>
        <Alert severity={proof.agrees ? 'success' : 'error'} role="presentation">
          {sentence}
        </Alert>
      </Box>
      {proof.agrees && (
        <Button
          color="inherit"
          aria-expanded={open}
          endIcon={<ExpandMore sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}
          onClick={() => setWanted(!wanted)}
          sx={{ mb: open ? 1 : 0 }}
        >
          {t(open ? 'fund.hideProof' : 'fund.showProof')}
        </Button>
      )}
      {open && <ProofTable fund={fund} proof={proof} />}
    </>
  );
}

function ProofTable({ fund, proof }: ProofProps) {
  const t = useT();
  const term = useTerm();
  const purposes = new Map(fund.purposes.map(({ id, name }) => [id, name]));
  return (
    <ScrollTable name={t('fund.reconciliation')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('fund.check')}</TableCell>
          <TableCell>{t('fund.accountKind')}</TableCell>
          <TableCell align="right">{t('fund.kept')}</TableCell>
          <TableCell align="right">{t('fund.counted')}</TableCell>
          <TableCell>{t('fund.result')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {proof.comparisons.map(({ check, account, purposeId, kept, counted, agrees }) => (
          <TableRow key={`${check} ${account} ${purposeId}`}>
            <TableCell component="th" scope="row">
              {term('fundCheck', check)}
            </TableCell>
            <TableCell>
              {term('fundAccount', account)}
              {purposeId && (
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {' '}
                  ({purposes.get(purposeId)})
                </Box>
              )}
            </TableCell>
            <TableCell align="right">{formatMoney(kept)}</TableCell>
            <TableCell align="right">{formatMoney(counted)}</TableCell>
            <TableCell>
              <ToneChip tone={agrees ? 'good' : 'bad'} label={t(agrees ? 'fund.same' : 'fund.different')} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollTable>
  );
}
