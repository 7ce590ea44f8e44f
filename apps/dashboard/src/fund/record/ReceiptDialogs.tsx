import { useWatch } from 'react-hook-form';
import { ChoiceInput, TextInput } from '../../components/form/inputs.tsx';
import { today } from '../../components/format.ts';
import {
  type FundPageFragment,
  RecordAppropriationDocument,
  RecordDonationDocument,
  RecordInterestDocument,
  RecordPurchaseDocument,
} from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTermChoices } from '../../providers/i18n/terms.ts';
import { appropriationProblems, donationProblems, receiptProblems } from '../problems.ts';
import { appropriationInput, donationInput, receiptInput } from '../values.ts';
import { MoneyDialog } from './MoneyDialog.tsx';
import { emptyReceipt, ReceiptFields } from './ReceiptFields.tsx';

export interface DialogProps {
  fund: FundPageFragment;
  onClose: () => void;
}

const frameOf = ({ onClose }: DialogProps) => ({ onClose, done: 'fund.recorded' }) as const;
const onToday = () => ({ ...emptyReceipt, valueOn: today() });

export function AppropriationDialog(props: DialogProps) {
  const t = useT();
  const { fund } = props;
  return (
    <MoneyDialog
      {...frameOf(props)}
      title={t('fund.appropriation')}
      lead={t('fund.appropriationLead', { name: fund.name })}
      submitLabel={t('fund.record')}
      values={{ ...onToday(), budgetYear: today().slice(0, 4) }}
      problems={values => appropriationProblems(values, today())}
      send={async (values, idempotencyKey) =>
        unwrap(
          (
            await execute(RecordAppropriationDocument, {
              fundId: fund.id,
              idempotencyKey,
              input: appropriationInput(values),
            })
          ).recordAppropriation,
        )
      }
    >
      <TextInput name="budgetYear" label={t('fund.budgetYear')} inputMode="numeric" maxLength={4} required />
      <ReceiptFields />
    </MoneyDialog>
  );
}

export function DonationDialog(props: DialogProps) {
  const t = useT();
  const { fund } = props;
  return (
    <MoneyDialog
      {...frameOf(props)}
      title={t('fund.donation')}
      lead={t('fund.donationLead', { name: fund.name })}
      submitLabel={t('fund.record')}
      values={{ ...onToday(), donorKind: '', donorName: '', purposeId: '' }}
      problems={values => donationProblems(values, today())}
      send={async (values, idempotencyKey) =>
        unwrap(
          (
            await execute(RecordDonationDocument, {
              fundId: fund.id,
              idempotencyKey,
              input: donationInput(values),
            })
          ).recordDonation,
        )
      }
    >
      <DonorFields fund={fund} />
      <ReceiptFields />
    </MoneyDialog>
  );
}

function DonorFields({ fund }: { fund: FundPageFragment }) {
  const t = useT();
  const anonymous = useWatch({ name: 'donorKind' }) === 'ANONYMOUS';
  const purposes = fund.purposes.filter(({ active }) => active).map(({ id, name }) => ({ id, name }));
  return (
    <>
      <ChoiceInput
        name="donorKind"
        label={t('fund.donorKind')}
        choices={useTermChoices('donorKind')}
        required
      />
      {!anonymous && <TextInput name="donorName" label={t('fund.donor')} maxLength={100} required />}
      <ChoiceInput
        name="purposeId"
        label={t('fund.purpose')}
        choices={purposes}
        helperText={t('fund.purposeHelp')}
      />
    </>
  );
}

export function InterestDialog(props: DialogProps) {
  const t = useT();
  const { fund } = props;
  return (
    <MoneyDialog
      {...frameOf(props)}
      title={t('fund.interest')}
      lead={t('fund.interestLead', { name: fund.name })}
      submitLabel={t('fund.record')}
      values={onToday()}
      problems={values => receiptProblems(values, today())}
      send={async (values, idempotencyKey) =>
        unwrap(
          (
            await execute(RecordInterestDocument, {
              fundId: fund.id,
              idempotencyKey,
              input: receiptInput(values),
            })
          ).recordInterest,
        )
      }
    >
      <ReceiptFields />
    </MoneyDialog>
  );
}

export function PurchaseDialog(props: DialogProps) {
  const t = useT();
  const { fund } = props;
  return (
    <MoneyDialog
      {...frameOf(props)}
      title={t('fund.purchase')}
      lead={t('fund.purchaseLead', { name: fund.name })}
      submitLabel={t('fund.record')}
      values={onToday()}
      problems={values => receiptProblems(values, today())}
      send={async (values, idempotencyKey) =>
        unwrap(
          (
            await execute(RecordPurchaseDocument, {
              fundId: fund.id,
              idempotencyKey,
              input: receiptInput(values),
            })
          ).recordPurchase,
        )
      }
    >
      <ReceiptFields />
    </MoneyDialog>
  );
}
