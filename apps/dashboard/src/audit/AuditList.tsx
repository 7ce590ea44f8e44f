import { Link } from 'react-router';
import { formatMoment } from '../components/format.ts';
import type { Filter } from '../components/list/filters.ts';
import { ListPage } from '../components/list/ListPage.tsx';
import type { Column } from '../components/list/rows.tsx';
import type { AuditRowFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { recordPath } from './audit.ts';
import { EntryDetails } from './EntryDetails.tsx';
import { useAuditTerms } from './terms.ts';
import { VerifyPanel } from './VerifyPanel.tsx';

/** Who did what to which record, when and why; and the proof that nobody altered it. */
export default function AuditList() {
  const t = useT();
  return (
    <ListPage<AuditRowFragment>
      resource="audit"
      title={t('audit.list')}
      lead={t('audit.listLead')}
      filters={useFilters()}
      columns={useColumns()}
      rowLabel={entry => `${entry.actorName} ${formatMoment(entry.at)}`}
      bulk={<VerifyPanel />}
      empty={{ title: t('audit.empty'), hint: t('audit.emptyHint') }}
    />
  );
}

function useColumns(): Column<AuditRowFragment>[] {
  const t = useT();
  const { action, entity } = useAuditTerms();
  return [
    {
      key: 'at',
      label: t('audit.at'),
      render: entry => <time dateTime={entry.at}>{formatMoment(entry.at)}</time>,
    },
    { key: 'actor', label: t('audit.actor'), render: entry => entry.actorName },
    { key: 'action', label: t('audit.what'), render: entry => action(entry.action) },
    {
      key: 'record',
      label: t('audit.record'),
      render: entry => <RecordLink entry={entry} name={entity(entry.entity)} />,
    },
    { key: 'reason', label: t('audit.reason'), render: entry => entry.reason ?? '—' },
    { key: 'details', label: t('audit.changes'), render: entry => <EntryDetails entry={entry} /> },
    { key: 'requestId', label: t('audit.request'), extra: true, render: entry => entry.requestId ?? '—' },
  ];
}

function RecordLink({ entry, name }: { entry: AuditRowFragment; name: string }) {
  const path = recordPath(entry.entity, entry.entityId);
  return path ? <Link to={path}>{name}</Link> : name;
}

function useFilters(): Filter[] {
  const t = useT();
  const { actions, entities } = useAuditTerms();
  return [
    { kind: 'text', key: 'text', label: t('audit.actor'), primary: true },
    { kind: 'one', key: 'action', label: t('audit.what'), choices: actions, primary: true },
    { kind: 'one', key: 'entity', label: t('audit.record'), choices: entities, primary: true },
    { kind: 'date', key: 'from', label: t('audit.from'), primary: true },
    { kind: 'date', key: 'to', label: t('audit.to'), primary: true },
  ];
}
