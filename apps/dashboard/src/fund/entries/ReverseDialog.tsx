import { formatMoney } from '../../components/format.ts';
import { type FundEntryRowFragment, ReverseEntryDocument } from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { text } from '../fundValues.ts';
import { reasonProblems } from '../problems.ts';
import { MoneyDialog } from '../record/MoneyDialog.tsx';
import { ReasonInput } from '../record/ReasonInput.tsx';

/** Takes an entry back by another that is the same turned round; both stay. */
export function ReverseDialog({ entry, onClose }: { entry: FundEntryRowFragment; onClose: () => void }) {
  const t = useT();
  return (
    <MoneyDialog
      narrow
      danger
      title={t('entry.reverse')}
      lead={t('entry.reverseLead', {
        name: entry.name,
        day: entry.bookedOn,
        amount: formatMoney(entry.amount),
      })}
      submitLabel={t('entry.reverse')}
      values={{ reason: '' }}
      problems={reasonProblems}
      done="entry.reversed"
      onClose={onClose}
      send={async (values, idempotencyKey) =>
        unwrap(
          (
            await execute(ReverseEntryDocument, {
              id: entry.id,
              idempotencyKey,
              reason: text(values['reason']),
            })
          ).reverseEntry,
        )
      }
    >
      <ReasonInput />
    </MoneyDialog>
  );
}
