import { afterEach, expect, test, vi } from 'vitest';
import { forgetSessions, recallSession, rememberSession } from './session-memory.ts';
import type { UserViewer } from './viewer.ts';

const viewer: UserViewer = {
  kind: 'user',
  id: 1,
  sessionId: 1,
  username: 'manager',
  displayName: '管理员',
  role: 'DISTRICT_MANAGER',
  programmes: [],
  mustChangePassword: false,
  areaId: 1,
  areaPath: '990101',
  permissions: new Set(),
};

afterEach(() => {
  forgetSessions();
  vi.restoreAllMocks();
});

test('a session is remembered for less than a second and a half, whatever asks for it', () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  rememberSession('token', viewer);
  clock.mockReturnValue(900);
  expect(recallSession('token')).toBe(viewer);
  clock.mockReturnValue(1400);
  expect(recallSession('token')).toBeUndefined();
});

test('forgetting leaves nobody signed in from memory', () => {
  rememberSession('one', viewer);
  rememberSession('two', viewer);
  forgetSessions();
  expect([recallSession('one'), recallSession('two')]).toEqual([undefined, undefined]);
});
