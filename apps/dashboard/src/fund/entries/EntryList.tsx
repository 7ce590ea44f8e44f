import { FUND_ENTRY_KINDS } from '@zhucan/domain';
import { useState } from 'react';
import type { Filter } from '../../components/list/filters.ts';
import { ListPage } from '../../components/list/ListPage.tsx';
import type { FundEntryRowFragment } from '../../generated/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTermChoices } from '../../providers/i18n/terms.ts';
import { useMay } from '../../providers/session.ts';
import { entrySort } from '../lists.ts';
import { useFundChoices, useProgrammeChoices } from '../useFunds.ts';
import { useColumns } from './columns.tsx';
import { ReverseDialog } from './ReverseDialog.tsx';

/** Every entry: what was moved, from which account to which, why, and by whom. */
export default function EntryList() {
  const t = useT();
  const [reversing, setReversing] = useState<FundEntryRowFragment>();
  return (
    <>
      <ListPage<FundEntryRowFragment>
        resource="fund-entries"
        title={t('entry.list')}
        lead={t('entry.listLead')}
        sort={{ field: 'bookedOn', order: 'DESC' }}
        filters={useFilters()}
        columns={useColumns(setReversing)}
        rowLabel={({ name, bookedOn }) => `${bookedOn} ${name}`}
        exportAs="entries"
        exportSort={entrySort}
        empty={{ title: t('entry.empty'), hint: t('entry.emptyHint') }}
      />
      {reversing && <ReverseDialog entry={reversing} onClose={() => setReversing(undefined)} />}
    </>
  );
}

function useFilters(): Filter[] {
  const t = useT();
  const may = useMay();
  const kinds = useTermChoices('fundEntry', FUND_ENTRY_KINDS);
  const funds = useFundChoices();
  const programmes = useProgrammeChoices();
  // Papers, donors and cases are not told to whoever reads figures alone.
  const text: Filter[] = may('case.read')
    ? [{ kind: 'text', key: 'text', label: t('entry.search'), primary: true }]
    : [];
  return [
    ...text,
    { kind: 'one', key: 'fund', label: t('fund.fund'), choices: funds, primary: true },
    { kind: 'many', key: 'kind', label: t('entry.kind'), choices: kinds, primary: true },
    { kind: 'date', key: 'from', label: t('entry.from') },
    { kind: 'date', key: 'to', label: t('entry.to') },
    { kind: 'many', key: 'programme', label: t('fund.programme'), choices: programmes },
  ];
}
