import type { Role } from './roles.ts';

/** What someone may do at all; on which rows is a matter of their area. */
export const PERMISSIONS = [
  'area.read',
  'area.write',
  'area.import',
  'person.read',
  'person.write',
  'person.merge',
  'person.erase',
  'sensitive.reveal',
  'household.read',
  'household.write',
  'institution.read',
  'institution.write',
  'certificate.read',
  'certificate.apply',
  'certificate.assign',
  'certificate.assess',
  'certificate.review',
  'certificate.issue',
  'certificate.report',
  'certificate.freeze',
  'certificate.transfer',
  'certificate.cancel',
  'homeVisit.read',
  'homeVisit.plan',
  'case.read',
  'case.draft',
  'case.submit',
  'case.townReview',
  'case.townSign',
  'case.notice',
  'case.objection',
  'case.decide',
  'case.signOff',
  'case.assign',
  'case.deliver',
  'fund.read',
  'fund.record',
  'fund.manage',
  'payment.make',
  'payment.check',
  'policy.read',
  'policy.write',
  'calendar.write',
  'import.run',
  'export.run',
  'chart.read',
  'audit.read',
  'user.manage',
  'apiKey.manage',
  'settings.write',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Reading the records of people, and what a record page needs. */
const READ_RECORDS = [
  'area.read',
  'person.read',
  'household.read',
  'institution.read',
  'certificate.read',
  'homeVisit.read',
  'case.read',
  'policy.read',
  'chart.read',
] as const satisfies readonly Permission[];

/** A village drafts and reports; the town and the district look over it. */
const DRAFT = [
  'person.write',
  'household.write',
  'certificate.apply',
  'certificate.report',
  'case.draft',
] as const satisfies readonly Permission[];

const TOWN_WORK = [
  ...DRAFT,
  'person.merge',
  'sensitive.reveal',
  'institution.write',
  'certificate.assign',
  'certificate.assess',
  'homeVisit.plan',
  'case.submit',
  'case.townReview',
  'case.notice',
  'case.objection',
  'case.assign',
  'case.deliver',
  'import.run',
  'export.run',
] as const satisfies readonly Permission[];

const DISTRICT_WORK = [
  ...TOWN_WORK,
  'certificate.review',
  'certificate.issue',
  'certificate.freeze',
  'certificate.transfer',
  'certificate.cancel',
  'case.decide',
  'fund.read',
  'fund.record',
  'payment.make',
] as const satisfies readonly Permission[];

/**
 * Who may do what. A village liaison neither merges, reviews nor reveals; a town's head reads the town and signs for it; a leader signs off and sees counts
 * and no one's record; the trail of who did what is the manager's to read.
 */
export const ROLE_PERMISSIONS = {
  DISTRICT_MANAGER: [
    ...READ_RECORDS,
    ...DISTRICT_WORK,
    'person.erase',
    'area.write',
    'area.import',
    'audit.read',
    'user.manage',
    'apiKey.manage',
    'settings.write',
    'fund.manage',
    'payment.check',
    'policy.write',
    'calendar.write',
  ],
  DISTRICT_OFFICER: [...READ_RECORDS, ...DISTRICT_WORK],
  TOWN_CASEWORKER: [...READ_RECORDS, ...TOWN_WORK],
  VILLAGE_LIAISON: [...READ_RECORDS, ...DRAFT],
  TOWN_HEAD: [...READ_RECORDS, 'case.townSign'],
  LEADER: ['area.read', 'chart.read', 'case.signOff', 'fund.read', 'policy.read'],
} as const satisfies Readonly<Record<Role, readonly Permission[]>>;

const SETS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  DISTRICT_MANAGER: new Set(ROLE_PERMISSIONS.DISTRICT_MANAGER),
  DISTRICT_OFFICER: new Set(ROLE_PERMISSIONS.DISTRICT_OFFICER),
  TOWN_CASEWORKER: new Set(ROLE_PERMISSIONS.TOWN_CASEWORKER),
  VILLAGE_LIAISON: new Set(ROLE_PERMISSIONS.VILLAGE_LIAISON),
  TOWN_HEAD: new Set(ROLE_PERMISSIONS.TOWN_HEAD),
  LEADER: new Set(ROLE_PERMISSIONS.LEADER),
};

export function may(role: Role, permission: Permission): boolean {
  return SETS[role].has(permission);
}

/** The permissions of a role, for the dashboard's menus and buttons. */
export function permissionsOf(role: Role): readonly Permission[] {
  return ROLE_PERMISSIONS[role];
}
