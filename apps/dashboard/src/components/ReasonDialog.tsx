import { type Problem, problem } from '@zhucan/domain';
import type { ReactNode } from 'react';
import { useT } from '../providers/i18n/index.ts';
import type { FormValues } from './form/draft.ts';
import { FormDialog } from './form/FormDialog.tsx';
import { TextInput } from './form/inputs.tsx';

interface Props {
  open: boolean;
  title: string;
  lead?: ReactNode;
  submitLabel: string;
  danger?: boolean;
  /** Some operations need no reason; then this is a plain question. */
  withReason?: boolean;
  /** More fields of the operation, above the reason. */
  children?: ReactNode;
  /** Rejects with what is wrong, which is then shown here; the dialog stays open and nothing typed is lost. */
  onSubmit: (reason: string) => Promise<void>;
  onClose: () => void;
}

const shortestReason = 4;
const nothingTyped = { reason: '' };

const reasonOf = ({ reason }: FormValues): string => String(reason ?? '').trim();

function reasonProblems(values: FormValues): readonly Problem[] {
  return reasonOf(values).length < shortestReason
    ? [problem('REASON_REQUIRED', 'reason', { min: shortestReason })]
    : [];
}

/** Asks before something that is recorded, with the reason that the record needs. */
export function ReasonDialog({ withReason = true, children, onSubmit, ...frame }: Props) {
  const t = useT();
  return (
    <FormDialog
      {...frame}
      narrow
      values={nothingTyped}
      problems={withReason ? reasonProblems : undefined}
      onSubmit={values => onSubmit(reasonOf(values))}
    >
      {withReason ? (
        <>
          {children}
          <TextInput
            name="reason"
            label={t('form.reason')}
            helperText={t('form.reasonHelp')}
            required
            multiline
            minRows={2}
            maxLength={500}
          />
        </>
      ) : (
        children
      )}
    </FormDialog>
  );
}
