import { formatMoney, today } from '../components/format.ts';
import type { Filter } from '../components/list/filters.ts';
import { ListPage } from '../components/list/ListPage.tsx';
import type { Column } from '../components/list/rows.tsx';
import type { HouseholdRowFragment } from '../generated/graphql.ts';
import { useHardshipChoices } from '../people/hardshipKinds.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { useMay } from '../providers/session.ts';
import { householdCreatePath, householdPath } from './paths.ts';
import { householdSort } from './source.ts';

export default function HouseholdList() {
  const t = useT();
  const term = useTerm();
  const may = useMay();
  const hardship = useHardshipChoices();
  const filters: Filter[] = [
    { kind: 'text', key: 'text', label: t('household.searchLabel'), primary: true },
    { kind: 'area', key: 'area', label: term('field', 'area'), primary: true },
    { kind: 'many', key: 'hardship', label: term('field', 'hardship'), choices: hardship, primary: true },
  ];
  const nameOf = (household: HouseholdRowFragment) =>
    household.head ? t('household.title', { name: household.head.name }) : t('household.noHead');
  const columns: Column<HouseholdRowFragment>[] = [
    { key: 'head', label: t('household.one'), render: nameOf },
    {
      key: 'members',
      label: t('household.memberCount'),
      end: true,
      render: household => household.memberCount,
    },
    { key: 'area', label: term('field', 'area'), render: household => household.area.fullName },
    {
      key: 'address',
      label: term('field', 'address'),
      extra: true,
      render: household => household.address ?? '—',
    },
    {
      key: 'income',
      label: t('household.income'),
      sort: 'incomePerHead',
      end: true,
      render: household => (household.incomePerHead ? formatMoney(household.incomePerHead) : '—'),
    },
    {
      key: 'hardship',
      label: term('field', 'hardship'),
      render: household => currentHardships(household) || '—',
    },
  ];
  return (
    <ListPage<HouseholdRowFragment>
      resource="households"
      title={t('household.list')}
      lead={t('household.listLead')}
      filters={filters}
      columns={columns}
      rowLabel={nameOf}
      rowPath={household => householdPath(household.id)}
      create={may('household.write') ? { to: householdCreatePath, label: t('household.create') } : undefined}
      exportAs="households"
      exportSort={householdSort}
      empty={{ title: t('household.empty'), hint: t('household.emptyHint') }}
    />
  );
}

function currentHardships({ hardships }: HouseholdRowFragment): string {
  const day = today();
  const current = hardships.filter(({ since, until }) => since <= day && (!until || until >= day));
  return [...new Set(current.map(({ kind }) => kind.name))].join('、');
}
