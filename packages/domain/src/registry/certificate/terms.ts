/** The certificate's closed lists: the same literals as the database's. */

/** In the order of their digit in the certificate number, 1 to 7 (GB/T 26341). */
export const DISABILITY_CATEGORIES = [
  'VISUAL',
  'HEARING',
  'SPEECH',
  'PHYSICAL',
  'INTELLECTUAL',
  'MENTAL',
  'MULTIPLE',
] as const;
export type DisabilityCategory = (typeof DISABILITY_CATEGORIES)[number];

/** 1 is the most severe. */
export const DISABILITY_GRADES = [1, 2, 3, 4] as const;
export type DisabilityGrade = (typeof DISABILITY_GRADES)[number];

export const CERTIFICATE_KINDS = ['FIRST', 'RENEWAL', 'CHANGE', 'REISSUE', 'TRANSFER_IN'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

export const CERTIFICATE_STATUSES = [
  'APPLIED',
  'ASSESSED',
  'REVIEWED',
  'ISSUED',
  'FROZEN',
  'LOST',
  'CANCELLED',
  'REPLACED',
  'TRANSFERRED_OUT',
  'REJECTED',
  'WITHDRAWN',
] as const;
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number];

/** What a reader sees: the stored status, or what the dates make of an issued certificate. */
export const CERTIFICATE_STATES = [...CERTIFICATE_STATUSES, 'EXPIRING', 'EXPIRED'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

export const CERTIFICATE_MEDIA = ['BOOKLET', 'CARD'] as const;
export type CertificateMedium = (typeof CERTIFICATE_MEDIA)[number];

export const CANCEL_REASONS = ['DEATH', 'RECOVERY', 'GIVEN_UP', 'FALSE_CLAIM'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

export const DISABILITY_CAUSES = [
  'CONGENITAL',
  'DISEASE',
  'ACCIDENT',
  'WORK_INJURY',
  'TRAFFIC',
  'MEDICATION',
  'POISONING',
  'AGEING',
  'OTHER',
  'UNKNOWN',
] as const;
export type DisabilityCause = (typeof DISABILITY_CAUSES)[number];

export const SUPPORT_NEEDS = ['HUMAN_ASSISTANCE', 'ASSISTIVE_TECHNOLOGY', 'MEDICAL_CARE', 'HOUSING'] as const;
export type SupportNeed = (typeof SUPPORT_NEEDS)[number];

export const HOME_VISIT_STATUSES = ['PLANNED', 'DONE', 'CANCELLED'] as const;
export type HomeVisitStatus = (typeof HOME_VISIT_STATUSES)[number];

export const CERTIFICATE_OPERATIONS = [
  'APPLY',
  'TRANSFER_IN',
  'ASSIGN',
  'ASSESS',
  'REVIEW',
  'ISSUE',
  'RETURN',
  'REJECT',
  'WITHDRAW',
  'RENEW',
  'CHANGE',
  'REPORT_LOSS',
  'FOUND',
  'REISSUE',
  'FREEZE',
  'UNFREEZE',
  'TRANSFER_OUT',
  'CANCEL',
  'REPLACE',
] as const;
export type CertificateOperation = (typeof CERTIFICATE_OPERATIONS)[number];

export const HOME_VISIT_OPERATIONS = ['REVISE', 'COMPLETE', 'CANCEL'] as const;
export type HomeVisitOperation = (typeof HOME_VISIT_OPERATIONS)[number];
