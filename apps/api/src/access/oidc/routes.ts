// Sign-in through the district's identity provider, where one is configured: `/oidc` tells the sign-in page its label, `/oidc/start`
// leads to it, `/oidc/callback` is where it leads back to.

import { UnauthenticatedError } from '@zhucan/domain';
import type { Config, OidcConfig } from '../../config.ts';
import type { Services } from '../../context.ts';
import type { RequestLimiter } from '../../http/rate.ts';
import { type HttpExchange, sendJson, sendText } from '../../http/request.ts';
import { beginSession } from '../begin-session.ts';
import { beginOidc, readPending, usernameOf } from './provider.ts';

const COOKIE = 'zhucan_oidc';
/** Where the sign-in page says that it did not work. */
const FAILED = '/login?oidc=failed';

/** Sent when the provider leads back, which a strict cookie would not be; it is of use to nobody without the provider's code. */
function pendingCookie({ secureCookies }: Config, sealed: string): string {
  const life = sealed === '' ? 0 : 600;
  const secure = secureCookies ? '; Secure' : '';
  return `${COOKIE}=${sealed}; Path=/oidc; HttpOnly; SameSite=Lax; Max-Age=${life}${secure}`;
}

/** This server as the browser knows it. A made-up host gets nowhere: the provider leads back to registered addresses alone. */
function originOf({ secureCookies }: Config, { req }: HttpExchange): string {
  return `${secureCookies ? 'https' : 'http'}://${req.headers.host ?? ''}`;
}

function lead({ res }: HttpExchange, location: string, cookies: readonly string[]): void {
  res.writeHead(302, { location, 'set-cookie': [...cookies], 'cache-control': 'no-store' });
  res.end();
}

async function start({ config, vault, clock }: Services, oidc: OidcConfig, exchange: HttpExchange) {
  const { url, pending } = await beginOidc(oidc, `${originOf(config, exchange)}/oidc/callback`, clock());
  const sealed = Buffer.from(vault.seal(JSON.stringify(pending))).toString('base64url');
  lead(exchange, url.href, [pendingCookie(config, sealed)]);
}

/** The user of that name; the provider makes nobody a user. */
async function userNamed({ db }: Services, username: string): Promise<number> {
  const user = await db.prisma.user.findUnique({
    where: { username: username.trim().toLowerCase() },
    select: { id: true, active: true },
  });
  if (!user?.active) throw new UnauthenticatedError('SIGN_IN_FAILED');
  return user.id;
}

async function callback(services: Services, oidc: OidcConfig, exchange: HttpExchange): Promise<void> {
  const { config, vault, clock } = services;
  const { req, requestId } = exchange;
  const sealed = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)(?:;|$)`).exec(req.headers.cookie ?? '')?.[1];
  if (!sealed) throw new UnauthenticatedError('SIGN_IN_FAILED');
  const pending = readPending(vault.open(Buffer.from(sealed, 'base64url')), clock());
  const answer = new URL(`${originOf(config, exchange)}${req.url}`);
  const id = await userNamed(services, await usernameOf(oidc, answer, pending));
  const userAgent = req.headers['user-agent'] ?? null;
  const { cookie } = await beginSession(services, id, { userAgent, requestId, now: clock() });
  lead(exchange, '/', [cookie, pendingCookie(config, '')]);
}

/** Answers `/oidc…`; false for any other path. */
export async function handleOidc(
  services: Services,
  limiter: RequestLimiter,
  exchange: HttpExchange,
): Promise<boolean> {
  const { path, method, ip, requestId } = exchange;
  const steps = { '/oidc': null, '/oidc/start': start, '/oidc/callback': callback } as const;
  if (!Object.hasOwn(steps, path)) return false;
  await limiter.take(null, ip);
  const { oidc } = services.config;
  if (method !== 'GET') {
    sendText(exchange, 405, 'GET');
    return true;
  }
  const step = steps[path as keyof typeof steps];
  if (step === null) sendJson(exchange, 200, { label: oidc?.label ?? null });
  else if (oidc === null) sendText(exchange, 404, 'ZHUCAN_OIDC_ISSUER');
  else
    await step(services, oidc, exchange).catch((error: unknown) => {
      // Why stays between the provider and the operator: whoever asks learns neither who is a user here nor what was wrong.
      const name = error instanceof Error ? error.name : 'unknown';
      services.log.warn({ requestId, name }, 'sign-in through the identity provider failed');
      lead(exchange, FAILED, [pendingCookie(services.config, '')]);
    });
  return true;
}
