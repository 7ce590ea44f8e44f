import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { FormValues } from '../components/form/draft.ts';
import { RecordForm } from '../components/form/RecordForm.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { SecretDialog } from '../components/SecretDialog.tsx';
import { CreateUserDocument } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { UserFields } from './UserFields.tsx';
import { emptyUser, userInput, userProblems } from './user.ts';

export default function UserCreate() {
  const t = useT();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [issued, setIssued] = useState<{ name: string; password: string }>();

  async function save(values: FormValues) {
    const { createUser } = await execute(CreateUserDocument, { input: userInput(values) });
    const { user, temporaryPassword } = unwrap(createUser);
    await refreshAll(queryClient);
    setIssued({ name: user.displayName, password: temporaryPassword });
  }

  return (
    <Page title={t('user.create')} trail={[{ label: t('user.list'), to: '/users' }]}>
      <RecordForm name="users.create" values={emptyUser} problems={userProblems} onSave={save}>
        <UserFields />
      </RecordForm>
      {issued && (
        <SecretDialog
          title={t('user.passwordOf', { name: issued.name })}
          lead={t('user.passwordLead')}
          secret={issued.password}
          onClose={() => navigate('/users')}
        />
      )}
    </Page>
  );
}
