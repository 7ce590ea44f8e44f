import { useListContext } from 'react-admin';
import { FilterTabs } from '../../components/list/FilterTabs.tsx';
import { useT } from '../../providers/i18n/index.ts';

const tabs = [
  { key: 'owed', outstanding: true },
  { key: 'settled', outstanding: false },
  { key: 'all', outstanding: undefined },
] as const;

/** What is owed, what is settled, or both. */
export function AdvanceTabs() {
  const t = useT();
  const { filterValues, setFilters } = useListContext();
  return (
    <FilterTabs
      label={t('advance.state')}
      tabs={tabs.map(({ key, outstanding }) => ({
        key,
        label: t(`advance.tab.${key}`),
        current: filterValues['outstanding'] === outstanding,
        onChoose: () => setFilters({ ...filterValues, outstanding }),
      }))}
    />
  );
}
