import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useQueryClient } from '@tanstack/react-query';
import { type AnyProgramme, type DocumentForm, type Problem, problem } from '@zhucan/domain';
import { useRef, useState } from 'react';
import { useLocale, useNotify } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { FormValues } from '../../components/form/draft.ts';
import { FormDialog } from '../../components/form/FormDialog.tsx';
import { ChoiceInput, TextInput } from '../../components/form/inputs.tsx';
import { refreshAll } from '../../components/refreshAll.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTermChoices } from '../../providers/i18n/terms.ts';
import type { CasePage } from '../types.ts';
import { FilesInput } from './FilesInput.tsx';
import { addDocument } from './send.ts';

interface Props {
  one: CasePage;
  programme: AnyProgramme;
  kind: string;
  files: readonly File[];
  onClose: () => void;
}

interface Sending {
  name: string;
  part: number;
}

/** Hands in one or more files as one kind of document, each with its progress; closing stops what is still on its way. */
export function UploadDialog({ one, programme, kind, files, onClose }: Props) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [sending, setSending] = useState<Sending>();
  const stop = useRef(new AbortController());

  async function submit(values: FormValues) {
    const chosen = filesOf(values);
    stop.current = new AbortController();
    let version = one.version;
    try {
      for (const file of chosen) {
        setSending({ name: file.name, part: 0 });
        version = await addDocument({ id: one.id, version }, documentOf(values), file, {
          signal: stop.current.signal,
          onProgress: part => setSending({ name: file.name, part }),
        });
      }
    } finally {
      setSending(undefined);
      // Those that arrived before one was refused are there.
      await refreshAll(queryClient);
    }
    notify('case.documentAdded', { type: 'success', messageArgs: { smart_count: chosen.length } });
    onClose();
  }

  return (
    <FormDialog
      open
      title={t('case.addDocument')}
      lead={t('case.uploadLead')}
      submitLabel={t('case.upload')}
      values={{ kind, form: '', note: '', files: [...files] }}
      problems={values => problemsIn(values, programme)}
      onSubmit={submit}
      onClose={() => {
        stop.current.abort();
        onClose();
      }}
    >
      <Fields programme={programme} />
      <Box role="status">
        {sending && (
          <>
            <Box sx={{ fontSize: '0.875rem', mb: 0.5 }}>
              {t('case.sending', { name: sending.name, percent: Math.round(sending.part * 100) })}
            </Box>
            <LinearProgress
              variant="determinate"
              value={sending.part * 100}
              aria-label={t('case.sending', { name: sending.name, percent: Math.round(sending.part * 100) })}
            />
          </>
        )}
      </Box>
    </FormDialog>
  );
}

function Fields({ programme }: { programme: AnyProgramme }) {
  const t = useT();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const kind = useWatch({ name: 'kind' });
  const known = programme.documentKinds.find(one => one.kind === kind);
  const forms = useTermChoices('documentForm', formsOf(known));
  return (
    <>
      <ChoiceInput
        name="kind"
        label={t('case.documentKind')}
        required
        helperText={known?.hint?.[locale]}
        choices={programme.documentKinds.map(({ kind: id, names }) => ({ id, name: names[locale] }))}
      />
      <FilesInput name="files" />
      {forms.length > 1 && (
        <ChoiceInput name="form" label={t('case.documentForm')} required choices={forms} />
      )}
      <TextInput name="note" label={t('case.note')} maxLength={200} />
    </>
  );
}

const formsOf = (known: AnyProgramme['documentKinds'][number] | undefined): readonly DocumentForm[] =>
  known?.forms ?? ['ORIGINAL'];

const filesOf = (values: FormValues): File[] =>
  Array.isArray(values['files']) ? values['files'].filter(file => file instanceof File) : [];

function documentOf(values: FormValues) {
  const form: DocumentForm = values['form'] === 'STAMPED_COPY' ? 'STAMPED_COPY' : 'ORIGINAL';
  return { kind: String(values['kind']), form, note: String(values['note'] ?? '').trim() || null };
}

function problemsIn(values: FormValues, programme: AnyProgramme): readonly Problem[] {
  const known = programme.documentKinds.find(({ kind }) => kind === values['kind']);
  const problems: Problem[] = [];
  if (!known) problems.push(problem('REQUIRED', 'kind'));
  if (filesOf(values).length === 0) problems.push(problem('REQUIRED', 'files'));
  if (formsOf(known).length > 1 && !values['form']) problems.push(problem('REQUIRED', 'form'));
  return problems;
}
