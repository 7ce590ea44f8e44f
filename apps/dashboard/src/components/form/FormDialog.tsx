import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import type { Problem } from '@zhucan/domain';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { FormProvider, useForm } from 'react-hook-form';
import { messageOf, refusalOf } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import type { FormValues } from './draft.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { listErrors, toFieldErrors } from './problems.ts';

interface Props {
  open: boolean;
  title: string;
  lead?: ReactNode;
  submitLabel: string;
  danger?: boolean;
  wide?: boolean;
  /** For a question with a field or none. */
  narrow?: boolean;
  values: FormValues;
  problems?: ((values: FormValues) => readonly Problem[]) | undefined;
  /** Rejects with what is wrong; the dialog then stays open, says so, and nothing typed is lost. */
  onSubmit: (values: FormValues) => Promise<void>;
  onClose: () => void;
  children?: ReactNode;
}

/** A short form in a dialog: fields are checked when they are left, refusals shown where they belong. */
export function FormDialog({ open, onClose, wide = false, narrow = false, ...rest }: Props) {
  const titleId = useId();
  return (
    <Dialog
      open={open}
      // A stray click beside the dialog does not throw away what was typed; Escape and Cancel do.
      onClose={(_, why) => why !== 'backdropClick' && onClose()}
      aria-labelledby={titleId}
      maxWidth={wide ? 'md' : narrow ? 'xs' : 'sm'}
      fullWidth
    >
      {open && <Body titleId={titleId} onClose={onClose} {...rest} />}
    </Dialog>
  );
}

function Body(props: Omit<Props, 'open' | 'wide' | 'narrow'> & { titleId: string }) {
  const {
    title,
    titleId,
    lead,
    submitLabel,
    danger = false,
    values,
    problems,
    onSubmit,
    onClose,
    children,
  } = props;
  const translate = useTranslate();
  const form = useForm<FormValues>({
    defaultValues: values,
    mode: 'onBlur',
    reValidateMode: 'onChange',
    resolver: entered => {
      const errors = toFieldErrors(problems?.(entered) ?? []);
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values: entered, errors: {} };
    },
  });
  const { errors, isSubmitting, submitCount } = form.formState;
  const fields = useFirstField();

  async function submit(entered: FormValues) {
    try {
      await onSubmit(entered);
    } catch (error) {
      const refusal = refusalOf(error);
      for (const [field, message] of Object.entries(refusal?.errors ?? {})) {
        form.setError(field.replace(/^input\./, ''), { type: 'server', message });
      }
      if (!refusal?.errors) form.setError('root.server', { message: translate(messageOf(error)) });
      requestAnimationFrame(() => document.getElementById('form-errors')?.focus());
    }
  }

  return (
    <FormProvider {...form}>
      <form
        noValidate
        onSubmit={event => {
          event.stopPropagation();
          void form.handleSubmit(submit)(event);
        }}
      >
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent ref={fields} sx={{ display: 'grid', gap: 2 }}>
          {lead && <DialogContentText component="div">{lead}</DialogContentText>}
          <ErrorSummary
            errors={submitCount > 0 ? listErrors(errors) : []}
            general={errors.root?.['server']?.message}
          />
          {children}
        </DialogContent>
        <Actions
          danger={danger}
          busy={isSubmitting}
          submitLabel={submitLabel}
          autoFocus={children === undefined || children === null}
          onClose={onClose}
        />
      </form>
    </FormProvider>
  );
}

/** The first field has the keyboard, so that typing starts at once and Ctrl+Enter belongs to this form. */
function useFirstField() {
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    fields.current
      ?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, [role="combobox"]')
      ?.focus();
  }, []);
  return fields;
}

interface ActionsProps {
  danger: boolean;
  busy: boolean;
  submitLabel: string;
  /** A question without fields is answered with Enter. */
  autoFocus: boolean;
  onClose: () => void;
}

function Actions({ danger, busy, submitLabel, autoFocus, onClose }: ActionsProps) {
  const t = useT();
  return (
    <DialogActions>
      <Button color="inherit" onClick={onClose}>
        {t('action.cancel')}
      </Button>
      <Button
        type="submit"
        variant="contained"
        color={danger ? 'error' : 'primary'}
        disabled={busy}
        aria-keyshortcuts="Control+Enter"
        autoFocus={autoFocus}
      >
        {busy ? t('action.saving') : submitLabel}
      </Button>
    </DialogActions>
  );
}
