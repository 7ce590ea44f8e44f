import { useQuery } from '@tanstack/react-query';
import { useListContext } from 'react-admin';
import { formatCount } from '../../components/format.ts';
import { FilterTabs } from '../../components/list/FilterTabs.tsx';
import { CaseCountsDocument } from '../../generated/graphql.ts';
import { withoutEmpty } from '../../providers/dataProvider.ts';
import { execute } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { countOf, isChosen, type Tab, tabs } from './tabs.ts';

/** The list by where its cases stand, with how many stand there under the other filters. */
export function StatusTabs({ always = {} }: { always?: Readonly<Record<string, unknown>> }) {
  const t = useT();
  const term = useTerm();
  const { filterValues, setFilters } = useListContext();
  const { status, ...others } = filterValues;
  const filter = withoutEmpty({ ...others, ...always });
  const { data } = useQuery({
    queryKey: ['cases', 'counts', filter],
    queryFn: ({ signal }) => execute(CaseCountsDocument, { filter }, signal),
    staleTime: 15_000,
  });
  const chosen = Array.isArray(status) ? status.map(String) : [];
  const label = ({ key, statuses: [only] }: Tab) => {
    if (key === 'all' || key === 'approved' || key === 'ended') return t(`case.tab.${key}`);
    return term('caseStatus', only);
  };
  return (
    <FilterTabs
      label={t('case.tabs')}
      tabs={tabs.map(tab => ({
        key: tab.key,
        label: label(tab),
        count: data && formatCount(countOf(tab, data.caseCounts)),
        current: isChosen(tab, chosen),
        onChoose: () =>
          setFilters({ ...others, status: tab.statuses.length > 0 ? [...tab.statuses] : undefined }),
      }))}
    />
  );
}
