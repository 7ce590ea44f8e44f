import type { Permission } from '@zhucan/domain';

export type NavKey =
  | 'home'
  | 'people'
  | 'certificates'
  | 'homeVisits'
  | 'cases'
  | 'objections'
  | 'calculator'
  | 'funds'
  | 'payments'
  | 'advances'
  | 'households'
  | 'institutions'
  | 'areas'
  | 'imports'
  | 'users'
  | 'apiKeys'
  | 'policies'
  | 'calendar'
  | 'settings'
  | 'retention'
  | 'audit';

export interface NavItem {
  key: NavKey;
  path: string;
  group: 'work' | 'money' | 'registry' | 'administration';
  /** One of these, where there are several. */
  permission?: Permission | readonly Permission[];
  /** The letter after `g`. */
  letter: string;
}

/** The menu, in reading order; each entry shows to those who may use it. */
export const navigation: readonly NavItem[] = [
  { key: 'home', path: '/', group: 'work', letter: 'h' },
  { key: 'people', path: '/people', group: 'work', permission: 'person.read', letter: 'p' },
  { key: 'certificates', path: '/certificates', group: 'work', permission: 'certificate.read', letter: 'c' },
  { key: 'homeVisits', path: '/home-visits', group: 'work', permission: 'homeVisit.read', letter: 'v' },
  { key: 'cases', path: '/cases', group: 'work', permission: ['case.read', 'case.signOff'], letter: 'w' },
  { key: 'objections', path: '/objections', group: 'work', permission: 'case.objection', letter: 'o' },
  { key: 'calculator', path: '/calculator', group: 'work', permission: 'policy.read', letter: 'e' },
  { key: 'funds', path: '/funds', group: 'money', permission: 'fund.read', letter: 'j' },
  { key: 'payments', path: '/payments', group: 'money', permission: 'payment.make', letter: 'z' },
  { key: 'advances', path: '/advances', group: 'money', permission: 'fund.record', letter: 'b' },
  { key: 'households', path: '/households', group: 'registry', permission: 'household.read', letter: 'f' },
  {
    key: 'institutions',
    path: '/institutions',
    group: 'registry',
    permission: 'institution.read',
    letter: 'i',
  },
  { key: 'areas', path: '/areas', group: 'registry', permission: 'area.read', letter: 'a' },
  { key: 'imports', path: '/imports', group: 'registry', permission: 'import.run', letter: 'm' },
  { key: 'policies', path: '/policies', group: 'registry', permission: 'policy.read', letter: 'y' },
  {
    key: 'calendar',
    path: '/calendar',
    group: 'administration',
    permission: 'calendar.write',
    letter: 'd',
  },
  { key: 'users', path: '/users', group: 'administration', permission: 'user.manage', letter: 'u' },
  { key: 'apiKeys', path: '/api-keys', group: 'administration', permission: 'apiKey.manage', letter: 'k' },
  { key: 'settings', path: '/settings', group: 'administration', permission: 'settings.write', letter: 's' },
  {
    key: 'retention',
    path: '/retention',
    group: 'administration',
    permission: 'person.erase',
    letter: 'r',
  },
  { key: 'audit', path: '/audit', group: 'administration', permission: 'audit.read', letter: 'l' },
];

export function allowedNavigation(may: (permission: Permission) => boolean): NavItem[] {
  return navigation.filter(({ permission }) => permission === undefined || [permission].flat().some(may));
}

/** Whether a menu entry stands for the page that is open. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  return item.path === '/'
    ? pathname === '/'
    : pathname === item.path || pathname.startsWith(`${item.path}/`);
}
