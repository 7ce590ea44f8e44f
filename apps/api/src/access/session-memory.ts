// Whose session a token is, remembered for a second: a screen that asks ten times at once is looked up once. This process forgets
// the moment a command changes a user or ends a session; another process follows within the second.

import type { UserViewer } from './viewer.ts';

const REMEMBERED_MS = 1000;
const MOST = 10_000;

const remembered = new Map<string, { readonly viewer: UserViewer; readonly until: number }>();

export function recallSession(token: string): UserViewer | undefined {
  const found = remembered.get(token);
  if (found && found.until > performance.now()) return found.viewer;
  remembered.delete(token);
  return undefined;
}

export function rememberSession(token: string, viewer: UserViewer): void {
  if (remembered.size >= MOST) remembered.clear();
  remembered.set(token, { viewer, until: performance.now() + REMEMBERED_MS });
}

/** To be called when a user, or a session, has changed. */
export function forgetSessions(): void {
  remembered.clear();
}
