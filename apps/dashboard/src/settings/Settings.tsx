import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { FormValues } from '../components/form/draft.ts';
import { TextInput } from '../components/form/inputs.tsx';
import { FormSection, RecordForm, type SaveOptions, Wide } from '../components/form/RecordForm.tsx';
import { Loaded } from '../components/Loaded.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import {
  SettingsDocument,
  type SettingsQuery,
  UpdateCertificatePolicyDocument,
} from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { HardshipKinds } from './HardshipKinds.tsx';
import { policyFields, policyInput, policyProblems, policyValues } from './policy.ts';

/** What the district decides for itself: the rules for certificates, the kinds of hardship. */
export default function Settings() {
  const t = useT();
  const query = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => execute(SettingsDocument, {}, signal),
  });
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')}>
      <Loaded query={query}>
        {settings => (
          <Box sx={{ display: 'grid', gap: 3 }}>
            <PolicyForm key={settings.certificatePolicy.version} policy={settings.certificatePolicy} />
            <HardshipKinds kinds={settings.hardshipKinds} />
          </Box>
        )}
      </Loaded>
    </Page>
  );
}

function PolicyForm({ policy }: { policy: SettingsQuery['certificatePolicy'] }) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();

  async function save(values: FormValues, { version }: SaveOptions) {
    const variables = { expectedVersion: version ?? policy.version, input: policyInput(values) };
    unwrap((await execute(UpdateCertificatePolicyDocument, variables)).updateCertificatePolicy);
    notify('action.saved', { type: 'success' });
    // After the form has seen that it is saved.
    setTimeout(() => refreshAll(queryClient));
  }

  async function current(): Promise<FormValues> {
    return policyValues((await execute(SettingsDocument, {})).certificatePolicy);
  }

  return (
    <RecordForm
      name="settings.certificatePolicy"
      values={policyValues(policy)}
      problems={policyProblems}
      onSave={save}
      current={current}
    >
      <FormSection title={t('settings.policy')}>
        {policyFields.map(field => (
          <TextInput
            key={field}
            name={field}
            required
            inputMode="numeric"
            maxLength={4}
            helperText={t(`settings.help.${field}`)}
          />
        ))}
        <Wide>
          <Alert severity="info">{t('settings.policyNote')}</Alert>
        </Wide>
      </FormSection>
    </RecordForm>
  );
}
