import Button from '@mui/material/Button';
import { useState } from 'react';
import { formatMoney } from '../../components/format.ts';
import {
  type BatchPageFragment,
  CheckPaymentBatchDocument,
  DiscardPaymentBatchDocument,
  ExportPaymentBatchDocument,
} from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { text } from '../fundValues.ts';
import { reasonProblems } from '../problems.ts';
import { MoneyDialog } from '../record/MoneyDialog.tsx';
import { ReasonInput } from '../record/ReasonInput.tsx';

interface Props {
  batch: BatchPageFragment;
  onClose: () => void;
}

const targetOf = ({ id, version }: BatchPageFragment, idempotencyKey: string) => ({
  id,
  expectedVersion: version,
  idempotencyKey,
});

const dialogs = { CHECK: CheckDialog, EXPORT: ExportDialog, DISCARD: DiscardDialog } as const;
type Offered = keyof typeof dialogs;
const offers: readonly Offered[] = ['CHECK', 'EXPORT', 'DISCARD'];

/** What this reader may do with the batch now; the bank's answer has a place of its own. */
export function BatchCommands({ batch }: { batch: BatchPageFragment }) {
  const term = useTerm();
  const [open, setOpen] = useState<Offered>();
  const Dialog = open && dialogs[open];
  return (
    <>
      {offers
        .filter(operation => batch.availableOperations.includes(operation))
        .map(operation => (
          <Button
            key={operation}
            variant={operation === 'DISCARD' ? 'outlined' : 'contained'}
            color={operation === 'DISCARD' ? 'error' : 'primary'}
            onClick={() => setOpen(operation)}
          >
            {term('batchOperation', operation)}
          </Button>
        ))}
      {Dialog && <Dialog batch={batch} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function CheckDialog({ batch, onClose }: Props) {
  const t = useT();
  return (
    <MoneyDialog
      narrow
      title={t('batch.check')}
      lead={t('batch.checkLead', { smart_count: batch.count, amount: formatMoney(batch.total) })}
      submitLabel={t('batch.checkDo')}
      done="batch.checked"
      doneValues={{ number: batch.number }}
      onClose={onClose}
      send={async (_, key) =>
        unwrap((await execute(CheckPaymentBatchDocument, targetOf(batch, key))).checkPaymentBatch)
      }
    />
  );
}

function ExportDialog({ batch, onClose }: Props) {
  const t = useT();
  return (
    <MoneyDialog
      narrow
      title={t('batch.export')}
      lead={t('batch.exportLead', { smart_count: batch.count, amount: formatMoney(batch.total) })}
      submitLabel={t('batch.exportDo')}
      done="batch.exported"
      doneValues={{ number: batch.number }}
      onClose={onClose}
      send={async (_, key) =>
        unwrap((await execute(ExportPaymentBatchDocument, targetOf(batch, key))).exportPaymentBatch)
      }
    />
  );
}

function DiscardDialog({ batch, onClose }: Props) {
  const t = useT();
  return (
    <MoneyDialog
      narrow
      danger
      title={t('batch.discard')}
      lead={t('batch.discardLead')}
      submitLabel={t('batch.discardDo')}
      values={{ reason: '' }}
      problems={reasonProblems}
      done="batch.discarded"
      doneValues={{ number: batch.number }}
      onClose={onClose}
      send={async (values, key) => {
        const variables = { ...targetOf(batch, key), reason: text(values['reason']) };
        return unwrap((await execute(DiscardPaymentBatchDocument, variables)).discardPaymentBatch);
      }}
    >
      <ReasonInput />
    </MoneyDialog>
  );
}
