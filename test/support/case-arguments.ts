// The arguments with which the permission table calls casework's queries and commands, about the case of one place.

import type { Land } from './land.ts';

type Arguments = Readonly<Record<string, unknown>>;
type ArgumentsOf = Readonly<Record<string, (land: Land) => Arguments>>;

const UNSEEN = 999_999;
const REASON = '核对后更正';
const PROGRAMME = { programme: 'MEDICAL_AID' };

const target =
  (more: Arguments = {}) =>
  (land: Land): Arguments => ({ id: land.ids['Case'], expectedVersion: UNSEEN, ...more });

export const CASE_QUERY_ARGUMENTS: ArgumentsOf = {
  case: land => ({ id: land.ids['Case'] }),
  screening: () => PROGRAMME,
  eligiblePeople: () => ({ ...PROGRAMME, verdict: 'UNKNOWN', withoutCase: false }),
  policies: () => PROGRAMME,
};

export const CASE_MUTATION_ARGUMENTS: ArgumentsOf = {
  createMedicalAidCase: land => ({
    personId: land.ids['Child'],
    details: { familySituation: '困难'.repeat(500) },
  }),
  updateMedicalAidCase: target({ details: {} }),
  submitCase: target(),
  resubmitCase: target(),
  passMedicalAidTownReview: target({ record: {} }),
  passMedicalAidTownSignature: target({ record: {} }),
  decideMedicalAidCase: target({ record: {} }),
  proposeMedicalAidCase: target({ record: {} }),
  signOffCase: target({ agree: true }),
  returnCase: target({ reason: REASON }),
  rejectCase: target({ reason: REASON }),
  withdrawCase: target({ reason: REASON }),
  closeCase: target(),
  assignCase: target({ userId: null }),
  addCaseDocument: target({ kind: 'DIAGNOSIS', upload: 'x' }),
  removeCaseDocument: land => ({ id: land.ids['CaseDocument'], reason: REASON }),
  completeCaseTask: land => ({ id: land.ids['CaseTask'] }),
  actOnCases: land => ({
    cases: [{ id: land.ids['Case'], expectedVersion: UNSEEN }],
    operation: 'PAY',
  }),
  draftPolicy: () => ({
    ...PROGRAMME,
    input: { effectiveFrom: '2027-01-01', parameters: '{', legalBasis: '办法' },
  }),
  publishPolicy: land => ({ id: land.ids['Policy'], expectedVersion: UNSEEN }),
  discardPolicy: land => ({ id: land.ids['Policy'], expectedVersion: UNSEEN }),
  saveCalendarException: () => ({ day: '2027-01-04', working: false, note: '' }),
  deleteCalendarException: () => ({ day: '2027-01-04' }),
};
