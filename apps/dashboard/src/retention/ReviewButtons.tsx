import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { addYears, readKeep } from '@zhucan/domain';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { FormValues } from '../components/form/draft.ts';
import { FormDialog } from '../components/form/FormDialog.tsx';
import { DateInput, TextInput } from '../components/form/inputs.tsx';
import { problemsOf } from '../components/form/refusals.ts';
import { today } from '../components/format.ts';
import { refreshAll } from '../components/refreshAll.ts';
import { KeepPersonRecordDocument, type RetentionDueRowFragment } from '../generated/graphql.ts';
import { EraseDialog } from '../people/EraseDialog.tsx';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';

interface Props {
  row: RetentionDueRowFragment;
}

/** What is decided of one record: kept for a while, or erased for good. */
export function ReviewButtons({ row }: Props) {
  const t = useT();
  const [open, setOpen] = useState<'keep' | 'erase' | null>(null);
  const { person } = row;
  const close = () => setOpen(null);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      <Button
        size="small"
        variant="outlined"
        aria-label={`${t('retention.keep')}: ${person.name}`}
        onClick={() => setOpen('keep')}
      >
        {t('retention.keep')}
      </Button>
      <Button
        size="small"
        color="error"
        aria-label={`${t('retention.erase')}: ${person.name}`}
        onClick={() => setOpen('erase')}
      >
        {t('retention.erase')}
      </Button>
      {open === 'keep' && <KeepDialog row={row} onClose={close} />}
      <EraseDialog
        person={person}
        open={open === 'erase'}
        lead={t('retention.eraseLead', { name: person.name })}
        onClose={close}
      />
    </Box>
  );
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
const decisionOf = (values: FormValues) => ({ until: text(values['until']), reason: text(values['reason']) });

function KeepDialog({ row, onClose }: Props & { onClose: () => void }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { person } = row;

  async function keep(values: FormValues) {
    const variables = { personId: person.id, ...decisionOf(values) };
    unwrap((await execute(KeepPersonRecordDocument, variables)).keepPersonRecord);
    notify('retention.keepDone', {
      type: 'success',
      messageArgs: { name: person.name, date: variables.until },
    });
    onClose();
    await refreshAll(queryClient);
  }

  return (
    <FormDialog
      open
      title={t('retention.keepTitle', { name: person.name })}
      lead={t('retention.keepLead')}
      submitLabel={t('retention.keep')}
      values={{ until: row.keptUntil ?? addYears(today(), 1), reason: '' }}
      problems={values => problemsOf(() => readKeep(decisionOf(values), today()))}
      onSubmit={keep}
      onClose={onClose}
    >
      <DateInput name="until" label={t('retention.until')} required />
      <TextInput
        name="reason"
        required
        multiline
        minRows={2}
        maxLength={500}
        helperText={t('retention.reasonHelp')}
      />
    </FormDialog>
  );
}
