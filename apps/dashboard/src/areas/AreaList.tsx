import Box from '@mui/material/Box';
import { Link } from 'react-router';
import type { Filter } from '../components/list/filters.ts';
import { ListPage } from '../components/list/ListPage.tsx';
import type { Column } from '../components/list/rows.tsx';
import { ToneChip } from '../components/StateChip.tsx';
import type { AreaRowFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../providers/i18n/terms.ts';
import { useMay } from '../providers/session.ts';
import { areaEditPath, peopleOfAreaPath } from './paths.ts';

const depths = { DISTRICT: 0, TOWN: 1, VILLAGE: 2 } as const;

/** The tree of areas as one list in the order of its codes, each set in under the one it belongs to. */
export default function AreaList() {
  const t = useT();
  const may = useMay();
  return (
    <ListPage<AreaRowFragment>
      resource="areas"
      title={t('area.list')}
      lead={t('area.listLead')}
      sort={{ field: 'code', order: 'ASC' }}
      filters={useFilters()}
      columns={useColumns()}
      rowLabel={area => area.fullName}
      {...(may('area.write') && { rowPath: (area: AreaRowFragment) => areaEditPath(area.id) })}
      empty={{ title: t('area.empty'), hint: t('list.noneHint') }}
    />
  );
}

function useFilters(): Filter[] {
  const t = useT();
  const term = useTerm();
  return [
    { kind: 'text', key: 'text', label: t('area.searchLabel'), primary: true },
    {
      kind: 'one',
      key: 'level',
      label: term('field', 'level'),
      choices: useTermChoices('areaLevel'),
      primary: true,
    },
    { kind: 'area', key: 'within', label: t('area.within'), primary: true },
    {
      kind: 'yesNo',
      key: 'active',
      label: term('field', 'active'),
      yes: t('area.active'),
      no: t('area.inactive'),
      primary: true,
    },
  ];
}

function useColumns(): Column<AreaRowFragment>[] {
  const t = useT();
  const term = useTerm();
  const may = useMay();
  const columns: Column<AreaRowFragment>[] = [
    {
      key: 'name',
      label: term('field', 'area'),
      render: ({ name, level }) => (
        <Box component="span" sx={{ pl: { sm: depths[level] * 2.5 } }}>
          {name}
        </Box>
      ),
    },
    { key: 'level', label: term('field', 'level'), render: ({ level }) => term('areaLevel', level) },
    {
      key: 'code',
      label: t('area.code'),
      render: ({ code }) => code.replace(/^(\d{6})(\d{3})(\d{3})$/, '$1 $2 $3'),
    },
    {
      key: 'ready',
      label: term('field', 'homeVisitReady'),
      render: ({ level, homeVisitReady }) =>
        level === 'VILLAGE' ? (
          <ToneChip
            tone={homeVisitReady ? 'good' : 'neutral'}
            label={homeVisitReady ? t('area.ready') : t('area.notReady')}
          />
        ) : (
          '—'
        ),
    },
    {
      key: 'active',
      label: term('field', 'active'),
      render: ({ active }) => (
        <ToneChip tone={active ? 'good' : 'neutral'} label={active ? t('area.active') : t('area.inactive')} />
      ),
    },
  ];
  if (!may('person.read')) return columns;
  return [
    ...columns,
    {
      key: 'people',
      label: t('person.list'),
      render: area => (
        <Box sx={{ position: 'relative', zIndex: 1, display: 'inline-block' }}>
          <Link to={peopleOfAreaPath(area.id)} aria-label={`${t('area.people')}: ${area.fullName}`}>
            {t('area.people')}
          </Link>
        </Box>
      ),
    },
  ];
}
