// Home visits (集中上门办证) as they may be read, with their certificates in the order of the route.

import type { HomeVisitStatus } from '@zhucan/domain';
import { defineTable } from '../../access/read/table.ts';
import type { AreaRow } from '../area/area.table.ts';
import type { CertificateRow } from '../certificate/certificate.table.ts';
import type { InstitutionRow } from '../institution/institution.table.ts';

export interface HomeVisitBatchRow {
  readonly id: number;
  readonly visitOn: string;
  readonly status: HomeVisitStatus;
  readonly townStaff: string;
  readonly districtStaff: string;
  readonly note: string | null;
  readonly certificateCount: number;
  readonly version: number;
  readonly area: AreaRow;
  readonly hospital: InstitutionRow | null;
  readonly certificates: readonly CertificateRow[];
}

export const homeVisitBatchTable = defineTable<HomeVisitBatchRow>({
  typeName: 'HomeVisitBatch',
  name: 'home_visit_batch',
  scope: { by: 'area', column: 'area_path' },
  permission: 'homeVisit.read',
  columns: {
    id: 'id',
    visitOn: 'visit_on',
    status: 'status',
    townStaff: 'town_staff',
    districtStaff: 'district_staff',
    note: 'note',
    version: 'version',
    certificateCount: { counts: 'certificates' },
  },
  relations: {
    area: { type: 'Area', kind: 'one', join: (b, area) => `${area}.id = ${b}.area_id` },
    hospital: {
      type: 'Institution',
      kind: 'one',
      join: (b, hospital) => `${hospital}.id = ${b}.hospital_id`,
    },
    certificates: {
      type: 'Certificate',
      kind: 'many',
      join: (b, certificate) => `${certificate}.home_visit_batch_id = ${b}.id`,
      // By address, so that the printed list is a way through the village.
      order: c => `(SELECT p.address FROM person p WHERE p.id = ${c}.person_id) NULLS LAST, ${c}.id`,
      limit: 500,
    },
  },
});
