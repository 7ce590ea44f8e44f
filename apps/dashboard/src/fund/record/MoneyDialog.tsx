import { useQueryClient } from '@tanstack/react-query';
import type { Problem } from '@zhucan/domain';
import type { ReactNode } from 'react';
import { useNotify } from 'react-admin';
import type { FormValues } from '../../components/form/draft.ts';
import { FormDialog } from '../../components/form/FormDialog.tsx';
import { refreshAll } from '../../components/refreshAll.ts';
import { refusalOf } from '../../providers/graphql.ts';
import type { MessageKey } from '../../providers/i18n/index.ts';
import { useOnceKey } from '../once.ts';

interface Props {
  title: string;
  lead?: ReactNode;
  submitLabel: string;
  danger?: boolean;
  narrow?: boolean;
  values?: FormValues;
  problems?: (values: FormValues) => readonly Problem[];
  /** Sends the command under the key of this form. */
  send: (values: FormValues, key: string) => Promise<unknown>;
  /** Said once it is done. */
  done: MessageKey;
  doneValues?: Readonly<Record<string, unknown>>;
  onDone?: () => void;
  onClose: () => void;
  children?: ReactNode;
}

const nothing: FormValues = {};

/** A command on money. It stands as long as it is mounted, and has one key for as long: whatever is sent twice is done once. */
export function MoneyDialog({ values, send, done, doneValues, onDone, onClose, children, ...frame }: Props) {
  const key = useOnceKey();
  const notify = useNotify();
  const queryClient = useQueryClient();

  async function submit(entered: FormValues) {
    try {
      await send(entered, key);
    } catch (error) {
      // What stands behind this form has changed meanwhile: it is shown as it is now.
      if (refusalOf(error)?.code !== 'VALIDATION') await refreshAll(queryClient);
      throw error;
    }
    notify(done, { type: 'success', ...(doneValues && { messageArgs: doneValues }) });
    onClose();
    onDone?.();
    await refreshAll(queryClient);
  }

  return (
    <FormDialog {...frame} open values={values ?? nothing} onSubmit={submit} onClose={onClose}>
      {children}
    </FormDialog>
  );
}
