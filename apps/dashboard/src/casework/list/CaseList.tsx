import type { AnyProgramme } from '@zhucan/domain';
import { useLocale } from 'react-admin';
import { useParams } from 'react-router';
import type { Filter } from '../../components/list/filters.ts';
import { ListPage } from '../../components/list/ListPage.tsx';
import type { CaseRowFragment } from '../../generated/graphql.ts';
import { NotFound } from '../../layout/states.tsx';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { useMay } from '../../providers/session.ts';
import { BatchBar } from '../batch/BatchBar.tsx';
import { caseCreatePath, casePath } from '../paths.ts';
import { useProgramme } from '../register.ts';
import { caseSort } from '../source.ts';
import { useColumns } from './columns.tsx';
import { ProgrammeSwitch } from './ProgrammeSwitch.tsx';
import { StatusTabs } from './StatusTabs.tsx';

/** Every case that its reader may see, or those of the programme that the address names. */
export default function CaseList() {
  const { programme: code } = useParams();
  const programme = useProgramme(code);
  if (code && !programme) return <NotFound />;
  // Another programme is another list: its own filters, columns and chosen rows.
  return <List key={code ?? 'all'} programme={programme} />;
}

function List({ programme }: { programme: AnyProgramme | undefined }) {
  const t = useT();
  const may = useMay();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const filters = useFilters();
  const columns = useColumns(programme);
  const always = programme && { programme: [programme.code] };
  const create = may('case.draft') && {
    to: caseCreatePath(programme && { programme: programme.code }),
    label: t('case.create'),
  };
  return (
    <ListPage<CaseRowFragment>
      resource="cases"
      {...(programme && { part: programme.code })}
      {...(always && { always })}
      title={programme ? programme.names[locale] : t('case.list')}
      lead={programme ? programme.summary[locale] : t('case.listLead')}
      sort={{ field: 'updatedAt', order: 'DESC' }}
      filters={filters}
      columns={columns}
      rowLabel={one => one.number}
      rowPath={one => casePath(one.id)}
      selectable={may('case.read')}
      exportAs="cases"
      exportSort={caseSort}
      create={create || undefined}
      bulk={
        <>
          <ProgrammeSwitch current={programme?.code} />
          <StatusTabs {...(always && { always })} />
          <BatchBar />
        </>
      }
      empty={{ title: t('case.empty'), hint: may('case.draft') ? t('case.emptyHint') : t('case.emptyRead') }}
    />
  );
}

function useFilters(): Filter[] {
  const t = useT();
  const term = useTerm();
  return [
    { kind: 'text', key: 'text', label: t('case.searchLabel'), primary: true },
    { kind: 'area', key: 'area', label: term('field', 'area'), primary: true },
    {
      kind: 'yesNo',
      key: 'waitsForMe',
      label: t('case.turn'),
      yes: t('case.waitsForMe'),
      primary: true,
    },
    {
      kind: 'yesNo',
      key: 'overdue',
      label: t('case.deadline'),
      yes: t('case.overdue'),
      no: t('case.inTime'),
      primary: true,
    },
    { kind: 'yesNo', key: 'mine', label: t('case.handler'), yes: t('case.mine') },
    { kind: 'yesNo', key: 'closed', label: t('case.ending'), yes: t('case.ended'), no: t('case.open') },
    { kind: 'date', key: 'dueBefore', label: t('case.dueBefore') },
    { kind: 'date', key: 'submittedFrom', label: t('case.submittedFrom') },
    { kind: 'date', key: 'submittedTo', label: t('case.submittedTo') },
  ];
}
