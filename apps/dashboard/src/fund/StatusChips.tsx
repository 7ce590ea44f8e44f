import type { BankAnswerOutcome, BatchStatus, PaymentStatus } from '@zhucan/domain';
import { type Tone, ToneChip } from '../components/StateChip.tsx';
import { useTerm } from '../providers/i18n/terms.ts';

const paymentTones: Record<PaymentStatus, Tone> = {
  READY: 'info',
  BATCHED: 'info',
  SENT: 'warn',
  PAID: 'good',
  FAILED: 'bad',
  CANCELLED: 'neutral',
};
const batchTones: Record<BatchStatus, Tone> = {
  OPEN: 'warn',
  CHECKED: 'info',
  EXPORTED: 'info',
  RECONCILED: 'good',
  DISCARDED: 'neutral',
};
const answerTones: Record<BankAnswerOutcome, Tone> = {
  PAID: 'good',
  FAILED: 'bad',
  UNKNOWN: 'warn',
  DIFFERS: 'warn',
  REPEATED: 'neutral',
};

export function PaymentStatusChip({ status }: { status: PaymentStatus }) {
  const term = useTerm();
  return <ToneChip tone={paymentTones[status]} label={term('paymentStatus', status)} />;
}

export function BatchStatusChip({ status }: { status: BatchStatus }) {
  const term = useTerm();
  return <ToneChip tone={batchTones[status]} label={term('batchStatus', status)} />;
}

export function AnswerChip({ outcome }: { outcome: BankAnswerOutcome }) {
  const term = useTerm();
  return <ToneChip tone={answerTones[outcome]} label={term('bankAnswer', outcome)} />;
}
