// Who asks: a signed-in user or a partner's key, with the role or scopes and the area that bound what they may do.

import type { Permission, Role } from '@zhucan/domain';

interface Bounds {
  readonly permissions: ReadonlySet<Permission>;
  readonly areaId: number;
  readonly areaPath: string;
}

/** Someone signed in with a password. */
export interface UserViewer extends Bounds {
  readonly kind: 'user';
  readonly id: number;
  readonly sessionId: number;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  /** Programmes that an officer is limited to; empty for all. */
  readonly programmes: readonly string[];
  /** Until they choose their own password nothing else is theirs to do. */
  readonly mustChangePassword: boolean;
}

/** A partner's system with an API key. */
export interface PartnerViewer extends Bounds {
  readonly kind: 'partner';
  readonly id: number;
  readonly displayName: string;
  readonly scopes: readonly string[];
}

export type Viewer = UserViewer | PartnerViewer;

/** Everything that a row rule depends on: two viewers of the same reach read by the same statement. */
export function reachOf(viewer: Viewer): string {
  const bounds = [viewer.kind, viewer.areaPath, ...viewer.permissions];
  if (viewer.kind === 'partner') return bounds.join(' ');
  // What a leader signed stays theirs to read, so each leader's statement is their own.
  const own = viewer.role === 'LEADER' ? [String(viewer.id)] : [];
  return [...bounds, viewer.role, ...viewer.programmes, ...own].join(' ');
}

/** The viewer as the audit trail names them. */
export function actorOf(viewer: Viewer): string {
  return viewer.kind === 'user' ? `user:${viewer.id}` : `key:${viewer.id}`;
}
