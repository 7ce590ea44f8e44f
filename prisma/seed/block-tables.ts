// The columns of people, households and certificates.

import {
  type Encoded,
  encode,
  hashed,
  type Ink,
  identified,
  placed,
  sealed,
  type Table,
  tail,
} from './encode.ts';
import type {
  AssessmentRow,
  Block,
  CertificateRow,
  EventRow,
  HardshipRow,
  HouseholdRow,
  PartRow,
  PersonRow,
  StayRow,
} from './rows.ts';

const HOUSEHOLD: Table<HouseholdRow> = {
  name: 'household',
  columns: {
    ...identified,
    ...placed,
    head_id: (to, row) => to.int4(row.headId),
    address: (to, row) => to.text(row.address),
    income_per_head: (to, row) => to.int8(row.incomePerHead),
    created_at: (to, row) => to.moment(row.createdAt),
    updated_at: (to, row) => to.moment(row.createdAt),
  },
};

const HARDSHIP: Table<HardshipRow> = {
  name: 'household_hardship',
  columns: {
    household_id: (to, row) => to.int4(row.householdId),
    kind_code: (to, row) => to.text(row.kind),
    since: (to, row) => to.date(row.since),
    until: (to, row) => to.date(row.until),
    certified_by: (to, row) => to.text(row.certifiedBy),
    paper_number: (to, row) => to.text(row.paperNumber),
  },
};

const PERSON: Table<PersonRow> = {
  name: 'person',
  columns: {
    ...identified,
    ...placed,
    name: (to, row) => to.text(row.name),
    pinyin: (to, row) => to.text(row.pinyin),
    initials: (to, row) => to.text(row.initials),
    id_number_enc: (to, row, ink) => sealed(to, ink, row.idNumber),
    id_number_hash: (to, row, ink) => hashed(to, ink, 'ID_NUMBER', row.idNumber),
    id_number_last4: (to, row) => tail(to, row.idNumber),
    sex: (to, row) => to.text(row.sex),
    birth_date: (to, row) => to.date(row.birth),
    ethnicity: (to, row) => to.text(row.ethnicity),
    phone_enc: (to, row, ink) => sealed(to, ink, row.phone),
    phone_hash: (to, row, ink) => hashed(to, ink, 'PHONE', row.phone),
    phone_last4: (to, row) => tail(to, row.phone),
    address: (to, row) => to.text(row.address),
    hukou_place: (to, row) => to.text(row.hukouPlace),
    hukou_kind: (to, row) => to.text(row.hukouKind),
    residence_permit: (to, row) => to.bool(row.residentSince !== null),
    resident_since: (to, row) => to.date(row.residentSince),
    business_registration: (to, row) => to.text(row.businessRegistration),
    guardian_name: (to, row) => to.text(row.guardian?.name ?? null),
    guardian_relation: (to, row) => to.text(row.guardian?.relation ?? null),
    guardian_phone_enc: (to, row, ink) => sealed(to, ink, row.guardian?.phone ?? null),
    guardian_phone_last4: (to, row) => tail(to, row.guardian?.phone ?? null),
    education: (to, row) => to.text(row.education),
    employment: (to, row) => to.text(row.employment),
    insurances: (to, row, ink) => to.array(ink.types.insurance, row.insurances),
    bank_name: (to, row) => to.text(row.bank?.name ?? null),
    bank_account_enc: (to, row, ink) => sealed(to, ink, row.bank?.account ?? null),
    bank_account_last4: (to, row) => tail(to, row.bank?.account ?? null),
    died_on: (to, row) => to.date(row.death?.day ?? null),
    consent_on: (to, row) => to.date(row.consent),
    household_id: (to, row) => to.int4(row.householdId),
    relation_to_head: (to, row) => to.text(row.relation),
    created_by_id: (to, row) => to.int4(row.createdById),
    created_at: (to, row) => to.moment(row.createdAt),
    updated_at: (to, row) => to.moment(row.updatedAt),
  },
};

const STAY: Table<StayRow> = {
  name: 'institution_stay',
  columns: {
    institution_id: (to, row) => to.int4(row.institutionId),
    person_id: (to, row) => to.int4(row.personId),
    admitted_on: (to, row) => to.date(row.admitted),
    left_on: (to, row) => to.date(row.left),
  },
};

const CERTIFICATE: Table<CertificateRow> = {
  name: 'certificate',
  columns: {
    ...identified,
    ...placed,
    person_id: (to, row) => to.int4(row.personId),
    kind: (to, row) => to.text(row.kind),
    status: (to, row) => to.text(row.status),
    category: (to, row) => to.text(row.category),
    grade: (to, row) => to.int2(row.grade),
    number_enc: (to, row, ink) => sealed(to, ink, row.number),
    number_hash: (to, row, ink) => hashed(to, ink, 'CERTIFICATE_NUMBER', row.number),
    number_last4: (to, row) => tail(to, row.number),
    medium: (to, row) => to.text(row.medium),
    applied_on: (to, row) => to.date(row.applied),
    issued_on: (to, row) => to.date(row.issued),
    expires_on: (to, row) => to.date(row.expires),
    closed_on: (to, row) => to.date(row.closed),
    cancel_reason: (to, row) => to.text(row.cancelReason),
    previous_id: (to, row) => to.int4(row.previousId),
    hospital_id: (to, row) => to.int4(row.hospitalId),
    home_visit_batch_id: (to, row) => to.int4(row.visitId),
    accepting_county: (to, row) => to.text(row.acceptingCounty),
    issuing_county: (to, row) => to.text(row.issuingCounty),
    transfer_county: (to, row) => to.text(row.transferCounty),
    reviewed_by_id: (to, row) => to.int4(row.reviewedById),
    created_by_id: (to, row) => to.int4(row.createdById),
    version: (to, row) => to.int4(row.events.length),
    created_at: (to, row) => to.moment(row.createdAt),
    updated_at: (to, row) => to.moment(Math.max(row.createdAt, row.events.at(-1)?.at ?? 0)),
  },
};

const ASSESSMENT: Table<AssessmentRow> = {
  name: 'assessment',
  columns: {
    ...identified,
    certificate_id: (to, row) => to.int4(row.certificateId),
    assessed_on: (to, row) => to.date(row.day),
    hospital_id: (to, row) => to.int4(row.hospitalId),
    doctors: (to, row, ink) => to.array(ink.types.text, row.doctors),
    category: (to, row) => to.text(row.category),
    grade: (to, row) => to.int2(row.grade),
    cause: (to, row) => to.text(row.cause),
    onset_age: (to, row) => to.int2(row.onsetAge),
    diagnosis_enc: (to, row, ink) => sealed(to, ink, row.diagnosis),
    support_needs: (to, row, ink) => to.array(ink.types.supportNeed, row.supportNeeds),
    at_home: (to, row) => to.bool(row.atHome),
    created_by_id: (to, row) => to.int4(row.createdById),
    created_at: (to, row) => to.moment(row.createdAt),
  },
};

const PART: Table<PartRow & { readonly assessmentId: number }> = {
  name: 'assessment_part',
  columns: {
    assessment_id: (to, row) => to.int4(row.assessmentId),
    category: (to, row) => to.text(row.category),
    grade: (to, row) => to.int2(row.grade),
  },
};

const EVENT: Table<EventRow> = {
  name: 'certificate_event',
  columns: {
    certificate_id: (to, row) => to.int4(row.certificateId),
    area_path: (to, row) => to.text(row.areaPath),
    operation: (to, row) => to.text(row.operation),
    from_status: (to, row) => to.text(row.from),
    to_status: (to, row) => to.text(row.to),
    at: (to, row) => to.moment(row.at),
    actor_id: (to, row) => to.int4(row.actorId),
    reason: (to, row) => to.text(row.reason),
    details: (to, row) => to.json(row.details),
  },
};

/** The tables that every block adds to. */
export const BLOCK_TABLES: readonly string[] = [
  HOUSEHOLD,
  HARDSHIP,
  PERSON,
  STAY,
  CERTIFICATE,
  ASSESSMENT,
  PART,
  EVENT,
].map(({ name }) => name);

export function encodeBlock({ households, people, stays, certificates }: Block, ink: Ink): Encoded[] {
  const assessments = certificates.flatMap(certificate => certificate.assessments);
  const parts = assessments.flatMap(({ id, parts: found }) =>
    found.map(part => ({ ...part, assessmentId: id })),
  );
  const hardships = households.flatMap(household => household.hardships);
  const events = certificates.flatMap(certificate => certificate.events);
  return [
    encode(HOUSEHOLD, households, ink),
    encode(HARDSHIP, hardships, ink),
    encode(PERSON, people, ink),
    encode(STAY, stays, ink),
    encode(CERTIFICATE, certificates, ink),
    encode(ASSESSMENT, assessments, ink),
    encode(PART, parts, ink),
    encode(EVENT, events, ink),
  ].filter(({ rows: count }) => count > 0);
}
