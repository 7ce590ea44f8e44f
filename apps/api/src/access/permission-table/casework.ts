// The permission table of cases, their parts, the programmes and their policies. The cases of the test's world wait for a leader and
// have an outcome, so that whoever may read any case of an area may read these.

import {
  type Caller,
  DISTRICT,
  DISTRICT_AND_TOWN,
  MANAGER,
  RECORD_READERS,
  ROLES_ALL,
  SIGNED_IN,
  WRITERS,
} from './callers.ts';
import type { MutationRow } from './mutations.ts';
import type { QueryRow } from './queries.ts';
import type { RowType } from './types.ts';

/** Whoever signs off reads what waits for that; whoever has the scope reads outcomes. */
const CASE_READERS: readonly Caller[] = [...RECORD_READERS, 'LEADER', 'case.read'];
const PART_READERS: readonly Caller[] = [...RECORD_READERS, 'LEADER'];

export const CASE_ROW_TYPES: Readonly<Record<string, RowType>> = {
  MedicalAidCase: {
    readers: CASE_READERS,
    rows: 'area',
    fields: `id number programme programmeName status stage person household institution applicantNumber area homeArea
      requestedAmount decidedAmount calculation policyVersion submittedOn decidedOn closedOn dueOn workingDaysLeft overdue
      waitsFor assignee returnedReason availableActions eligibility documents missingDocuments events tasks records details
      notices payments version createdAt updatedAt`,
  },
  CaseEvent: {
    readers: PART_READERS,
    rows: 'area',
    fields: 'id operation name from to status at actor reason values areaName',
  },
  CaseDocument: {
    readers: PART_READERS,
    rows: 'area',
    fields: 'id kind name fileName form mediaType size sha256 note addedAt addedBy removedAt url',
  },
  CaseTask: {
    readers: RECORD_READERS,
    rows: 'area',
    fields: 'id kind dueOn waitsFor doneOn doneBy note overdue case',
  },
  Policy: {
    readers: ROLES_ALL,
    rows: 'anywhere',
    fields: `id programme version effectiveFrom parameters legalBasis note publishedAt publishedBy rowVersion changes
      inForce`,
  },
};

export const CASE_PART_TYPES: Readonly<Record<string, string>> = {
  MedicalAidDetails: `mode applicantCategory certifier familySituation illness diagnosis diagnosisHospital hospital
    treatedFrom treatedTo cost basicInsurance pooledMajorIllness hospitalReduction commercialInsurance civilRelief
    civilReliefOn charityDonation insured cannotPay livingHardship exclusion payeeKind payeeName bankName bankAccount`,
  CaseStage: 'code name',
  CaseAction: 'operation name main form reason refusal',
  CaseActor: 'id name',
  CaseInstitution: 'id name',
  CaseStatusCount: 'status count',
  DocumentKind: 'kind name hint forms many',
  DocumentNeed: 'kind name before forms hint',
  Explained: 'verdict label parts',
  FieldChoice: 'value label',
  FormField: 'name kind label hint required sensitive choices institutions min max',
  RecordValue: 'name label text',
  StageRecord: 'stage at actor values',
  Entitlement: 'programme programmeName explained openCase',
  OpenCase: 'id number status',
  Screening: 'eligible unknown notEligible withCase served gap unknownGap',
  Programme: `code prefix name summary subject caseType fields documentKinds stages policyFields givesMoney`,
  ProgrammeStage: 'code name by form mayReturn mayReject',
  PolicyField: 'name label',
  PolicyChange: 'name label before after',
  CalendarException: 'day working note',
};

export const CASE_ANSWER_TYPES: Readonly<Record<string, string>> = {
  CaseDone: 'case',
  CaseOutcomes: 'outcomes',
  CaseOutcome: 'caseId done problems',
  PolicyDiscarded: 'id',
};

export const CASE_QUERIES: Readonly<Record<string, QueryRow>> = {
  case: { callers: CASE_READERS, answers: 'one', type: 'MedicalAidCase', denied: 'null' },
  cases: { callers: CASE_READERS, answers: 'page', type: 'MedicalAidCase', denied: 'FORBIDDEN' },
  caseCounts: { callers: CASE_READERS, answers: 'value', denied: 'FORBIDDEN' },
  workQueue: { callers: CASE_READERS, answers: 'value', denied: 'FORBIDDEN' },
  caseTasks: { callers: [...RECORD_READERS, 'case.read'], answers: 'value', denied: 'FORBIDDEN' },
  programmes: { callers: SIGNED_IN, answers: 'value', denied: 'FORBIDDEN' },
  screening: { callers: RECORD_READERS, answers: 'value', denied: 'FORBIDDEN' },
  eligiblePeople: { callers: RECORD_READERS, answers: 'value', denied: 'FORBIDDEN' },
  policies: { callers: ROLES_ALL, answers: 'value', denied: 'FORBIDDEN' },
  calendarExceptions: { callers: ROLES_ALL, answers: 'value', denied: 'FORBIDDEN' },
};

const VERSIONED = { inside: ['StaleError'], outside: ['NotFoundError'] };
const of = (callers: readonly Caller[]): MutationRow => ({ callers, ...VERSIONED });
/** What concerns no area. */
const ofDistrict = (...inside: readonly string[]): MutationRow => ({ callers: MANAGER, inside, outside: [] });

export const CASE_MUTATIONS: Readonly<Record<string, MutationRow>> = {
  createMedicalAidCase: { callers: WRITERS, inside: ['ValidationError'], outside: ['NotFoundError'] },
  updateMedicalAidCase: of(WRITERS),
  submitCase: of(DISTRICT_AND_TOWN),
  resubmitCase: of(DISTRICT_AND_TOWN),
  passMedicalAidTownReview: of(DISTRICT_AND_TOWN),
  passMedicalAidTownSignature: of(['TOWN_HEAD']),
  decideMedicalAidCase: of(DISTRICT),
  proposeMedicalAidCase: of(DISTRICT),
  signOffCase: of(['LEADER']),
  returnCase: of(DISTRICT_AND_TOWN),
  rejectCase: of(DISTRICT_AND_TOWN),
  // A draft is its village's to withdraw.
  withdrawCase: of(WRITERS),
  closeCase: of(DISTRICT_AND_TOWN),
  assignCase: of(DISTRICT_AND_TOWN),
  addCaseDocument: of(WRITERS),
  // What a decision was taken on stays.
  removeCaseDocument: { callers: WRITERS, inside: ['ConflictError'], outside: ['NotFoundError'] },
  completeCaseTask: { callers: WRITERS, inside: ['ConflictError'], outside: ['NotFoundError'] },
  actOnCases: { callers: RECORD_READERS, inside: ['ValidationError'], outside: [] },
  draftPolicy: ofDistrict('ValidationError'),
  publishPolicy: ofDistrict('StaleError'),
  discardPolicy: ofDistrict('StaleError'),
  saveCalendarException: ofDistrict('ValidationError'),
  deleteCalendarException: ofDistrict('NotFoundError'),
};
