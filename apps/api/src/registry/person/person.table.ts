// The people a viewer may see: those of their area, without records that were merged into another.

import type {
  Education,
  EmploymentState,
  HouseholdRelation,
  HukouKind,
  Insurance,
  Sex,
} from '@zhucan/domain';
import { HELD_STATUSES, OPEN_STATUSES } from '@zhucan/domain';
import { defineTable } from '../../access/read/table.ts';
import type { CaseRow } from '../../casework/case.rows.ts';
import { openCasesSql, registerFactsSql, servedSql } from '../../casework/criteria/register-facts.sql.ts';
import type { RegisterRow, ServedRow } from '../../casework/criteria/register-facts.ts';
import type { AreaRow } from '../area/area.table.ts';
import type { CertificateRow } from '../certificate/certificate.table.ts';
import type { HouseholdRow } from '../household/household.table.ts';
import type { StayRow } from '../institution/institution.table.ts';
import type { MergeRow } from './merge.table.ts';
import type { TimelineRow } from './timeline.table.ts';

export interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly pinyin: string;
  readonly idNumberLast4: string;
  readonly sex: Sex;
  readonly birthDate: string;
  readonly ethnicity: string;
  readonly phoneLast4: string | null;
  readonly address: string | null;
  readonly hukouPlace: string | null;
  readonly hukouKind: HukouKind | null;
  readonly residencePermit: boolean;
  readonly residentSince: string | null;
  readonly businessRegistration: string | null;
  readonly guardianName: string | null;
  readonly guardianRelation: string | null;
  readonly guardianPhoneLast4: string | null;
  readonly education: Education | null;
  readonly employment: EmploymentState | null;
  readonly insurances: readonly Insurance[];
  readonly bankName: string | null;
  readonly bankAccountLast4: string | null;
  readonly diedOn: string | null;
  readonly consentOn: string | null;
  readonly relationToHead: HouseholdRelation | null;
  readonly erasedAt: string | null;
  /** What criteria are decided by; never shown itself. */
  readonly registerFacts: RegisterRow;
  readonly served: readonly ServedRow[];
  readonly openCases: readonly Pick<CaseRow, 'id' | 'number' | 'programme' | 'status'>[];
  readonly cases: readonly CaseRow[];
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly area: AreaRow;
  readonly household: HouseholdRow | null;
  readonly certificate: CertificateRow | null;
  readonly certificates: readonly CertificateRow[];
  readonly stays: readonly StayRow[];
  readonly timeline: readonly TimelineRow[];
  readonly merges: readonly MergeRow[];
}

const quoted = (statuses: readonly string[]): string => statuses.map(status => `'${status}'`).join(', ');
const HELD = quoted(HELD_STATUSES);
const CURRENT = quoted([...HELD_STATUSES, ...OPEN_STATUSES]);

export const personTable = defineTable<PersonRow>({
  typeName: 'Person',
  name: 'person',
  scope: { by: 'area', column: 'area_path' },
  permission: 'person.read',
  visible: a => `${a}.merged_into_id IS NULL`,
  columns: {
    id: 'id',
    name: 'name',
    pinyin: 'pinyin',
    idNumberLast4: 'id_number_last4',
    sex: 'sex',
    birthDate: 'birth_date',
    ethnicity: 'ethnicity',
    phoneLast4: 'phone_last4',
    address: 'address',
    hukouPlace: 'hukou_place',
    hukouKind: 'hukou_kind',
    residencePermit: 'residence_permit',
    residentSince: 'resident_since',
    businessRegistration: 'business_registration',
    guardianName: 'guardian_name',
    guardianRelation: 'guardian_relation',
    guardianPhoneLast4: 'guardian_phone_last4',
    education: 'education',
    employment: 'employment',
    insurances: 'insurances',
    bankName: 'bank_name',
    bankAccountLast4: 'bank_account_last4',
    diedOn: 'died_on',
    consentOn: 'consent_on',
    relationToHead: 'relation_to_head',
    erasedAt: 'erased_at',
    registerFacts: registerFactsSql,
    served: servedSql,
    openCases: openCasesSql,
    version: 'version',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  relations: {
    area: { type: 'Area', kind: 'one', join: (person, area) => `${area}.id = ${person}.area_id` },
    household: {
      type: 'Household',
      kind: 'one',
      join: (person, household) => `${household}.id = ${person}.household_id`,
    },
    // The one that is held; before the first is issued, the application under way.
    certificate: {
      type: 'Certificate',
      kind: 'one',
      join: (person, one) => `${one}.person_id = ${person}.id AND ${one}.status IN (${CURRENT})`,
      order: one => `${one}.status IN (${HELD}) DESC, ${one}.id DESC`,
    },
    certificates: {
      type: 'Certificate',
      kind: 'many',
      join: (person, one) => `${one}.person_id = ${person}.id`,
      order: one => `${one}.id DESC`,
    },
    cases: {
      type: 'Case',
      kind: 'many',
      join: (person, one) => `${one}.person_id = ${person}.id`,
      order: one => `${one}.id DESC`,
    },
    stays: {
      type: 'InstitutionStay',
      kind: 'many',
      join: (person, stay) => `${stay}.person_id = ${person}.id`,
      order: stay => `${stay}.admitted_on DESC, ${stay}.id DESC`,
    },
    timeline: {
      type: 'TimelineEntry',
      kind: 'many',
      join: (person, entry) => `${entry}.person_id = ${person}.id`,
      order: entry => `${entry}.at DESC, ${entry}.id DESC`,
    },
    merges: {
      type: 'PersonMerge',
      kind: 'many',
      join: (person, merge) => `${merge}.kept_id = ${person}.id`,
      order: merge => `${merge}.id DESC`,
    },
  },
});
