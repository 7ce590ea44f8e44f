import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { casePath } from '../../casework/paths.ts';
import { dayInShanghai, formatMoney } from '../../components/format.ts';
import type { Column } from '../../components/list/rows.tsx';
import type { PaymentRowFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { batchPath } from '../paths.ts';
import { PaymentStatusChip } from '../StatusChips.tsx';
import { PaymentMenu } from './PaymentMenu.tsx';

type Row = PaymentRowFragment;

/** What a list of payments shows; within a batch, the batch is not said again. */
export function usePaymentColumns(ofBatch = false): Column<Row>[] {
  const t = useT();
  const term = useTerm();
  const batch: Column<Row> = {
    key: 'batch',
    label: t('batch.batch'),
    render: row => (row.batch ? <Link to={batchPath(row.batch.id)}>{row.batch.number}</Link> : '—'),
  };
  return [
    {
      key: 'number',
      label: t('payment.number'),
      ...(!ofBatch && { sort: 'number' }),
      render: row => row.number,
    },
    {
      key: 'status',
      label: term('field', 'status'),
      render: row => <PaymentStatusChip status={row.status} />,
    },
    {
      key: 'amount',
      label: t('fund.amount'),
      ...(!ofBatch && { sort: 'amount' }),
      end: true,
      render: row => <PaymentAmount row={row} />,
    },
    { key: 'payee', label: t('payment.payee'), render: row => <Payee row={row} /> },
    { key: 'use', label: t('payment.use'), render: row => term('paymentUse', row.use) },
    {
      key: 'case',
      label: t('payment.case'),
      render: row => (row.case ? <Link to={casePath(row.case.id)}>{row.case.number}</Link> : '—'),
    },
    ...(ofBatch ? [] : [batch]),
    { key: 'fund', label: t('fund.fund'), extra: true, render: row => row.fund?.name ?? '—' },
    {
      key: 'createdAt',
      label: t('payment.readySince'),
      extra: true,
      render: row => dayInShanghai(row.createdAt),
    },
    { key: 'paidOn', label: t('payment.paidOn'), extra: ofBatch === false, render: row => row.paidOn ?? '—' },
    {
      key: 'reference',
      label: t('payment.bankReference'),
      extra: true,
      render: row => row.bankReference ?? '—',
    },
    { key: 'do', label: t('payment.do'), render: row => <PaymentMenu payment={row} /> },
  ];
}

function PaymentAmount({ row }: { row: Row }) {
  const t = useT();
  return (
    <>
      {formatMoney(row.amount)}
      {Number(row.setOff) > 0 && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {t('payment.setOff', { amount: formatMoney(row.setOff) })}
        </Box>
      )}
    </>
  );
}

/** To whom and to which account; why it came back. */
function Payee({ row }: { row: Row }) {
  const account = [row.bankName, row.bankAccount.present && row.bankAccount.masked].filter(Boolean);
  return (
    <Box sx={{ maxWidth: 300 }}>
      {row.payeeName}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{account.join(' · ')}</Box>
      {row.failure && <Box sx={{ color: 'error.main', fontSize: '0.875rem' }}>{row.failure}</Box>}
    </Box>
  );
}
