import { permissionsOf, ROLES, type Role } from '@zhucan/domain';
import { describe, expect, it } from 'vitest';
import { permissionFor } from '../providers/authProvider.ts';
import { allowedNavigation, isCurrent, navigation } from './navigation.ts';

const menuOf = (role: Role) =>
  allowedNavigation(permission => permissionsOf(role).includes(permission)).map(({ key }) => key);

describe('the menu', () => {
  it('shows a leader figures and areas, and no record', () => {
    expect(menuOf('LEADER')).toEqual(['home', 'cases', 'calculator', 'funds', 'areas', 'policies']);
  });

  it('shows users, keys, rules and the trail to the manager alone', () => {
    const administration = navigation.filter(({ group }) => group === 'administration').map(({ key }) => key);
    for (const role of ROLES) {
      const seen = menuOf(role).filter(key => administration.includes(key));
      expect(seen).toEqual(role === 'DISTRICT_MANAGER' ? administration : []);
    }
  });

  it('has one letter for each page', () => {
    expect(new Set(navigation.map(({ letter }) => letter)).size).toBe(navigation.length);
  });

  it('needs of a page what its list needs', () => {
    for (const { path, permission } of navigation.filter(({ key }) => key !== 'home')) {
      expect([path, permissionFor(path.slice(1), 'list')]).toEqual([path, permission]);
    }
  });

  it('marks the page that is open, and home only on itself', () => {
    const home = navigation[0];
    const people = navigation.find(({ key }) => key === 'people');
    if (!home || !people) throw new Error('both are in the menu');
    expect([
      isCurrent(people, '/people/x/show'),
      isCurrent(people, '/peoples'),
      isCurrent(home, '/people'),
    ]).toEqual([true, false, false]);
    expect(isCurrent(home, '/')).toBe(true);
  });

  it('closes what nobody has named', () => {
    expect(permissionFor('secrets', 'list')).toBeUndefined();
  });
});
