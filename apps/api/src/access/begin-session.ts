// A sign-in that was found good, by whichever proof: a session, its record in the trail, its cookie.

import { UnauthenticatedError } from '@zhucan/domain';
import type { Services } from '../context.ts';
import { appendAudit, auditActor } from './audit.ts';
import { openSession, sessionCookie, viewerOfToken } from './session.ts';
import type { UserViewer } from './viewer.ts';

interface Caller {
  readonly userAgent: string | null;
  readonly requestId: string;
  readonly now: Date;
}

/** Opens a session for a user; gives whom it is of, and the cookie that carries it. */
export async function beginSession(
  { db, vault, config }: Pick<Services, 'db' | 'vault' | 'config'>,
  id: number,
  { userAgent, requestId, now }: Caller,
): Promise<{ viewer: UserViewer; cookie: string }> {
  const token = await openSession(db, id, userAgent);
  const viewer = await viewerOfToken(db, token);
  if (viewer === null) throw new UnauthenticatedError('SIGN_IN_FAILED');
  await db.prisma.$transaction(async tx => {
    await tx.user.update({ where: { id }, data: { lastSignInAt: now } });
    const record = { action: 'SIGN_IN', entity: 'User', entityId: id, areaPath: viewer.areaPath };
    await appendAudit(tx, vault, auditActor(viewer, requestId), [record], now);
  });
  return { viewer, cookie: sessionCookie(config, token) };
}
