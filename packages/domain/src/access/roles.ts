export const ROLES = [
  'DISTRICT_MANAGER',
  'DISTRICT_OFFICER',
  'TOWN_CASEWORKER',
  'VILLAGE_LIAISON',
  'TOWN_HEAD',
  'LEADER',
] as const;
export type Role = (typeof ROLES)[number];
