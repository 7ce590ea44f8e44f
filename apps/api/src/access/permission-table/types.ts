// The permission table, part one: who reads the rows of each type, of which areas, and every field that a type has. A field that is
// in the schema and not here fails the test; add it here when its readers are those of its type.

import { type Caller, DISTRICT_AND_TOWN, MANAGER, RECORD_READERS, ROLES_ALL, SIGNED_IN } from './callers.ts';
import { CASE_ANSWER_TYPES, CASE_PART_TYPES, CASE_ROW_TYPES } from './casework.ts';
import { FUND_PART_TYPES, FUND_ROW_TYPES } from './funds.ts';

export interface RowType {
  readonly readers: readonly Caller[];
  /** `area`: the caller's area and below. `areaOrAbove`: the areas above it too. `anywhere`: a catalogue. */
  readonly rows: 'area' | 'areaOrAbove' | 'anywhere';
  readonly fields: string;
}

const AREA_READERS: readonly Caller[] = [
  ...ROLES_ALL,
  'registry.count',
  'area.read',
  'institution.read',
  'certificate.read',
  'person.read',
  'household.read',
  'case.read',
  'fund.read',
];
const CERTIFICATE_READERS: readonly Caller[] = [...RECORD_READERS, 'certificate.read'];
const PERSON_READERS: readonly Caller[] = [...RECORD_READERS, 'person.read'];
const HOUSEHOLD_READERS: readonly Caller[] = [...RECORD_READERS, 'household.read'];

/** Types that are read from rows. */
export const ROW_TYPES: Readonly<Record<string, RowType>> = {
  ...CASE_ROW_TYPES,
  ...FUND_ROW_TYPES,
  Area: {
    readers: AREA_READERS,
    rows: 'areaOrAbove',
    fields: 'id code name fullName level active homeVisitReady version parent children',
  },
  Person: {
    readers: PERSON_READERS,
    rows: 'area',
    fields: `id name pinyin idNumber sex age birthDate ethnicity ethnicityName phone address hukouPlace hukouKind
      residencePermit residentSince businessRegistration guardianName guardianRelation guardianPhone education employment
      insurances bankName bankAccount diedOn consentOn erasedAt area household relationToHead certificate certificates
      stays timeline merges entitlements cases version createdAt updatedAt`,
  },
  PersonMerge: {
    readers: PERSON_READERS,
    rows: 'area',
    fields: 'id at actor reason mergedName mergedIdNumber undoneAt',
  },
  // What happened to someone's certificates is part of it: a key that may not read those reads none of it.
  TimelineEntry: {
    readers: RECORD_READERS,
    rows: 'area',
    fields: 'at kind title detail actor certificate',
  },
  RetentionDue: {
    readers: MANAGER,
    rows: 'area',
    fields: 'id person ground since keptUntil keptReason keptBy keptAt',
  },
  Household: {
    readers: HOUSEHOLD_READERS,
    rows: 'area',
    fields: 'id area head address incomePerHead members memberCount hardships version createdAt updatedAt',
  },
  HouseholdHardship: {
    readers: HOUSEHOLD_READERS,
    rows: 'area',
    fields: 'id kind since until certifiedBy paperNumber inForce',
  },
  HardshipKind: {
    readers: SIGNED_IN,
    rows: 'anywhere',
    fields: 'code name nameZh nameEn active',
  },
  Institution: {
    readers: [...RECORD_READERS, 'institution.read'],
    rows: 'areaOrAbove',
    fields: `id kind name area hospitalGrade designated capacity contactName phone address active stays presentCount version`,
  },
  // Where someone stays is a fact about a person: it takes both permissions, and the person's area.
  InstitutionStay: {
    readers: RECORD_READERS,
    rows: 'area',
    fields: 'id institution person admittedOn leftOn present',
  },
  Certificate: {
    readers: CERTIFICATE_READERS,
    rows: 'area',
    fields: `id person area kind state status category grade severe number numberDisagrees medium appliedOn issuedOn expiresOn daysLeft
      closedOn cancelReason previous next hospital homeVisitBatch acceptingCounty issuingCounty transferCounty assessments
      events availableOperations version`,
  },
  Assessment: {
    readers: CERTIFICATE_READERS,
    rows: 'area',
    fields: `id assessedOn hospital doctors category grade parts cause onsetAge diagnosis supportNeeds atHome`,
  },
  CertificateEvent: {
    readers: CERTIFICATE_READERS,
    rows: 'area',
    fields: 'id operation from to at actor reason certificate',
  },
  HomeVisitBatch: {
    readers: RECORD_READERS,
    rows: 'area',
    fields: `id area visitOn status hospital townStaff districtStaff note certificates certificateCount version`,
  },
  PublicNotice: {
    readers: RECORD_READERS,
    rows: 'area',
    fields: `id status postedOn lastDay mayEndFrom endedOn postedBy url name place objectionsTo items openObjections
      objections`,
  },
  Objection: {
    readers: DISTRICT_AND_TOWN,
    rows: 'area',
    fields: `id channel status filedAt receipt named reachable findings reply toldOn decidedAt decidedBy version notice
      case`,
  },
  Import: {
    readers: DISTRICT_AND_TOWN,
    rows: 'area',
    fields: `id fileName fileSize status area columns headerRow sheet sheets totalRows checkedRows writtenRows counts accepts
      failure createdBy createdAt startedAt finishedAt rows mendFileUrl availableOperations version`,
  },
  ImportRow: {
    readers: DISTRICT_AND_TOWN,
    rows: 'area',
    fields: 'rowNumber outcome label problems person written',
  },
  User: {
    readers: MANAGER,
    rows: 'area',
    fields: 'id username displayName role area programmes active mustChangePassword lastSignInAt version',
  },
  ApiKey: {
    readers: MANAGER,
    rows: 'area',
    fields: `id partner purpose prefix scopes area dailyQuota expiresAt revokedAt lastUsedAt usedToday`,
  },
  AuditEntry: {
    readers: MANAGER,
    rows: 'area',
    fields: 'id at actor actorName action entity entityId areaPath reason changes requestId',
  },
};

/** Types that are part of an answer and follow the rule of whatever they are in. */
export const PART_TYPES: Readonly<Record<string, string>> = {
  ...CASE_PART_TYPES,
  ...FUND_PART_TYPES,
  MaskedText: 'masked present',
  AssessmentPart: 'category grade',
  PageInfo: 'hasNextPage hasPreviousPage startCursor endCursor',
  Problem: 'code field message',
  ImportColumn: 'index letter header field sample',
  ImportCount: 'outcome count',
  ImportProblem: 'code column field message',
  NoticeItem: 'label text',
  NoticePolicy: 'listedDays version',
  PersonCopy: 'takenAt whole content',
  CertificateNumberCheck: 'valid birthDate sex category grade problems',
  MedicalAidEstimate: 'eligibleCost standard amount cap capped bands policyVersion problems',
  MedicalAidBand: 'from to rate base amount',
  RetentionPolicy: 'years version',
  CertificatePolicy: 'renewalOpensMonths reminderDays validYears version',
  AuditVerification: 'valid entries shards firstBroken checkedAt',
  RegistrySummary:
    'area people holders byCategoryGrade byArea byAgeSex issuedByMonth expiringByMonth byState asOf',
  Count: 'value hidden',
  CategoryGradeCount: 'category grade count',
  AreaCount: 'area people holders expiringSoon',
  AgeSexCount: 'ageFrom ageTo sex count',
  MonthCount: 'month count',
  StateCount: 'state count',
  WorkSummary: 'applied assessed reviewed expiringSoon expired remindUntil visitsUntil homeVisits',
  Viewer: 'id username displayName role area permissions mustChangePassword',
  Setup: 'needed',
};

/** Types that only a command answers with; its own test reads their fields. */
export const ANSWER_TYPES: Readonly<Record<string, string>> = {
  ...CASE_ANSWER_TYPES,
  UserWithPassword: 'user temporaryPassword',
  ApiKeyWithSecret: 'apiKey secret',
  AreaImport: 'added kept renamed retired',
  RevealedValues: 'values',
  RevealedValue: 'field name value',
  RevealedObjection: 'text name contact',
  ValidationError: 'code message problems',
  NotFoundError: 'code message',
  ForbiddenError: 'code message',
  ConflictError: 'code message field',
  TransitionRefused: 'code message',
  StaleError: 'code message currentVersion',
  LikelyDuplicateError: 'code message people',
};

/** The fields of every connection and edge. */
export const PAGE_FIELDS = { Connection: 'edges nodes pageInfo totalCount', Edge: 'cursor node' } as const;
