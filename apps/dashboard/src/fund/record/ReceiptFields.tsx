import { DateInput, TextInput } from '../../components/form/inputs.tsx';
import { useT } from '../../providers/i18n/index.ts';

/** What every paper of money has: how much, which paper, of which day. */
export function ReceiptFields({ amountHelp }: { amountHelp?: string }) {
  const t = useT();
  return (
    <>
      <TextInput
        name="amount"
        label={t('fund.amount')}
        inputMode="decimal"
        maxLength={20}
        required
        helperText={amountHelp}
      />
      <TextInput
        name="reference"
        label={t('fund.reference')}
        helperText={t('fund.referenceHelp')}
        maxLength={100}
        required
      />
      <DateInput name="valueOn" label={t('fund.valueOn')} />
      <TextInput name="memo" label={t('fund.memo')} multiline minRows={2} maxLength={500} />
    </>
  );
}

export const emptyReceipt = { amount: '', reference: '', valueOn: '', memo: '' };
