// The papers of an application: the certificate as it is filed, and what the doctors write.

import { ageAt, momentOf } from './calendar.ts';
import { drawSupportNeeds, type Finding } from './impairments.ts';
import { DISTRICT_CODE } from './plan.ts';
import { at, type Random } from './random.ts';
import type { AssessmentRow, CertificateRow, VisitRow } from './rows.ts';
import type { Opening, Teller } from './teller.ts';

const OTHER_COUNTIES = ['990201', '990305', '991102', '992410'] as const;
/** Someone who lives elsewhere is accepted there (跨省通办). */
const CROSS_PROVINCE = 0.02;

/** A certificate as it is applied for. */
export function newCertificate(
  { random, world, holder, ledger, staff }: Teller,
  opening: Opening,
): CertificateRow {
  const { kind, applied, previous } = opening;
  const elsewhere = kind === 'FIRST' && random.chance(CROSS_PROVINCE);
  return {
    id: ledger.nextId(),
    personId: holder.personId,
    area: holder.village.area,
    kind,
    status: 'APPLIED',
    category: opening.claimed,
    grade: opening.grade,
    number: null,
    medium: random.chance(cardShare(applied, world.plan.horizon)) ? 'CARD' : 'BOOKLET',
    applied,
    issued: null,
    expires: opening.expires,
    closed: null,
    cancelReason: null,
    previousId: previous?.id ?? null,
    hospitalId: null,
    visitId: null,
    acceptingCounty: elsewhere ? random.pick(OTHER_COUNTIES) : DISTRICT_CODE,
    issuingCounty: DISTRICT_CODE,
    transferCounty: opening.transferCounty,
    reviewedById: null,
    createdById: staff.filer(applied),
    createdAt: momentOf(random, Math.max(applied, holder.registered)),
    assessments: [],
    events: [],
  };
}

/** What was found on a day: at home where it is a joint visit, else in the hospital that was to assess. */
export function newAssessment(
  { random, world, holder, ledger, staff }: Teller,
  certificate: CertificateRow,
  finding: Finding,
  day: number,
  visit: VisitRow | undefined,
): AssessmentRow {
  const hospitalId = visit?.hospitalId ?? certificate.hospitalId ?? world.institutions.psychiatric.id;
  const { cause, onsetAge, diagnosis } = holder.impairment;
  return {
    id: ledger.nextAssessmentId(),
    certificateId: certificate.id,
    day,
    hospitalId,
    doctors: twoDoctors(random, world.institutions.doctors.get(hospitalId) ?? []),
    ...finding,
    cause,
    onsetAge: onsetAge === null ? null : Math.min(onsetAge, ageAt(holder.birth, day)),
    diagnosis,
    supportNeeds: drawSupportNeeds(random, finding),
    atHome: visit !== undefined,
    createdById: staff.caseworker(day),
    createdAt: momentOf(random, Math.max(day, holder.registered)),
  };
}

/** Chip cards took the booklets' place in the course of two years, six to four years ago. */
function cardShare(day: number, horizon: number): number {
  const years = (horizon - day) / 365;
  return Math.max(0, Math.min(1, (6 - years) / 2));
}

function twoDoctors(random: Random, doctors: readonly string[]): string[] {
  const first = random.below(doctors.length);
  const second = (first + 1 + random.below(doctors.length - 1)) % doctors.length;
  return [at(doctors, first), at(doctors, second)];
}
