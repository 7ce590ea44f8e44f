export const IMPORT_STATUSES = [
  'UPLOADED',
  'CHECKING',
  'CHECKED',
  'WRITING',
  'STOPPED',
  'DONE',
  'FAILED',
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export const IMPORT_OPERATIONS = ['CONFIGURE', 'CHECK', 'START', 'STOP', 'RESUME'] as const;
export type ImportOperation = (typeof IMPORT_OPERATIONS)[number];

export const IMPORT_OUTCOMES = [
  'NEW',
  'UPDATE',
  'MOVED',
  'SAME',
  'DUPLICATE',
  'SUSPECT',
  'ERROR',
  'SKIPPED',
] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** What a roster's column can hold; what no field knows is left alone. */
export const ROSTER_FIELDS = [
  'name',
  'idNumber',
  'certificateNumber',
  'sex',
  'birthDate',
  'ethnicity',
  'phone',
  'town',
  'village',
  'address',
  'hukouPlace',
  'hukouKind',
  'category',
  'grade',
  'issuedOn',
  'expiresOn',
  'guardianName',
  'guardianRelation',
  'guardianPhone',
  'education',
  'employment',
  'hardship',
  'bankName',
  'bankAccount',
  'diedOn',
] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];
