// Households and institutions as exports.

import { formatMoney } from '@zhucan/domain';
import {
  HOUSEHOLD_SORTS,
  type HouseholdWish,
  householdConditions,
} from '../../registry/household/household.filter.ts';
import { type HouseholdRow, householdTable } from '../../registry/household/household.table.ts';
import {
  INSTITUTION_SORTS,
  type InstitutionWish,
  institutionConditions,
} from '../../registry/institution/institution.filter.ts';
import { type InstitutionRow, institutionTable } from '../../registry/institution/institution.table.ts';
import { AREA_READS, answerCell, termCell, townOf, villageOf } from './cells.ts';
import { exportOf } from './list.ts';
import { HARDSHIP_READS, hardshipCell } from './people.ts';

// The graph's input types have checked what comes in here: see `coerced` in export.ts.
export const households = exportOf<HouseholdRow>({
  table: householdTable,
  filterType: 'HouseholdFilter',
  sortType: 'HouseholdSort',
  defaultSort: 'ID',
  where: (ctx, filter) => householdConditions(ctx, filter as HouseholdWish | null),
  sort: (_ctx, name) => HOUSEHOLD_SORTS[name as keyof typeof HOUSEHOLD_SORTS],
  reads: {
    columns: ['address', 'incomePerHead', 'memberCount'],
    relations: {
      area: AREA_READS,
      head: { columns: ['name'] },
      members: { columns: ['name', 'relationToHead'] },
      hardships: HARDSHIP_READS,
    },
  },
  columns: [
    { heading: 'headId', width: 12, cell: row => row.head?.name },
    { heading: 'town', width: 16, cell: row => townOf(row.area) },
    { heading: 'village', width: 16, cell: row => villageOf(row.area) },
    { heading: 'address', width: 30, cell: row => row.address },
    { heading: 'memberCount', width: 8, cell: row => row.memberCount },
    {
      heading: 'members',
      width: 40,
      cell: ({ members }, c) =>
        members
          .map(({ name, relationToHead: relation }) => {
            return relation ? `${name}(${termCell(c, 'relation', relation)})` : name;
          })
          .join(c.locale === 'zh' ? '、' : ', '),
    },
    {
      heading: 'incomePerHead',
      width: 16,
      cell: row => (row.incomePerHead === null ? null : formatMoney(BigInt(row.incomePerHead))),
    },
    { heading: 'hardship', width: 30, cell: (row, c) => hardshipCell(row.hardships, c) },
  ],
});

export const institutions = exportOf<InstitutionRow>({
  table: institutionTable,
  filterType: 'InstitutionFilter',
  sortType: 'InstitutionSort',
  defaultSort: 'NAME',
  where: (ctx, filter) => institutionConditions(ctx, filter as InstitutionWish | null),
  sort: (_ctx, name) => INSTITUTION_SORTS[name as keyof typeof INSTITUTION_SORTS],
  reads: {
    columns: [
      'name',
      'kind',
      'hospitalGrade',
      'designated',
      'capacity',
      'presentCount',
      'contactName',
      'phone',
      'address',
      'active',
    ],
    relations: { area: AREA_READS },
  },
  columns: [
    { heading: 'name', width: 30, cell: row => row.name },
    { heading: 'kind', width: 16, cell: (row, c) => termCell(c, 'institutionKind', row.kind) },
    { heading: 'area', width: 30, cell: row => row.area.fullName },
    {
      heading: 'hospitalGrade',
      width: 12,
      cell: (row, c) => termCell(c, 'hospitalGrade', row.hospitalGrade),
    },
    { heading: 'designated', width: 10, cell: (row, c) => answerCell(c, row.designated) },
    { heading: 'capacity', width: 10, cell: row => row.capacity },
    { heading: 'presentCount', width: 10, cell: row => row.presentCount },
    { heading: 'contactName', width: 12, cell: row => row.contactName },
    { heading: 'phone', width: 18, cell: row => row.phone },
    { heading: 'address', width: 30, cell: row => row.address },
    { heading: 'active', width: 8, cell: (row, c) => answerCell(c, row.active) },
  ],
});
