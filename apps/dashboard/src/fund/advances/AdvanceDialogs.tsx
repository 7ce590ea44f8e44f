import { formatMoney, today } from '../../components/format.ts';
import {
  type AdvanceRowFragment,
  RepayAdvanceDocument,
  WriteOffAdvanceDocument,
} from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { text } from '../fundValues.ts';
import { reasonProblems, repaymentProblems } from '../problems.ts';
import { MoneyDialog } from '../record/MoneyDialog.tsx';
import { ReasonInput } from '../record/ReasonInput.tsx';
import { emptyReceipt, ReceiptFields } from '../record/ReceiptFields.tsx';
import { receiptInput } from '../values.ts';

interface Props {
  advance: AdvanceRowFragment;
  onClose: () => void;
}

const nameOf = ({ person, payment }: AdvanceRowFragment) => person?.name ?? payment?.payeeName ?? '';

/** Money came back: all of what is owed, or a part of it. */
export function RepayDialog({ advance, onClose }: Props) {
  const t = useT();
  const { id, outstanding } = advance;
  return (
    <MoneyDialog
      title={t('advance.repayOf', { name: nameOf(advance) })}
      lead={t('advance.repayLead', { amount: formatMoney(outstanding) })}
      submitLabel={t('fund.record')}
      values={{ ...emptyReceipt, amount: outstanding, valueOn: today() }}
      problems={values => repaymentProblems(values, today(), outstanding)}
      done="advance.repaid"
      onClose={onClose}
      send={async (values, idempotencyKey) =>
        unwrap(
          (await execute(RepayAdvanceDocument, { id, idempotencyKey, input: receiptInput(values) }))
            .repayAdvance,
        )
      }
    >
      <ReceiptFields amountHelp={t('advance.partHelp')} />
    </MoneyDialog>
  );
}

export function WriteOffDialog({ advance, onClose }: Props) {
  const t = useT();
  const { id, outstanding } = advance;
  return (
    <MoneyDialog
      narrow
      danger
      title={t('advance.writeOffOf', { name: nameOf(advance) })}
      lead={t('advance.writeOffLead', { amount: formatMoney(outstanding) })}
      submitLabel={t('advance.writeOff')}
      values={{ reason: '' }}
      problems={reasonProblems}
      done="advance.writtenOff"
      onClose={onClose}
      send={async (values, idempotencyKey) =>
        unwrap(
          (await execute(WriteOffAdvanceDocument, { id, idempotencyKey, reason: text(values['reason']) }))
            .writeOffAdvance,
        )
      }
    >
      <ReasonInput />
    </MoneyDialog>
  );
}
