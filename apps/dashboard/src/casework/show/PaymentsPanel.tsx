import Box from '@mui/material/Box';
import type { AnyProgramme, PaymentStatus } from '@zhucan/domain';
import { Panel, Quiet } from '../../components/Facts.tsx';
import { formatMoney } from '../../components/format.ts';
import { type Tone, ToneChip } from '../../components/StateChip.tsx';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import type { CasePage } from '../types.ts';

const tones: Record<PaymentStatus, Tone> = {
  READY: 'info',
  BATCHED: 'info',
  SENT: 'info',
  PAID: 'good',
  FAILED: 'bad',
  CANCELLED: 'neutral',
};

/** The case's money: what is to be paid to whom, and what the bank said. */
export function PaymentsPanel({ one, programme }: { one: CasePage; programme: AnyProgramme }) {
  const t = useT();
  const term = useTerm();
  if (!programme.pays) return null;
  return (
    <Panel title={t('case.payments')}>
      {one.payments.length === 0 && <Quiet>{t('case.paymentsNone')}</Quiet>}
      <Box component="ul" aria-label={t('case.payments')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {one.payments.map(payment => (
          <Box
            component="li"
            key={payment.id}
            sx={{ py: 0.75, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
          >
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
              <b>{formatMoney(payment.amount)}</b>
              <span>{term('paymentUse', payment.use)}</span>
              <Box component="span" sx={{ ml: 'auto' }}>
                <ToneChip tone={tones[payment.status]} label={term('paymentStatus', payment.status)} />
              </Box>
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
              {[
                payment.number,
                payment.fund?.name,
                payment.payeeName,
                payment.bankName,
                payment.bankAccount.present && payment.bankAccount.masked,
                payment.paidOn,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Box>
            {Number(payment.setOff) > 0 && (
              <Box sx={{ fontSize: '0.875rem' }}>
                {t('case.setOff', { amount: formatMoney(payment.setOff) })}
              </Box>
            )}
            {payment.failure && (
              <Box sx={{ color: 'error.main', fontSize: '0.875rem' }}>{payment.failure}</Box>
            )}
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
