// The columns of what everyone in the district shares.

import { type Encoded, encode, type Ink, identified, named, placed, type Table } from './encode.ts';
import type { AreaRow, InstitutionRow, UserRow, VisitRow } from './rows.ts';

const AREA: Table<AreaRow> = {
  name: 'area',
  columns: {
    ...identified,
    ...named,
    code: (to, row) => to.text(row.path.padEnd(12, '0')),
    path: (to, row) => to.text(row.path),
    level: (to, row) => to.text(row.level),
    urban_rural: (to, row) => to.text(row.urbanRural),
    parent_id: (to, row) => to.int4(row.parentId),
    home_visit_ready: (to, row) => to.bool(row.homeVisitReady),
  },
};

const userTable = (passwordHash: string): Table<UserRow> => ({
  name: 'user_account',
  columns: {
    ...identified,
    ...placed,
    username: (to, row) => to.text(row.username),
    display_name: (to, row) => to.text(row.displayName),
    role: (to, row) => to.text(row.role),
    password_hash: to => to.text(passwordHash),
    must_change_password: to => to.bool(false),
    demonstration: to => to.bool(true),
  },
});

const INSTITUTION: Table<InstitutionRow> = {
  name: 'institution',
  columns: {
    ...identified,
    ...placed,
    ...named,
    kind: (to, row) => to.text(row.kind),
    hospital_grade: (to, row) => to.text(row.hospitalGrade),
    designated: (to, row) => to.bool(row.designated),
    capacity: (to, row) => to.int4(row.capacity),
    contact_name: (to, row) => to.text(row.contactName),
    phone: (to, row) => to.text(row.phone),
    address: (to, row) => to.text(row.address),
    active: (to, row) => to.bool(row.active),
  },
};

const VISIT: Table<VisitRow> = {
  name: 'home_visit_batch',
  columns: {
    ...identified,
    ...placed,
    visit_on: (to, row) => to.date(row.day),
    status: (to, row) => to.text(row.status),
    hospital_id: (to, row) => to.int4(row.hospitalId),
    town_staff: (to, row) => to.text(row.townStaff),
    district_staff: (to, row) => to.text(row.districtStaff),
    note: (to, row) => to.text(row.note),
    created_by_id: (to, row) => to.int4(row.createdById),
  },
};

/** The tables that are filled once. */
export const COMMON_TABLES: readonly string[] = [AREA.name, 'user_account', INSTITUTION.name, VISIT.name];

export interface CommonRows {
  readonly areas: readonly AreaRow[];
  readonly users: readonly UserRow[];
  readonly institutions: readonly InstitutionRow[];
  readonly visits: readonly VisitRow[];
}

/** What all blocks refer to. */
export function encodeCommon(rows: CommonRows, passwordHash: string, ink: Ink): Encoded[] {
  return [
    encode(AREA, rows.areas, ink),
    encode(userTable(passwordHash), rows.users, ink),
    encode(INSTITUTION, rows.institutions, ink),
    encode(VISIT, rows.visits, ink),
  ];
}
