import MoreVert from '@mui/icons-material/MoreVert';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { MenuButton } from '../../components/MenuButton.tsx';
import type { PaymentOperation, PaymentRowFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { CancelDialog, PayeeDialog, RetryDialog } from './PaymentDialogs.tsx';

const dialogs: Partial<Record<PaymentOperation, typeof RetryDialog>> = {
  CHANGE_PAYEE: PayeeDialog,
  RETRY: RetryDialog,
  CANCEL: CancelDialog,
};

/** What may be done with one payment, as the server says. */
export function PaymentMenu({ payment }: { payment: PaymentRowFragment }) {
  const t = useT();
  const term = useTerm();
  const [open, setOpen] = useState<PaymentOperation>();
  const offered = payment.availableOperations.filter(operation => dialogs[operation]);
  if (offered.length === 0 && !open) return '—';
  const Dialog = open && dialogs[open];
  return (
    <Box sx={{ position: 'relative', zIndex: 1, display: 'inline-block' }}>
      <MenuButton
        label={t('payment.menuOf', { number: payment.number })}
        icon={<MoreVert fontSize="small" />}
        choices={offered.map(operation => ({
          key: operation,
          text: term('paymentOperation', operation),
          onChoose: () => setOpen(operation),
        }))}
      />
      {Dialog && <Dialog payment={payment} onClose={() => setOpen(undefined)} />}
    </Box>
  );
}
