/** Every rule of the federation's work: pure functions and data, no clock, no I/O. */
export * from './access/permissions.ts';
export * from './access/roles.ts';
export * from './access/scopes.ts';
export * from './access/users.ts';
export * as criteria from './casework/build.ts';
export * from './casework/casePermissions.ts';
export * from './casework/criteria.ts';
export * from './casework/deadlines.ts';
export * from './casework/define.ts';
export {
  type Explained,
  explain,
  missingIn,
  registerServed,
  type Served,
  type ServedCase,
  testValue,
} from './casework/explain.ts';
export type * from './casework/fields.ts';
export * as field from './casework/fields.ts';
export * from './casework/notice.ts';
export * from './casework/programme.ts';
export * from './casework/readDetails.ts';
export * from './casework/terms.ts';
export * from './casework/transitions.ts';
export * from './casework/way.ts';
export * from './casework/workflow.ts';
export * from './fund/index.ts';
export * from './identity/certificateNumber.ts';
export {
  type CitizenIdCheck,
  checkCharacterOf,
  checkCitizenId,
  citizenIdFor,
  groupIdNumber,
  ID_NUMBER_LENGTH,
  normaliseIdNumber,
} from './identity/citizenId.ts';
export * from './messages/messages.ts';
export type { LabelGroup } from './messages/shape.ts';
export type { ProblemCode } from './messages/zh/problems.ts';
export * from './programmes/index.ts';
export * from './programmes/medical-aid/calculation.ts';
export { medicalAid } from './programmes/medical-aid/definition.ts';
export { AID_MODE_CHOICES, DEDUCTION_NAMES } from './programmes/medical-aid/names.ts';
export * from './programmes/medical-aid/policy.ts';
export * from './programmes/medical-aid/terms.ts';
export * from './registry/area.ts';
export * from './registry/certificate/index.ts';
export * from './registry/household.ts';
export * from './registry/institution.ts';
export * from './registry/person.ts';
export * from './registry/retention.ts';
export * from './registry/terms.ts';
export * from './reports/disclosure.ts';
export * from './roster/index.ts';
export * from './shared/dates.ts';
export * from './shared/error.ts';
export * from './shared/input.ts';
export * from './shared/mask.ts';
export * from './shared/money.ts';
export * from './shared/rate.ts';
export * from './shared/text.ts';
export * from './shared/workflow.ts';
export * from './shared/workingDays.ts';
