import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import type { FormValues } from '../components/form/draft.ts';
import { RecordForm, type SaveOptions } from '../components/form/RecordForm.tsx';
import { Loaded } from '../components/Loaded.tsx';
import { refreshAll } from '../components/refreshAll.ts';
import { UpdateUserDocument, UserForEditDocument, type UserRowFragment } from '../generated/graphql.ts';
import { Page } from '../layout/Page.tsx';
import { execute, unwrap } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { AccountCommands } from './AccountCommands.tsx';
import { UserFields } from './UserFields.tsx';
import { toValues, userInput, userProblems } from './user.ts';

export default function UserEdit() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['users', 'edit', id],
    queryFn: async ({ signal }) => (await execute(UserForEditDocument, { id }, signal)).user ?? null,
  });
  return <Loaded query={query}>{user => <EditForm key={user.version} user={user} />}</Loaded>;
}

function EditForm({ user }: { user: UserRowFragment }) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();

  async function save(values: FormValues, { version }: SaveOptions) {
    const input = userInput(values, user.programmes);
    const variables = { id: user.id, expectedVersion: version ?? user.version, input };
    unwrap((await execute(UpdateUserDocument, variables)).updateUser);
    notify('action.saved', { type: 'success' });
    setTimeout(async () => {
      navigate('/users');
      await refreshAll(queryClient);
    });
  }

  async function current(): Promise<FormValues> {
    const { user: now } = await execute(UserForEditDocument, { id: user.id });
    return toValues(now ?? user);
  }

  return (
    <Page
      title={t('user.edit', { name: user.displayName })}
      trail={[{ label: t('user.list'), to: '/users' }]}
      actions={<AccountCommands user={user} />}
    >
      <RecordForm
        name={`users.edit.${user.id}`}
        values={toValues(user)}
        problems={userProblems}
        onSave={save}
        current={current}
      >
        <UserFields />
      </RecordForm>
    </Page>
  );
}
