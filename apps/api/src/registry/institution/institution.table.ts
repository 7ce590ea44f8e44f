// The institutions of a viewer's area, those of the areas above it, and the stays in them.

import type { InstitutionKind } from '@zhucan/domain';
import { defineTable } from '../../access/read/table.ts';
import type { AreaRow } from '../area/area.table.ts';
import type { PersonRow } from '../person/person.table.ts';

export interface InstitutionRow {
  readonly id: number;
  readonly kind: InstitutionKind;
  readonly name: string;
  readonly hospitalGrade: string | null;
  readonly designated: boolean;
  readonly capacity: number | null;
  readonly contactName: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly active: boolean;
  readonly presentCount: number;
  readonly version: number;
  readonly area: AreaRow;
  readonly stays: readonly StayRow[];
}

export interface StayRow {
  readonly id: number;
  readonly admittedOn: string;
  readonly leftOn: string | null;
  readonly institution: InstitutionRow | null;
  readonly person: PersonRow | null;
}

export const institutionTable = defineTable<InstitutionRow>({
  typeName: 'Institution',
  name: 'institution',
  scope: { by: 'areaOrAbove', column: 'area_path' },
  permission: 'institution.read',
  columns: {
    id: 'id',
    kind: 'kind',
    name: 'name',
    hospitalGrade: 'hospital_grade',
    designated: 'designated',
    capacity: 'capacity',
    contactName: 'contact_name',
    phone: 'phone',
    address: 'address',
    active: 'active',
    presentCount: { counts: 'stays', where: stay => `${stay}.left_on IS NULL` },
    version: 'version',
  },
  relations: {
    area: { type: 'Area', kind: 'one', join: (institution, area) => `${area}.id = ${institution}.area_id` },
    stays: {
      type: 'InstitutionStay',
      kind: 'many',
      join: (institution, stay) => `${stay}.institution_id = ${institution}.id`,
      order: stay => `${stay}.left_on IS NOT NULL, ${stay}.admitted_on DESC, ${stay}.id DESC`,
    },
  },
});

/** An institution may lie above the viewer's area and hold people of other places: each stay is ruled by its person. */
export const stayTable = defineTable<StayRow>({
  typeName: 'InstitutionStay',
  name: 'institution_stay',
  scope: { by: 'person', column: 'person_id' },
  permission: 'institution.read',
  columns: { id: 'id', admittedOn: 'admitted_on', leftOn: 'left_on' },
  relations: {
    institution: {
      type: 'Institution',
      kind: 'one',
      join: (stay, institution) => `${institution}.id = ${stay}.institution_id`,
    },
    person: { type: 'Person', kind: 'one', join: (stay, person) => `${person}.id = ${stay}.person_id` },
  },
});
