import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { may, PERMISSIONS, permissionsOf, ROLE_PERMISSIONS } from './permissions.ts';
import { ROLES } from './roles.ts';
import { isPartnerScope, PARTNER_SCOPES, permissionsOfScopes } from './scopes.ts';
import { passwordProblems, roleAreaProblems, usernameProblems } from './users.ts';

describe('permissions', () => {
  test('the table', () => {
    const initials = ROLES.map(role =>
      role
        .split('_')
        .map(word => word[0])
        .join(''),
    );
    const lines = PERMISSIONS.map(permission => {
      const marks = ROLES.map(role => (may(role, permission) ? 'x' : '.').padEnd(3)).join('');
      return `${permission.padEnd(22)} ${marks.trimEnd()}`;
    });
    expect(
      [
        `${''.padEnd(22)} ${initials
          .map(each => each.padEnd(3))
          .join('')
          .trimEnd()}`,
        ...lines,
      ].join('\n'),
    ).toMatchInlineSnapshot(`
      "                       DM DO TC VL TH L
      area.read              x  x  x  x  x  x
      area.write             x  .  .  .  .  .
      area.import            x  .  .  .  .  .
      person.read            x  x  x  x  x  .
      person.write           x  x  x  x  .  .
      person.merge           x  x  x  .  .  .
      person.erase           x  .  .  .  .  .
      sensitive.reveal       x  x  x  .  .  .
      household.read         x  x  x  x  x  .
      household.write        x  x  x  x  .  .
      institution.read       x  x  x  x  x  .
      institution.write      x  x  x  .  .  .
      certificate.read       x  x  x  x  x  .
      certificate.apply      x  x  x  x  .  .
      certificate.assign     x  x  x  .  .  .
      certificate.assess     x  x  x  .  .  .
      certificate.review     x  x  .  .  .  .
      certificate.issue      x  x  .  .  .  .
      certificate.report     x  x  x  x  .  .
      certificate.freeze     x  x  .  .  .  .
      certificate.transfer   x  x  .  .  .  .
      certificate.cancel     x  x  .  .  .  .
      homeVisit.read         x  x  x  x  x  .
      homeVisit.plan         x  x  x  .  .  .
      case.read              x  x  x  x  x  .
      case.draft             x  x  x  x  .  .
      case.submit            x  x  x  .  .  .
      case.townReview        x  x  x  .  .  .
      case.townSign          .  .  .  .  x  .
      case.notice            x  x  x  .  .  .
      case.objection         x  x  x  .  .  .
      case.decide            x  x  .  .  .  .
      case.signOff           .  .  .  .  .  x
      case.assign            x  x  x  .  .  .
      case.deliver           x  x  x  .  .  .
      fund.read              x  x  .  .  .  x
      fund.record            x  x  .  .  .  .
      fund.manage            x  .  .  .  .  .
      payment.make           x  x  .  .  .  .
      payment.check          x  .  .  .  .  .
      policy.read            x  x  x  x  x  x
      policy.write           x  .  .  .  .  .
      calendar.write         x  .  .  .  .  .
      import.run             x  x  x  .  .  .
      export.run             x  x  x  .  .  .
      chart.read             x  x  x  x  x  x
      audit.read             x  .  .  .  .  .
      user.manage            x  .  .  .  .  .
      apiKey.manage          x  .  .  .  .  .
      settings.write         x  .  .  .  .  ."
    `);
  });

  test('a leader sees no one’s record', () => {
    expect(permissionsOf('LEADER')).toEqual([
      'area.read',
      'chart.read',
      'case.signOff',
      'fund.read',
      'policy.read',
    ]);
  });

  test('a village drafts and decides nothing', () => {
    for (const denied of [
      'person.merge',
      'certificate.review',
      'certificate.issue',
      'sensitive.reveal',
    ] as const) {
      expect(may('VILLAGE_LIAISON', denied)).toBe(false);
    }
  });

  test('only the manager manages', () => {
    for (const permission of ['user.manage', 'apiKey.manage', 'settings.write', 'audit.read'] as const) {
      expect(ROLES.filter(role => may(role, permission))).toEqual(['DISTRICT_MANAGER']);
    }
  });

  test('nobody has one twice, and every permission is somebody’s', () => {
    for (const role of ROLES)
      expect(new Set(ROLE_PERMISSIONS[role]).size).toBe(ROLE_PERMISSIONS[role].length);
    for (const permission of PERMISSIONS) expect(ROLES.some(role => may(role, permission))).toBe(true);
  });
});

describe('a partner’s scopes', () => {
  test('only read', () => {
    for (const permission of permissionsOfScopes(PARTNER_SCOPES)) expect(permission).toMatch(/\.read$/);
  });

  test('what is no scope gives nothing', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        fc.pre(!isPartnerScope(text));
        expect(permissionsOfScopes([text, 'user.manage', 'toString']).size).toBe(0);
      }),
    );
    expect([...permissionsOfScopes(['person.read', 'area.read'])].sort()).toEqual([
      'area.read',
      'person.read',
    ]);
  });
});

describe('a password', () => {
  const codes = (password: string, username = 'officer') =>
    passwordProblems(password, username).map(({ code }) => code);

  test.each([
    ['', ['PASSWORD_SHORT']],
    ['Ab3!xyzwv', ['PASSWORD_SHORT']],
    ['x'.repeat(129), ['PASSWORD_LONG']],
    ['x'.repeat(1_000_000), ['PASSWORD_LONG']],
    ['1234567890', ['PASSWORD_COMMON']],
    ['aaaaaaaaaaaa', ['PASSWORD_COMMON']],
    ['abcabcabcabc', ['PASSWORD_COMMON']],
    ['Password123', ['PASSWORD_COMMON']],
    ['admin@123456', ['PASSWORD_COMMON']],
    ['zhucan-2026!', ['PASSWORD_COMMON']],
    ['my-Officer-77', ['PASSWORD_IS_USERNAME']],
    ['correct horse battery', []],
    ['山高月小水落石出真好', []],
    ['k7Qm2xVt9d', []],
  ])('«%.20s» → %j', (password, expected) => {
    expect(codes(password)).toEqual(expected);
  });
});

describe('a user', () => {
  test.each(['ab', 'Officer', '1a2', 'a b', 'a'.repeat(33), '', '张三'])('cannot be called «%s»', name => {
    expect(usernameProblems(name)).toMatchObject([{ code: 'USERNAME_INVALID', field: 'username' }]);
  });

  test('can be called town.01', () => {
    expect(usernameProblems('town.01')).toEqual([]);
  });

  test('works on the level of area of the role', () => {
    expect(roleAreaProblems('TOWN_HEAD', 'TOWN')).toEqual([]);
    expect(roleAreaProblems('VILLAGE_LIAISON', 'TOWN')).toEqual([
      { code: 'ROLE_AREA_LEVEL', field: 'areaId', params: { role: 'VILLAGE_LIAISON', level: 'VILLAGE' } },
    ]);
  });
});
