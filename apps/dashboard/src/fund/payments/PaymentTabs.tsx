import { useQueries } from '@tanstack/react-query';
import { useListContext } from 'react-admin';
import { formatCount } from '../../components/format.ts';
import { FilterTabs } from '../../components/list/FilterTabs.tsx';
import { PaymentCountDocument } from '../../generated/graphql.ts';
import { withoutEmpty } from '../../providers/dataProvider.ts';
import { execute } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { isChosen, tabs } from './tabs.ts';

/** The list by where its payments stand, with how many stand there under the other filters. */
export function PaymentTabs() {
  const t = useT();
  const { filterValues, setFilters } = useListContext();
  const { status, ...others } = filterValues;
  const counts = useQueries({
    queries: tabs.map(({ statuses }) => {
      const filter = withoutEmpty({ ...others, status: [...statuses] });
      return {
        queryKey: ['payments', 'count', filter],
        queryFn: async ({ signal }: { signal: AbortSignal }) =>
          (await execute(PaymentCountDocument, { filter }, signal)).payments.totalCount,
        staleTime: 15_000,
      };
    }),
  });
  return (
    <FilterTabs
      label={t('payment.tabs')}
      tabs={tabs.map((tab, index) => {
        const count = counts[index]?.data;
        return {
          key: tab.key,
          label: t(`payment.tab.${tab.key}`),
          count: typeof count === 'number' ? formatCount(count) : undefined,
          current: isChosen(tab, status),
          onChoose: () =>
            setFilters({ ...others, status: tab.statuses.length > 0 ? [...tab.statuses] : undefined }),
        };
      })}
    />
  );
}
