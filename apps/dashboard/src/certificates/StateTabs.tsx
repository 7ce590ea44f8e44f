import { useQuery } from '@tanstack/react-query';
import { useListContext } from 'react-admin';
import { formatCount } from '../components/format.ts';
import { FilterTabs } from '../components/list/FilterTabs.tsx';
import { CertificateStateCountsDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { type Counted, countOf, sameStates, type Tab, tabs } from './tabs.ts';

/** The list by where certificates stand, with how many stand there in the user's own area. */
export function StateTabs() {
  const t = useT();
  const term = useTerm();
  const { filterValues, setFilters } = useListContext();
  const { data } = useQuery({
    queryKey: ['certificates', 'stateCounts'],
    queryFn: ({ signal }) => execute(CertificateStateCountsDocument, {}, signal),
    staleTime: 30_000,
  });
  const counted = data?.registrySummary.byState;
  const chosen = Array.isArray(filterValues['state']) ? filterValues['state'].map(String) : [];
  const label = ({ key, states: [only] }: Tab) =>
    key === 'all'
      ? t('certificate.tabAll')
      : key === 'ended'
        ? t('certificate.tabEnded')
        : term('certificateState', only);
  const choose = ({ states }: Tab) =>
    setFilters({ ...filterValues, state: states.length > 0 ? [...states] : undefined });
  return (
    <FilterTabs
      label={t('certificate.tabs')}
      tabs={tabs.map(tab => ({
        key: tab.key,
        label: label(tab),
        count: counted && countText(tab, counted),
        current: sameStates(tab.states, chosen),
        onChoose: () => choose(tab),
      }))}
    />
  );

  function countText(tab: Tab, all: readonly Counted[]): string {
    const { value, hidden } = countOf(tab, all);
    return hidden ? t('chart.hidden') : formatCount(value);
  }
}
