import Button from '@mui/material/Button';
import { PAYMENT_USES } from '@zhucan/domain';
import { Link } from 'react-router';
import type { Filter } from '../../components/list/filters.ts';
import { ListPage } from '../../components/list/ListPage.tsx';
import type { PaymentRowFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTermChoices } from '../../providers/i18n/terms.ts';
import { batchesPath } from '../paths.ts';
import { useFundChoices, useProgrammeChoices } from '../useFunds.ts';
import { usePaymentColumns } from './columns.tsx';
import { MakeBatch } from './MakeBatch.tsx';
import { PaymentTabs } from './PaymentTabs.tsx';

const waiting = { status: ['READY'] };

/** Everything that is to be paid, was sent, was paid, or came back. */
export default function PaymentList() {
  const t = useT();
  return (
    <ListPage<PaymentRowFragment>
      resource="payments"
      title={t('payment.list')}
      lead={t('payment.listLead')}
      sort={{ field: 'number', order: 'DESC' }}
      startsWith={waiting}
      filters={useFilters()}
      columns={usePaymentColumns()}
      rowLabel={({ number }) => number}
      selectable
      actions={
        <Button component={Link} to={batchesPath} variant="outlined" color="inherit">
          {t('batch.list')}
        </Button>
      }
      bulk={
        <>
          <PaymentTabs />
          <MakeBatch />
        </>
      }
      empty={{ title: t('payment.empty'), hint: t('payment.emptyHint') }}
    />
  );
}

function useFilters(): Filter[] {
  const t = useT();
  const funds = useFundChoices();
  const programmes = useProgrammeChoices();
  const uses = useTermChoices('paymentUse', PAYMENT_USES);
  return [
    { kind: 'text', key: 'number', label: t('payment.number'), primary: true },
    { kind: 'one', key: 'fund', label: t('fund.fund'), choices: funds, primary: true },
    { kind: 'many', key: 'use', label: t('payment.use'), choices: uses, primary: true },
    { kind: 'many', key: 'programme', label: t('fund.programme'), choices: programmes, primary: true },
  ];
}
