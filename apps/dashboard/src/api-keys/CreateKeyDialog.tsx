import Box from '@mui/material/Box';
import type { FormValues } from '../components/form/draft.ts';
import { FormDialog } from '../components/form/FormDialog.tsx';
import { AreaInput, CheckGroupInput, DateInput, TextInput } from '../components/form/inputs.tsx';
import { Wide } from '../components/form/RecordForm.tsx';
import { today } from '../components/format.ts';
import { CreateApiKeyDocument } from '../generated/graphql.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTermChoices } from '../providers/i18n/terms.ts';
import { emptyKey, keyInput, keyProblems } from './apiKey.ts';

interface Props {
  open: boolean;
  onClose: () => void;
  onCreated: (issued: { partner: string; secret: string }) => void;
}

export function CreateKeyDialog({ open, onClose, onCreated }: Props) {
  const t = useT();
  const scopes = useTermChoices('scope');

  async function create(values: FormValues) {
    const { createApiKey } = await execute(CreateApiKeyDocument, { input: keyInput(values) });
    const { apiKey, secret } = unwrap(createApiKey);
    onCreated({ partner: apiKey.partner, secret });
  }

  return (
    <FormDialog
      open={open}
      wide
      title={t('apiKey.create')}
      lead={t('apiKey.createLead')}
      submitLabel={t('apiKey.make')}
      values={emptyKey(today())}
      problems={values => keyProblems(values, today())}
      onSubmit={create}
      onClose={onClose}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
          alignItems: 'start',
        }}
      >
        <TextInput name="partner" required maxLength={60} helperText={t('apiKey.partnerHelp')} />
        <TextInput name="purpose" required maxLength={200} helperText={t('apiKey.purposeHelp')} />
        <Wide>
          <CheckGroupInput name="scopes" required choices={scopes} helperText={t('apiKey.scopesHelp')} />
        </Wide>
        <Wide>
          <AreaInput name="areaId" required helperText={t('apiKey.areaHelp')} />
        </Wide>
        <DateInput
          name="expiresAt"
          label={t('apiKey.lastDay')}
          required
          helperText={t('apiKey.lastDayHelp')}
        />
        <TextInput
          name="dailyQuota"
          required
          inputMode="numeric"
          maxLength={7}
          helperText={t('apiKey.quotaHelp')}
        />
      </Box>
    </FormDialog>
  );
}
