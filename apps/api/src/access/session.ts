// Sign-in and sessions. The cookie holds a random token; the database holds its hash, so a copy of the database signs nobody in.

import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Database } from '@zhucan/database';
import { permissionsOf, permissionsOfScopes, type Role, UnauthenticatedError } from '@zhucan/domain';
import type { Config } from '../config.ts';
import { recallSession, rememberSession } from './session-memory.ts';
import type { PartnerViewer, UserViewer, Viewer } from './viewer.ts';

const SESSION_COOKIE = 'zhucan_session';
/** A session ends after so long without a request, and at the latest after a working day. */
const IDLE_MINUTES = 120;
const LONGEST_HOURS = 12;
/** The last request is noted no more often than this, so that reading costs no write. */
const TOUCH_MINUTES = 5;

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** argon2id with the library's own recommended cost. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

interface SessionRow {
  sessionId: number;
  touch: boolean;
  id: number;
  username: string;
  displayName: string;
  role: Role;
  programmes: string[];
  areaId: number;
  areaPath: string;
  mustChangePassword: boolean;
}

const FIND_SESSION = `
  SELECT s.id AS "sessionId", s.last_seen_at < now() - interval '${TOUCH_MINUTES} minutes' AS touch,
         u.id, u.username, u.display_name AS "displayName", u.role, u.programmes, u.area_id AS "areaId", u.area_path AS "areaPath",
         u.must_change_password AS "mustChangePassword"
    FROM session s JOIN user_account u ON u.id = s.user_id
   WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND u.active
     AND s.last_seen_at > now() - interval '${IDLE_MINUTES} minutes'`;

/** Whose session this token is, in one statement; null where it is nobody's any more. */
export async function viewerOfToken(db: Database, token: string): Promise<UserViewer | null> {
  const { rows } = await db.pool.query<SessionRow>({
    name: 'session',
    text: FIND_SESSION,
    values: [sha256(token)],
  });
  const [row] = rows;
  if (!row) return null;
  if (row.touch)
    await db.pool.query('UPDATE session SET last_seen_at = now() WHERE id = $1', [row.sessionId]);
  const { touch: _touch, ...viewer } = row;
  return { kind: 'user', ...viewer, permissions: new Set(permissionsOf(row.role)) };
}

interface KeyRow {
  id: number;
  partner: string;
  scopes: string[];
  areaId: number;
  areaPath: string;
  exhausted: boolean;
}

const USE_KEY = `
  UPDATE api_key SET last_used_at = now(),
         used_count = CASE WHEN used_on = $2::date THEN least(used_count + 1, daily_quota + 1) ELSE 1 END, used_on = $2::date
   WHERE key_hash = $1 AND revoked_at IS NULL AND expires_at > now()
  RETURNING id, partner, scopes, area_id AS "areaId", area_path AS "areaPath", used_count > daily_quota AS exhausted`;

/** The partner whose key this is; counts the use. `exhausted` where the day's quota is used up. */
async function viewerOfKey(
  db: Database,
  key: string,
  today: string,
): Promise<{ viewer: PartnerViewer; exhausted: boolean } | null> {
  const { rows } = await db.pool.query<KeyRow>({
    name: 'use_key',
    text: USE_KEY,
    values: [sha256(key), today],
  });
  const [row] = rows;
  if (!row) return null;
  const { partner, exhausted, ...bounds } = row;
  const permissions = permissionsOfScopes(row.scopes);
  return { viewer: { kind: 'partner', displayName: partner, permissions, ...bounds }, exhausted };
}

/** A key as the partner gets it, once, and what is kept of it. */
export function newApiKey(): { secret: string; prefix: string; keyHash: Uint8Array<ArrayBuffer> } {
  const secret = `zk_${randomBytes(30).toString('base64url')}`;
  return { secret, prefix: secret.slice(0, 10), keyHash: new Uint8Array(sha256(secret)) };
}

/** Compared with when the name is unknown, so that an answer takes as long and does not tell which names exist. */
let decoy: Promise<string> | undefined;

/** Checks name and password; throws `UNAUTHENTICATED` for a wrong one, an unknown name or a closed account alike. */
export async function checkPassword(
  db: Database,
  username: string,
  password: string,
): Promise<{ id: number }> {
  const user = await db.prisma.user.findUnique({
    where: { username: username.trim().toLowerCase() },
    select: { id: true, passwordHash: true, active: true },
  });
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = await verify(user?.passwordHash ?? (await decoy), password);
  if (!user?.active || !matches) throw new UnauthenticatedError('SIGN_IN_FAILED');
  return { id: user.id };
}

/** Opens a session and gives the token for the cookie. */
export async function openSession(db: Database, userId: number, userAgent: string | null): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.prisma.session.create({
    data: {
      tokenHash: new Uint8Array(sha256(token)),
      userId,
      expiresAt: new Date(Date.now() + LONGEST_HOURS * 3_600_000),
      userAgent: userAgent?.slice(0, 200) ?? null,
    },
  });
  return token;
}

/** Ends a session, or all of a user's but the one to keep. */
export async function revokeSessions(
  tx: Pick<Database['prisma'], 'session'>,
  which: { id: number } | { userId: number; except?: number },
): Promise<void> {
  const where =
    'id' in which
      ? { id: which.id }
      : { userId: which.userId, ...(which.except ? { NOT: { id: which.except } } : {}) };
  await tx.session.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: new Date() } });
}

/** The cookie that carries the token, or ends it. Strict same-site, out of reach of scripts. */
export function sessionCookie(config: Config, token: string | null): string {
  const secure = config.secureCookies ? '; Secure' : '';
  const life = token === null ? 0 : LONGEST_HOURS * 3600;
  return `${SESSION_COOKIE}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${life}${secure}`;
}

async function rememberedViewer(db: Database, token: string): Promise<UserViewer | null> {
  const recalled = recallSession(token);
  if (recalled) return recalled;
  const viewer = await viewerOfToken(db, token);
  if (viewer) rememberSession(token, viewer);
  return viewer;
}

/** The viewer of a request by its cookie or its bearer key. */
export async function viewerOf(
  db: Database,
  credentials: { cookie: string | undefined; authorization: string | undefined },
  today: string,
): Promise<{ viewer: Viewer | null; exhausted: boolean }> {
  // Whoever sends a key means the key: a wrong one is nobody's, whatever cookie comes with it.
  if (credentials.authorization !== undefined) {
    const key = /^Bearer +(zk_[\w-]{40})$/i.exec(credentials.authorization.trim())?.[1];
    const found = key ? await viewerOfKey(db, key, today) : null;
    return found ?? { viewer: null, exhausted: false };
  }
  const token = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([\\w-]{43})(?:;|$)`).exec(
    credentials.cookie ?? '',
  )?.[1];
  return { viewer: token ? await rememberedViewer(db, token) : null, exhausted: false };
}
