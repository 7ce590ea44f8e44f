import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { useNavigate } from 'react-router';
import { formatMoney } from '../../components/format.ts';
import { CreatePaymentBatchDocument, type PaymentRowFragment } from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { sumOf } from '../money.ts';
import { batchPath } from '../paths.ts';
import { MoneyDialog } from '../record/MoneyDialog.tsx';
import { batchOf } from './tabs.ts';

/** What is ticked on this page, made into a batch for the bank. */
export function MakeBatch() {
  const t = useT();
  const { data = [], selectedIds, onUnselectItems } = useListContext<PaymentRowFragment>();
  const [open, setOpen] = useState(false);
  const rows = data.filter(({ id }) => selectedIds.includes(id));
  if (rows.length === 0) return null;
  const batch = batchOf(rows);
  const ready = 'payments' in batch ? batch : undefined;
  return (
    <Box
      role="region"
      aria-label={t('payment.chosenRows')}
      className="no-print"
      sx={theme => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        mb: 1.5,
        px: 1.5,
        py: 0.75,
        borderRadius: 1,
        backgroundColor: theme.zhucan.brandSoft,
      })}
    >
      <Box role="status" sx={{ fontWeight: 600, mr: 'auto' }}>
        {ready
          ? t('payment.chosen', {
              smart_count: ready.payments.length,
              amount: formatMoney(sumOf(ready.payments.map(({ amount }) => amount))),
            })
          : t('problem' in batch && batch.problem === 'funds' ? 'payment.twoFunds' : 'payment.noneReady')}
      </Box>
      <Button variant="contained" disabled={!ready} onClick={() => setOpen(true)}>
        {t('payment.makeBatch')}
      </Button>
      <Button color="inherit" onClick={() => onUnselectItems()}>
        {t('case.unchoose')}
      </Button>
      {open && ready && (
        <MakeDialog {...ready} onClose={() => setOpen(false)} onMade={() => onUnselectItems()} />
      )}
    </Box>
  );
}

interface DialogProps {
  fundId: string;
  payments: readonly PaymentRowFragment[];
  onClose: () => void;
  onMade: () => void;
}

function MakeDialog({ fundId, payments, onClose, onMade }: DialogProps) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <MoneyDialog
      narrow
      title={t('payment.makeBatch')}
      lead={t('payment.makeBatchLead', {
        smart_count: payments.length,
        amount: formatMoney(sumOf(payments.map(({ amount }) => amount))),
        name: payments[0]?.fund?.name ?? '',
      })}
      submitLabel={t('payment.makeBatch')}
      done="batch.made"
      onClose={onClose}
      send={async (_, idempotencyKey) => {
        const variables = { fundId, paymentIds: payments.map(({ id }) => id), idempotencyKey };
        const made = unwrap((await execute(CreatePaymentBatchDocument, variables)).createPaymentBatch);
        onMade();
        navigate(batchPath(made.id));
      }}
    />
  );
}
