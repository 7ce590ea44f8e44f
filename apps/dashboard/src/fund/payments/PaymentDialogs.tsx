import { TextInput } from '../../components/form/inputs.tsx';
import { formatMoney } from '../../components/format.ts';
import {
  CancelPaymentDocument,
  ChangePayeeDocument,
  type PaymentRowFragment,
  RetryPaymentDocument,
} from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { text } from '../fundValues.ts';
import { payeeProblems, reasonProblems } from '../problems.ts';
import { MoneyDialog } from '../record/MoneyDialog.tsx';
import { ReasonInput } from '../record/ReasonInput.tsx';
import { payeeInput } from '../values.ts';

interface Props {
  payment: PaymentRowFragment;
  onClose: () => void;
}

const targetOf = ({ id, version }: PaymentRowFragment, idempotencyKey: string) => ({
  id,
  expectedVersion: version,
  idempotencyKey,
});

/** Where the money has to go instead; the account is typed anew, for it is never shown whole. */
export function PayeeDialog({ payment, onClose }: Props) {
  const t = useT();
  const { payeeName, bankName } = payment;
  return (
    <MoneyDialog
      title={t('payment.changePayee', { number: payment.number })}
      lead={
        payment.failure ? t('payment.failedBecause', { reason: payment.failure }) : t('payment.payeeLead')
      }
      submitLabel={t('action.save')}
      values={{ payeeName, bankName, bankAccount: '', reason: '' }}
      problems={payeeProblems}
      done="payment.payeeChanged"
      doneValues={{ number: payment.number }}
      onClose={onClose}
      send={async (values, key) => {
        const variables = { ...targetOf(payment, key), input: payeeInput(values) };
        return unwrap((await execute(ChangePayeeDocument, variables)).changePayee);
      }}
    >
      <TextInput name="payeeName" label={t('payment.payee')} maxLength={100} required />
      <TextInput name="bankName" maxLength={100} required />
      <TextInput
        name="bankAccount"
        inputMode="numeric"
        maxLength={40}
        required
        helperText={t('payment.accountHelp', { masked: payment.bankAccount.masked })}
      />
      <ReasonInput />
    </MoneyDialog>
  );
}

export function RetryDialog({ payment, onClose }: Props) {
  const t = useT();
  return (
    <MoneyDialog
      narrow
      title={t('payment.retry', { number: payment.number })}
      lead={t('payment.retryLead', { payee: payment.payeeName, amount: formatMoney(payment.amount) })}
      submitLabel={t('payment.retryDo')}
      done="payment.retried"
      doneValues={{ number: payment.number }}
      onClose={onClose}
      send={async (_, key) =>
        unwrap((await execute(RetryPaymentDocument, targetOf(payment, key))).retryPayment)
      }
    />
  );
}

export function CancelDialog({ payment, onClose }: Props) {
  const t = useT();
  return (
    <MoneyDialog
      narrow
      danger
      title={t('payment.cancel', { number: payment.number })}
      lead={t('payment.cancelLead', { amount: formatMoney(payment.amount) })}
      submitLabel={t('payment.cancelDo')}
      values={{ reason: '' }}
      problems={reasonProblems}
      done="payment.cancelled"
      doneValues={{ number: payment.number }}
      onClose={onClose}
      send={async (values, key) => {
        const variables = { ...targetOf(payment, key), reason: text(values['reason']) };
        return unwrap((await execute(CancelPaymentDocument, variables)).cancelPayment);
      }}
    >
      <ReasonInput />
    </MoneyDialog>
  );
}
