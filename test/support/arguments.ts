// The arguments with which the permission table calls each query and command, about records of one place. Commands get a version that
// nobody saw, or an input that is wrong, so that whoever is let in changes nothing.

import { CASE_MUTATION_ARGUMENTS, CASE_QUERY_ARGUMENTS } from './case-arguments.ts';
import { FUND_MUTATION_ARGUMENTS, FUND_QUERY_ARGUMENTS } from './fund-arguments.ts';
import type { Land } from './land.ts';

export type Arguments = Readonly<Record<string, unknown>>;

const UNSEEN = 999_999;
const REASON = '核对后更正';

const byId = (type: string) => (land: Land) => ({ id: land.ids[type] });

/** Queries that take arguments. */
export const QUERY_ARGUMENTS: Readonly<Record<string, (land: Land) => Arguments>> = {
  ...CASE_QUERY_ARGUMENTS,
  ...FUND_QUERY_ARGUMENTS,
  area: byId('Area'),
  person: byId('Person'),
  household: byId('Household'),
  institution: byId('Institution'),
  certificate: byId('Certificate'),
  homeVisitBatch: byId('HomeVisitBatch'),
  objection: byId('Objection'),
  user: byId('User'),
  import: byId('Import'),
  checkCertificateNumber: () => ({ number: '1' }),
  likelyDuplicates: land => ({ input: { idNumber: land.person.idNumber } }),
  estimateMedicalAid: () => ({ input: { mode: 'GRANT', cost: '150000' } }),
  registrySummary: land => ({ areaId: land.area.globalId }),
};

const versioned =
  (type: string, more: (land: Land) => Arguments = () => ({})) =>
  (land: Land): Arguments => ({ id: land.ids[type], expectedVersion: UNSEEN, ...more(land) });
const certificate = (more: Arguments = {}) => versioned('Certificate', () => more);
const withReason = certificate({ reason: REASON });

const personInput = (land: Land) => ({ name: '', idNumber: '1', areaId: land.area.globalId });
const householdInput = (land: Land) => ({
  areaId: land.area.globalId,
  members: [{ personId: land.ids['Person'], relation: 'HEAD' }],
  hardships: [{ kind: 'NO_SUCH_KIND', since: '2024-01-01' }],
  headId: land.ids['Person'],
});
const institutionInput = (land: Land, name = '') => ({ kind: 'CARE_HOME', name, areaId: land.area.globalId });
const visitInput = (land: Land) => ({
  areaId: land.area.globalId,
  visitOn: '2026-11-24',
  hospitalId: land.ids['Hospital'],
  townStaff: '',
  districtStaff: '',
  certificateIds: [land.ids['Application']],
});
const userInput = (land: Land) => ({
  username: '1',
  displayName: '某某',
  role: 'VILLAGE_LIAISON',
  areaId: land.area.globalId,
});
const assessment = (land: Land) => ({
  assessedOn: '2026-11-20',
  hospitalId: land.ids['Hospital'],
  doctors: ['孙一', '周二'],
  parts: [{ category: 'PHYSICAL', grade: 2 }],
  cause: 'ACCIDENT',
});

export const MUTATION_ARGUMENTS: Readonly<Record<string, (land: Land) => Arguments>> = {
  ...CASE_MUTATION_ARGUMENTS,
  ...FUND_MUTATION_ARGUMENTS,
  createPerson: land => ({ input: personInput(land) }),
  updatePerson: versioned('Person', () => ({ input: { address: '新址' } })),
  recordDeath: versioned('Person', () => ({ diedOn: '2026-11-20' })),
  mergePeople: land => ({ keepId: land.ids['Person'], mergeId: land.ids['Person'], reason: REASON }),
  unmergePeople: land => ({ mergeId: land.ids['PersonMerge'], reason: '' }),
  erasePerson: versioned('Person', () => ({ reason: REASON })),
  keepPersonRecord: land => ({ personId: land.ids['Person'], until: '2000-01-01', reason: REASON }),
  updateRetentionPolicy: () => ({ expectedVersion: UNSEEN, years: 12 }),
  takePersonCopy: land => ({ id: land.ids['Person'], reason: '' }),
  revealSensitive: land => ({ id: land.ids['Person'], fields: ['PHONE'], reason: '' }),
  createHousehold: land => ({ input: householdInput(land) }),
  updateHousehold: versioned('Household', land => ({ input: householdInput(land) })),
  createInstitution: land => ({ input: institutionInput(land) }),
  updateInstitution: versioned('Institution', land => ({ input: institutionInput(land, '新院') })),
  admitToInstitution: land => ({
    institutionId: land.ids['Institution'],
    personId: land.ids['Person'],
    admittedOn: '2026-11-20',
  }),
  endStay: land => ({ stayId: land.ids['InstitutionStay'], leftOn: '1990-01-01' }),
  updateArea: versioned('Area', () => ({ input: { name: '新名' } })),
  saveHardshipKind: () => ({ code: 'x y', nameZh: '', nameEn: '', active: true }),
  updateCertificatePolicy: () => ({
    expectedVersion: UNSEEN,
    input: { renewalOpensMonths: 12, reminderDays: 90, validYears: 10 },
  }),
  applyForCertificate: land => ({
    personId: land.ids['Child'],
    input: { category: 'PHYSICAL', hospitalId: land.ids['Hospital'] },
  }),
  assignCertificateAssessment: versioned('Certificate', land => ({ hospitalId: land.ids['Hospital'] })),
  assessCertificate: versioned('Certificate', land => ({ input: assessment(land) })),
  reviewCertificate: certificate(),
  returnCertificate: withReason,
  rejectCertificate: withReason,
  withdrawCertificate: withReason,
  issueCertificate: certificate(),
  renewCertificate: certificate(),
  changeCertificate: certificate({ category: 'VISUAL', reason: REASON }),
  reissueCertificate: certificate(),
  reportCertificateLost: certificate(),
  certificateFound: certificate(),
  transferCertificateOut: certificate({ transferCounty: '330206' }),
  freezeCertificate: withReason,
  unfreezeCertificate: withReason,
  cancelCertificate: certificate({ cancelReason: 'GIVEN_UP', reason: REASON }),
  postNotice: versioned('Case'),
  endNotice: versioned('Case'),
  receiveObjection: versioned('Case', () => ({ input: { channel: 'PHONE', text: '与事实不符' } })),
  decideObjection: versioned('Objection', () => ({
    input: { uphold: false, findings: '经核查属实', toldOn: '2026-11-23' },
  })),
  revealObjection: land => ({ id: land.ids['Objection'], reason: '' }),
  updateNoticePolicy: () => ({ expectedVersion: UNSEEN, listedDays: 30 }),
  createHomeVisitBatch: land => ({ input: visitInput(land) }),
  updateHomeVisitBatch: versioned('HomeVisitBatch', land => ({ input: visitInput(land) })),
  completeHomeVisitBatch: versioned('HomeVisitBatch'),
  cancelHomeVisitBatch: versioned('HomeVisitBatch', () => ({ reason: REASON })),
  createUser: land => ({ input: userInput(land) }),
  updateUser: versioned('User', land => ({ input: userInput(land) })),
  setUserActive: versioned('User', () => ({ active: false })),
  resetPassword: byId('User'),
  createApiKey: land => ({
    input: {
      partner: '',
      purpose: '核对',
      scopes: ['area.read'],
      areaId: land.area.globalId,
      expiresAt: '2027-06-30T00:00:00Z',
    },
  }),
  revokeApiKey: byId('ApiKey'),
  configureImport: land => ({ id: land.ids['Import'], headerRow: 1 }),
  checkImport: byId('Import'),
  startImport: land => ({ id: land.ids['Import'], accepts: ['NEW'] }),
  stopImport: byId('Import'),
  resumeImport: byId('Import'),
  importAreas: () => ({ county: '1' }),
  signIn: () => ({ username: 'nobody', password: 'wrong' }),
  signOut: () => ({}),
  changePassword: () => ({ current: 'wrong', next: 'another river 59' }),
  setUp: () => ({
    code: 'x',
    username: 'x',
    password: 'x',
    displayName: 'x',
    districtCode: 'x',
    districtName: 'x',
  }),
};
