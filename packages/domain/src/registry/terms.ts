/** The register's closed lists: the same literals as the database's. What each means to a reader is in the catalogues. */

export const AREA_LEVELS = ['DISTRICT', 'TOWN', 'VILLAGE'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

export const SEXES = ['MALE', 'FEMALE'] as const;
export type Sex = (typeof SEXES)[number];

export const HUKOU_KINDS = ['URBAN', 'RURAL'] as const;
export type HukouKind = (typeof HUKOU_KINDS)[number];

export const EDUCATIONS = [
  'NONE',
  'PRIMARY',
  'JUNIOR_HIGH',
  'SENIOR_HIGH',
  'VOCATIONAL',
  'COLLEGE',
  'UNIVERSITY',
  'POSTGRADUATE',
] as const;
export type Education = (typeof EDUCATIONS)[number];

export const EMPLOYMENT_STATES = [
  'EMPLOYED',
  'SELF_EMPLOYED',
  'FARMING',
  'UNEMPLOYED',
  'STUDENT',
  'RETIRED',
  'UNABLE',
  'PRESCHOOL',
] as const;
export type EmploymentState = (typeof EMPLOYMENT_STATES)[number];

export const INSURANCES = [
  'URBAN_RESIDENT',
  'URBAN_EMPLOYEE',
  'RURAL_COOPERATIVE',
  'PENSION',
  'COMMERCIAL',
] as const;
export type Insurance = (typeof INSURANCES)[number];

export const HOUSEHOLD_RELATIONS = [
  'HEAD',
  'SPOUSE',
  'CHILD',
  'PARENT',
  'GRANDPARENT',
  'GRANDCHILD',
  'SIBLING',
  'OTHER',
] as const;
export type HouseholdRelation = (typeof HOUSEHOLD_RELATIONS)[number];

export const INSTITUTION_KINDS = [
  'REHABILITATION_ROOM',
  'CARE_HOME',
  'HOSPITAL',
  'SCHOOL',
  'SPECIAL_SCHOOL',
  'CHILDRENS_HOME',
  'EMPLOYER',
  'DEVICE_SUPPLIER',
  'TRAINING_PROVIDER',
] as const;
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

/** A Chinese hospital's grade: level 3 (3S is special) to 1, rank A to C. */
export const HOSPITAL_GRADES = ['3S', '3A', '3B', '3C', '2A', '2B', '2C', '1A', '1B', '1C'] as const;
export type HospitalGrade = (typeof HOSPITAL_GRADES)[number];

/** The kinds of hardship that the register starts with; the federation adds its own as data. */
export const HARDSHIP_KINDS = [
  'MINIMUM_ALLOWANCE',
  'EXTREME_HARDSHIP',
  'LOW_INCOME_MARGIN',
  'POVERTY_MONITORED',
  'ORPHAN',
  'PREFERENTIAL_TREATMENT',
  'URBAN_THREE_WITHOUTS',
  'POVERTY_ALLEVIATION',
  'OTHER_CERTIFIED',
] as const;
export type HardshipKindCode = (typeof HARDSHIP_KINDS)[number];

/** Codes 01 to 56 of GB/T 3304, then 97 (other) and 98 (foreign origin). */
export const ETHNICITIES: readonly string[] = [
  ...Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0')),
  '97',
  '98',
];
