import type { Filter } from '../components/list/filters.ts';
import { ListPage } from '../components/list/ListPage.tsx';
import type { Column } from '../components/list/rows.tsx';
import { HomeVisitStatusChip } from '../components/StateChip.tsx';
import type { HomeVisitRowFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../providers/i18n/terms.ts';
import { useMay } from '../providers/session.ts';
import { visitCreatePath, visitPath } from './paths.ts';

export default function HomeVisitList() {
  const t = useT();
  const may = useMay();
  const create = may('homeVisit.plan') ? { to: visitCreatePath, label: t('homeVisit.create') } : undefined;
  return (
    <ListPage<HomeVisitRowFragment>
      resource="home-visits"
      title={t('homeVisit.list')}
      lead={t('homeVisit.listLead')}
      filters={useFilters()}
      columns={useColumns()}
      rowLabel={visit => `${visit.visitOn} ${visit.area.fullName}`}
      rowPath={visit => visitPath(visit.id)}
      create={create}
      empty={{ title: t('homeVisit.empty'), hint: t('homeVisit.emptyHint') }}
    />
  );
}

function useColumns(): Column<HomeVisitRowFragment>[] {
  const t = useT();
  const term = useTerm();
  return [
    { key: 'visitOn', label: term('field', 'visitOn'), render: visit => visit.visitOn },
    { key: 'area', label: t('homeVisit.village'), render: visit => visit.area.fullName },
    {
      key: 'status',
      label: term('field', 'status'),
      render: visit => <HomeVisitStatusChip status={visit.status} />,
    },
    { key: 'count', label: t('homeVisit.people'), end: true, render: visit => visit.certificateCount },
    { key: 'hospital', label: term('field', 'hospitalId'), render: visit => visit.hospital?.name ?? '—' },
    { key: 'townStaff', label: term('field', 'townStaff'), render: visit => visit.townStaff },
    {
      key: 'districtStaff',
      label: term('field', 'districtStaff'),
      extra: true,
      render: visit => visit.districtStaff,
    },
  ];
}

function useFilters(): Filter[] {
  const t = useT();
  const term = useTerm();
  const status = useTermChoices('homeVisitStatus');
  return [
    { kind: 'area', key: 'area', label: term('field', 'area'), primary: true },
    { kind: 'many', key: 'status', label: term('field', 'status'), choices: status, primary: true },
    { kind: 'date', key: 'from', label: t('homeVisit.from'), primary: true },
    { kind: 'date', key: 'to', label: t('homeVisit.to'), primary: true },
  ];
}
