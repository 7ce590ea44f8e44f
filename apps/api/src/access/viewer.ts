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

/** The viewer as the audit trail names them. */
export function actorOf(viewer: Viewer): string {
  return viewer.kind === 'user' ? `user:${viewer.id}` : `key:${viewer.id}`;
}
