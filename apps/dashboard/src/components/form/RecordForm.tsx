import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Problem } from '@zhucan/domain';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslate, useWarnWhenUnsavedChanges } from 'react-admin';
import { FormProvider, useForm, useFormState } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { isStale, messageOf, refusalOf, sessionEnd } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { DraftKeeper } from './DraftKeeper.tsx';
import type { FormValues } from './draft.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { listErrors, toFieldErrors } from './problems.ts';
import { StaleDialog } from './StaleDialog.tsx';

export interface SaveOptions {
  /** The version to save over: the one that was opened, or the newer one that the user chose to write over. */
  version?: number | undefined;
}

interface Props {
  /** Names the draft: `people.create`, `people.edit.<id>`. */
  name: string;
  values: FormValues;
  problems?: (values: FormValues) => readonly Problem[];
  /** Rejects with the server's refusal, which this form shows where it belongs. */
  onSave: (values: FormValues, options: SaveOptions) => Promise<void>;
  /** The record as it stands now, in the form's shape: asked for when someone else saved first. */
  current?: () => Promise<FormValues>;
  saveLabel?: string;
  /** Fields that the draft leaves out, beside those that no draft keeps. */
  secrets?: readonly string[];
  /** A value of a field in words, where its choices or its kind are not the domain's own terms. */
  tell?: (field: string, value: unknown) => string | undefined;
  /** With something beside the fields: the form takes the width of the page. */
  wide?: boolean;
  /** Between the last field and the buttons. */
  footer?: ReactNode;
  children: ReactNode;
}

/** Whether the session ended, or became another's, while this form was open. */
function useSessionOver(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const end = () => setOver(true);
    for (const kind of ['end', 'change']) sessionEnd.addEventListener(kind, end);
    return () => {
      for (const kind of ['end', 'change']) sessionEnd.removeEventListener(kind, end);
    };
  }, []);
  return over;
}

/** The form's state, and what becomes of a save: done, refused at its fields, or saved by someone else first. */
function useRecordForm({ values, problems, onSave, current }: Props) {
  const translate = useTranslate();
  const [stale, setStale] = useState<FormValues>();
  const [why, setWhy] = useState<string>();
  const saved = useRef(false);
  const form = useForm<FormValues>({
    defaultValues: values,
    mode: 'onBlur',
    reValidateMode: 'onChange',
    shouldFocusError: true,
    resolver: entered => {
      const errors = toFieldErrors(problems?.(entered) ?? []);
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values: entered, errors: {} };
    },
  });
  // Not while saving: the screen leaves as soon as the server has said yes, which may be before this form is drawn again.
  // Nor where the session is over: there is nothing to decide, and what was typed is kept as a draft.
  const over = useSessionOver();
  useWarnWhenUnsavedChanges(!form.formState.isSubmitting && !over, undefined, form.control);

  async function save(entered: FormValues, options: SaveOptions) {
    try {
      await onSave(entered, options);
      saved.current = true;
      setStale(undefined);
    } catch (error) {
      await showRefusal(error);
    }
  }

  async function showRefusal(error: unknown) {
    const refusal = refusalOf(error);
    if (isStale(error) && current) {
      form.setError('root.stale', { message: 'STALE' });
      // Where the server knows who did what, its sentence says more than that somebody was first.
      setWhy(refusal?.code === 'STALE' ? undefined : messageOf(error));
      setStale(await current());
      return;
    }
    for (const [field, message] of Object.entries(refusal?.errors ?? {})) {
      form.setError(field.replace(/^input\./, ''), { type: 'server', message });
    }
    if (!refusal?.errors) form.setError('root.server', { message: translate(messageOf(error)) });
    requestAnimationFrame(() => document.getElementById('form-errors')?.focus());
  }

  return { form, save, saved, stale, setStale, why };
}

/** A form that checks a field when it is left, keeps a draft, shows refusals at their fields, and lets two editors both win. */
export function RecordForm(props: Props) {
  const { name, values, saveLabel, secrets, wide = false, footer, children } = props;
  const { form, save, saved, stale, setStale, why } = useRecordForm(props);
  const { errors, submitCount } = form.formState;
  const shown = useMemo(() => listErrors(errors), [errors]);

  async function saveMine(merged: FormValues, version: number) {
    form.clearErrors();
    form.reset(merged, { keepDefaultValues: true });
    // Through the form, so that it knows that it is saved and leaving asks nothing.
    await form.handleSubmit(entered => save(entered, { version }))();
  }

  return (
    <FormProvider {...form}>
      <Box
        component="form"
        data-save
        noValidate
        onSubmit={form.handleSubmit(entered => save(entered, {}))}
        sx={{ maxWidth: wide ? 1320 : 920 }}
      >
        <DraftKeeper form={name} saved={saved} secrets={secrets} />
        <ErrorSummary errors={submitCount > 0 ? shown : []} general={errors.root?.['server']?.message} />
        <Box sx={{ display: 'grid', gap: 2 }}>{children}</Box>
        {footer}
        <FormButtons saveLabel={saveLabel} />
      </Box>
      {stale && (
        <StaleDialog
          why={why}
          tell={props.tell}
          mine={form.getValues()}
          opened={values}
          theirs={stale}
          onTheirs={() => {
            form.reset(stale);
            setStale(undefined);
          }}
          onMine={merged => saveMine(merged, Number(stale['version']))}
          onClose={() => setStale(undefined)}
        />
      )}
    </FormProvider>
  );
}

/** Save and cancel, always within reach. */
function FormButtons({ saveLabel }: { saveLabel?: string | undefined }) {
  const t = useT();
  const navigate = useNavigate();
  const { isSubmitting, isDirty } = useFormState();
  return (
    <Box
      className="no-print"
      sx={theme => ({
        position: 'sticky',
        bottom: 0,
        zIndex: 2,
        display: 'flex',
        gap: 1,
        alignItems: 'center',
        py: 1.5,
        mt: 2,
        backgroundColor: theme.zhucan.page,
        borderTop: `1px solid ${theme.zhucan.line}`,
      })}
    >
      <Button type="submit" variant="contained" disabled={isSubmitting} aria-keyshortcuts="Control+Enter">
        {isSubmitting ? t('action.saving') : (saveLabel ?? t('action.save'))}
      </Button>
      <Button color="inherit" onClick={() => navigate(-1)}>
        {t('action.cancel')}
      </Button>
      <Box
        component="span"
        sx={{
          ml: 'auto',
          color: 'text.secondary',
          fontSize: '0.8125rem',
          display: { xs: 'none', sm: 'block' },
        }}
      >
        {isDirty && t('form.draftKept')}
      </Box>
    </Box>
  );
}

/** A group of fields under a heading, two columns where there is room. */
export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box
      component="fieldset"
      sx={theme => ({
        m: 0,
        minWidth: 0,
        p: { xs: 1.5, sm: 2.5 },
        border: `1px solid ${theme.zhucan.line}`,
        borderRadius: 1,
        backgroundColor: theme.zhucan.surface,
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
        alignItems: 'start',
      })}
    >
      <Box
        component="legend"
        sx={{
          float: 'left',
          width: '100%',
          gridColumn: '1 / -1',
          p: 0,
          fontWeight: 650,
          fontSize: '1.0625rem',
        }}
      >
        {title}
      </Box>
      {children}
    </Box>
  );
}

/** A field that needs the whole width of its section. */
export function Wide({ children }: { children: ReactNode }) {
  return <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>{children}</Box>;
}

/** Says something about the whole form that is neither an error nor a field. */
export function FormNote({ children }: { children: ReactNode }) {
  return <Alert severity="info">{children}</Alert>;
}
