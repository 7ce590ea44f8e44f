import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { DaysLeft } from '../components/CertificateFace.tsx';
import type { Filter } from '../components/list/filters.ts';
import { ListPage } from '../components/list/ListPage.tsx';
import type { Column } from '../components/list/rows.tsx';
import { CertificateStateChip } from '../components/StateChip.tsx';
import type { CertificateRowFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../providers/i18n/terms.ts';
import { certificatePath, numberCheckPath } from './paths.ts';
import { StateTabs } from './StateTabs.tsx';
import { certificateSort } from './source.ts';

export default function CertificateList() {
  const t = useT();
  return (
    <ListPage<CertificateRowFragment>
      resource="certificates"
      title={t('certificate.list')}
      lead={t('certificate.listLead')}
      filters={useFilters()}
      columns={useColumns()}
      rowLabel={certificate => certificate.person?.name ?? ''}
      rowPath={certificate => certificatePath(certificate.id)}
      exportAs="certificates"
      exportSort={certificateSort}
      bulk={<StateTabs />}
      actions={
        <Button component={Link} to={numberCheckPath} variant="outlined" color="inherit">
          {t('numberCheck.title')}
        </Button>
      }
      empty={{
        title: t('certificate.empty'),
        hint: t('certificate.emptyHint'),
        action: (
          <Button component={Link} to="/people" variant="contained">
            {t('certificate.findPerson')}
          </Button>
        ),
      }}
    />
  );
}

function useColumns(): Column<CertificateRowFragment>[] {
  const t = useT();
  const term = useTerm();
  return [
    { key: 'name', label: term('field', 'name'), render: ({ person }) => person?.name ?? '—' },
    {
      key: 'category',
      label: term('field', 'category'),
      render: ({ category, grade }) => `${term('category', category)} ${term('grade', grade)}`,
    },
    {
      key: 'state',
      label: term('field', 'state'),
      render: ({ state }) => <CertificateStateChip state={state} />,
    },
    { key: 'area', label: term('field', 'area'), render: ({ area }) => area.fullName },
    { key: 'kind', label: t('certificate.kind'), render: ({ kind }) => term('certificateKind', kind) },
    { key: 'appliedOn', label: term('field', 'appliedOn'), sort: 'appliedOn', render: row => row.appliedOn },
    {
      key: 'issuedOn',
      label: term('field', 'issuedOn'),
      sort: 'issuedOn',
      render: row => row.issuedOn ?? '—',
    },
    {
      key: 'expiresOn',
      label: term('field', 'expiresOn'),
      sort: 'expiresOn',
      render: row => row.expiresOn ?? '—',
    },
    {
      key: 'daysLeft',
      label: t('certificate.daysLeft'),
      extra: true,
      render: row => <DaysLeft days={row.daysLeft} state={row.state} />,
    },
    {
      key: 'number',
      label: term('field', 'certificateNumber'),
      extra: true,
      render: row => (row.number.present ? row.number.masked : '—'),
    },
    {
      key: 'medium',
      label: term('field', 'medium'),
      extra: true,
      render: row => term('certificateMedium', row.medium),
    },
    {
      key: 'age',
      label: term('field', 'age'),
      extra: true,
      end: true,
      render: ({ person }) => person?.age ?? '—',
    },
  ];
}

function useFilters(): Filter[] {
  const t = useT();
  const term = useTerm();
  const category = useTermChoices('category');
  const grade = useTermChoices('grade');
  const kind = useTermChoices('certificateKind');
  return [
    { kind: 'text', key: 'text', label: t('certificate.searchLabel'), primary: true },
    { kind: 'area', key: 'area', label: term('field', 'area'), primary: true },
    { kind: 'many', key: 'category', label: term('field', 'category'), choices: category, primary: true },
    {
      kind: 'many',
      key: 'grade',
      label: term('field', 'grade'),
      choices: grade,
      numeric: true,
      primary: true,
    },
    { kind: 'many', key: 'kind', label: t('certificate.kind'), choices: kind },
    { kind: 'date', key: 'expiringFrom', label: t('certificate.expiringFrom') },
    { kind: 'date', key: 'expiringBefore', label: t('person.expiringBefore') },
    { kind: 'date', key: 'issuedFrom', label: t('certificate.issuedFrom') },
    { kind: 'date', key: 'issuedTo', label: t('certificate.issuedTo') },
    {
      kind: 'yesNo',
      key: 'withoutBatch',
      label: t('certificate.inVisit'),
      yes: t('certificate.withoutVisit'),
      no: t('certificate.withVisit'),
    },
    {
      kind: 'yesNo',
      key: 'numberDisagrees',
      label: t('certificate.numberAgreement'),
      yes: t('certificate.numberDisagreeing'),
      no: t('certificate.numberAgreeing'),
    },
  ];
}
