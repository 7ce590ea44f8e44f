import { useQuery } from '@tanstack/react-query';
import { formatMoment } from '../components/format.ts';
import type { Filter } from '../components/list/filters.ts';
import { ListPage } from '../components/list/ListPage.tsx';
import type { Column } from '../components/list/rows.tsx';
import { type RetentionDueRowFragment, RetentionPolicyDocument } from '../generated/graphql.ts';
import { personPath } from '../people/paths.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { PolicyButton } from './PolicyButton.tsx';
import { ReviewButtons } from './ReviewButtons.tsx';

/** Records whose time is over, one by one: erased, or kept with a reason until a day. */
export default function RetentionList() {
  const t = useT();
  const { data } = useQuery({
    queryKey: ['retention', 'policy'],
    queryFn: async ({ signal }) => (await execute(RetentionPolicyDocument, {}, signal)).retentionPolicy,
  });
  return (
    <ListPage<RetentionDueRowFragment>
      resource="retention"
      title={t('retention.list')}
      {...(data && { lead: t('retention.lead', { years: data.years }) })}
      filters={useFilters()}
      columns={useColumns()}
      rowLabel={row => row.person.name}
      rowPath={row => personPath(row.person.id)}
      actions={data && <PolicyButton policy={data} />}
      empty={{ title: t('retention.empty'), hint: t('retention.emptyHint') }}
    />
  );
}

function useFilters(): Filter[] {
  const t = useT();
  const term = useTerm();
  return [
    { kind: 'area', key: 'area', label: term('field', 'area'), primary: true },
    {
      kind: 'yesNo',
      key: 'kept',
      label: t('retention.decision'),
      yes: t('retention.kept'),
      no: t('retention.toReview'),
      primary: true,
    },
  ];
}

function useColumns(): Column<RetentionDueRowFragment>[] {
  const t = useT();
  const term = useTerm();
  return [
    { key: 'name', label: term('field', 'name'), render: ({ person }) => person.name },
    { key: 'idNumber', label: term('field', 'idNumber'), render: ({ person }) => person.idNumber.masked },
    { key: 'area', label: term('field', 'area'), render: ({ person }) => person.area.fullName },
    { key: 'ground', label: t('retention.ground'), render: ({ ground }) => term('retentionGround', ground) },
    { key: 'since', label: t('retention.since'), render: ({ since }) => since ?? '—' },
    { key: 'kept', label: t('retention.decision'), render: row => <Decision row={row} /> },
    { key: 'review', label: t('retention.review'), render: row => <ReviewButtons row={row} /> },
  ];
}

function Decision({ row }: { row: RetentionDueRowFragment }) {
  const t = useT();
  const { keptUntil, keptReason, keptBy, keptAt } = row;
  if (!keptUntil) return '—';
  return [
    t('retention.keptUntil', { date: keptUntil }),
    keptReason,
    keptBy,
    keptAt && formatMoment(keptAt).slice(0, 10),
  ]
    .filter(Boolean)
    .join(' · ');
}
