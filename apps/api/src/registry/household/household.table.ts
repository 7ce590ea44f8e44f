// The households of a viewer's area, their members and their registered hardship.

import { defineTable } from '../../access/read/table.ts';
import type { AreaRow } from '../area/area.table.ts';
import type { PersonRow } from '../person/person.table.ts';

export interface HouseholdRow {
  readonly id: number;
  readonly address: string | null;
  /** Fen, as text: a bigint does not fit every JSON reader. */
  readonly incomePerHead: string | null;
  /** Of members within the viewer's area, as the list of them. */
  readonly memberCount: number;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly area: AreaRow;
  readonly head: PersonRow | null;
  readonly members: readonly PersonRow[];
  readonly hardships: readonly HardshipRow[];
}

export interface HardshipRow {
  readonly id: number;
  readonly since: string;
  readonly until: string | null;
  readonly certifiedBy: string | null;
  readonly paperNumber: string | null;
  readonly kind: HardshipKindRow;
}

export interface HardshipKindRow {
  readonly id: number;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly active: boolean;
}

export const householdTable = defineTable<HouseholdRow>({
  typeName: 'Household',
  name: 'household',
  scope: { by: 'area', column: 'area_path' },
  permission: 'household.read',
  columns: {
    id: 'id',
    address: 'address',
    incomePerHead: a => `${a}.income_per_head::text`,
    memberCount: { counts: 'members' },
    version: 'version',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  relations: {
    area: { type: 'Area', kind: 'one', join: (household, area) => `${area}.id = ${household}.area_id` },
    head: { type: 'Person', kind: 'one', join: (household, head) => `${head}.id = ${household}.head_id` },
    members: {
      type: 'Person',
      kind: 'many',
      join: (household, member) => `${member}.household_id = ${household}.id`,
      order: member =>
        `(${member}.relation_to_head = 'HEAD') DESC NULLS LAST, ${member}.birth_date, ${member}.id`,
    },
    hardships: {
      type: 'HouseholdHardship',
      kind: 'many',
      join: (household, hardship) => `${hardship}.household_id = ${household}.id`,
      order: hardship => `${hardship}.since DESC, ${hardship}.id DESC`,
    },
  },
});

defineTable<HardshipRow>({
  typeName: 'HouseholdHardship',
  name: 'household_hardship',
  scope: { by: 'parent' },
  permission: 'household.read',
  columns: {
    id: 'id',
    since: 'since',
    until: 'until',
    certifiedBy: 'certified_by',
    paperNumber: 'paper_number',
  },
  relations: {
    kind: {
      type: 'HardshipKind',
      kind: 'one',
      join: (hardship, kind) => `${kind}.code = ${hardship}.kind_code`,
    },
  },
});

/** The catalogue of kinds is the district's own data; its key is the code, its order the list's. */
export const hardshipKindTable = defineTable<HardshipKindRow>({
  typeName: 'HardshipKind',
  name: 'hardship_kind',
  scope: { by: 'everyone' },
  permission: null,
  columns: { id: 'sort_order', code: 'code', nameZh: 'name_zh', nameEn: 'name_en', active: 'active' },
  relations: {},
});
