import type { Filter } from '../components/list/filters.ts';
import { ListPage } from '../components/list/ListPage.tsx';
import type { Column } from '../components/list/rows.tsx';
import { ToneChip } from '../components/StateChip.tsx';
import type { InstitutionRowFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../providers/i18n/terms.ts';
import { useMay } from '../providers/session.ts';
import { institutionCreatePath, institutionPath } from './paths.ts';
import { institutionSort } from './source.ts';

export default function InstitutionList() {
  const t = useT();
  const may = useMay();
  return (
    <ListPage<InstitutionRowFragment>
      resource="institutions"
      title={t('institution.list')}
      lead={t('institution.listLead')}
      sort={{ field: 'name', order: 'ASC' }}
      filters={useFilters()}
      columns={useColumns()}
      rowLabel={institution => institution.name}
      rowPath={institution => institutionPath(institution.id)}
      create={
        may('institution.write') ? { to: institutionCreatePath, label: t('institution.create') } : undefined
      }
      exportAs="institutions"
      exportSort={institutionSort}
      empty={{ title: t('institution.empty'), hint: t('institution.emptyHint') }}
    />
  );
}

function useFilters(): Filter[] {
  const t = useT();
  const term = useTerm();
  const kinds = useTermChoices('institutionKind');
  return [
    { kind: 'text', key: 'text', label: t('institution.searchLabel'), primary: true },
    { kind: 'many', key: 'kind', label: term('field', 'kind'), choices: kinds, primary: true },
    { kind: 'area', key: 'area', label: term('field', 'area'), primary: true },
    {
      kind: 'yesNo',
      key: 'designated',
      label: t('institution.designatedOnly'),
      yes: t('institution.yes'),
      no: t('institution.no'),
    },
    {
      kind: 'yesNo',
      key: 'active',
      label: t('institution.activeState'),
      yes: t('institution.inUse'),
      no: t('institution.inactive'),
    },
  ];
}

function useColumns(): Column<InstitutionRowFragment>[] {
  const t = useT();
  const term = useTerm();
  return [
    { key: 'name', label: term('field', 'name'), sort: 'name', render: ({ name }) => name },
    {
      key: 'kind',
      label: term('field', 'kind'),
      sort: 'kind',
      render: ({ kind }) => term('institutionKind', kind),
    },
    { key: 'area', label: term('field', 'area'), render: ({ area }) => area.fullName },
    {
      key: 'designated',
      label: t('institution.designatedOnly'),
      render: ({ designated, hospitalGrade }) =>
        [designated ? t('institution.yes') : '', term('hospitalGrade', hospitalGrade)]
          .filter(Boolean)
          .join(' · ') || '—',
    },
    { key: 'present', label: t('institution.present'), end: true, render: presentOf },
    {
      key: 'contact',
      label: term('field', 'contactName'),
      extra: true,
      render: ({ contactName }) => contactName ?? '—',
    },
    { key: 'phone', label: term('field', 'phone'), extra: true, render: ({ phone }) => phone ?? '—' },
    { key: 'address', label: term('field', 'address'), extra: true, render: ({ address }) => address ?? '—' },
    {
      key: 'active',
      label: t('institution.activeState'),
      render: ({ active }) => (
        <ToneChip
          tone={active ? 'good' : 'neutral'}
          label={active ? t('institution.inUse') : t('institution.inactive')}
        />
      ),
    },
  ];

  function presentOf({ presentCount, capacity }: InstitutionRowFragment) {
    if (capacity === null || capacity === undefined) return presentCount === 0 ? '—' : presentCount;
    return t('institution.presentOf', { present: presentCount, capacity });
  }
}
