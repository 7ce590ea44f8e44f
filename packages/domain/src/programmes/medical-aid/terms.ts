/** Medical aid's closed lists. */

/**
 * How the aid is given: paid back later, the hospital settling insurance and civil aid directly; paid back later, the patient paying
 * everything first; or for good, after treatment.
 */
export const AID_MODES = ['ADVANCE_DIRECT', 'ADVANCE_SELF_PAID', 'GRANT'] as const;
export type AidMode = (typeof AID_MODES)[number];

/** What is taken off the cost before the calculation. */
export const DEDUCTION_KINDS = [
  'BASIC_INSURANCE',
  'POOLED_MAJOR_ILLNESS',
  'HOSPITAL_REDUCTION',
  'COMMERCIAL_INSURANCE',
  'CIVIL_RELIEF',
  'CHARITY_DONATION',
] as const;
export type DeductionKind = (typeof DEDUCTION_KINDS)[number];
