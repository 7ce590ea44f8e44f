import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { formatMoment } from '../components/format.ts';
import type { Filter } from '../components/list/filters.ts';
import { ListPage } from '../components/list/ListPage.tsx';
import type { Column } from '../components/list/rows.tsx';
import { CertificateStateChip } from '../components/StateChip.tsx';
import type { PersonRowFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm, useTermChoices } from '../providers/i18n/terms.ts';
import { useMay } from '../providers/session.ts';
import { useHardshipChoices } from './hardshipKinds.ts';
import { personCreatePath, personPath } from './paths.ts';
import { personSort } from './source.ts';

export default function PeopleList() {
  const t = useT();
  const may = useMay();
  return (
    <ListPage<PersonRowFragment>
      resource="people"
      title={t('person.list')}
      lead={t('person.listLead')}
      filters={useFilters()}
      columns={useColumns()}
      rowLabel={person => person.name}
      rowPath={person => personPath(person.id)}
      create={may('person.write') ? { to: personCreatePath, label: t('person.create') } : undefined}
      exportAs="people"
      exportSort={personSort}
      empty={{
        title: t('person.empty'),
        hint: t('person.emptyHint'),
        action: may('import.run') && (
          <Button component={Link} to="/imports" variant="outlined">
            {t('person.importRoster')}
          </Button>
        ),
      }}
    />
  );
}

function useColumns(): Column<PersonRowFragment>[] {
  const t = useT();
  const term = useTerm();
  return [
    { key: 'name', label: term('field', 'name'), sort: 'name', render: person => person.name },
    { key: 'sex', label: term('field', 'sex'), render: person => term('sex', person.sex) },
    { key: 'age', label: term('field', 'age'), sort: 'age', end: true, render: person => person.age },
    { key: 'area', label: term('field', 'area'), render: person => person.area.fullName },
    {
      key: 'certificate',
      label: t('person.certificateColumn'),
      render: ({ certificate }) =>
        certificate
          ? `${term('category', certificate.category)} ${term('grade', certificate.grade)}`
          : t('person.noCertificate'),
    },
    {
      key: 'state',
      label: term('field', 'state'),
      render: ({ certificate, diedOn }) =>
        diedOn ? t('person.dead') : certificate ? <CertificateStateChip state={certificate.state} /> : '—',
    },
    {
      key: 'expires',
      label: t('person.expires'),
      render: ({ certificate }) => certificate?.expiresOn ?? '—',
    },
    {
      key: 'idNumber',
      label: term('field', 'idNumber'),
      extra: true,
      render: person => person.idNumber.masked,
    },
    {
      key: 'phone',
      label: term('field', 'phone'),
      extra: true,
      render: person => (person.phone.present ? person.phone.masked : '—'),
    },
    {
      key: 'hukouKind',
      label: term('field', 'hukouKind'),
      extra: true,
      render: person => term('hukouKind', person.hukouKind) || '—',
    },
    {
      key: 'updatedAt',
      label: t('person.updated'),
      sort: 'updatedAt',
      extra: true,
      render: person => formatMoment(person.updatedAt),
    },
  ];
}

const currentStates = ['APPLIED', 'ASSESSED', 'REVIEWED', 'ISSUED', 'EXPIRING', 'EXPIRED', 'FROZEN', 'LOST'];

function useFilters(): Filter[] {
  const t = useT();
  const term = useTerm();
  const category = useTermChoices('category');
  const grade = useTermChoices('grade');
  const state = useTermChoices('certificateState', currentStates);
  const sex = useTermChoices('sex');
  const hukouKind = useTermChoices('hukouKind');
  const hardship = useHardshipChoices();
  return [
    { kind: 'text', key: 'text', label: t('person.searchLabel'), primary: true },
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
    { kind: 'many', key: 'certificateState', label: term('field', 'state'), choices: state },
    {
      kind: 'yesNo',
      key: 'hasCertificate',
      label: t('person.hasCertificate'),
      yes: t('person.withCertificate'),
      no: t('person.withoutCertificate'),
    },
    { kind: 'date', key: 'expiringBefore', label: t('person.expiringBefore') },
    { kind: 'one', key: 'sex', label: term('field', 'sex'), choices: sex },
    { kind: 'number', key: 'ageFrom', label: t('person.ageFrom') },
    { kind: 'number', key: 'ageTo', label: t('person.ageTo') },
    { kind: 'many', key: 'hardship', label: term('field', 'hardship'), choices: hardship },
    { kind: 'one', key: 'hukouKind', label: term('field', 'hukouKind'), choices: hukouKind },
    { kind: 'yesNo', key: 'alive', label: t('person.alive'), yes: t('person.living'), no: t('person.dead') },
  ];
}
