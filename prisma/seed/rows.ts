// The rows as they are made up: days as whole numbers since 1970, moments in milliseconds, numbers in the clear. What is
// sensitive is sealed on its way into the database.

import type {
  AreaLevel,
  CancelReason,
  CertificateKind,
  CertificateMedium,
  CertificateOperation,
  CertificateStatus,
  DisabilityCategory,
  DisabilityCause,
  DisabilityGrade,
  Education,
  EmploymentState,
  HardshipKindCode,
  HomeVisitStatus,
  HospitalGrade,
  HouseholdRelation,
  HukouKind,
  InstitutionKind,
  Insurance,
  Role,
  Sex,
  SupportNeed,
} from '@zhucan/domain';

export interface AreaRow {
  readonly id: number;
  readonly path: string;
  readonly level: AreaLevel;
  readonly name: string;
  readonly urbanRural: string | null;
  readonly parentId: number | null;
  readonly homeVisitReady: boolean;
}

export interface UserRow {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly area: AreaRow;
}

export interface InstitutionRow {
  readonly id: number;
  readonly area: AreaRow;
  readonly kind: InstitutionKind;
  readonly name: string;
  readonly hospitalGrade: HospitalGrade | null;
  readonly designated: boolean;
  readonly capacity: number | null;
  readonly contactName: string;
  readonly phone: string;
  readonly address: string;
  readonly active: boolean;
}

export interface VisitRow {
  readonly id: number;
  readonly area: AreaRow;
  readonly day: number;
  readonly hospitalId: number;
  readonly townStaff: string;
  readonly districtStaff: string;
  readonly note: string | null;
  readonly status: HomeVisitStatus;
  readonly createdById: number | null;
}

export interface HardshipRow {
  readonly householdId: number;
  readonly kind: HardshipKindCode;
  readonly since: number;
  readonly until: number | null;
  readonly certifiedBy: string | null;
  readonly paperNumber: string | null;
}

export interface HouseholdRow {
  readonly id: number;
  readonly area: AreaRow;
  readonly headId: number;
  readonly address: string;
  /** Yearly, in fen. */
  readonly incomePerHead: number | null;
  readonly createdAt: number;
  readonly hardships: readonly HardshipRow[];
}

export interface Guardian {
  readonly name: string;
  readonly relation: string;
  readonly phone: string | null;
}

export interface Death {
  readonly day: number;
  /** When the register was told, and ended what the person held. */
  readonly reported: number;
}

export interface PersonRow {
  readonly id: number;
  readonly area: AreaRow;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly idNumber: string;
  readonly sex: Sex;
  readonly birth: number;
  readonly ethnicity: string;
  readonly phone: string | null;
  readonly address: string;
  readonly hukouPlace: string;
  readonly hukouKind: HukouKind;
  readonly residentSince: number | null;
  readonly businessRegistration: string | null;
  readonly guardian: Guardian | null;
  readonly education: Education;
  readonly employment: EmploymentState;
  readonly insurances: readonly Insurance[];
  readonly bank: { readonly name: string; readonly account: string } | null;
  readonly death: Death | null;
  readonly consent: number | null;
  readonly householdId: number | null;
  readonly relation: HouseholdRelation | null;
  readonly createdById: number | null;
  readonly createdAt: number;
  /** Moves with what happens to the person's certificates. */
  updatedAt: number;
}

export interface StayRow {
  readonly institutionId: number;
  readonly personId: number;
  readonly admitted: number;
  readonly left: number | null;
}

export interface PartRow {
  readonly category: DisabilityCategory;
  readonly grade: DisabilityGrade;
}

export interface AssessmentRow {
  readonly id: number;
  readonly certificateId: number;
  readonly day: number;
  readonly hospitalId: number;
  readonly doctors: readonly string[];
  readonly category: DisabilityCategory;
  readonly grade: DisabilityGrade;
  readonly parts: readonly PartRow[];
  readonly cause: DisabilityCause;
  readonly onsetAge: number | null;
  readonly diagnosis: string;
  readonly supportNeeds: readonly SupportNeed[];
  readonly atHome: boolean;
  readonly createdById: number | null;
  readonly createdAt: number;
}

export interface EventRow {
  readonly certificateId: number;
  readonly areaPath: string;
  readonly operation: CertificateOperation;
  readonly from: CertificateStatus | null;
  readonly to: CertificateStatus;
  readonly at: number;
  readonly actorId: number | null;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, string | number | null>> | null;
}

/** A certificate while its story is told. */
export interface CertificateRow {
  readonly id: number;
  readonly personId: number;
  readonly area: AreaRow;
  readonly kind: CertificateKind;
  status: CertificateStatus;
  category: DisabilityCategory;
  grade: DisabilityGrade | null;
  number: string | null;
  readonly medium: CertificateMedium;
  readonly applied: number;
  issued: number | null;
  expires: number | null;
  closed: number | null;
  cancelReason: CancelReason | null;
  readonly previousId: number | null;
  hospitalId: number | null;
  visitId: number | null;
  readonly acceptingCounty: string;
  readonly issuingCounty: string;
  transferCounty: string | null;
  reviewedById: number | null;
  readonly createdById: number | null;
  readonly createdAt: number;
  readonly assessments: AssessmentRow[];
  readonly events: EventRow[];
}

/** A stretch of the register: so many people with everything that belongs to them. */
export interface Block {
  readonly households: HouseholdRow[];
  readonly people: PersonRow[];
  readonly stays: StayRow[];
  readonly certificates: CertificateRow[];
}
