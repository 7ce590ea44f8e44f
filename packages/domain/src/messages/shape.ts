import type { Permission } from '../access/permissions.ts';
import type { Role } from '../access/roles.ts';
import type { PartnerScope } from '../access/scopes.ts';
import type { CriterionName, Verdict } from '../casework/criteria.ts';
import type {
  CaseOperation,
  CaseStatus,
  DocumentForm,
  NoticeStatus,
  ObjectionChannel,
  ObjectionStatus,
  StandardStage,
} from '../casework/terms.ts';
import type {
  BankAnswerOutcome,
  BatchStatus,
  DonorKind,
  FundAccountKind,
  FundCheck,
  FundEntryKind,
  FundFlow,
  PayeeKind,
  PaymentStatus,
  PaymentUse,
  ReservationStatus,
} from '../fund/terms.ts';
import type { BatchOperation, PaymentOperation } from '../fund/workflow.ts';
import type {
  CancelReason,
  CertificateKind,
  CertificateMedium,
  CertificateOperation,
  CertificateState,
  DisabilityCategory,
  DisabilityCause,
  DisabilityGrade,
  HomeVisitOperation,
  HomeVisitStatus,
  SupportNeed,
} from '../registry/certificate/terms.ts';
import type { RetentionGround } from '../registry/retention.ts';
import type {
  AreaLevel,
  Education,
  EmploymentState,
  HardshipKindCode,
  HospitalGrade,
  HouseholdRelation,
  HukouKind,
  InstitutionKind,
  Insurance,
  Sex,
} from '../registry/terms.ts';
import type { ImportOperation, ImportOutcome, ImportStatus, RosterField } from '../roster/terms.ts';
import type { PeriodUnit } from '../shared/workingDays.ts';

type Terms<Key extends string | number> = Readonly<Record<Key, string>>;

/** What is done to a person's record, as its timeline names it. */
type RecordAction =
  | 'CREATE'
  | 'UPDATE'
  | 'RECORD_DEATH'
  | 'MERGE'
  | 'UNMERGE'
  | 'ERASE'
  | 'REVEAL'
  | 'COPY'
  | 'KEEP'
  | 'ADMIT'
  | 'END_STAY'
  | 'IMPORT';

/** The terms of casework. */
export interface CaseLabels {
  readonly caseStatus: Terms<CaseStatus>;
  /** With what is done to a case beside its way. */
  readonly caseOperation: Terms<CaseOperation | 'ADD_DOCUMENT' | 'REMOVE_DOCUMENT' | 'COMPLETE_TASK'>;
  readonly documentForm: Terms<DocumentForm>;
  readonly objectionChannel: Terms<ObjectionChannel>;
  readonly objectionStatus: Terms<ObjectionStatus>;
  readonly noticeStatus: Terms<NoticeStatus>;
  readonly periodUnit: Terms<PeriodUnit>;
  readonly verdict: Terms<Verdict>;
  readonly caseStage: Terms<StandardStage | 'DRAFT' | Exclude<CaseStatus, 'IN_PROGRESS'>>;
  /** Sentences of the criteria that the domain's own words make; filled as problems are. */
  readonly criterion: Terms<CriterionName>;
}

/** The fund's terms. */
export interface FundLabels {
  readonly fundAccount: Terms<FundAccountKind>;
  readonly fundEntry: Terms<FundEntryKind>;
  readonly reservationStatus: Terms<ReservationStatus>;
  readonly paymentStatus: Terms<PaymentStatus>;
  readonly paymentOperation: Terms<PaymentOperation>;
  readonly paymentUse: Terms<PaymentUse>;
  readonly payeeKind: Terms<PayeeKind>;
  readonly batchStatus: Terms<BatchStatus>;
  readonly batchOperation: Terms<BatchOperation>;
  readonly bankAnswer: Terms<BankAnswerOutcome>;
  readonly donorKind: Terms<DonorKind>;
  readonly fundFlow: Terms<FundFlow>;
  readonly fundCheck: Terms<FundCheck>;
}

/** The groups of terms that a catalogue names: a literal added to the domain and not here fails the type check. */
export interface Labels extends CaseLabels, FundLabels {
  readonly sex: Terms<Sex>;
  readonly hukouKind: Terms<HukouKind>;
  readonly education: Terms<Education>;
  readonly employment: Terms<EmploymentState>;
  readonly insurance: Terms<Insurance>;
  readonly relation: Terms<HouseholdRelation>;
  readonly hardship: Terms<HardshipKindCode>;
  readonly institutionKind: Terms<InstitutionKind>;
  readonly hospitalGrade: Terms<HospitalGrade>;
  readonly areaLevel: Terms<AreaLevel>;
  readonly ethnicity: Readonly<Record<string, string>>;
  readonly category: Terms<DisabilityCategory>;
  readonly grade: Terms<DisabilityGrade>;
  readonly certificateKind: Terms<CertificateKind>;
  readonly certificateState: Terms<CertificateState | 'NONE'>;
  readonly certificateMedium: Terms<CertificateMedium>;
  readonly certificateOperation: Terms<CertificateOperation | 'IMPORTED'>;
  readonly cancelReason: Terms<CancelReason>;
  readonly cause: Terms<DisabilityCause>;
  readonly supportNeed: Terms<SupportNeed>;
  readonly homeVisitStatus: Terms<HomeVisitStatus>;
  readonly homeVisitOperation: Terms<HomeVisitOperation>;
  readonly recordAction: Terms<RecordAction>;
  readonly retentionGround: Terms<RetentionGround>;
  readonly role: Terms<Role>;
  readonly permission: Terms<Permission>;
  readonly scope: Terms<PartnerScope>;
  readonly answer: Terms<'yes' | 'no'>;
  readonly exportList: Terms<'people' | 'certificates' | 'households' | 'institutions' | 'cases' | 'entries'>;
  readonly importStatus: Terms<ImportStatus>;
  readonly importOperation: Terms<ImportOperation>;
  readonly importOutcome: Terms<ImportOutcome>;
  readonly field: Readonly<Record<string, string>> & Terms<RosterField>;
}

export type LabelGroup = keyof Labels;

/** The same keys with any text: what a second language must give. */
export type SameKeys<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : SameKeys<Catalogue[Key]>;
};
