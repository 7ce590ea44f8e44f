import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import type { FormValues } from '../../components/form/draft.ts';
import { FormDialog } from '../../components/form/FormDialog.tsx';
import { refreshAll } from '../../components/refreshAll.ts';
import { refusalOf } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { certificatePath } from '../paths.ts';
import { operationFields } from './OperationFields.tsx';
import { isEnding, type Offered } from './order.ts';
import { type Certificate, specs } from './specs.ts';

interface Props {
  certificate: Certificate;
  /** Null while no dialog is open. */
  operation: Offered | null;
  onClose: () => void;
}

/** Asks for what an operation needs, does it, and says in plain words what has become of the certificate. */
export function OperationDialog({ certificate, operation, onClose }: Props) {
  const t = useT();
  const term = useTerm();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  if (!operation) return null;
  const spec = specs[operation];
  const name = certificate.person?.name ?? '';

  async function submit(values: FormValues) {
    if (!operation) return;
    const after = await spec.send(certificate, values).catch(async error => {
      // The page behind shows what the other one saved, so that the next attempt is made knowing it.
      if (refusalOf(error)?.code !== 'STALE') throw error;
      await refreshAll(queryClient);
      throw new Error('certificate.stale');
    });
    notify(`certificate.done.${operation}`, {
      type: 'success',
      messageArgs: { name, until: after.expiresOn ?? '' },
      autoHideDuration: 8000,
    });
    onClose();
    await refreshAll(queryClient);
    // A renewal, a change and a reissue open an application of their own: that is where the work goes on.
    if (after.id !== certificate.id) navigate(certificatePath(after.id));
  }

  return (
    <FormDialog
      open
      title={t('certificate.operationTitle', { operation: term('certificateOperation', operation), name })}
      lead={t(`certificate.lead.${operation}`)}
      submitLabel={term('certificateOperation', operation)}
      danger={isEnding(operation)}
      wide={operation === 'ASSESS'}
      values={spec.values(certificate)}
      problems={values => spec.problems(values, certificate)}
      onSubmit={submit}
      onClose={onClose}
    >
      {operationFields(operation, certificate)}
    </FormDialog>
  );
}
