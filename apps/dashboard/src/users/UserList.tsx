import { formatMoment } from '../components/format.ts';
import type { Filter } from '../components/list/filters.ts';
import { ListPage } from '../components/list/ListPage.tsx';
import type { Column } from '../components/list/rows.tsx';
import { ToneChip } from '../components/StateChip.tsx';
import type { UserRowFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../providers/i18n/terms.ts';

export default function UserList() {
  const t = useT();
  return (
    <ListPage<UserRowFragment>
      resource="users"
      title={t('user.list')}
      lead={t('user.listLead')}
      filters={useFilters()}
      columns={useColumns()}
      rowLabel={user => user.displayName}
      rowPath={user => `/users/${encodeURIComponent(user.id)}`}
      create={{ to: '/users/create', label: t('user.create') }}
      empty={{ title: t('user.empty'), hint: t('user.emptyHint') }}
    />
  );
}

function useColumns(): Column<UserRowFragment>[] {
  const t = useT();
  const term = useTerm();
  return [
    { key: 'displayName', label: t('user.name'), render: user => user.displayName },
    { key: 'username', label: term('field', 'username'), render: user => user.username },
    { key: 'role', label: term('field', 'role'), render: user => term('role', user.role) },
    { key: 'area', label: term('field', 'area'), render: user => user.area.fullName },
    { key: 'state', label: term('field', 'state'), render: user => <UserState user={user} /> },
    {
      key: 'lastSignInAt',
      label: t('user.lastSignIn'),
      render: user => (user.lastSignInAt ? formatMoment(user.lastSignInAt) : t('user.never')),
    },
  ];
}

function UserState({ user }: { user: UserRowFragment }) {
  const t = useT();
  if (!user.active) return <ToneChip tone="neutral" label={t('user.inactive')} />;
  if (user.mustChangePassword) return <ToneChip tone="warn" label={t('user.mustChange')} />;
  return <ToneChip tone="good" label={t('user.active')} />;
}

function useFilters(): Filter[] {
  const t = useT();
  const term = useTerm();
  const roles = useTermChoices('role');
  return [
    { kind: 'text', key: 'text', label: t('user.searchLabel'), primary: true },
    { kind: 'many', key: 'role', label: term('field', 'role'), choices: roles, primary: true },
    { kind: 'area', key: 'area', label: term('field', 'area'), primary: true },
    {
      kind: 'yesNo',
      key: 'active',
      label: term('field', 'state'),
      yes: t('user.active'),
      no: t('user.inactive'),
    },
  ];
}
