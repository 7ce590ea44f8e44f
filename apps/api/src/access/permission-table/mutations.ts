// The permission table, part three: every command. Who may give it, and what it is refused with where the record lies outside the
// caller's area. Inside, the test sends a version that nobody saw or an input that is wrong, so that the command is stopped
// after it was let in and nothing is changed: `inside` names the refusals that show it was let in.

import { type Caller, DISTRICT, DISTRICT_AND_TOWN, MANAGER, WRITERS } from './callers.ts';
import { CASE_MUTATIONS } from './casework.ts';
import { FUND_MUTATIONS } from './funds.ts';

export interface MutationRow {
  readonly callers: readonly Caller[];
  readonly inside: readonly string[];
  /** `[]` where the command concerns no area. */
  readonly outside: readonly string[];
}

const VERSIONED = { inside: ['StaleError'], outside: ['NotFoundError'] };
const CHECKED = { inside: ['ValidationError'], outside: ['NotFoundError', 'ValidationError'] };

function versioned(callers: readonly Caller[]): MutationRow {
  return { callers, ...VERSIONED };
}

function checked(callers: readonly Caller[]): MutationRow {
  return { callers, ...CHECKED };
}

/** An import that is being written may only be stopped. */
function underWay(callers: readonly Caller[]): MutationRow {
  return { callers, inside: ['TransitionRefused', 'ValidationError'], outside: ['NotFoundError'] };
}

export const MUTATIONS: Readonly<Record<string, MutationRow>> = {
  ...CASE_MUTATIONS,
  ...FUND_MUTATIONS,
  createPerson: checked(WRITERS),
  updatePerson: versioned(WRITERS),
  recordDeath: versioned(WRITERS),
  // The two are one record here, which is refused first; a test of its own merges across a border.
  mergePeople: { callers: DISTRICT_AND_TOWN, inside: ['ValidationError'], outside: ['ValidationError'] },
  unmergePeople: {
    callers: DISTRICT_AND_TOWN,
    inside: ['ValidationError'],
    outside: ['NotFoundError', 'ValidationError'],
  },
  erasePerson: versioned(MANAGER),
  keepPersonRecord: checked(MANAGER),
  updateRetentionPolicy: { callers: MANAGER, inside: ['StaleError'], outside: [] },
  revealSensitive: {
    callers: DISTRICT_AND_TOWN,
    inside: ['ValidationError'],
    outside: ['NotFoundError', 'ValidationError'],
  },
  takePersonCopy: {
    callers: DISTRICT_AND_TOWN,
    inside: ['ValidationError'],
    outside: ['NotFoundError', 'ValidationError'],
  },
  createHousehold: checked(WRITERS),
  updateHousehold: versioned(WRITERS),
  createInstitution: checked(DISTRICT_AND_TOWN),
  updateInstitution: versioned(DISTRICT_AND_TOWN),
  admitToInstitution: { callers: DISTRICT_AND_TOWN, inside: ['ValidationError'], outside: ['NotFoundError'] },
  endStay: { callers: DISTRICT_AND_TOWN, inside: ['ValidationError'], outside: ['NotFoundError'] },
  updateArea: versioned(MANAGER),
  saveHardshipKind: { callers: MANAGER, inside: ['ValidationError'], outside: [] },
  updateCertificatePolicy: { callers: MANAGER, inside: ['StaleError'], outside: [] },
  applyForCertificate: { callers: WRITERS, inside: ['TransitionRefused'], outside: ['NotFoundError'] },
  assignCertificateAssessment: versioned(DISTRICT_AND_TOWN),
  assessCertificate: versioned(DISTRICT_AND_TOWN),
  reviewCertificate: versioned(DISTRICT),
  returnCertificate: versioned(DISTRICT),
  rejectCertificate: versioned(DISTRICT),
  withdrawCertificate: versioned(WRITERS),
  issueCertificate: versioned(DISTRICT),
  renewCertificate: versioned(WRITERS),
  changeCertificate: versioned(WRITERS),
  reissueCertificate: versioned(WRITERS),
  reportCertificateLost: versioned(WRITERS),
  certificateFound: versioned(WRITERS),
  transferCertificateOut: versioned(DISTRICT),
  freezeCertificate: versioned(DISTRICT),
  unfreezeCertificate: versioned(DISTRICT),
  cancelCertificate: versioned(DISTRICT),
  postNotice: versioned(DISTRICT_AND_TOWN),
  endNotice: versioned(DISTRICT_AND_TOWN),
  receiveObjection: versioned(DISTRICT_AND_TOWN),
  decideObjection: versioned(DISTRICT_AND_TOWN),
  revealObjection: {
    callers: DISTRICT_AND_TOWN,
    inside: ['ValidationError'],
    outside: ['NotFoundError', 'ValidationError'],
  },
  updateNoticePolicy: { callers: MANAGER, inside: ['StaleError'], outside: [] },
  createHomeVisitBatch: checked(DISTRICT_AND_TOWN),
  updateHomeVisitBatch: versioned(DISTRICT_AND_TOWN),
  completeHomeVisitBatch: versioned(DISTRICT_AND_TOWN),
  cancelHomeVisitBatch: versioned(DISTRICT_AND_TOWN),
  configureImport: underWay(DISTRICT_AND_TOWN),
  checkImport: underWay(DISTRICT_AND_TOWN),
  startImport: underWay(DISTRICT_AND_TOWN),
  stopImport: { ...underWay(DISTRICT_AND_TOWN), inside: ['Import'] },
  resumeImport: underWay(DISTRICT_AND_TOWN),
  importAreas: { callers: MANAGER, inside: ['ValidationError'], outside: [] },
  createUser: checked(MANAGER),
  updateUser: versioned(MANAGER),
  setUserActive: versioned(MANAGER),
  resetPassword: { callers: MANAGER, inside: ['UserWithPassword'], outside: ['NotFoundError'] },
  createApiKey: checked(MANAGER),
  revokeApiKey: { callers: MANAGER, inside: ['ApiKey'], outside: ['NotFoundError'] },
};

/** What concerns nobody's records: signing in and out, one's own password, the first set-up. */
export const OWN_MUTATIONS: Readonly<Record<string, readonly string[]>> = {
  signIn: ['UNAUTHENTICATED', 'RATE_LIMITED'],
  signOut: [],
  changePassword: ['ValidationError', 'ForbiddenError', 'UNAUTHENTICATED'],
  setUp: ['ConflictError', 'RATE_LIMITED'],
};
