// Certificates, their assessments and events as they may be read. The sealed number and diagnosis are never columns here.

import {
  type CancelReason,
  type CertificateFacts,
  type CertificateKind,
  type CertificateMedium,
  type CertificateStatus,
  type DisabilityCategory,
  type DisabilityCause,
  type DisabilityGrade,
  HELD_STATUSES,
  type HolderFacts,
  type SupportNeed,
} from '@zhucan/domain';
import { defineTable } from '../../access/read/table.ts';
import type { AreaRow } from '../area/area.table.ts';
import type { HomeVisitBatchRow } from '../home-visit/home-visit.table.ts';
import type { InstitutionRow } from '../institution/institution.table.ts';
import type { PersonRow } from '../person/person.table.ts';
import { factsSql, RENEWAL_OPENS_SQL } from './facts.sql.ts';

export interface CertificateRow {
  readonly id: number;
  readonly kind: CertificateKind;
  readonly status: CertificateStatus;
  readonly category: DisabilityCategory;
  readonly grade: DisabilityGrade | null;
  readonly numberLast4: string | null;
  readonly numberDisagrees: boolean;
  readonly medium: CertificateMedium;
  readonly appliedOn: string;
  readonly issuedOn: string | null;
  readonly expiresOn: string | null;
  readonly closedOn: string | null;
  readonly cancelReason: CancelReason | null;
  readonly acceptingCounty: string;
  readonly issuingCounty: string;
  readonly transferCounty: string | null;
  readonly version: number;
  /** The district's setting at this moment; null where it keeps to the default. */
  readonly renewalOpensMonths: number | null;
  /** What the domain decides the next operations by; never shown itself. */
  readonly facts: { readonly certificate: CertificateFacts; readonly holder: HolderFacts };
  readonly person: PersonRow | null;
  readonly area: AreaRow;
  readonly previous: CertificateRow | null;
  readonly next: CertificateRow | null;
  readonly hospital: InstitutionRow | null;
  readonly homeVisitBatch: HomeVisitBatchRow | null;
  readonly assessments: readonly AssessmentRow[];
  readonly events: readonly CertificateEventRow[];
}

export interface AssessmentRow {
  readonly id: number;
  readonly assessedOn: string;
  readonly doctors: readonly string[];
  readonly category: DisabilityCategory;
  readonly grade: DisabilityGrade;
  readonly parts: readonly { readonly category: DisabilityCategory; readonly grade: DisabilityGrade }[];
  readonly cause: DisabilityCause;
  readonly onsetAge: number | null;
  readonly hasDiagnosis: boolean;
  readonly supportNeeds: readonly SupportNeed[];
  readonly atHome: boolean;
  readonly hospital: InstitutionRow | null;
}

export interface CertificateEventRow {
  readonly id: number;
  readonly operation: string;
  readonly from: CertificateStatus | null;
  readonly to: CertificateStatus;
  readonly at: string;
  readonly reason: string | null;
  readonly actor: string | null;
  readonly certificate: CertificateRow | null;
}

const HELD = HELD_STATUSES.map(status => `'${status}'`).join(', ');

/** A number that is to be mended; once the certificate has ended, nothing is left to mend. */
export function numberDisagreesSql(c: string): string {
  return `(${c}.number_disagrees AND ${c}.status IN (${HELD}))`;
}

export const certificateTable = defineTable<CertificateRow>({
  typeName: 'Certificate',
  name: 'certificate',
  scope: { by: 'area', column: 'area_path' },
  permission: 'certificate.read',
  columns: {
    id: 'id',
    kind: 'kind',
    status: 'status',
    category: 'category',
    grade: 'grade',
    numberLast4: 'number_last4',
    numberDisagrees: numberDisagreesSql,
    medium: 'medium',
    appliedOn: 'applied_on',
    issuedOn: 'issued_on',
    expiresOn: 'expires_on',
    closedOn: 'closed_on',
    cancelReason: 'cancel_reason',
    acceptingCounty: 'accepting_county',
    issuingCounty: 'issuing_county',
    transferCounty: 'transfer_county',
    version: 'version',
    renewalOpensMonths: () => RENEWAL_OPENS_SQL,
    facts: factsSql,
  },
  relations: {
    person: { type: 'Person', kind: 'one', join: (c, person) => `${person}.id = ${c}.person_id` },
    area: { type: 'Area', kind: 'one', join: (c, area) => `${area}.id = ${c}.area_id` },
    previous: {
      type: 'Certificate',
      kind: 'one',
      join: (c, previous) => `${previous}.id = ${c}.previous_id`,
    },
    next: {
      type: 'Certificate',
      kind: 'one',
      // Attempts that came to nothing are in the holder's list; the successor is the one under way or issued.
      join: (c, next) => `${next}.previous_id = ${c}.id AND ${next}.status NOT IN ('REJECTED', 'WITHDRAWN')`,
    },
    hospital: {
      type: 'Institution',
      kind: 'one',
      join: (c, hospital) => `${hospital}.id = ${c}.hospital_id`,
    },
    homeVisitBatch: {
      type: 'HomeVisitBatch',
      kind: 'one',
      join: (c, batch) => `${batch}.id = ${c}.home_visit_batch_id`,
    },
    assessments: {
      type: 'Assessment',
      kind: 'many',
      join: (c, assessment) => `${assessment}.certificate_id = ${c}.id`,
      order: assessment => `${assessment}.id DESC`,
      limit: 50,
    },
    events: {
      type: 'CertificateEvent',
      kind: 'many',
      join: (c, event) => `${event}.certificate_id = ${c}.id`,
      order: event => `${event}.id DESC`,
      limit: 500,
    },
  },
});

defineTable<AssessmentRow>({
  typeName: 'Assessment',
  name: 'assessment',
  scope: { by: 'parent' },
  permission: 'certificate.read',
  columns: {
    id: 'id',
    assessedOn: 'assessed_on',
    doctors: 'doctors',
    category: 'category',
    grade: 'grade',
    cause: 'cause',
    onsetAge: 'onset_age',
    supportNeeds: 'support_needs',
    atHome: 'at_home',
    hasDiagnosis: a => `(${a}.diagnosis_enc IS NOT NULL)`,
    parts: a =>
      `(SELECT json_agg(json_build_object('category', p.category, 'grade', p.grade) ORDER BY p.grade, p.category)
          FROM assessment_part p WHERE p.assessment_id = ${a}.id)`,
  },
  relations: {
    hospital: {
      type: 'Institution',
      kind: 'one',
      join: (assessment, hospital) => `${hospital}.id = ${assessment}.hospital_id`,
    },
  },
});

defineTable<CertificateEventRow>({
  typeName: 'CertificateEvent',
  name: 'certificate_event',
  scope: { by: 'parent' },
  permission: 'certificate.read',
  columns: {
    id: 'id',
    operation: 'operation',
    from: 'from_status',
    to: 'to_status',
    at: 'at',
    reason: 'reason',
    actor: e => `(SELECT u.display_name FROM user_account u WHERE u.id = ${e}.actor_id)`,
  },
  relations: {
    certificate: {
      type: 'Certificate',
      kind: 'one',
      join: (event, certificate) => `${certificate}.id = ${event}.certificate_id`,
    },
  },
});
