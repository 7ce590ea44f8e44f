// People and certificates as exports: the numbers masked unless revealed.

import { ageOn, daysLeft, hardshipInForce } from '@zhucan/domain';
import type { CertificateSortEnum } from '../../registry/certificate/certificate.enums.ts';
import {
  type CertificateFilterInput,
  certificateSort,
  certificateWhere,
} from '../../registry/certificate/certificate.queries.ts';
import { type CertificateRow, certificateTable } from '../../registry/certificate/certificate.table.ts';
import type { HardshipRow } from '../../registry/household/household.table.ts';
import {
  type PersonSortName,
  type PersonWish,
  personConditions,
  personSort,
} from '../../registry/person/person.filter.ts';
import { type PersonRow, personTable } from '../../registry/person/person.table.ts';
import type { OutCell } from '../sheet/xlsx-write.ts';
import {
  AREA_READS,
  CERTIFICATE_READS,
  certificateColumns,
  dayCell,
  LENGTH,
  numberCell,
  termCell,
  townOf,
  villageOf,
} from './cells.ts';
import { type CellContext, type ExportColumn, exportOf } from './list.ts';

export const HARDSHIP_READS = {
  columns: ['since', 'until'],
  relations: { kind: { columns: ['nameZh', 'nameEn'] } },
};

/** The kinds of hardship in force today, by their names. */
export function hardshipCell(
  hardships: readonly HardshipRow[] | undefined,
  { locale, today }: CellContext,
): OutCell {
  return (hardships ?? [])
    .filter(one => hardshipInForce(one, today))
    .map(({ kind }) => (locale === 'zh' ? kind.nameZh : kind.nameEn))
    .join(locale === 'zh' ? '、' : ', ');
}

const PERSON_COLUMNS: readonly ExportColumn<PersonRow>[] = [
  { heading: 'name', width: 12, cell: row => row.name },
  {
    heading: 'idNumber',
    width: 22,
    cell: (row, { revealed }) => {
      if (row.erasedAt) return null;
      return numberCell(row.idNumberLast4, LENGTH.idNumber, revealed?.people.get(row.id)?.idNumber);
    },
  },
  { heading: 'sex', width: 6, cell: (row, c) => termCell(c, 'sex', row.sex) },
  { heading: 'age', width: 6, cell: (row, { today }) => ageOn(row.birthDate, row.diedOn ?? today) },
  { heading: 'ethnicity', width: 10, cell: (row, c) => termCell(c, 'ethnicity', row.ethnicity) },
  {
    heading: 'phone',
    width: 16,
    cell: (row, { revealed }) =>
      numberCell(row.phoneLast4, LENGTH.phone, revealed?.people.get(row.id)?.phone),
  },
  { heading: 'town', width: 16, cell: row => townOf(row.area) },
  { heading: 'village', width: 16, cell: row => villageOf(row.area) },
  { heading: 'address', width: 30, cell: row => row.address },
  { heading: 'hukouPlace', width: 24, cell: row => row.hukouPlace },
  { heading: 'hukouKind', width: 14, cell: (row, c) => termCell(c, 'hukouKind', row.hukouKind) },
  ...certificateColumns<PersonRow>(row => row.certificate),
  { heading: 'guardianName', width: 12, cell: row => row.guardianName },
  { heading: 'guardianRelation', width: 12, cell: row => row.guardianRelation },
  {
    heading: 'guardianPhone',
    width: 16,
    cell: (row, { revealed }) =>
      numberCell(row.guardianPhoneLast4, LENGTH.phone, revealed?.people.get(row.id)?.guardianPhone),
  },
  { heading: 'education', width: 14, cell: (row, c) => termCell(c, 'education', row.education) },
  { heading: 'employment', width: 14, cell: (row, c) => termCell(c, 'employment', row.employment) },
  { heading: 'hardship', width: 24, cell: (row, c) => hardshipCell(row.household?.hardships, c) },
  { heading: 'bankName', width: 20, cell: row => row.bankName },
  {
    heading: 'bankAccount',
    width: 24,
    cell: (row, { revealed }) =>
      numberCell(row.bankAccountLast4, LENGTH.bankAccount, revealed?.people.get(row.id)?.bankAccount),
  },
  { heading: 'diedOn', width: 12, cell: row => dayCell(row.diedOn) },
];

// The graph's input types have checked what comes in here: see `coerced` in export.ts.
export const people = exportOf<PersonRow>({
  table: personTable,
  filterType: 'PersonFilter',
  sortType: 'PersonSort',
  defaultSort: 'ID',
  where: (ctx, filter) => personConditions(ctx, filter as PersonWish | null),
  sort: (ctx, name) => personSort(ctx, name as PersonSortName),
  subjects: row => ({ person: row.id, certificate: row.certificate?.id ?? null }),
  reads: {
    columns: [
      'name',
      'idNumberLast4',
      'erasedAt',
      'sex',
      'birthDate',
      'ethnicity',
      'phoneLast4',
      'address',
      'hukouPlace',
      'hukouKind',
      'guardianName',
      'guardianRelation',
      'guardianPhoneLast4',
      'education',
      'employment',
      'bankName',
      'bankAccountLast4',
      'diedOn',
    ],
    relations: {
      area: AREA_READS,
      certificate: CERTIFICATE_READS,
      household: { relations: { hardships: HARDSHIP_READS } },
    },
  },
  columns: PERSON_COLUMNS,
});

export const certificates = exportOf<CertificateRow>({
  table: certificateTable,
  filterType: 'CertificateFilter',
  sortType: 'CertificateSort',
  defaultSort: 'ID',
  where: (ctx, filter) => certificateWhere(ctx, filter as CertificateFilterInput | null),
  sort: (_ctx, name) => certificateSort(name as typeof CertificateSortEnum.$inferType),
  subjects: row => ({ person: row.person?.id ?? null, certificate: row.id }),
  reads: {
    columns: [...CERTIFICATE_READS.columns, 'kind', 'medium', 'appliedOn', 'closedOn', 'cancelReason'],
    relations: {
      area: AREA_READS,
      person: { columns: ['name', 'idNumberLast4', 'erasedAt', 'sex', 'birthDate', 'diedOn'] },
    },
  },
  columns: [
    { heading: 'name', width: 12, cell: row => row.person?.name },
    {
      heading: 'idNumber',
      width: 22,
      cell: ({ person }, { revealed }) => {
        if (!person || person.erasedAt) return null;
        return numberCell(person.idNumberLast4, LENGTH.idNumber, revealed?.people.get(person.id)?.idNumber);
      },
    },
    { heading: 'sex', width: 6, cell: (row, c) => termCell(c, 'sex', row.person?.sex) },
    ...certificateColumns<CertificateRow>(row => row),
    {
      heading: 'daysLeft',
      width: 10,
      cell: (row, { today }) => (row.status === 'ISSUED' ? daysLeft(row.expiresOn, today) : null),
    },
    { heading: 'kind', width: 14, cell: (row, c) => termCell(c, 'certificateKind', row.kind) },
    { heading: 'medium', width: 16, cell: (row, c) => termCell(c, 'certificateMedium', row.medium) },
    { heading: 'appliedOn', width: 12, cell: row => dayCell(row.appliedOn) },
    { heading: 'closedOn', width: 12, cell: row => dayCell(row.closedOn) },
    { heading: 'cancelReason', width: 12, cell: (row, c) => termCell(c, 'cancelReason', row.cancelReason) },
    { heading: 'town', width: 16, cell: row => townOf(row.area) },
    { heading: 'village', width: 16, cell: row => villageOf(row.area) },
  ],
});
