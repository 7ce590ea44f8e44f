import { BATCH_STATUSES } from '@zhucan/domain';
import { formatMoment, formatMoney } from '../../components/format.ts';
import type { Filter } from '../../components/list/filters.ts';
import { ListPage } from '../../components/list/ListPage.tsx';
import type { Column } from '../../components/list/rows.tsx';
import type { PaymentBatchRowFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../../providers/i18n/terms.ts';
import { batchPath, paymentsPath } from '../paths.ts';
import { BatchStatusChip } from '../StatusChips.tsx';
import { useFundChoices } from '../useFunds.ts';

/** What goes to the bank together: made by one, checked by another, answered by the bank. */
export default function BatchList() {
  const t = useT();
  return (
    <ListPage<PaymentBatchRowFragment>
      resource="payment-batches"
      title={t('batch.list')}
      lead={t('batch.listLead')}
      filters={useFilters()}
      columns={useColumns()}
      rowLabel={({ number }) => number}
      rowPath={({ id }) => batchPath(id)}
      create={{ to: paymentsPath({ status: ['READY'] }), label: t('batch.fromReady') }}
      empty={{ title: t('batch.empty'), hint: t('batch.emptyHint') }}
    />
  );
}

function useColumns(): Column<PaymentBatchRowFragment>[] {
  const t = useT();
  const term = useTerm();
  const moment = (at: string | null | undefined) => (at ? formatMoment(at) : '—');
  return [
    { key: 'number', label: t('batch.number'), render: row => row.number },
    {
      key: 'status',
      label: term('field', 'status'),
      render: row => <BatchStatusChip status={row.status} />,
    },
    { key: 'count', label: t('batch.count'), end: true, render: row => row.count },
    { key: 'total', label: t('batch.total'), end: true, render: row => formatMoney(row.total) },
    { key: 'fund', label: t('fund.fund'), render: row => row.fund?.name ?? '—' },
    { key: 'createdBy', label: t('batch.madeBy'), render: row => row.createdBy ?? '—' },
    { key: 'checkedBy', label: t('batch.checkedBy'), render: row => row.checkedBy ?? '—' },
    { key: 'createdAt', label: t('batch.madeAt'), render: row => moment(row.createdAt) },
    { key: 'exportedAt', label: t('batch.sentAt'), extra: true, render: row => moment(row.exportedAt) },
    {
      key: 'reconciledAt',
      label: t('batch.reconciledAt'),
      extra: true,
      render: row => moment(row.reconciledAt),
    },
  ];
}

function useFilters(): Filter[] {
  const t = useT();
  const term = useTerm();
  const funds = useFundChoices();
  const statuses = useTermChoices('batchStatus', BATCH_STATUSES);
  return [
    { kind: 'many', key: 'status', label: term('field', 'status'), choices: statuses, primary: true },
    { kind: 'one', key: 'fund', label: t('fund.fund'), choices: funds, primary: true },
  ];
}
