import type { Permission } from '@zhucan/domain';

export type NavKey =
  | 'home'
  | 'people'
  | 'certificates'
  | 'homeVisits'
  | 'households'
  | 'institutions'
  | 'areas'
  | 'imports'
  | 'users'
  | 'apiKeys'
  | 'settings'
  | 'retention'
  | 'audit';

export interface NavItem {
  key: NavKey;
  path: string;
  group: 'work' | 'registry' | 'administration';
  permission?: Permission;
  /** The letter after `g`. */
  letter: string;
}

/** The menu, in reading order; each entry shows to those who may use it. */
export const navigation: readonly NavItem[] = [
  { key: 'home', path: '/', group: 'work', letter: 'h' },
  { key: 'people', path: '/people', group: 'work', permission: 'person.read', letter: 'p' },
  { key: 'certificates', path: '/certificates', group: 'work', permission: 'certificate.read', letter: 'c' },
  { key: 'homeVisits', path: '/home-visits', group: 'work', permission: 'homeVisit.read', letter: 'v' },
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
  return navigation.filter(item => item.permission === undefined || may(item.permission));
}

/** Whether a menu entry stands for the page that is open. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  return item.path === '/'
    ? pathname === '/'
    : pathname === item.path || pathname.startsWith(`${item.path}/`);
}
