import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { readRetentionPolicy } from '@zhucan/domain';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { FormValues } from '../components/form/draft.ts';
import { FormDialog } from '../components/form/FormDialog.tsx';
import { TextInput } from '../components/form/inputs.tsx';
import { problemsOf } from '../components/form/refusals.ts';
import { refreshAll } from '../components/refreshAll.ts';
import { type RetentionPolicyQuery, UpdateRetentionPolicyDocument } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useMay } from '../providers/session.ts';

/** What was typed as a whole number; anything else stays no number, for the rule to refuse. */
const yearsOf = ({ years }: FormValues) => (/^\d{1,3}$/.test(String(years)) ? Number(years) : Number.NaN);

/** How many years a record is kept: the district decides. */
export function PolicyButton({ policy }: { policy: RetentionPolicyQuery['retentionPolicy'] }) {
  const t = useT();
  const may = useMay();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  if (!may('settings.write')) return null;

  async function save(values: FormValues) {
    const variables = { expectedVersion: policy.version, years: yearsOf(values) };
    unwrap((await execute(UpdateRetentionPolicyDocument, variables)).updateRetentionPolicy);
    notify('action.saved', { type: 'success' });
    setOpen(false);
    await refreshAll(queryClient);
  }

  return (
    <>
      <Button variant="outlined" color="inherit" onClick={() => setOpen(true)}>
        {t('retention.policy')}
      </Button>
      <FormDialog
        open={open}
        narrow
        title={t('retention.policy')}
        lead={t('retention.policyLead')}
        submitLabel={t('action.save')}
        values={{ years: String(policy.years) }}
        problems={values => problemsOf(() => readRetentionPolicy({ years: yearsOf(values) }))}
        onSubmit={save}
        onClose={() => setOpen(false)}
      >
        <TextInput name="years" required inputMode="numeric" maxLength={2} />
      </FormDialog>
    </>
  );
}
